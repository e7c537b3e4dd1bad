#include "engine/session/training_session.h"

#include <cassert>
#include <exception>
#include <latch>
#include <new>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

#include "engine/session/command_queue.h"
#include "engine/session/run_loop.h"
#include "engine/session/update_lanes.h"

namespace synthslice::session {

namespace {

/// LibTorch's messages go on with a stack trace.
std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

}  // namespace

class TrainingSession::Impl {
public:
    Impl(Prepare prepare, SessionLimits limits, std::function<void()> wake)
        : m_prepare(std::move(prepare)), m_limits(limits), m_lanes(std::move(wake))
    {
    }

    ~Impl()
    {
        stop();
        if (m_worker.joinable()) {
            m_worker.join();
        }
    }

    void start()
    {
        [[maybe_unused]] const bool first = m_lanes.signal(SessionSignal::Start);
        assert(first);
        m_worker = std::thread([this] { work(); });
    }

    void stop()
    {
        m_stop.request_stop();
        m_commands.push(StopCommand{});
    }

    void command(Command command) { m_commands.push(std::move(command)); }
    [[nodiscard]] SessionState state() const { return m_lanes.state(); }
    [[nodiscard]] SessionUpdate drain() { return m_lanes.drain(); }

    void wait() const
    {
        assert(m_worker.joinable());
        m_ended.wait();
    }

private:
    /// The thread function. Everything of the run is gone, and its folder free, before the state says so.
    void work()
    {
        Result<void> outcome = prepareAndTrain();
        if (outcome) {
            m_lanes.signal(SessionSignal::Done);
        } else if (outcome.error().code == ErrorCode::Cancelled) {
            m_lanes.signal(SessionSignal::Stop);
            m_lanes.signal(SessionSignal::Done);
        } else {
            m_lanes.fail(std::move(outcome.error()));
        }
        m_ended.count_down();
    }

    Result<void> prepareAndTrain()
    {
        auto run = guarded("Preparation failed", [&] { return m_prepare(preparationProgress()); });
        if (!run) {
            return tl::unexpected(std::move(run.error()));
        }
        RunLoop loop(*run, m_limits, m_commands, m_stop.get_token(), m_lanes);
        auto trained = guarded("Training failed", [&] { return loop.run(); });
        if (!trained) {
            loop.note(EventKind::Failure, trained.error().text());
        }
        return trained;
    }

    /// The one place where exceptions of LibTorch and OpenCV end.
    template <class Work>
    std::invoke_result_t<Work> guarded(const std::string& what, Work&& work)
    {
        try {
            return work();
        } catch (const std::bad_alloc&) {
            return failed(what + ": out of memory", "use fewer slices, smaller batches or smaller networks");
        } catch (const std::exception& exception) {
            return failed(what + ": " + firstLine(exception.what()));
        }
    }

    Progress preparationProgress()
    {
        return {[this](double fraction, std::string_view doing) {
                    m_lanes.publish(PreparationProgress{fraction, std::string(doing)});
                },
                m_stop.get_token()};
    }

    Prepare m_prepare;
    SessionLimits m_limits;
    UpdateLanes m_lanes;
    CommandQueue m_commands;
    std::stop_source m_stop;
    std::latch m_ended{1};
    std::thread m_worker;
};

TrainingSession::TrainingSession(Prepare prepare, SessionLimits limits, std::function<void()> wake)
    : m_impl(std::make_unique<Impl>(std::move(prepare), limits, std::move(wake)))
{
}

TrainingSession::~TrainingSession() = default;

void TrainingSession::start()
{
    m_impl->start();
}
void TrainingSession::pause()
{
    m_impl->command(PauseCommand{});
}
void TrainingSession::resume()
{
    m_impl->command(ResumeCommand{});
}
void TrainingSession::stepOnce()
{
    m_impl->command(StepOnceCommand{});
}
void TrainingSession::stop()
{
    m_impl->stop();
}
void TrainingSession::takeSample()
{
    m_impl->command(TakeSampleCommand{});
}
void TrainingSession::saveCheckpoint()
{
    m_impl->command(SaveCheckpointCommand{});
}
void TrainingSession::applyLive(LiveEdit edit)
{
    m_impl->command(std::move(edit));
}
SessionState TrainingSession::state() const
{
    return m_impl->state();
}
SessionUpdate TrainingSession::drain()
{
    return m_impl->drain();
}
void TrainingSession::wait()
{
    m_impl->wait();
}

}  // namespace synthslice::session
