#include "ui/shared/session_bridge.h"

#include <algorithm>

namespace synthslice::ui {

using session::SessionState;

namespace {

constexpr qint64 drainEveryMs = 33;

}  // namespace

SessionBridge::SessionBridge(QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SessionBridge::drain);
}

SessionBridge::~SessionBridge() = default;

void SessionBridge::start(session::Prepare prepare, session::SessionLimits limits)
{
    Q_ASSERT(!isActive());
    m_session.reset();
    m_session = std::make_unique<session::TrainingSession>(std::move(prepare), limits, [this] {
        QMetaObject::invokeMethod(this, &SessionBridge::scheduleDrain, Qt::QueuedConnection);
    });
    m_state = SessionState::Preparing;
    emit stateChanged(m_state);
    m_session->start();
}

bool SessionBridge::isActive() const
{
    return m_session && m_state != SessionState::Idle && m_state != SessionState::Finished &&
           m_state != SessionState::Failed;
}

void SessionBridge::pause()
{
    if (m_session) {
        m_session->pause();
    }
}

void SessionBridge::resume()
{
    if (m_session) {
        m_session->resume();
    }
}

void SessionBridge::stepOnce()
{
    if (m_session) {
        m_session->stepOnce();
    }
}

void SessionBridge::stop()
{
    if (m_session) {
        m_session->stop();
    }
}

void SessionBridge::takeSample()
{
    if (m_session) {
        m_session->takeSample();
    }
}

void SessionBridge::saveCheckpoint()
{
    if (m_session) {
        m_session->saveCheckpoint();
    }
}

void SessionBridge::applyLive(const session::LiveEdit& edit)
{
    if (m_session) {
        m_session->applyLive(edit);
    }
}

void SessionBridge::scheduleDrain()
{
    if (!m_timer.isActive()) {
        const qint64 since = m_sinceDrain.isValid() ? m_sinceDrain.elapsed() : drainEveryMs;
        m_timer.start(static_cast<int>(std::max<qint64>(0, drainEveryMs - since)));
    }
}

void SessionBridge::drain()
{
    if (!m_session) {
        return;
    }
    m_sinceDrain.start();
    const session::SessionUpdate update = m_session->drain();
    const bool changed = update.state != m_state;
    m_state = update.state;
    emit updated(update);
    if (changed) {
        emit stateChanged(m_state);
    }
}

}  // namespace synthslice::ui
