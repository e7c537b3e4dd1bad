#include "ui/acceptance/acceptance_view.h"

#include <algorithm>

#include <QFileDialog>
#include <QGroupBox>
#include <QLabel>
#include <QSplitter>
#include <QUndoCommand>
#include <QVBoxLayout>

#include "ui/acceptance/candidate_gallery.h"
#include "ui/acceptance/candidate_model.h"
#include "ui/acceptance/criteria_model.h"
#include "ui/acceptance/criteria_panel.h"
#include "ui/acceptance/criteria_table.h"
#include "ui/acceptance/export_panel.h"
#include "ui/acceptance/generation_panel.h"
#include "ui/controls/control.h"
#include "ui/controls/question.h"
#include "ui/controls/scrolling.h"
#include "ui/controls/task_progress.h"
#include "ui/shared/background_task.h"
#include "ui/shared/colours.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"

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

AcceptanceView::AcceptanceView(OpenGenerator openGenerator, std::filesystem::path galleries, QWidget* parent)
    : QWidget(parent), m_gallery(new Gallery(std::move(openGenerator), std::move(galleries), this)),
      m_calibrating(new BackgroundTask(this)), m_exporting(new BackgroundTask(this)),
      m_criteriaPanel(new CriteriaPanel(m_calibrating)),
      m_criteriaTable(new CriteriaTable([this](const Error& error) { showError(error); })),
      m_generationPanel(new GenerationPanel(m_gallery->generating(), m_gallery->openGenerator())),
      m_exportPanel(new ExportPanel(m_exporting)),
      m_galleryView(
          new CandidateGallery(m_gallery->model(), [this](const Error& error) { showError(error); })),
      m_error(named(new QLabel(this), "acceptanceError", tr("Error"), tr("Why the last action failed")))
{
    setObjectName(QStringLiteral("acceptPage"));
    m_error->setWordWrap(true);
    m_error->hide();
    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->addWidget(m_error);
    rightColumn->addWidget(new TaskProgress(m_gallery->judging(), QStringLiteral("judgingProgress"), this));
    rightColumn->addWidget(m_galleryView, 1);

    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(makeControls());
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({510, 810});
    auto* column = new QVBoxLayout(this);
    column->addWidget(split);
    connectControls();
    takeCriteria({});
}

void AcceptanceView::setRun(const std::filesystem::path& runFolder)
{
    if (runFolder != m_runFolder) m_error->hide();
    auto record = store::readRun(runFolder);
    m_run = record ? std::optional(std::move(*record)) : std::nullopt;
    m_generationPanel->setRun(runFolder);
    m_runFolder = runFolder;
    m_gallery->setRun(runFolder);
    showPixelSize();
    if (m_run) {
        m_exportPanel->setBitDepth(m_run->bitDepth);
    }
    showMaterial();
    showObstacles();
}

void AcceptanceView::setDataset(std::shared_ptr<const data::SliceDataset> dataset)
{
    m_error->hide();
    m_dataset = std::move(dataset);
    m_criteriaPanel->setDatasetFingerprint(m_dataset ? m_dataset->summary().fingerprint : std::string());
    showPixelSize();
    showMaterial();
    showObstacles();
}

void AcceptanceView::showMaterial()
{
    m_criteriaPanel->setSegmented(m_dataset && !m_dataset->summary().labels.empty());
    m_generationPanel->setSegmented(m_run && !m_run->labels.empty());
}

void AcceptanceView::showPixelSize()
{
    const bool ofRun = m_dataset && (!m_run || m_run->datasetFingerprint == m_dataset->summary().fingerprint);
    const std::optional<double> known = m_run && m_run->pixelSizeUm > 0 ? std::optional(m_run->pixelSizeUm)
                                        : ofRun                         ? m_dataset->summary().pixelSizeUm
                                                                        : std::nullopt;
    m_exportPanel->setPixelSizeUm(known.value_or(0.0));
    m_galleryView->setPixelSizeUm(known);
    m_criteriaTable->model()->setPixelSizeUm(known);
}

void AcceptanceView::openCriteria(const std::filesystem::path& file)
{
    const auto read = acceptance::readCriteria(file);
    read ? changeCriteria(*read, tr("Open criteria")) : showError(read.error());
}

void AcceptanceView::saveCriteria(const std::filesystem::path& file)
{
    const auto written = acceptance::writeCriteria(file, *m_criteria);
    written ? m_error->hide() : showError(written.error());
}

void AcceptanceView::showEvent(QShowEvent* event)
{
    // A run that goes on has written its record meanwhile, and leaves new checkpoints.
    setRun(m_runFolder);
    QWidget::showEvent(event);
}

QWidget* AcceptanceView::makeControls()
{
    auto* controls = new QWidget;
    auto* column = new QVBoxLayout(controls);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(boxed(tr("1. Criteria"), m_criteriaPanel));
    column->addWidget(boxed(tr("2. Images"), m_generationPanel));
    column->addWidget(boxed(tr("3. Export"), m_exportPanel));
    column->addWidget(boxed(tr("Limits of the criteria"), m_criteriaTable));
    column->addStretch(1);
    return new Scrolling(controls);
}

