// Accept & export from calibration to files, on synthetic fibre slices and a generator that makes, in turn, a
// crop of such a slice and white noise: half of its images should be accepted.

#include <algorithm>
#include <filesystem>

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "engine/base/random.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/acceptance/acceptance_view.h"
#include "ui/acceptance/candidate_model.h"
#include "ui/acceptance/criteria_model.h"
#include "ui/acceptance/gallery_draft.h"
#include "ui/shared/background_task.h"
#include "ui/window/language.h"

namespace synthslice::ui::test_acceptance_view {

namespace {

constexpr int patchSize = 64;
constexpr int imageCount = 24;
constexpr int patienceMs = 120000;

data::FibreSlice fibreSlice(std::uint64_t seed)
{
    data::FibreSliceSpec spec;
    spec.size = 512;
    spec.seed = seed;
    return data::makeFibreSlice(spec).value();
}

/// Even seeds give a crop of a slice that no criterion has seen, odd ones white noise of the same grey.
class HalfGoodSource : public acceptance::ImageSource {
public:
    Result<std::vector<GreyImage>> generate(std::span<const Latent> latents) override
    {
        std::vector<GreyImage> images;
        for (const auto& [seed, condition] : latents) {
            images.push_back(seed % 2 == 0 ? crop(seed) : noise(seed));
        }
        return images;
    }
    [[nodiscard]] spec::Json provenance() const override { return {{"source", "test"}}; }

private:
    [[nodiscard]] GreyImage crop(std::uint64_t seed) const
    {
        Random random(seed);
        const int x0 = static_cast<int>(random.below(512 - patchSize));
        const int y0 = static_cast<int>(random.below(512 - patchSize));
        GreyImage patch(patchSize, patchSize);
        for (int y = 0; y < patchSize; ++y) {
            for (int x = 0; x < patchSize; ++x) {
                patch.at(x, y) = m_slice.at(x0 + x, y0 + y);
            }
        }
        return patch;
    }
    static GreyImage noise(std::uint64_t seed)
    {
        Random random(seed);
        GreyImage image(patchSize, patchSize);
        for (auto& grey : image.grey) {
            grey = static_cast<float>(0.55 + 0.12 * random.normal());
        }
        return image;
    }
    GreyImage m_slice = fibreSlice(99).image;
};

Result<std::unique_ptr<acceptance::ImageSource>> openTestGenerator(const std::filesystem::path&,
                                                                   const training::GeneratorChoice&)
{
    return std::make_unique<HalfGoodSource>();
}

/// Gives training patches as its own images.
class CopyingSource : public acceptance::ImageSource {
public:
    explicit CopyingSource(std::shared_ptr<const data::SliceDataset> dataset) : m_dataset(std::move(dataset))
    {
    }
    Result<std::vector<GreyImage>> generate(std::span<const Latent> latents) override
    {
        std::vector<GreyImage> images;
        for (const auto& [seed, condition] : latents) {
            images.push_back(m_dataset->drawPatches(data::Half::Training, 1, seed).front());
        }
        return images;
    }
    [[nodiscard]] spec::Json provenance() const override { return {{"source", "test"}}; }

private:
    std::shared_ptr<const data::SliceDataset> m_dataset;
};

Result<std::unique_ptr<acceptance::ImageSource>> openBrokenGenerator(const std::filesystem::path& run,
                                                                     const training::GeneratorChoice&)
{
    return failed(run.string() + ": no checkpoint", "train first");
}

}  // namespace

class TestAcceptanceView : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const data::SliceDataset> m_dataset;
    acceptance::CriteriaSet m_criteria;

    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    template <class Widget>
    static Widget* find(const AcceptanceView& view, const char* name)
    {
        return view.findChild<Widget*>(QLatin1String(name));
    }

