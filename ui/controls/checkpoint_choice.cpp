#include "ui/controls/checkpoint_choice.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>

#include "engine/store/run_store.h"
#include "ui/controls/control.h"
#include "ui/controls/value_editor.h"
#include "ui/shared/background_task.h"

namespace synthslice::ui {

CheckpointChoice::CheckpointChoice(const char* checkpointName, const char* weightsName, QWidget* parent)
    : QWidget(parent), m_checkpoint(named(new QComboBox(this), checkpointName, tr("Checkpoint"),
                                          tr("Training step whose weights make the images"))),
      m_network(
          named(new QComboBox(this), weightsName, tr("Weights"),
                tr("The averaged generator makes steadier images; the raw one is what the last step left"))),
      m_listing(new BackgroundTask(this))
{
    m_network->addItems({tr("averaged (EMA)"), tr("raw")});
    guardControl(m_checkpoint);
    guardControl(m_network);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_checkpoint);
    row->addWidget(m_network);
    connect(m_checkpoint, &QComboBox::currentIndexChanged, this, &CheckpointChoice::changed);
    connect(m_network, &QComboBox::currentIndexChanged, this, &CheckpointChoice::changed);
    show({});
}

void CheckpointChoice::setRun(const std::filesystem::path& runFolder)
{
    if (m_runFolder != runFolder) {
        m_runFolder = runFolder;
        show({});
        emit changed();
    }
    list();
}

void CheckpointChoice::list()
{
    if (m_runFolder.empty()) return;
    if (m_listing->isRunning()) {
        m_again = true;
        return;
    }
    m_again = false;
    // Finding the best reads every assessment of the run.
    m_listing->start(
        [folder = m_runFolder](const Progress&) {
            const auto best = store::bestCheckpointSteps(folder);
            return Checkpoints{store::checkpointSteps(folder),
                               best.empty() ? std::nullopt : std::optional(best.front())};
        },
        [this, folder = m_runFolder](const Checkpoints& checkpoints) {
            if (folder == m_runFolder && checkpoints != m_shown) {
                show(checkpoints);
                emit changed();
            }
            if (m_again) list();
        });
}

void CheckpointChoice::show(const Checkpoints& checkpoints)
{
    const QSignalBlocker quiet(m_checkpoint);
    m_checkpoint->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_shown = checkpoints;
    const QVariant chosen = m_checkpoint->currentData();
    const auto number = [](std::int64_t step) { return QLocale().toString(static_cast<qlonglong>(step)); };
    m_checkpoint->clear();
    m_checkpoint->addItem(
        checkpoints.best ? tr("best: step %1").arg(number(*checkpoints.best)) : tr("newest"), QVariant());
    for (auto step = checkpoints.steps.rbegin(); step != checkpoints.steps.rend(); ++step) {
        m_checkpoint->addItem(tr("step %1").arg(number(*step)), static_cast<qlonglong>(*step));
    }
    m_checkpoint->setCurrentIndex(std::max(0, m_checkpoint->findData(chosen)));
    m_checkpoint->setEnabled(hasCheckpoint());
}

bool CheckpointChoice::hasCheckpoint() const
{
    return !m_shown.steps.empty();
}

training::GeneratorChoice CheckpointChoice::choice() const
{
    training::GeneratorChoice choice;
    if (m_checkpoint->currentIndex() > 0) choice.step = m_checkpoint->currentData().toLongLong();
    choice.averaged = m_network->currentIndex() == 0;
    return choice;
}

}  // namespace synthslice::ui