void AcceptanceView::connectControls()
{
    connect(m_criteriaPanel, &CriteriaPanel::calibrationRequested, this, &AcceptanceView::calibrate);
    connect(m_criteriaTable, &CriteriaTable::openRequested, this, &AcceptanceView::chooseCriteriaToOpen);
    connect(m_criteriaTable, &CriteriaTable::saveRequested, this, &AcceptanceView::chooseCriteriaToSave);
    connect(
        m_criteriaTable->model(), &CriteriaModel::edited, this,
        [this](const acceptance::CriteriaSet& criteria) { changeCriteria(criteria, tr("Change criteria")); });
    connect(m_generationPanel, &GenerationPanel::generationRequested, this, &AcceptanceView::generate);
    connect(m_generationPanel, &GenerationPanel::optionsChanged, this, &AcceptanceView::showObstacles);
    connect(m_exportPanel, &ExportPanel::exportRequested, this, &AcceptanceView::exportImages);
    connect(m_gallery->judging(), &BackgroundTask::started, this, &AcceptanceView::showObstacles);
    connect(m_gallery->judging(), &BackgroundTask::finished, this, &AcceptanceView::showObstacles);
    connect(m_galleryView, &CandidateGallery::decided, this, [this](int row, std::optional<bool> accept) {
        m_undoStack.push(new DecisionCommand(*m_gallery->model(), row, accept));
    });
    connect(m_gallery->model(), &CandidateModel::decisionsChanged, this, &AcceptanceView::showCounts);
    connect(m_gallery, &Gallery::replaced, this, [this] {
        m_undoStack.clear();  // steps before refer to images that are gone
        m_criteriaTable->sortByRefused();
    });
    connect(m_gallery, &Gallery::judgingCancelled, this, [this](const acceptance::CriteriaSet& judgedBy) {
        changeCriteria(judgedBy, tr("Criteria as before, as judging was cancelled"));
    });
    connect(m_gallery, &Gallery::criteriaRestored, this, &AcceptanceView::restoreCriteria);
    connect(m_gallery, &Gallery::failed, this, &AcceptanceView::showError);
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
    m_gallery->hasDecisionsByHand() ? askToReplaceDecisions() : startGenerating();
}

void AcceptanceView::askToReplaceDecisions()
{
    ask(this,
        {.name = "replaceQuestion",
         .title = tr("Decisions by hand"),
         .text = tr("New images take the place of these and of your decisions about them. "
                    "Export what you have accepted first, if you want to keep it."),
         .yes = {"replaceDecisions", tr("Replace them"), tr("Makes new images")},
         .no = {"keepDecisions", tr("Keep them"), tr("Makes no new images")}},
        [this] { startGenerating(); });
}

void AcceptanceView::startGenerating()
{
    if (m_gallery->generating()->isRunning() || !whyNotGenerate(situation()).isEmpty()) return;
    m_error->hide();
    m_gallery->generate(generationRequest());
}

void AcceptanceView::exportImages()
{
    m_error->hide();
    auto spec = m_exportPanel->spec();
    spec.first = m_generationPanel->first();
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
        work = [candidates = m_gallery->model()->candidates(), gallery = m_gallery->origin(),
                spec](const Progress& progress) {
            const auto& calibration = gallery.outputCalibration;
            return acceptance::exportCandidates(candidates, gallery.judgedBy,
                                                calibration ? &*calibration : nullptr, gallery.provenance,
                                                spec, progress);
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
        openCriteria(toPath(file));
    }
}

void AcceptanceView::chooseCriteriaToSave()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Save criteria"),
                                                      QStringLiteral("criteria.json"), fileFilter());
    if (!file.isEmpty()) {
        saveCriteria(toPath(file));
    }
}

GenerationRequest AcceptanceView::generationRequest() const
{
    training::GeneratorChoice choice = m_generationPanel->choice();
    choice.keepsCheckpoint = true;  // what is in the gallery may be exported
    return {.openGenerator = m_gallery->openGenerator(),
            .runFolder = m_runFolder,
            .choice = choice,
            .criteria = *m_criteria,
            .slices = m_dataset,
            .calibrateOutput = m_generationPanel->calibratesOutput(),
            .refuseCopies = m_generationPanel->refusesCopies(),
            .count = m_generationPanel->count(),
            .first = m_generationPanel->first()};
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
    m_criteriaTable->setCriteria(criteria);
    m_galleryView->setCriteria(criteria.value_or(acceptance::CriteriaSet{}));
    emit criteriaChanged();
    m_gallery->setCriteria(criteria);
    showObstacles();
}

void AcceptanceView::showCounts()
{
    const auto& candidates = m_gallery->model()->candidates();
    std::map<std::string, int> refused;
    for (const auto& candidate : candidates) {
        for (const auto& refusal : candidate.judgement.refusals) ++refused[nameOf(refusal)];
    }
    m_criteriaTable->setImagesRefused(std::move(refused));
    const int accepted = m_gallery->accepted();
    m_exportPanel->setAcceptedInGallery(accepted);
    const bool few = accepted < lowYield * static_cast<double>(candidates.size());
    m_galleryView->setAdvice(
        few && !m_gallery->origin().outputCalibration ? tr("“Output calibration” may raise it") : QString());
    showObstacles();
}

AcceptanceSituation AcceptanceView::situation() const
{
    return {.runIsOpen = !m_runFolder.empty(),
            .run = m_run ? &*m_run : nullptr,
            .slices = m_dataset.get(),
            .criteria = m_criteria ? &*m_criteria : nullptr,
            .calibrateOutput = m_generationPanel->calibratesOutput(),
            .refuseCopies = m_generationPanel->refusesCopies(),
            .galleryIsJudged = m_gallery->isJudged(),
            .acceptedInGallery = m_gallery->accepted()};
}

void AcceptanceView::showObstacles()
{
    const AcceptanceSituation now = situation();
    m_generationPanel->setObstacle(whyNotGenerate(now));
    m_exportPanel->setObstacles(whyNotExportGallery(now), whyNotGenerate(now));
}

void AcceptanceView::showError(const Error& error)
{
    m_error->setText(literalText(QString::fromStdString(error.text())));
    setTextColour(*m_error, alertColour);
    m_error->setVisible(error.code != ErrorCode::Cancelled);
}

}  // namespace synthslice::ui
