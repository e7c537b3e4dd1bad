#include "engine/session/training_session.h"

#include <cassert>
#include <latch>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

#include "engine/base/guarded.h"
#include "engine/session/command_queue.h"
#include "engine/session/run_loop.h"
#include "engine/session/update_lanes.h"

namespace synthslice::session {

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
void TrainingSession::stepPart(std::string part)
{
    m_impl->command(StepPartCommand{std::move(part)});
}
void TrainingSession::setPace(double stepsPerSecond)
{
    m_impl->command(PaceCommand{stepsPerSecond});
}
void TrainingSession::stop()
{
    m_impl->stop();
}
void TrainingSession::takeSample()
{
    m_impl->command(TakeSampleCommand{});
}
void TrainingSession::look()
{
    m_impl->command(LookCommand{});
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