    /// A view with criteria and images, which are kept in `galleries` if that is not empty.
    std::unique_ptr<AcceptanceView> judgedView(const std::filesystem::path& galleries = {})
    {
        auto view = std::make_unique<AcceptanceView>(openTestGenerator, galleries);
        view->setDataset(m_dataset);
        view->setRun(m_folder.path().toStdString());
        view->openCriteria(file("criteria.json").toStdString());
        find<QSpinBox>(*view, "generationCount")->setValue(imageCount);
        auto* generate = find<QPushButton>(*view, "generate");
        [&] { QTRY_VERIFY_WITH_TIMEOUT(generate->isEnabled(), patienceMs); }();
        generate->click();
        auto* images = find<QListView>(*view, "gallery")->model();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(images->rowCount(), imageCount, patienceMs); }();
        return view;
    }

    /// A run folder with a record of its slices.
    std::filesystem::path makeRun(const char* name, const std::string& fingerprint, double scale)
    {
        store::RunRecord record;
        record.metrics = {{"loss_generator", "Generator", "loss", ""}};
        record.datasetFingerprint = fingerprint;
        record.experiment.data.scale = scale;
        const std::filesystem::path run = file(name).toStdString();
        [&] { QVERIFY(store::RunRecorder::create(run, record)); }();
        return run;
    }

    static std::vector<std::optional<bool>> decisionsIn(const AcceptanceView& view)
    {
        std::vector<std::optional<bool>> decisions;
        for (const auto& each : view.findChild<CandidateModel*>()->candidates()) {
            decisions.push_back(each.decidedByHand);
        }
        return decisions;
    }

    static int acceptedIn(const AcceptanceView& view)
    {
        const auto& candidates = view.findChild<CandidateModel*>()->candidates();
        return static_cast<int>(std::ranges::count_if(candidates, &acceptance::Candidate::accepted));
    }

