#include "ui/acceptance/generation_panel.h"

#include <cmath>
#include <limits>

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"
#include "ui/shared/background_task.h"
#include "ui/shared/checkpoint_choice.h"
#include "ui/shared/control.h"
#include "ui/shared/task_progress.h"
#include "ui/shared/value_editor.h"

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
      m_asks(
          named(new QCheckBox(tr("Ask for a volume fraction of"), this), "askCondition",
                tr("Ask for a volume fraction"),
                tr("All images are asked for this volume fraction; otherwise for as many different ones as "
                   "the training patches have"))),
      m_condition(named(new QDoubleSpinBox(this), "condition", tr("Volume fraction"),
                        tr("Share of the bright phase"))),
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
    for (QWidget* control : std::initializer_list<QWidget*>{m_seed, m_condition, m_count})
        guardControl(control);
    m_form = new QFormLayout(this);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->addRow(tr("Checkpoint"), m_checkpoint);
    m_form->addRow(tr("Images"), sideBySide({m_count, new QLabel(tr("from seed"), this), m_seed}));
    m_conditionRow = sideBySide({m_asks, m_condition});
    m_form->addRow(QString(), m_conditionRow);
    m_form->addRow(QString(), sideBySide({m_calibrateOutput, m_refuseCopies}));
    m_form->addRow(QString(), m_generate);
    m_form->addRow(new TaskProgress(generating, QStringLiteral("generationProgress"), this));

    m_condition->setDecimals(3);
    m_condition->setSingleStep(0.01);
    m_condition->setEnabled(false);
    connect(m_asks, &QCheckBox::toggled, m_condition, &QWidget::setEnabled);
    m_refuseCopies->setChecked(true);
    connect(m_refuseCopies, &QCheckBox::toggled, this, &GenerationPanel::optionsChanged);
    connect(m_calibrateOutput, &QCheckBox::toggled, this, &GenerationPanel::optionsChanged);
    connect(m_generate, &QPushButton::clicked, this, &GenerationPanel::generationRequested);
    connect(generating, &BackgroundTask::started, this, &GenerationPanel::showObstacle);
    connect(generating, &BackgroundTask::finished, this, &GenerationPanel::showObstacle);
    showCondition({});
    showObstacle();
    connect(m_checkpoint, &CheckpointChoice::changed, this, &GenerationPanel::findCondition);
}

void GenerationPanel::setRun(const std::filesystem::path& runFolder)
{
    if (m_runFolder != runFolder) {
        m_runFolder = runFolder;
        showCondition({});
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
                showCondition(range);
            } else {
                findCondition();
            }
        });
}

void GenerationPanel::showCondition(const std::optional<acceptance::ConditionRange>& range)
{
    m_form->setRowVisible(m_conditionRow, range.has_value());
    if (!range) {
        m_asks->setChecked(false);
        return;
    }
    // Only what the training patches have, to the last digit shown.
    m_condition->setRange(std::ceil(1000.0 * range->low) / 1000.0, std::floor(1000.0 * range->high) / 1000.0);
    if (!m_asks->isChecked()) m_condition->setValue(0.5 * (range->low + range->high));
    m_condition->setToolTip(tr("Share of the bright phase; the training patches have %L1 to %L2")
                                .arg(range->low, 0, 'f', 3)
                                .arg(range->high, 0, 'f', 3));
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
    return {static_cast<std::uint64_t>(m_seed->value()),
            m_asks->isChecked() ? std::optional(m_condition->value()) : std::nullopt};
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
