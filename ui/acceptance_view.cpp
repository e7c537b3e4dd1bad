#include "ui/acceptance_view.h"

#include <algorithm>

#include <QFileDialog>
#include <QGroupBox>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QUndoCommand>
#include <QVBoxLayout>

#include "engine/store/run_store.h"
#include "ui/background_task.h"
#include "ui/candidate_gallery.h"
#include "ui/candidate_model.h"
#include "ui/colours.h"
#include "ui/control.h"
#include "ui/criteria_model.h"
#include "ui/criteria_panel.h"
#include "ui/export_panel.h"
#include "ui/generation_panel.h"
#include "ui/task_progress.h"
#include "ui/theme.h"

namespace synthslice::ui {

namespace {

/// Below it, the gallery says what may help.
constexpr double lowYield = 0.2;

QGroupBox* boxed(const QString& title, QWidget* content)
{
    auto* box = new QGroupBox(title);
    (new QVBoxLayout(box))->addWidget(content);
    return box;
}

QString fileFilter()
{
    return AcceptanceView::tr("Criteria (*.json)");
}

}  // namespace

class AcceptanceView::CriteriaCommand : public QUndoCommand {
public:
    CriteriaCommand(AcceptanceView& view, acceptance::CriteriaSet after, const QString& text)
        : QUndoCommand(text), m_view(view), m_before(view.m_criteria), m_after(std::move(after))
    {
    }
    void undo() override { m_view.takeCriteria(m_before); }
    void redo() override { m_view.takeCriteria(m_after); }

private:
    AcceptanceView& m_view;
    std::optional<acceptance::CriteriaSet> m_before;
    acceptance::CriteriaSet m_after;
};

class AcceptanceView::DecisionCommand : public QUndoCommand {
public:
    DecisionCommand(CandidateModel& model, int row, std::optional<bool> after)
        : QUndoCommand(tr("Decide by hand")), m_model(model), m_row(row),
          m_before(model.candidates()[static_cast<std::size_t>(row)].decidedByHand), m_after(after)
    {
    }
    void undo() override { m_model.decide(m_row, m_before); }
    void redo() override { m_model.decide(m_row, m_after); }

private:
    CandidateModel& m_model;
    int m_row;
    std::optional<bool> m_before;
    std::optional<bool> m_after;
};

AcceptanceView::AcceptanceView(OpenGenerator openGenerator, QWidget* parent)
    : QWidget(parent), m_openGenerator(std::move(openGenerator)), m_calibrating(new BackgroundTask(this)),
      m_generating(new BackgroundTask(this)), m_judging(new BackgroundTask(this)),
      m_exporting(new BackgroundTask(this)), m_candidates(new CandidateModel(this)),
      m_criteriaPanel(new CriteriaPanel(m_calibrating)), m_generationPanel(new GenerationPanel(m_generating)),
      m_exportPanel(new ExportPanel(m_exporting)), m_gallery(new CandidateGallery(m_candidates)),
      m_error(named(new QLabel(this), "acceptanceError", tr("Error"), tr("Why the last action failed")))
{
    m_error->setWordWrap(true);
    m_error->hide();
    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->addWidget(m_error);
    rightColumn->addWidget(new TaskProgress(m_judging, QStringLiteral("judgingProgress"), this));
    rightColumn->addWidget(m_gallery, 1);

    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(makeControls());
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({460, 820});
    auto* column = new QVBoxLayout(this);
    column->addWidget(split);
    connectControls();
    takeCriteria({});
}

void AcceptanceView::setRun(const std::filesystem::path& runFolder)
{
    m_runFolder = runFolder;
    m_generationPanel->setRun(runFolder);
    const auto run = store::readRun(runFolder);
    m_runFingerprint = run ? run->datasetFingerprint : std::string();
    if (run && run->pixelSizeUm > 0) {
        m_exportPanel->setPixelSizeUm(run->pixelSizeUm);
    }
    showObstacles();
}

void AcceptanceView::setDataset(std::shared_ptr<const data::SliceDataset> dataset)
{
    m_dataset = std::move(dataset);
    m_criteriaPanel->setDatasetFingerprint(m_dataset ? m_dataset->summary().fingerprint : std::string());
    if (m_dataset && m_dataset->summary().pixelSizeUm) {
        m_exportPanel->setPixelSizeUm(*m_dataset->summary().pixelSizeUm);
    }
    showObstacles();
}

void AcceptanceView::openCriteria(const std::filesystem::path& file)
{
    const auto read = acceptance::readCriteria(file);
    read ? changeCriteria(*read, tr("Open criteria")) : showError(read.error());
}

void AcceptanceView::saveCriteria(const std::filesystem::path& file)
{
    if (const auto written = acceptance::writeCriteria(file, *m_criteria); !written) {
        showError(written.error());
    }
}

void AcceptanceView::showEvent(QShowEvent* event)
{
    // A run that goes on leaves new checkpoints.
    m_generationPanel->setRun(m_runFolder);
    QWidget::showEvent(event);
}

QWidget* AcceptanceView::makeControls()
{
    auto* controls = new QWidget;
    auto* column = new QVBoxLayout(controls);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(boxed(tr("1. Criteria"), m_criteriaPanel), 1);
    column->addWidget(boxed(tr("2. Images"), m_generationPanel));
    column->addWidget(boxed(tr("3. Export"), m_exportPanel));
    auto* scroll = new QScrollArea;
    scroll->setWidget(controls);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(controls->minimumSizeHint().width());
    return scroll;
}

void AcceptanceView::connectControls()
{
    connect(m_criteriaPanel, &CriteriaPanel::calibrationRequested, this, &AcceptanceView::calibrate);
    connect(m_criteriaPanel, &CriteriaPanel::openRequested, this, &AcceptanceView::chooseCriteriaToOpen);
    connect(m_criteriaPanel, &CriteriaPanel::saveRequested, this, &AcceptanceView::chooseCriteriaToSave);
    connect(
        m_criteriaPanel->model(), &CriteriaModel::edited, this,
        [this](const acceptance::CriteriaSet& criteria) { changeCriteria(criteria, tr("Change criteria")); });
    connect(m_generationPanel, &GenerationPanel::generationRequested, this, &AcceptanceView::generate);
    connect(m_generationPanel, &GenerationPanel::refusesCopiesChanged, this, &AcceptanceView::showObstacles);
    connect(m_exportPanel, &ExportPanel::exportRequested, this, &AcceptanceView::exportImages);
    const auto tellJudging = [this] { m_exportPanel->setJudging(m_judging->isRunning()); };
    connect(m_judging, &BackgroundTask::started, m_exportPanel, tellJudging);
    connect(m_judging, &BackgroundTask::finished, m_exportPanel, tellJudging);
    connect(m_gallery, &CandidateGallery::decided, this, [this](int row, std::optional<bool> accept) {
        m_undoStack.push(new DecisionCommand(*m_candidates, row, accept));
    });
    connect(m_candidates, &CandidateModel::decisionsChanged, this, &AcceptanceView::showCounts);
}

void AcceptanceView::calibrate()
{
    m_error->hide();
    m_calibrating->start(
        [dataset = m_dataset, spec = m_criteriaPanel->calibrationSpec()](const Progress& progress) {
            return acceptance::calibrate(*dataset, spec, progress);
        },
        [this](const Result<acceptance::CriteriaSet>& criteria) {
            criteria ? changeCriteria(*criteria, tr("Calibrate criteria")) : showError(criteria.error());
        });
}

void AcceptanceView::generate()
{
    m_error->hide();
    m_generating->start([request = generationRequest()](
                            const Progress& progress) { return generateCandidates(request, progress); },
                        [this, judgedBy = m_criteria](Result<GeneratedCandidates> generated) {
                            if (!generated) {
                                showError(generated.error());
                                return;
                            }
                            takeGenerated(std::move(*generated));
                            if (m_criteria != judgedBy || m_judging->isRunning()) {
                                judgeAgain();
                            }
                        });
}

void AcceptanceView::exportImages()
{
    m_error->hide();
    auto spec = m_exportPanel->spec();
    spec.firstSeed = m_generationPanel->firstSeed();
    std::function<Result<acceptance::ExportReport>(const Progress&)> work;
    if (m_exportPanel->generatesMore()) {
        work = [request = generationRequest(),
                spec](const Progress& progress) -> Result<acceptance::ExportReport> {
            auto opened = openGenerator(request, progress);
            if (!opened) {
                return tl::unexpected(opened.error());
            }
            const auto* calibration = opened->outputCalibration ? &*opened->outputCalibration : nullptr;
            return acceptance::exportAccepted(*opened->source, request.criteria, calibration,
                                              opened->copies.get(), spec, progress);
        };
    } else {
        work = [candidates = m_candidates->candidates(), criteria = *m_criteria,
                calibration = m_outputCalibration, provenance = m_provenance,
                spec](const Progress& progress) {
            return acceptance::exportCandidates(candidates, criteria, calibration ? &*calibration : nullptr,
                                                provenance, spec, progress);
        };
    }
    m_exporting->start(std::move(work), [this](const Result<acceptance::ExportReport>& report) {
        report ? m_exportPanel->showReport(*report) : m_exportPanel->showError(report.error());
    });
}

void AcceptanceView::chooseCriteriaToOpen()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open criteria"), {}, fileFilter());
    if (!file.isEmpty()) {
        openCriteria(file.toStdString());
    }
}

