#include "ui/run/run_status.h"

#include <algorithm>
#include <cmath>

#include <QLabel>
#include <QLocale>
#include <QProgressBar>

#include "ui/controls/control.h"
#include "ui/shared/duration_text.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

using session::SessionState;

namespace {

constexpr double speedWindowSeconds = 5.0;

}  // namespace

QString stateText(SessionState state)
{
    switch (state) {
    case SessionState::Idle:
        return RunStatus::tr("Ready");
    case SessionState::Preparing:
        return RunStatus::tr("Preparing");
    case SessionState::Running:
        return RunStatus::tr("Training");
    case SessionState::Paused:
        return RunStatus::tr("Paused");
    case SessionState::Stopping:
        return RunStatus::tr("Stopping");
    case SessionState::Finished:
        return RunStatus::tr("Finished");
    case SessionState::Failed:
        return RunStatus::tr("Failed");
    }
    return {};
}

RunStatus::RunStatus(QWidget* parent) : QStatusBar(parent), m_preparation(new QProgressBar(this))
{
    setObjectName(QStringLiteral("runStatus"));
    struct Description {
        const char* name;
        QString label;
        QString toolTip;
    };
    const std::array<Description, FieldCount> descriptions{{
        {"statusState", tr("State"), tr("What the training is doing")},
        {"statusDevice", tr("Device"), tr("What the training runs on")},
        {"statusPrecision", tr("Precision"), tr("Number format of the training")},
        {"statusSpeed", tr("Speed"), tr("Training images per second, over the last seconds")},
        {"statusStep", tr("Step"), tr("Training steps done, and to do")},
        {"statusEpoch", tr("Epoch"),
         tr("Passes over as many patches as the training half holds side by side")},
        {"statusTimeLeft", tr("Time left"), tr("Time until the last step at the present speed")},
    }};
    for (int i = 0; i < FieldCount; ++i) {
        m_fields[i] = named(new QLabel(this), descriptions[i].name, descriptions[i].label,
                            descriptions[i].toolTip);
        m_fields[i]->setContentsMargins(6, 0, 6, 0);
        addWidget(m_fields[i]);
    }
    named(m_preparation, "preparationProgress", tr("Preparation"),
          tr("How far the run's preparation is; Stop cancels it"));
    m_preparation->setRange(0, 1000);
    m_preparation->setMaximumWidth(260);
    m_preparation->hide();
    addPermanentWidget(m_preparation);
    m_fields[State]->setText(stateText(SessionState::Idle));
}

void RunStatus::apply(const session::SessionUpdate& update)
{
    if (update.info) {
        m_info = *update.info;
        m_step = m_info.startStep;
        m_recentSeconds.clear();
        m_recentSum = 0.0;
        m_fields[Device]->setText(QString::fromStdString(m_info.device));
        m_fields[Precision]->setText(QString::fromStdString(m_info.precision));
    }
    for (const session::StepReport& report : update.steps) {
        if (report.step == m_info.startStep + 2) {
            // The first step also chooses how it computes, and takes many times as long.
            m_recentSeconds.clear();
            m_recentSum = 0.0;
        }
        m_recentSeconds.push_back(report.seconds);
        m_recentSum += report.seconds;
        while (m_recentSum > speedWindowSeconds && m_recentSeconds.size() > 1) {
            m_recentSum -= m_recentSeconds.front();
            m_recentSeconds.pop_front();
        }
        m_step = report.step;
    }
    m_state = update.state;
    const bool early = m_state == SessionState::Finished && m_step < m_info.targetSteps;
    m_fields[State]->setText(early ? tr("Stopped") : stateText(m_state));
    m_preparation->setVisible(update.state == SessionState::Preparing);
    if (update.preparation) {
        m_preparation->setValue(static_cast<int>(update.preparation->fraction * 1000.0));
        m_preparation->setFormat(specText(update.preparation->doing) + QStringLiteral("  %p%"));
    }
    showNumbers();
}

void RunStatus::clear()
{
    m_info = {};
    m_state = SessionState::Idle;
    m_recentSeconds.clear();
    m_recentSum = 0.0;
    for (QLabel* field : m_fields) field->clear();
    m_fields[State]->setText(stateText(m_state));
}

double RunStatus::imagesPerSecond() const
{
    return m_recentSum > 0.0 ? static_cast<double>(m_info.batchSize) *
                                   static_cast<double>(m_recentSeconds.size()) / m_recentSum
                             : 0.0;
}

void RunStatus::showNumbers()
{
    if (m_info.targetSteps == 0) {
        return;
    }
    const QLocale locale;
    const double speed = imagesPerSecond();
    m_fields[Speed]->setText(
        speed > 0.0 ? tr("%1 images/s").arg(locale.toString(speed, 'f', speed < 10.0 ? 1 : 0)) : QString());
    m_fields[Step]->setText(
        tr("step %1 of %2")
            .arg(locale.toString(qlonglong{m_step}), locale.toString(qlonglong{m_info.targetSteps})));
    const double epochs = static_cast<double>(m_step) / static_cast<double>(m_info.stepsPerEpoch);
    m_fields[Epoch]->setText(m_info.stepsPerEpoch > 0 ? tr("epoch %1").arg(locale.toString(epochs, 'f', 1))
                                                      : QString());
    const double secondsPerStep = m_recentSeconds.empty()
                                      ? -1.0
                                      : m_recentSum / static_cast<double>(m_recentSeconds.size());
    const bool goesOn = m_state == SessionState::Running || m_state == SessionState::Paused;
    const QString left = !goesOn ? QString()
                                 : durationText(secondsPerStep *
                                                static_cast<double>(m_info.targetSteps - m_step));
    m_fields[TimeLeft]->setText(left.isEmpty() ? QString() : tr("%1 left").arg(left));
}

}  // namespace synthslice::ui
