#include <filesystem>

#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTabWidget>

#include "tests/shared/test_program.h"
#include "tests/shared/window_test.h"
#include "ui/controls/message_bar.h"
#include "ui/run/views/loss_plot.h"
#include "ui/shared/workspace.h"

namespace synthslice::ui::test_window_opening {

using namespace test_window;

/// Slices, runs and presets that are opened in the window, and drafts that are there again.
class TestWindowOpening : public WindowTest {
    Q_OBJECT

private slots:
    void initTestCase() { makeSlices(); }
    void init() { beginCase(); }

    void droppedFolderIsOpened()
    {
        const auto opened = open({});
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(QString::fromStdString(slices().string()))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(opened->window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(opened->window.get(), &drop);
        QTRY_VERIFY_WITH_TIMEOUT(opened->find<QAbstractButton>("startButton")->isEnabled(), waitMs);
        QCOMPARE(opened->find<QTabWidget>("pages")->currentIndex(), int{MainWindow::Data});
    }

    void manyDroppedFilesAreAllOpened()
    {
        const std::filesystem::path folder = m_folder.path().toStdString() + "/dropped";
        std::filesystem::create_directories(folder);
        QMimeData mime;
        QList<QUrl> urls;
        for (const char* name : {"1.png", "2.png", "3.png"}) {
            std::filesystem::copy_file(slices() / "a.png", folder / name);
            urls << QUrl::fromLocalFile(QString::fromStdString((folder / name).string()));
        }
        std::filesystem::copy_file(slices() / "a.png", folder / "left out.png");
        mime.setUrls(urls);
        const auto opened = open({});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(opened->window.get(), &enter);
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(opened->window.get(), &drop);
        const auto* workspace = opened->window->findChild<Workspace*>();
        QTRY_VERIFY_WITH_TIMEOUT(workspace->dataset() != nullptr, waitMs);
        QCOMPARE(workspace->dataset()->slices().size(), std::size_t{3});

        opened->window->openFiles({folder / "2.png"});  // one file alone
        QTRY_COMPARE_WITH_TIMEOUT(workspace->dataset()->slices().size(), std::size_t{1}, waitMs);
        QCOMPARE(workspace->path(), folder / "2.png");
    }

    void anOpenedRunBringsItsSlices()
    {
        std::filesystem::path run;
        {
            const auto trained = openWithSlices({}, 10);
            trained->click("startButton");
            waitFor(*trained, SessionState::Finished);
            run = trained->window->runPage().run().folder();
        }
        const std::filesystem::path others = m_folder.path().toStdString() + "/others";
        std::filesystem::create_directories(others);
        std::filesystem::copy_file(slices() / "a.png", others / "b.png");
        const auto opened = open({});
        auto* workspace = opened->window->findChild<Workspace*>();
        opened->window->openSlices(others);
        QTRY_VERIFY_WITH_TIMEOUT(workspace->dataset() != nullptr, waitMs);

        opened->window->open(run);
        // While the run is being opened nothing can be started in its place.
        opened->window->runPage().startRun();
        QVERIFY(!opened->window->runPage().isTraining());
        QVERIFY(!opened->find<QAbstractButton>("startButton")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(workspace->path(), slices(), waitMs);
        // The experiment has changed with the run: a moment later its slices still are the ones.
        QTest::qWait(1000);
        QTRY_VERIFY_WITH_TIMEOUT(workspace->whyNoSlices().isEmpty(), waitMs);
        QCOMPARE(workspace->path(), slices());
        QCOMPARE(workspace->dataset()->spec().patchSize,
                 opened->window->runPage().editor().experiment().data.patchSize);
    }

    void movedSlicesOfARunAreAskedFor()
    {
        const std::filesystem::path before = m_folder.path().toStdString() + "/before";
        std::filesystem::copy(slices(), before);
        std::filesystem::path run;
        {
            const auto trained = openWithSlices({}, 10);
            trained->window->openSlices(before);
            QTRY_COMPARE_WITH_TIMEOUT(trained->window->findChild<Workspace*>()->path(), before, waitMs);
            trained->click("startButton");
            waitFor(*trained, SessionState::Finished);
            run = trained->window->runPage().run().folder();
        }
        std::filesystem::remove_all(before);
        const auto opened = open({});
        opened->window->open(run);
        QTRY_VERIFY_WITH_TIMEOUT(
            opened->window->messages().texts().join(u' ').contains(QStringLiteral("before")), waitMs);
        QVERIFY(opened->find<QAbstractButton>("messageRemedy") != nullptr);
    }

    void whatIsEditedIsThereAgain()
    {
        const auto draft = Settings().draftsFolder() / "draft.json";
        std::filesystem::remove(draft);
        std::filesystem::path run;
        {
            const auto opened = openWithSlices({}, 10);
            opened->click("startButton");
            waitFor(*opened, SessionState::Finished);
            run = opened->window->runPage().run().folder();
            opened->window->runPage().editor().setValue("training.batch_size", 17);
            // On disk without closing, so that a crash loses two seconds at most.
            QTRY_VERIFY_WITH_TIMEOUT(
                [&] {
                    QFile file(QString::fromStdString(draft.string()));
                    return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"batch_size\": 17");
                }(),
                waitMs);
            opened->window->runPage().editor().setValue("training.batch_size", 18);
            opened->window->goTo(MainWindow::Data);
            opened->window->close();
        }
        const auto again = open({});
        again->window->restoreDraft(false);
        const auto& editor = again->window->runPage().editor();
        QCOMPARE(editor.experiment().training.batchSize, 18);
        QCOMPARE(again->find<QTabWidget>("pages")->currentIndex(), int{MainWindow::Data});
        auto* workspace = again->window->findChild<Workspace*>();
        QTRY_VERIFY_WITH_TIMEOUT(workspace->dataset() != nullptr, waitMs);
        QCOMPARE(workspace->path(), slices());
        QTRY_COMPARE_WITH_TIMEOUT(again->window->runPage().run().folder(), run, waitMs);
        QCOMPARE(editor.experiment().training.batchSize, 18);  // not the run's
        QCOMPARE(again->find<LossPlot>("lossPlot")->pointCount(0), 10);
    }

    void anUnreadableDraftIsSetAside()
    {
        const auto draft = Settings().draftsFolder() / "draft.json";
        const auto opened = open({});
        QFile file(QString::fromStdString(draft.string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        opened->window->restoreDraft(false);
        QVERIFY(opened->window->messages().texts().join(u' ').contains(QStringLiteral("draft.json")));
        QVERIFY(std::filesystem::exists(draft.string() + ".unreadable"));
    }

    void presetAsksForSlices()
    {
        const auto opened = open({});
        opened->click("preset_dcgan-64");
        QCOMPARE(opened->window->runPage().editor().experiment().name, std::string("dcgan-64"));
        QCOMPARE(opened->find<QTabWidget>("pages")->currentIndex(), int{MainWindow::Train});
        QVERIFY(!opened->window->messages().texts().isEmpty());
    }

    void presetThatNeedsNoSlicesAsksForNone()
    {
        const auto opened = open({});
        opened->click("preset_two-gaussians");
        QCOMPARE(opened->window->runPage().editor().experiment().name, std::string("two-gaussians"));
        QVERIFY(opened->window->messages().texts().isEmpty());
        QVERIFY(opened->find<QAbstractButton>("startButton")->isEnabled());
    }

    void scalesSlicesWhoseFibresLieFarApart()
    {
        const auto opened = open({});
        opened->window->runPage().editor().setValue("data.scale", 1.0);
        opened->window->openSlices(slices());
        auto* start = opened->find<QAbstractButton>("startButton");
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), waitMs);
        auto* scaling = opened->find<QAbstractButton>("datasetScaling");
        QVERIFY(!scaling->isHidden());
        opened->click("datasetScaling");
        const auto* fibres = opened->find<QLabel>("datasetFibres");
        // Four patches of 64 px stay side by side in 320 px.
        QTRY_VERIFY_WITH_TIMEOUT(fibres->text().contains(QLatin1String("scaled by 0.8")), waitMs);
        QVERIFY(scaling->isHidden());
        QCOMPARE(opened->window->runPage().editor().experiment().data.scale, 0.0);
    }

    void settingsOfTheSlicesBeforeAreTakenBack()
    {
        const auto opened = open({});
        auto& editor = opened->window->runPage().editor();
        const auto* workspace = opened->window->findChild<Workspace*>();
        const auto read = [&](const std::filesystem::path& path) {
            opened->window->openSlices(path);
            QTRY_COMPARE_WITH_TIMEOUT(workspace->path(), path, waitMs);
            QTRY_VERIFY_WITH_TIMEOUT(workspace->whyNoSlices().isEmpty(), waitMs);
        };
        const std::filesystem::path others = m_folder.path().toStdString() + "/other slices";
        std::filesystem::create_directories(others);
        std::filesystem::copy_file(slices() / "a.png", others / "b.png");

        editor.setValue("data.pixel_size_um", 2.0);  // before any slices are open
        read(slices());
        QCOMPARE(editor.experiment().data.pixelSizeUm, 2.0);
        editor.setValue("data.roi_width", 300);
        editor.setValue("data.roi_height", 300);
        editor.setValue("data.raw", "320x320x1:u8:0");
        editor.setValue("data.patch_size", 48);
        const spec::DataSpec before = editor.experiment().data;
        read(slices());  // the same again
        QVERIFY(editor.experiment().data == before);
        QVERIFY(opened->window->messages().texts().isEmpty());

        const int edits = editor.undoStack()->index();
        read(others);
        const spec::DataSpec& data = editor.experiment().data;
        QCOMPARE(data.roiWidth, 0);
        QCOMPARE(data.pixelSizeUm, 0.0);
        QVERIFY(data.raw.empty());
        QCOMPARE(data.patchSize, 48);  // not one of the slices
        QVERIFY(opened->window->messages().texts().join(u' ').contains(
            QLatin1String("region of interest, pixel size, raw layout")));
        QCOMPARE(editor.undoStack()->index(), edits + 1);
        editor.undoStack()->undo();
        QVERIFY(editor.experiment().data == before);
    }

    void aFolderThatCannotBeOpenedChangesNothing()
    {
        const auto opened = open({});
        auto& editor = opened->window->runPage().editor();
        const auto* workspace = opened->window->findChild<Workspace*>();
        opened->window->openSlices(slices());
        QTRY_VERIFY_WITH_TIMEOUT(workspace->dataset() != nullptr, waitMs);
        editor.setValue("data.pixel_size_um", 2.0);
        QTRY_COMPARE_WITH_TIMEOUT(workspace->dataset()->spec().pixelSizeUm, 2.0, waitMs);
        const spec::DataSpec before = editor.experiment().data;
        const std::filesystem::path empty = m_folder.path().toStdString() + "/empty";
        std::filesystem::create_directories(empty);
        opened->window->openSlices(empty);
        const auto* error = opened->find<QLabel>("datasetError");
        QTRY_VERIFY_WITH_TIMEOUT(!error->isHidden(), waitMs);
        QVERIFY(editor.experiment().data == before);
        QTest::qWait(1000);  // longer than edits of data wait before slices are read again
        QVERIFY(!error->isHidden());
        QVERIFY(opened->window->messages().texts().isEmpty());
        QCOMPARE(workspace->wantedPath(), slices());
    }

    void badFolderIsOneMessage()
    {
        const auto opened = open({});
        opened->window->openSlices(m_folder.path().toStdString() + "/nothing");
        QSignalSpy failed(opened->window->findChild<Workspace*>(), &Workspace::failed);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, waitMs);
        QVERIFY(!opened->find<QAbstractButton>("startButton")->isEnabled());
        QVERIFY(
            !opened->find<QAbstractButton>("startButton")->toolTip().contains(QStringLiteral("being read")));
    }
};

SYNTHSLICE_TEST(TestWindowOpening)

}  // namespace synthslice::ui::test_window_opening

#include "test_window_opening.moc"