void AcceptanceView::chooseCriteriaToSave()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Save criteria"),
                                                      QStringLiteral("criteria.json"), fileFilter());
    if (!file.isEmpty()) {
        saveCriteria(file.toStdString());
    }
}

GenerationRequest AcceptanceView::generationRequest() const
{
    return {.openGenerator = m_openGenerator,
            .runFolder = m_runFolder,
            .choice = m_generationPanel->choice(),
            .criteria = *m_criteria,
            .slices = m_dataset,
            .calibrateOutput = m_generationPanel->calibratesOutput() && m_dataset != nullptr,
            .refuseCopies = m_generationPanel->refusesCopies(),
            .count = m_generationPanel->count(),
            .firstSeed = m_generationPanel->firstSeed()};
}

void AcceptanceView::changeCriteria(const acceptance::CriteriaSet& criteria, const QString& undoText)
{
    m_error->hide();
    m_undoStack.push(new CriteriaCommand(*this, criteria, undoText));
}

void AcceptanceView::takeCriteria(const std::optional<acceptance::CriteriaSet>& criteria)
{
    m_criteria = criteria;
    m_criteriaPanel->setCriteria(criteria);
    m_gallery->setCriteria(criteria.value_or(acceptance::CriteriaSet{}));
    m_exportPanel->setCriteriaReady(criteria.has_value());
    showObstacles();
    judgeAgain();
}

