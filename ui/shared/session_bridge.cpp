#include "ui/shared/session_bridge.h"

#include <algorithm>

namespace synthslice::ui {

using session::SessionState;

namespace {

constexpr qint64 drainEveryMs = 33;
constexpr int editEveryMs = 200;

}  // namespace

SessionBridge::SessionBridge(QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SessionBridge::drain);
    m_editTimer.setSingleShot(true);
    m_editTimer.setInterval(editEveryMs);
    connect(&m_editTimer, &QTimer::timeout, this, &SessionBridge::sendEdits);
}

SessionBridge::~SessionBridge() = default;

void SessionBridge::start(session::Prepare prepare, session::SessionLimits limits)
{
    Q_ASSERT(!isActive());
    m_session.reset();
    m_edits.clear();
    m_session = std::make_unique<session::TrainingSession>(std::move(prepare), limits, [this] {
        QMetaObject::invokeMethod(this, &SessionBridge::scheduleDrain, Qt::QueuedConnection);
    });
    m_state = SessionState::Preparing;
    emit stateChanged(m_state);
    m_session->setPace(m_stepsPerSecond);
    m_session->start();
}

bool SessionBridge::isActive() const
{
    return m_session && m_state != SessionState::Idle && m_state != SessionState::Finished &&
           m_state != SessionState::Failed;
}

void SessionBridge::pause()
{
    sendEdits();
    if (m_session) m_session->pause();
}

void SessionBridge::resume()
{
    sendEdits();
    if (m_session) m_session->resume();
}

void SessionBridge::stepOnce()
{
    sendEdits();
    if (m_session) m_session->stepOnce();
}

void SessionBridge::stepPart(const std::string& part)
{
    sendEdits();
    if (m_session) m_session->stepPart(part);
}

void SessionBridge::setPace(double stepsPerSecond)
{
    m_stepsPerSecond = stepsPerSecond;
    if (m_session) m_session->setPace(stepsPerSecond);
}

void SessionBridge::stop()
{
    sendEdits();
    if (m_session) m_session->stop();
}

void SessionBridge::takeSample()
{
    sendEdits();
    if (m_session) m_session->takeSample();
}

void SessionBridge::look()
{
    if (m_session) m_session->look();
}

void SessionBridge::saveCheckpoint()
{
    sendEdits();
    if (m_session) m_session->saveCheckpoint();
}

void SessionBridge::applyLive(const session::LiveEdit& edit)
{
    const auto waiting = std::ranges::find(m_edits, edit.path, &session::LiveEdit::path);
    if (waiting != m_edits.end()) {
        waiting->value = edit.value;
    } else {
        m_edits.push_back(edit);
    }
    if (!m_editTimer.isActive()) {
        sendEdits();
        m_editTimer.start();
    }
}

void SessionBridge::sendEdits()
{
    if (m_session) {
        for (const session::LiveEdit& edit : m_edits) m_session->applyLive(edit);
    }
    if (!m_edits.empty()) m_editTimer.start();
    m_edits.clear();
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
