#include "ui/controls/task_progress.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

#include "ui/shared/background_task.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr int patienceMs = 300;
constexpr int barSteps = 1000;

}  // namespace

TaskProgress::TaskProgress(BackgroundTask* task, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_doing(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_patience(new QTimer(this))
{
    setObjectName(objectName);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setRange(0, barSteps);
    m_cancel->setObjectName(objectName + QStringLiteral(".cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setToolTip(tr("Stops this; nothing half-done stays"));
    m_patience->setSingleShot(true);
    m_patience->setInterval(patienceMs);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_doing);
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    hide();

    connect(m_patience, &QTimer::timeout, this, &QWidget::show);
    connect(task, &BackgroundTask::started, this, [this] {
        report(0.0, {});
        m_cancel->setEnabled(true);
        m_patience->start();
    });
    connect(task, &BackgroundTask::progressed, this, &TaskProgress::report);
    connect(task, &BackgroundTask::finished, this, [this, task] {
        if (!task->isRunning()) {
            m_patience->stop();
            hide();
        }
    });
    connect(m_cancel, &QPushButton::clicked, this, [this, task] {
        m_cancel->setEnabled(false);
        task->cancel();
    });
}

void TaskProgress::report(double fraction, const QString& doing)
{
    m_bar->setValue(static_cast<int>(std::lround(fraction * barSteps)));
    m_doing->setText(specText(doing.toStdString()));
}

}  // namespace synthslice::ui
