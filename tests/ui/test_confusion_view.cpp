// The confusion matrix of a classifier: cells, measures of classes, the images of a cell, pictures and
// tables.

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/striped_images.h"
#include "tests/shared/test_program.h"
#include "ui/confusion/class_table_model.h"
#include "ui/confusion/confusion_model.h"
#include "ui/confusion/confusion_view.h"
#include "ui/confusion/judged_images_model.h"
#include "ui/run/run_data.h"
#include "ui/run/sample_history.h"
#include "ui/samples/sample_grid_view.h"

namespace synthslice::ui::test_confusion_view {

namespace {

/// Of 20 images, of which 4 are for testing: images 0, 3 of class 0 and 1, 2 of class 1 in the order of the
/// part.
std::shared_ptr<const data::LabelledDataset> stripes()
{
    static const auto dataset = std::make_shared<const data::LabelledDataset>(
        *data::LabelledDataset::of(test::stripedImages(20, 8, 2), {.validationShare = 0.0}));
    return dataset;
}

/// Everything is taken for class 1, the first image of the part with the least belief.
training::JudgedPart takenForTheSecond(std::int64_t step)
{
    std::vector<float> beliefs;
    for (std::size_t image = 0; image < stripes()->images(data::Part::Test).size(); ++image) {
        const float second = 0.6F + 0.1F * static_cast<float>(image);
        beliefs.insert(beliefs.end(), {1.0F - second, second});
    }
    return {stripes(), data::Part::Test, beliefs, step};
}

session::Samples samplesOf(const training::JudgedPart& part, std::int64_t step)
{
    session::Samples samples{.step = step, .classes = part.classNames()};
    samples.confusion = confusionMatrix(part.beliefs(), part.labels());
    return samples;
}

}  // namespace

class TestConfusionView : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path run() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "run";
    }