void AcceptanceView::takeGenerated(GeneratedCandidates generated)
{
    m_provenance = std::move(generated.provenance);
    m_outputCalibration = std::move(generated.outputCalibration);
    // Steps before refer to images that are gone.
    m_undoStack.clear();
    m_candidates->setCandidates(std::move(generated.candidates));
}

void AcceptanceView::judgeAgain()
{
    if (!m_criteria || m_candidates->candidates().empty() || m_judging->isRunning()) {
        m_judgementIsOld = m_judging->isRunning();
        return;
    }
    m_judgementIsOld = false;
    m_judging->start([candidates = m_candidates->candidates(), criteria = *m_criteria](
                         const Progress& progress) { return ui::judgeAgain(candidates, criteria, progress); },
                     [this](Result<std::vector<acceptance::Candidate>> judged) {
                         if (judged && !m_judgementIsOld) {
                             m_candidates->takeJudgements(std::move(*judged));
                         }
                         if (m_judgementIsOld) {
                             judgeAgain();
                         }
                     });
}

void AcceptanceView::showCounts()
{
    const auto& candidates = m_candidates->candidates();
    std::map<std::string, int> refused;
    for (const auto& candidate : candidates) {
        for (const auto& criterion : candidate.judgement.refusedBy) {
            ++refused[criterion];
        }
    }
    m_criteriaPanel->model()->setImagesRefused(std::move(refused));
    const auto accepted = std::ranges::count_if(candidates, &acceptance::Candidate::accepted);
    m_exportPanel->setAcceptedInGallery(static_cast<int>(accepted));
    const bool few = static_cast<double>(accepted) < lowYield * static_cast<double>(candidates.size());
    m_gallery->setAdvice(few && !m_outputCalibration ? tr("“Output calibration” may raise it") : QString());
}

void AcceptanceView::showObstacles()
{
    QString obstacle;
    if (m_runFolder.empty()) {
        obstacle = tr("Train or open a run first");
    } else if (!m_criteria) {
        obstacle = tr("Calibrate or open criteria first");
    } else if (!m_dataset && m_generationPanel->refusesCopies()) {
        obstacle = tr("Open the slices that copies are looked for in, or untick “Refuse copies”");
    } else if (m_dataset && m_generationPanel->refusesCopies() && !m_runFingerprint.empty() &&
               m_dataset->summary().fingerprint != m_runFingerprint) {
        obstacle = tr(
            "The open slices are not those that the run learned from: open these, or untick “Refuse copies”");
    }
    m_generationPanel->setObstacle(obstacle);
}

void AcceptanceView::showError(const Error& error)
{
    m_error->setText(QString::fromStdString(error.text()));
    setTextColour(*m_error, alertColour);
    m_error->setVisible(error.code != ErrorCode::Cancelled);
}

}  // namespace synthslice::ui