private slots:
    void initTestCase()
    {
        const std::filesystem::path slices = file("slices").toStdString();
        std::filesystem::create_directory(slices);
        for (int i = 0; i < 4; ++i) {
            const auto slice = fibreSlice(static_cast<std::uint64_t>(i));
            QVERIFY(data::writeImage(slices / ("slice" + std::to_string(i) + ".png"), slice.image, {})
                        .has_value());
        }
        auto dataset = data::SliceDataset::load(slices, {}, {});
        QVERIFY2(dataset.has_value(), dataset ? "" : dataset.error().text().c_str());
        m_dataset = std::make_shared<const data::SliceDataset>(std::move(*dataset));
    }

    void init() { test::failOnQtWarnings(); }

    void calibratesOnRealPatches()
    {
        AcceptanceView view(openTestGenerator);
        auto* calibrate = find<QPushButton>(view, "calibrate");
        auto* generate = find<QPushButton>(view, "generate");
        QVERIFY(!calibrate->isEnabled());
        QVERIFY(!generate->isEnabled());
        QVERIFY(!generate->toolTip().isEmpty());
        view.setDataset(m_dataset);
        view.setRun(m_folder.path().toStdString());
        QVERIFY(!generate->isEnabled());

        calibrate->click();
        QVERIFY(!calibrate->isEnabled());
        auto* table = find<QTableView>(view, "criteriaTable")->model();
        QTRY_VERIFY_WITH_TIMEOUT(table->rowCount() > 5, patienceMs);
        QVERIFY(calibrate->isEnabled());
        QVERIFY(generate->isEnabled());
        QVERIFY(find<QLabel>(view, "criteriaPromise")->text().contains(QLatin1String("5")));
        view.saveCriteria(file("criteria.json").toStdString());
        m_criteria = acceptance::readCriteria(file("criteria.json").toStdString()).value();
        QCOMPARE(static_cast<int>(m_criteria.limits.size()), table->rowCount());
    }

    void judgesGeneratedImagesAndExplains()
    {
        const auto view = judgedView();
        const auto& candidates = view->findChild<CandidateModel*>()->candidates();
        int goodAccepted = 0;
        for (const auto& candidate : candidates) {
            if (candidate.latent.seed % 2 == 1) {
                QVERIFY(!candidate.accepted());
                QVERIFY(!candidate.judgement.refusals.empty());
            }
            goodAccepted += candidate.accepted() ? 1 : 0;
        }
        QVERIFY2(goodAccepted >= imageCount / 2 - 3, qPrintable(QString::number(goodAccepted)));

        auto* gallery = find<QListView>(*view, "gallery");
        auto* filter = find<QComboBox>(*view, "galleryFilter");
        filter->setCurrentIndex(1);
        QCOMPARE(gallery->model()->rowCount(), goodAccepted);
        filter->setCurrentIndex(3);
        QCOMPARE(gallery->model()->rowCount(),
                 static_cast<int>(std::ranges::count_if(
                     candidates, [](const auto& each) { return each.judgement.isBorderline(); })));
        filter->setCurrentIndex(2);
        QCOMPARE(gallery->model()->rowCount(), imageCount - goodAccepted);
        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        const auto refused = std::ranges::find_if(
            candidates, [](const auto& candidate) { return !candidate.accepted(); });
        QVERIFY(find<QLabel>(*view, "candidateVerdict")
                    ->text()
                    .contains(refusalText(refused->judgement.refusals.front())));
        QVERIFY(find<QLabel>(*view, "gallerySummary")
                    ->text()
                    .startsWith(QStringLiteral("%1 of %2").arg(goodAccepted).arg(imageCount)));
    }

    void decisionsByHandAreUndoneAndKept()
    {
        const auto view = judgedView();
        const int byRules = acceptedIn(*view);
        auto* gallery = find<QListView>(*view, "gallery");
        find<QComboBox>(*view, "galleryFilter")->setCurrentIndex(2);
        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        find<QPushButton>(*view, "acceptByHand")->click();
        QCOMPARE(acceptedIn(*view), byRules + 1);
        view->undoStack()->undo();
        QCOMPARE(acceptedIn(*view), byRules);
        view->undoStack()->redo();
        QCOMPARE(acceptedIn(*view), byRules + 1);

        // The keys do the same.
        find<QComboBox>(*view, "galleryFilter")->setCurrentIndex(1);
        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        view->show();
        gallery->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(view.get()));
        QTest::keyClick(gallery, Qt::Key_R);
        QCOMPARE(acceptedIn(*view), byRules);
    }

    void changedLimitsJudgeAgain()
    {
        const auto view = judgedView();
        const int before = acceptedIn(*view);
        auto* table = find<QTableView>(*view, "criteriaTable")->model();
        for (int row = 0; row < table->rowCount(); ++row) {
            QVERIFY(table->setData(table->index(row, CriteriaModel::Criterion), Qt::Unchecked,
                                   Qt::CheckStateRole));
        }
        QTRY_COMPARE_WITH_TIMEOUT(acceptedIn(*view), imageCount, patienceMs);
        while (view->undoStack()->canUndo() && view->undoStack()->index() > 0) {
            view->undoStack()->undo();
            if (find<QTableView>(*view, "criteriaTable")
                    ->model()
                    ->index(0, CriteriaModel::Criterion)
                    .data(Qt::CheckStateRole) == Qt::Checked) {
                break;
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(acceptedIn(*view), before, patienceMs);
        // An empty range is not taken.
        QVERIFY(!table->setData(table->index(0, CriteriaModel::Low), QStringLiteral("1e9"), Qt::EditRole));
        QVERIFY(!table->setData(table->index(0, CriteriaModel::Low), QStringLiteral("abc"), Qt::EditRole));
    }

    void limitsAreLengthsWhereThePixelSizeIsKnown()
    {
        CriteriaModel model;
        acceptance::CriteriaSet criteria = m_criteria;
        criteria.limits = {{.criterion = "fibre_diameter_mean", .low = 4.0, .high = 6.5}};
        model.setCriteria(criteria);
        const auto tooltip = [&](int column) {
            return model.index(0, column).data(Qt::ToolTipRole).toString();
        };
        QCOMPARE(tooltip(CriteriaModel::Low), QStringLiteral("4 px"));
        model.setPixelSizeUm(0.5);
        QCOMPARE(tooltip(CriteriaModel::Low), QStringLiteral("2 µm (4 px)"));
        QCOMPARE(tooltip(CriteriaModel::High), QStringLiteral("3.25 µm (6.5 px)"));
    }

    void exportsTheAcceptedOfTheGallery()
    {
        const auto view = judgedView();
        auto* button = find<QPushButton>(*view, "export");
        QVERIFY(!button->isEnabled());
        find<QLineEdit>(*view, "exportFolder")->setText(file("gallery"));
        find<QComboBox>(*view, "exportFormat")->setCurrentIndex(3);
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(!find<QPushButton>(*view, "openExportFolder")->isHidden(), patienceMs);
        int images = 0;
        for (const auto& entry : std::filesystem::directory_iterator(file("gallery").toStdString())) {
            images += entry.path().extension() == ".tif" ? 1 : 0;
        }
        QCOMPARE(images, acceptedIn(*view));
        QVERIFY(QFile::exists(file("gallery/manifest.json")));
        QVERIFY(find<QLabel>(*view, "exportReport")->text().contains(QString::number(images)));
    }

    void exportsNewImagesUntilEnoughAreAccepted()
    {
        const auto view = judgedView();
        find<QComboBox>(*view, "exportSource")->setCurrentIndex(1);
        find<QSpinBox>(*view, "exportCount")->setValue(5);
        find<QLineEdit>(*view, "exportFolder")->setText(file("more"));
        find<QPushButton>(*view, "export")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!find<QPushButton>(*view, "openExportFolder")->isHidden(), patienceMs);
        QVERIFY(QFile::exists(file("more/image-000005.png")));
        QVERIFY(!QFile::exists(file("more/image-000006.png")));

        // The folder is not empty any more: one clear error, nothing overwritten.
        find<QPushButton>(*view, "export")->click();
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(*view, "exportReport")->text().contains(QLatin1String("more")),
                                 patienceMs);
        QVERIFY(find<QPushButton>(*view, "openExportFolder")->isHidden());
    }

    void copiesAreShownBesideTheirPatchAndRefused()
    {
        AcceptanceView view(
            [this](const auto&, const auto&) -> Result<std::unique_ptr<acceptance::ImageSource>> {
                return std::make_unique<CopyingSource>(m_dataset);
            });
        auto* generate = find<QPushButton>(view, "generate");
        view.setRun(m_folder.path().toStdString());
        view.openCriteria(file("criteria.json").toStdString());
        QVERIFY(!generate->isEnabled());  // the slices are missing
        find<QCheckBox>(view, "refuseCopies")->setChecked(false);
        QVERIFY(generate->isEnabled());
        find<QCheckBox>(view, "refuseCopies")->setChecked(true);
        view.setDataset(m_dataset);
        find<QSpinBox>(view, "generationCount")->setValue(6);
        generate->click();
        auto* gallery = find<QListView>(view, "gallery");
        QTRY_COMPARE_WITH_TIMEOUT(gallery->model()->rowCount(), 6, patienceMs);
        QCOMPARE(acceptedIn(view), 0);
        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        QVERIFY(find<QLabel>(view, "candidateVerdict")->text().contains(QLatin1String("Copy")));
        QVERIFY(find<QLabel>(view, "nearestPatchText")->text().contains(QLatin1String("1.00")));
        QVERIFY(!find<QLabel>(view, "nearestPatch")->pixmap().isNull());

        find<QComboBox>(view, "exportSource")->setCurrentIndex(1);  // new images are refused as well
        find<QSpinBox>(view, "exportCount")->setValue(1);
        find<QSpinBox>(view, "exportTries")->setValue(8);
        find<QLineEdit>(view, "exportFolder")->setText(file("copies"));
        find<QPushButton>(view, "export")->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            find<QLabel>(view, "exportReport")->text().contains(QLatin1String("accepted")), patienceMs);
        QVERIFY(!QFile::exists(file("copies")));
    }

    void exportsAreAsDeepAsTheSlicesUntilAnotherFormatIsChosen()
    {
        AcceptanceView view(openTestGenerator);
        store::RunRecord record;
        record.metrics = {{"loss_generator", "Generator", "loss", ""}};
        record.bitDepth = 16;
        const std::filesystem::path run = file("deep run").toStdString();
        QVERIFY(store::RunRecorder::create(run, record));
        auto* format = find<QComboBox>(view, "exportFormat");
        QCOMPARE(format->currentText(), QStringLiteral("PNG, 8 bit"));
        view.setRun(run);
        QCOMPARE(format->currentText(), QStringLiteral("PNG, 16 bit"));
        format->setCurrentText(QStringLiteral("TIFF, 8 bit"));
        view.setRun(run);
        QCOMPARE(format->currentText(), QStringLiteral("TIFF, 8 bit"));
    }

    void copiesAreNotLookedForInOtherSlices()
    {
        AcceptanceView view(openTestGenerator);
        view.setDataset(m_dataset);
        view.setRun(makeRun("other run", "of other slices", 1.0));
        view.openCriteria(file("criteria.json").toStdString());
        auto* generate = find<QPushButton>(view, "generate");
        QVERIFY(!generate->isEnabled());
        find<QCheckBox>(view, "refuseCopies")->setChecked(false);
        QVERIFY(generate->isEnabled());
        find<QCheckBox>(view, "calibrateOutput")->setChecked(true);  // would be to other slices
        QVERIFY(!generate->isEnabled());
    }

    void newImagesAreExportedOnlyIfTheyCanBeMade()
    {
        AcceptanceView view(openTestGenerator);
        view.openCriteria(file("criteria.json").toStdString());
        find<QComboBox>(view, "exportSource")->setCurrentIndex(1);
        find<QLineEdit>(view, "exportFolder")->setText(file("unmade"));
        auto* button = find<QPushButton>(view, "export");
        auto* generate = find<QPushButton>(view, "generate");
        const auto enabled = [&] { return button->isEnabled() && generate->isEnabled(); };
        const auto refused = [&] {
            return !button->isEnabled() && !generate->isEnabled() && button->toolTip() == generate->toolTip();
        };
        QVERIFY(refused());  // no run
        view.setRun(makeRun("unread run", m_dataset->summary().fingerprint, m_dataset->scale()));
        QVERIFY(refused());  // copies are looked for in slices that are not loaded
        find<QCheckBox>(view, "refuseCopies")->setChecked(false);
        QVERIFY(enabled());
        find<QCheckBox>(view, "calibrateOutput")->setChecked(true);
        QVERIFY(refused());  // never left out in silence
        view.setDataset(m_dataset);
        QVERIFY(enabled());
        find<QCheckBox>(view, "refuseCopies")->setChecked(true);
        QVERIFY(enabled());
    }

    void criteriaOfAnotherScaleAreRefused()
    {
        AcceptanceView view(openTestGenerator);
        view.setDataset(m_dataset);
        view.setRun(makeRun("half run", m_dataset->summary().fingerprint, 0.5 * m_criteria.scale));
        view.openCriteria(file("criteria.json").toStdString());
        auto* generate = find<QPushButton>(view, "generate");
        QVERIFY(!generate->isEnabled());
        QVERIFY2(generate->toolTip().contains(QLatin1String("scaled by")), qPrintable(generate->toolTip()));
    }

    void cancelledJudgingTakesTheCriteriaBack()
    {
        const auto view = judgedView();
        const int before = acceptedIn(*view);
        find<QLineEdit>(*view, "exportFolder")->setText(file("cancelled"));
        auto* button = find<QPushButton>(*view, "export");
        QVERIFY(button->isEnabled());
        auto lenient = m_criteria;
        for (acceptance::Limit& limit : lenient.limits) limit.enabled = false;
        QVERIFY(acceptance::writeCriteria(file("lenient.json").toStdString(), lenient).has_value());
        view->openCriteria(file("lenient.json").toStdString());
        QVERIFY(!button->isEnabled());  // old verdicts under new criteria
        auto* judging = view->findChild<Gallery*>()->judging();
        judging->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!judging->isRunning(), patienceMs);
        QVERIFY(*view->criteria() == m_criteria);
        QCOMPARE(acceptedIn(*view), before);
        QVERIFY(button->isEnabled());
        view->undoStack()->undo();  // the new criteria again
        QTRY_COMPARE_WITH_TIMEOUT(acceptedIn(*view), imageCount, patienceMs);
    }

    void whatRefusesMostComesFirst()
    {
        const auto view = judgedView();
        const auto* table = find<QTableView>(*view, "criteriaTable")->model();
        const auto refused = [&](int row) {
            return table->index(row, CriteriaModel::ImagesRefused).data(CriteriaModel::SortRole).toInt();
        };
        QVERIFY(refused(0) > 0);
        for (int row = 1; row < table->rowCount(); ++row) QVERIFY(refused(row - 1) >= refused(row));
    }

    void aGalleryIsKeptWithItsRun()
    {
        const std::filesystem::path galleries = file("galleries").toStdString();
        const std::filesystem::path other = makeRun("run without images", "", 1.0);
        std::vector<std::optional<bool>> decided;
        int accepted = 0;
        {
            const auto view = judgedView(galleries);
            auto* gallery = find<QListView>(*view, "gallery");
            for (const int row : {1, 5}) {
                gallery->setCurrentIndex(gallery->model()->index(row, 0));
                find<QPushButton>(*view, "acceptByHand")->click();
            }
            decided = decisionsIn(*view);
            accepted = acceptedIn(*view);
            QVERIFY(decided[1].has_value());

            view->setRun(other);  // its own, which is none
            QTRY_COMPARE_WITH_TIMEOUT(gallery->model()->rowCount(), 0, patienceMs);
            view->setRun(m_folder.path().toStdString());
            QTRY_COMPARE_WITH_TIMEOUT(gallery->model()->rowCount(), imageCount, patienceMs);
            QVERIFY(decisionsIn(*view) == decided);
            QCOMPARE(acceptedIn(*view), accepted);
        }
        AcceptanceView again(openTestGenerator, galleries);  // another session, without slices and criteria
        again.setRun(m_folder.path().toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(find<QListView>(again, "gallery")->model()->rowCount(), imageCount,
                                  patienceMs);
        QVERIFY(decisionsIn(again) == decided);
        QCOMPARE(acceptedIn(again), accepted);
        QVERIFY(*again.criteria() == m_criteria);
    }

    void aKeptGalleryThatCannotBeMadeStays()
    {
        const std::filesystem::path galleries = file("galleries of a broken run").toStdString();
        judgedView(galleries)->flush();
        const auto kept = galleryFile(galleries, m_folder.path().toStdString());
        QVERIFY(std::filesystem::exists(kept));
        {
            AcceptanceView view(openBrokenGenerator, galleries);
            view.setRun(m_folder.path().toStdString());
            QTRY_VERIFY_WITH_TIMEOUT(!find<QLabel>(view, "acceptanceError")->isHidden(), patienceMs);
        }
        QVERIFY(std::filesystem::exists(kept));
    }

    void generatingAsksBeforeDecisionsAreLost()
    {
        const auto view = judgedView();
        auto* gallery = find<QListView>(*view, "gallery");
        gallery->setCurrentIndex(gallery->model()->index(1, 0));
        find<QPushButton>(*view, "acceptByHand")->click();
        const auto decided = decisionsIn(*view);
        auto* generate = find<QPushButton>(*view, "generate");
        generate->click();
        QVERIFY(find<QMessageBox>(*view, "replaceQuestion") != nullptr);
        find<QPushButton>(*view, "keepDecisions")->click();
        QTRY_VERIFY(find<QMessageBox>(*view, "replaceQuestion") == nullptr);
        QVERIFY(decisionsIn(*view) == decided);

        generate->click();
        find<QPushButton>(*view, "replaceDecisions")->click();
        QTRY_VERIFY_WITH_TIMEOUT(decisionsIn(*view) != decided, patienceMs);
    }

    void picturesAndTablesAreCopied()
    {
        const auto view = judgedView();
        auto* gallery = find<QListView>(*view, "gallery");
        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        const auto copied = [&](const char* action) {
            find<QAction>(*view, action)->trigger();
            return QGuiApplication::clipboard();
        };
        QVERIFY(copied("candidatePicture.copy")->image().width() >= patchSize);
        // 24 images of four times 64 px and a gap of 8 px, five in a row.
        QCOMPARE(copied("gallery.copy")->image().size(), QSize(5 * 264, 5 * 264));
        const QStringList measures = copied("candidateMeasures.copy")->text().split(u'\n');
        QCOMPARE(measures.first(), QStringLiteral("Measure\tValue"));
        QVERIFY(measures.size() > 10);
        QCOMPARE(copied("criteriaTable.copy")->text().count(u'\n'),
                 static_cast<qsizetype>(m_criteria.limits.size()) + 1);
    }

    void reasonsAreInTheLanguageOfTheWindow()
    {
        const acceptance::Refusal refusal = acceptance::OutOfRange{
            acceptance::findCriterion("volume_fraction", {}), 0.9375, 0.25, 0.75};
        QCOMPARE(refusalText(refusal),
                 QStringLiteral("Volume fraction, fibres 0.9375 is outside 0.25 to 0.75"));
        applyLanguage(QStringLiteral("fr"));
        const QString french = refusalText(refusal);
        applyLanguage(QStringLiteral("en"));
        QVERIFY2(french.contains(QLatin1String("0,9375")) && !french.contains(QLatin1String("outside")),
                 qPrintable(french));
    }

    void failuresAreShown()
    {
        AcceptanceView view(openBrokenGenerator);
        view.setDataset(m_dataset);
        view.setRun(m_folder.path().toStdString());
        auto* error = find<QLabel>(view, "acceptanceError");
        view.openCriteria(file("no such file.json").toStdString());
        QVERIFY(!error->isHidden());
        QVERIFY(error->text().contains(QLatin1String("no such file.json")));
        view.openCriteria(file("criteria.json").toStdString());
        QVERIFY(error->isHidden());
        find<QPushButton>(view, "generate")->click();
        QTRY_VERIFY(!error->isHidden());
        QVERIFY(error->text().contains(QLatin1String("no checkpoint")));
        QVERIFY(find<QPushButton>(view, "generate")->isEnabled());
        view.setRun(file("another run").toStdString());  // what failed with the run before is not told of it
        QVERIFY(error->isHidden());
    }

    void aViewCanBeDestroyedWhileItWorks()
    {
        auto view = std::make_unique<AcceptanceView>(openTestGenerator);
        view->setDataset(m_dataset);
        find<QPushButton>(*view, "calibrate")->click();
        view.reset();
    }
};

SYNTHSLICE_TEST(TestAcceptanceView)

}  // namespace synthslice::ui::test_acceptance_view

#include "test_acceptance_view.moc"