private slots:
    void initTestCase()
    {
        store::RunRecord record;
        record.metrics = test::fakeMetrics();
        auto recorder = store::RunRecorder::create(run(), record);
        QVERIFY(recorder.has_value());
        session::CheckpointData checkpoint{40, {}, {}};
        checkpoint.state = {{"experiment", spec::Json::object()}};
        QVERIFY((*recorder)->saveCheckpoint(checkpoint));
        QVERIFY((*recorder)->recordSamples(samplesOf(takenForTheSecond(30), 30)));
    }

    void init() { test::failOnQtWarnings(); }

    void cellsTellCountsAndShares()
    {
        ConfusionModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.columnCount(), 0);
        classification::ConfusionMatrix matrix(2);
        matrix.add(0, 0, 3);
        matrix.add(0, 1, 1);
        matrix.add(1, 1, 4);
        model.setMatrix({"thin", "thick"}, matrix);
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, 0), QString("thin"));
        QCOMPARE(text(0, 1), QString("3"));
        QCOMPARE(text(1, 1), QString("0"));
        model.setUnit(ConfusionUnit::ShareOfRow);
        QCOMPARE(text(0, 2), QLocale().toString(25.0, 'f', 1) + " %");
        model.setUnit(ConfusionUnit::ShareOfColumn);
        QCOMPARE(text(0, 2), QLocale().toString(20.0, 'f', 1) + " %");
        QCOMPARE(model.index(0, 2).data(Qt::UserRole).toDouble(), 20.0);
        QVERIFY(model.index(0, 2).data(Qt::ToolTipRole).toString().contains("thick"));
        // A class without images, or that nothing is taken for, has no shares.
        model.setMatrix({"thin", "thick"}, classification::ConfusionMatrix(2));
        QCOMPARE(text(0, 1), QString("–"));
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
    }

    void theClassTableHasAveragesAndWhatIsNotDefined()
    {
        ClassTableModel model;
        const QAbstractItemModelTester tester(&model);
        const training::JudgedPart part = takenForTheSecond(1);
        model.setMatrix(part.classNames(), confusionMatrix(part.beliefs(), part.labels()));
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(!model.index(0, ClassTableModel::Precision).data(Qt::UserRole).isValid());
        QCOMPARE(model.index(1, ClassTableModel::Precision).data(Qt::UserRole).toDouble(), 0.5);
        QCOMPARE(model.index(1, ClassTableModel::Recall).data(Qt::UserRole).toDouble(), 1.0);
        QCOMPARE(model.index(4, ClassTableModel::Precision).data(Qt::UserRole).toDouble(), 0.5);
    }

    void imagesOfACellComeWorstFirst()
    {
        JudgedImagesModel model;
        const QAbstractItemModelTester tester(&model);
        const auto part = std::make_shared<const training::JudgedPart>(takenForTheSecond(1));
        model.setCell(part, 0, 1);
        QCOMPARE(model.rowCount(), 2);
        const auto belief = [&](int row) {
            return part->beliefs().of(model.images()[static_cast<std::size_t>(row)])[1];
        };
        QVERIFY(belief(0) > belief(1));  // the most certain mistake
        model.setCell(part, 1, 1);
        QVERIFY(belief(0) < belief(1));  // the least certain right answer
        QVERIFY(!model.index(0).data(Qt::DecorationRole).value<QImage>().isNull());
        model.setCell(part, 0, 0);
        QCOMPARE(model.rowCount(), 0);
    }

    void aCellListsItsImagesByTheNearestCheckpoint()
    {
        std::vector<std::int64_t> asked;
        ConfusionView view(
            [&](const auto&, std::optional<std::int64_t> step, const auto&, data::Part,
                const Progress&) -> Result<training::JudgedPart> {
                asked.push_back(*step);
                return takenForTheSecond(*step);
            },
            [](const Error& error) { QFAIL(error.text().c_str()); });
        view.setRun(run());
        view.show(samplesOf(takenForTheSecond(30), 30));
        auto* matrix = view.findChild<QTableView*>("confusionMatrix");
        auto* images = view.findChild<QListView*>("judgedImages");
        matrix->setCurrentIndex(matrix->model()->index(0, 2));
        QTRY_COMPARE(images->model()->rowCount(), 2);
        QCOMPARE(asked, std::vector<std::int64_t>{40});
        QVERIFY(view.findChild<QLabel*>("judgedImagesTitle")->text().contains("40"));
        matrix->setCurrentIndex(matrix->model()->index(1, 1));
        QTRY_COMPARE(images->model()->rowCount(), 0);
        QCOMPARE(asked.size(), std::size_t{1});  // known already
        view.findChild<QComboBox*>("confusionUnit")->setCurrentIndex(1);
        QVERIFY(matrix->model()->index(0, 2).data().toString().endsWith('%'));
    }

    void anErrorIsTold()
    {
        QString told;
        ConfusionView view(
            [](const auto&, auto, const auto&, data::Part, const Progress&) -> Result<training::JudgedPart> {
                return invalidInput("no images", "look");
            },
            [&](const Error& error) { told = QString::fromStdString(error.message); });
        view.setRun(run());
        view.show(samplesOf(takenForTheSecond(30), 30));
        auto* matrix = view.findChild<QTableView*>("confusionMatrix");
        matrix->setCurrentIndex(matrix->model()->index(0, 2));
        QTRY_COMPARE(told, QString("no images"));
        QCOMPARE(view.findChild<QLabel*>("judgedImagesTitle")->text(), QString("no images"));
    }

    void picturesHoldAllClasses()
    {
        ConfusionView view({}, {});
        session::Samples samples{.step = 1};
        classification::ConfusionMatrix matrix(40);
        for (std::size_t label = 0; label < 40; ++label) {
            samples.classes.push_back("class " + std::to_string(label));
            matrix.add(label, label, label);
        }
        samples.confusion = matrix;
        view.show(samples);
        QVERIFY(view.picture().width() > 40 * 20);
        QXmlStreamReader svg(view.drawing());
        QString texts;
        while (!svg.atEnd()) {
            if (svg.readNext() == QXmlStreamReader::Characters) texts += svg.text();
        }
        QVERIFY(!svg.hasError());
        QVERIFY(texts.contains("class 39"));
    }

    void theTabIsThereForRunsThatHaveAMatrix()
    {
        RunData shown;
        SampleHistory history(shown, {});
        auto* tabs = history.findChild<QTabWidget*>("sampleTabs");
        const auto visible = [&](const char* name) {
            return tabs->isTabVisible(tabs->indexOf(history.findChild<QWidget*>(name)));
        };
        session::SessionUpdate update;
        update.samples = session::Samples{.step = 1, .images = {GreyImage(4, 4, 0.5F)}};
        shown.apply(update);
        QVERIFY(visible("sampleGrid") && !visible("confusion"));
        update.samples->step = 2;
        update.samples->grids = {{"Pairs: of two", 2, {GreyImage(4, 4), GreyImage(4, 4, 0.5F)}}};
        shown.apply(update);
        QVERIFY(visible("sampleGrid") && visible("moreSamples0"));
        QCOMPARE(tabs->tabText(tabs->indexOf(history.findChild<QWidget*>("moreSamples0"))), QString("Pairs"));
        QCOMPARE(history.findChild<SampleGridView*>("moreSamples0")->grid().images.size(), std::size_t{2});
        update.samples->step = 3;
        update.samples->grids.clear();
        shown.apply(update);
        QVERIFY(!visible("moreSamples0"));
        RunHistory classifier;
        classifier.folder = run();
        shown.open(classifier);
        QTRY_COMPARE(history.shownStep(), 30);
        QVERIFY(!visible("sampleGrid") && visible("confusion"));
    }
};

SYNTHSLICE_TEST(TestConfusionView)

}  // namespace synthslice::ui::test_confusion_view

#include "test_confusion_view.moc"
