#include "ui/acceptance/generation_panel.h"

#include <limits>

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"
#include "ui/controls/checkpoint_choice.h"
#include "ui/controls/condition_choice.h"
#include "ui/controls/control.h"
#include "ui/controls/task_progress.h"
#include "ui/controls/value_editor.h"
#include "ui/shared/background_task.h"

namespace synthslice::ui {

namespace {

/// What the images of a run can be asked for; nothing while it has no checkpoint.
std::optional<acceptance::ConditionRange> conditionOf(const std::filesystem::path& runFolder,
                                                      const OpenGenerator& open)
{
    const auto run = store::readRun(runFolder);
    if (!run || spec::valueAt(run->experiment, "condition.measure").value_or("none") == "none") return {};
    const auto source = open(runFolder, {});
    return source ? (*source)->condition() : std::nullopt;
}

}  // namespace

GenerationPanel::GenerationPanel(BackgroundTask* generating, OpenGenerator openGenerator, QWidget* parent)
    : QWidget(parent), m_openGenerator(std::move(openGenerator)),
      m_checkpoint(new CheckpointChoice("checkpoint", "generatorWeights", this)),
      m_seed(named(
          new QSpinBox(this), "firstSeed", tr("First seed"),
          tr("Seed of the first image; the next ones follow, and the same seed makes the same image again"))),
      m_condition(new ConditionChoice("askCondition", "condition", this)),
      m_count(named(new QSpinBox(this), "generationCount", tr("Images"), tr("How many images are made"))),
      m_calibrateOutput(named(new QCheckBox(tr("Output calibration"), this), "calibrateOutput",
                              tr("Output calibration"),
                              tr("Brings spectrum and grey histogram of the images to those of the real "
                                 "training patches; it is recorded with an export"))),
      m_refuseCopies(named(new QCheckBox(tr("Refuse copies"), this), "refuseCopies", tr("Refuse copies"),
                           tr("Looks for the training patch nearest to each image, at any place, flipped or "
                              "turned, and refuses the image if their correlation is above 0.6"))),
      m_generate(named(new QPushButton(tr("Generate and judge"), this), "generate", tr("Generate and judge"),
                       QString())),
      m_generating(generating), m_asking(new BackgroundTask(this))
{
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_count->setRange(1, 10000);
    m_count->setValue(64);
    guardControl(m_seed);
    guardControl(m_count);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Checkpoint"), m_checkpoint);
    form->addRow(tr("Images"), sideBySide({m_count, new QLabel(tr("from seed"), this), m_seed}));
    form->addRow(m_condition);
    form->addRow(QString(), sideBySide({m_calibrateOutput, m_refuseCopies}));
    form->addRow(QString(), m_generate);
    form->addRow(new TaskProgress(generating, QStringLiteral("generationProgress"), this));

    m_refuseCopies->setChecked(true);
    connect(m_refuseCopies, &QCheckBox::toggled, this, &GenerationPanel::optionsChanged);
    connect(m_calibrateOutput, &QCheckBox::toggled, this, &GenerationPanel::optionsChanged);
    connect(m_generate, &QPushButton::clicked, this, &GenerationPanel::generationRequested);
    connect(generating, &BackgroundTask::started, this, &GenerationPanel::showObstacle);
    connect(generating, &BackgroundTask::finished, this, &GenerationPanel::showObstacle);
    showObstacle();
    connect(m_checkpoint, &CheckpointChoice::changed, this, &GenerationPanel::findCondition);
}

void GenerationPanel::setRun(const std::filesystem::path& runFolder)
{
    if (m_runFolder != runFolder) {
        m_runFolder = runFolder;
        m_condition->setRange({});
    }
    m_checkpoint->setRun(runFolder);
}

void GenerationPanel::findCondition()
{
    if (m_asking->isRunning() || !m_checkpoint->hasCheckpoint() || m_asked == m_runFolder) return;
    m_asking->start(
        [folder = m_runFolder, open = m_openGenerator](const Progress&) { return conditionOf(folder, open); },
        [this, folder = m_runFolder](const std::optional<acceptance::ConditionRange>& range) {
            if (folder == m_runFolder) {
                m_asked = folder;
                m_condition->setRange(range);
            } else {
                findCondition();
            }
        });
}

training::GeneratorChoice GenerationPanel::choice() const
{
    return m_checkpoint->choice();
}

std::size_t GenerationPanel::count() const
{
    return static_cast<std::size_t>(m_count->value());
}

Latent GenerationPanel::first() const
{
    return {static_cast<std::uint64_t>(m_seed->value()), m_condition->value()};
}

void GenerationPanel::setSegmented(bool segmented)
{
    if (segmented) m_calibrateOutput->setChecked(false);
    m_calibrateOutput->setVisible(!segmented);
}

bool GenerationPanel::calibratesOutput() const
{
    return m_calibrateOutput->isChecked();
}

bool GenerationPanel::refusesCopies() const
{
    return m_refuseCopies->isChecked();
}

void GenerationPanel::setObstacle(const QString& why)
{
    m_obstacle = why;
    showObstacle();
}

void GenerationPanel::showObstacle()
{
    m_generate->setEnabled(m_obstacle.isEmpty() && !m_generating->isRunning());
    m_generate->setToolTip(m_obstacle.isEmpty() ? tr("Makes the images and judges each by the criteria")
                                                : m_obstacle);
}

}  // namespace synthslice::ui
