#pragma once

#include <array>
#include <deque>

#include <QStatusBar>

#include "engine/session/messages.h"

class QLabel;
class QProgressBar;

namespace synthslice::ui {

[[nodiscard]] QString stateText(session::SessionState state);

/// The window's status bar: state, device, precision, images/s, step, epoch, time left; the progress of a
/// run's preparation.
class RunStatus : public QStatusBar {
    Q_OBJECT

public:
    explicit RunStatus(QWidget* parent = nullptr);

    void apply(const session::SessionUpdate& update);
    /// Another run is shown, of which nothing is known to go on.
    void clear();
    /// Of the last seconds of training; 0 before the first step.
    [[nodiscard]] double imagesPerSecond() const;

private:
    void showNumbers();

    enum Field { State, Device, Precision, Speed, Step, Epoch, TimeLeft, FieldCount };
    std::array<QLabel*, FieldCount> m_fields{};
    QProgressBar* m_preparation;
    session::RunInfo m_info;
    std::deque<double> m_recentSeconds;  ///< of the last steps
    double m_recentSum = 0.0;
    session::SessionState m_state = session::SessionState::Idle;
    std::int64_t m_step = 0;
};

}  // namespace synthslice::ui
