#include "ui/shared/background_task.h"

namespace synthslice::ui {

BackgroundTask::BackgroundTask(QObject* parent) : QObject(parent) {}

BackgroundTask::~BackgroundTask() = default;

void BackgroundTask::start(std::function<void(const Progress&)> work)
{
    Q_ASSERT(!isRunning());
    m_thread = std::jthread([this, work = std::move(work)](const std::stop_token& stop) {
        work({.report = [this](double fraction, std::string_view doing) { report(fraction, doing); },
              .stop = stop});
        QMetaObject::invokeMethod(this, &BackgroundTask::finish, Qt::QueuedConnection);
    });
    emit started();
}

void BackgroundTask::cancel()
{
    m_thread.request_stop();
}

void BackgroundTask::report(double fraction, std::string_view doing)
{
    const std::scoped_lock lock(m_mutex);
    // One queued call at a time: work that reports often must not flood the event loop.
    if (!m_report) {
        QMetaObject::invokeMethod(this, &BackgroundTask::deliverProgress, Qt::QueuedConnection);
    }
    m_report = Report{fraction, QString::fromUtf8(doing.data(), static_cast<qsizetype>(doing.size()))};
}

void BackgroundTask::deliverProgress()
{
    std::optional<Report> newest;
    {
        const std::scoped_lock lock(m_mutex);
        newest.swap(m_report);
    }
    if (newest && isRunning()) {
        emit progressed(newest->fraction, newest->doing);
    }
}

void BackgroundTask::finish()
{
    m_thread.join();
    m_thread = {};
    // The callback may start the next call.
    if (const auto done = std::exchange(m_done, nullptr)) {
        done();
    }
    emit finished();
}

}  // namespace synthslice::ui
