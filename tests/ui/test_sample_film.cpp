// A film of the samples of a run, from the button beside them.

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QFileDialog>
#include <QImageReader>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/run/run_data.h"
#include "ui/run/sample_history.h"
#include "ui/samples/film_view.h"
#include "ui/samples/sample_grid_view.h"

namespace synthslice::ui::test_sample_film {

namespace {

constexpr int waitMs = 10000;

session::Samples grid(std::int64_t step)
{
    session::Samples samples{.step = step, .columns = 2};
    samples.images = {GreyImage(8, 8, 0.2F), GreyImage(8, 8, 0.8F)};
    return samples;
}

/// Answers the next file dialogue.
void choose(const QString& file)
{
    QTimer::singleShot(0, qApp, [file] {
        QTimer::singleShot(50, qApp, [file] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog != nullptr);
            dialog->findChild<QLineEdit*>()->setText(file);
            QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
        });
    });
}

}  // namespace

class TestSampleFilm : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path run() const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / "run";
    }

private slots:
    void init() { test::failOnQtWarnings(); }

    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        store::RunRecord record;
        record.experiment.data.patchSize = 8;
        record.metrics = test::fakeMetrics();
        auto recorder = store::RunRecorder::create(run(), record);
        QVERIFY(recorder.has_value());
        for (const std::int64_t step : {0, 50, 100}) QVERIFY((*recorder)->recordSamples(grid(step)));
    }

    void holdsAllStepsOfTheRun()
    {
        RunData data;
        SampleHistory history(data, {});
        auto* film = history.findChild<QAction*>("saveFilm");
        QVERIFY(film != nullptr);
        QVERIFY(!film->isEnabled());  // there is no run

        RunHistory opened;
        opened.folder = run();
        data.open(std::move(opened));
        QTRY_VERIFY_WITH_TIMEOUT(film->isEnabled(), waitMs);
        const QString file = m_folder.filePath("film.gif");
        choose(file);
        film->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file) && film->isEnabled(), waitMs);
        QImageReader reader(file);
        QVERIFY(reader.canRead());
        QCOMPARE(reader.imageCount(), 3);
        QVERIFY(reader.size().width() > 400);  // enlarged
    }

    /// A run that tells how its images are drawn: a tab, moments to go through, marks, a film of its own.
    void drawingsArePlayedAndSaved()
    {
        session::ImageFilm drawing{"Drawing: glimpses", {"written", "read"}, 2, {}};
        for (int t = 0; t < 3; ++t) {
            session::FilmMoment moment{{GreyImage(8, 8, 0.3F * static_cast<float>(t)), GreyImage(8, 8)}, {}};
            moment.marks = {{{0, 1.0, 2.0, 3.0, 4.0}}, {{1, 0.0, 0.0, 20.0, 3.0}}};
            drawing.moments.push_back(moment);
        }
        RunData data;
        SampleHistory history(data, {});
        history.resize(600, 500);
        history.show();
        auto* tabs = history.findChild<QTabWidget*>("sampleTabs");
        auto* save = history.findChild<QAction*>("saveDrawing");
        QVERIFY(!save->isEnabled());
        session::SessionUpdate update;
        update.samples = grid(1);
        update.samples->films = {drawing};
        data.apply(update);
        auto* view = history.findChild<FilmView*>("film0");
        QVERIFY(view != nullptr);
        const int tab = tabs->indexOf(view);
        QVERIFY(tabs->isTabVisible(tab));
        QCOMPARE(tabs->tabText(tab), QString("Drawing"));
        tabs->setCurrentIndex(tab);
        QVERIFY(save->isEnabled());
        auto* slider = view->findChild<QSlider*>("filmMoment");
        QCOMPARE(slider->maximum(), 2);
        QCOMPARE(slider->value(), 2);
        slider->setValue(0);
        QVERIFY(view->grid().grid().images == drawing.moments[0].images);
        // The second image's mark is dashed and ends with its image.
        const QImage picture = view->grid().picture();
        QVERIFY(picture.pixelColor(1, 3).red() > picture.pixelColor(1, 3).blue() + 100);
        QVERIFY(picture.pixelColor(10, 0).blue() > picture.pixelColor(10, 0).red() + 100);
        auto* play = view->findChild<QToolButton*>("filmPlay");
        play->click();
        QTRY_COMPARE_WITH_TIMEOUT(slider->value(), 2, waitMs);
        QVERIFY(!play->isChecked());
        QVERIFY(view->findChild<QLabel*>("filmLegend")->text().contains("read: dashed"));
        const QString file = m_folder.filePath("drawing.gif");
        choose(file);
        save->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file) && save->isEnabled(), waitMs);
        QImageReader reader(file);
        QCOMPARE(reader.imageCount(), 6);
        // A run without them hides the tab.
        update.samples->step = 2;
        update.samples->films.clear();
        data.apply(update);
        QVERIFY(!tabs->isTabVisible(tab) && !save->isEnabled());
    }

    void whatCannotBeWrittenIsSaid()
    {
        RunData data;
        SampleHistory history(data, {});
        QStringList errors;
        connect(&history, &SampleHistory::failed, this,
                [&](const Error& error) { errors << QString::fromStdString(error.text()); });
        RunHistory opened;
        opened.folder = run();
        data.open(std::move(opened));
        auto* film = history.findChild<QAction*>("saveFilm");
        QTRY_VERIFY_WITH_TIMEOUT(film->isEnabled(), waitMs);
        choose(m_folder.filePath("film.avi"));
        film->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 1, waitMs);
        QVERIFY2(errors.first().contains("choose .gif, .webm or .mp4"), qPrintable(errors.first()));
    }
};

SYNTHSLICE_TEST(TestSampleFilm)

}  // namespace synthslice::ui::test_sample_film

#include "test_sample_film.moc"
