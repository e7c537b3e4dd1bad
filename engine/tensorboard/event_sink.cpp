#include "engine/tensorboard/event_sink.h"

#include <chrono>
#include <utility>

#include "engine/tensorboard/event_log.h"

namespace synthslice::tensorboard {

namespace {

constexpr std::chrono::seconds flushInterval{1};

class EventSink final : public session::RunSink {
public:
    EventSink(std::unique_ptr<session::RunSink> sink, EventLog log)
        : m_sink(std::move(sink)), m_log(std::move(log))
    {
    }

    Result<void> recordStep(const session::StepReport& report) override
    {
        m_log.addStep(report);
        auto recorded = m_sink->recordStep(report);
        const auto now = std::chrono::steady_clock::now();
        if (now - m_lastFlush < flushInterval) return recorded;
        m_lastFlush = now;
        return withFlush(std::move(recorded));
    }
    Result<void> recordSamples(const session::Samples& samples) override
    {
        auto recorded = m_sink->recordSamples(samples);
        if (recorded) recorded = m_log.addSamples(samples.step);
        return withFlush(std::move(recorded));
    }
    Result<void> recordAssessment(const session::Assessment& assessment) override
    {
        m_log.addAssessment(assessment);
        return withFlush(m_sink->recordAssessment(assessment));
    }
    Result<void> recordEvent(const session::SessionEvent& event) override
    {
        auto recorded = m_sink->recordEvent(event);
        if (event.kind != session::EventKind::CheckpointSaved) return withFlush(std::move(recorded));
        auto flushed = m_log.flushToDisk();
        return recorded ? flushed : recorded;
    }
    Result<void> saveCheckpoint(const session::CheckpointData& data) override
    {
        return m_sink->saveCheckpoint(data);
    }

private:
    /// The run's own error counts more.
    Result<void> withFlush(Result<void> recorded)
    {
        auto flushed = m_log.flush();
        return recorded ? flushed : recorded;
    }

    std::unique_ptr<session::RunSink> m_sink;
    EventLog m_log;
    std::chrono::steady_clock::time_point m_lastFlush = std::chrono::steady_clock::now();
};

}  // namespace

Result<std::unique_ptr<session::RunSink>> withEventLog(std::unique_ptr<session::RunSink> sink,
                                                       const std::filesystem::path& runFolder)
{
    auto log = EventLog::make(runFolder, runFolder);
    if (!log) return tl::unexpected(log.error());
    return std::make_unique<EventSink>(std::move(sink), std::move(*log));
}

}  // namespace synthslice::tensorboard
