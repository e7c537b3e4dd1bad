#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "engine/session/training_session.h"

namespace synthslice::ui {

/// Carries one training session to the window's thread: is woken by the session, drains it at most every 33
/// ms, and hands all that happened on in one piece. All methods are called on the window's thread.
class SessionBridge : public QObject {
    Q_OBJECT

public:
    explicit SessionBridge(QObject* parent = nullptr);
    ~SessionBridge() override;

    /// Begins a session; only while none is active.
    void start(session::Prepare prepare, session::SessionLimits limits);
    void pause();
    void resume();
    void stepOnce();
    void stepPart(const std::string& part);
    /// Of this session and of those that are started later; 0 is no limit.
    void setPace(double stepsPerSecond);
    void stop();
    void takeSample();
    void look();
    void saveCheckpoint();
    /// Of edits of one parameter that come fast, as from a slider, some are left out, but never the last.
    void applyLive(const session::LiveEdit& edit);

    /// As of the last drain.
    [[nodiscard]] session::SessionState state() const { return m_state; }
    /// From start() until Finished or Failed has been drained.
    [[nodiscard]] bool isActive() const;

signals:
    void updated(const synthslice::session::SessionUpdate& update);
    void stateChanged(synthslice::session::SessionState state);

private:
    void sendEdits();
    void scheduleDrain();
    void drain();

    session::SessionState m_state = session::SessionState::Idle;
    QTimer m_timer;
    QElapsedTimer m_sinceDrain;
    double m_stepsPerSecond = 0.0;
    std::vector<session::LiveEdit> m_edits;  ///< that wait for m_editTimer
    QTimer m_editTimer;
    std::unique_ptr<session::TrainingSession> m_session;
};

}  // namespace synthslice::ui
