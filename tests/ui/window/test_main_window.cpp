#include <QAction>
#include <QDockWidget>
#include <QScopeGuard>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTreeWidget>

#include "tests/shared/test_program.h"
#include "tests/shared/window_test.h"
#include "ui/controls/message_bar.h"
#include "ui/window/language.h"

namespace synthslice::ui::test_main_window {

using namespace test_window;

/// The window itself: its pages, keys, messages, layout.
class TestMainWindow : public WindowTest {
    Q_OBJECT

private slots:
    void initTestCase() { makeSlices(); }
    void init() { beginCase(); }

    void everyPageFitsOntoASmallScreen_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("French") << QStringLiteral("fr");
    }
    void everyPageFitsOntoASmallScreen()
    {
        QFETCH(QString, language);
        applyLanguage(language);
        const auto english = qScopeGuard([] { applyLanguage(QStringLiteral("en")); });
        const auto opened = open({});
        opened->window->open(SYNTHSLICE_SOURCE_DIR "/tests/data/runs/gan-0.1.0");
        QTRY_VERIFY_WITH_TIMEOUT(!opened->window->runPage().run().history().metrics.steps.empty(), waitMs);
        const auto* pages = opened->find<QTabWidget>("pages");
        for (int page = 0; page < pages->count(); ++page) {
            const QSize least = pages->widget(page)->minimumSizeHint();
            QVERIFY2(least.width() <= 1280 && least.height() <= 620, qPrintable(QStringLiteral("%1: %2 x %3")
                                                                                    .arg(pages->tabText(page))
                                                                                    .arg(least.width())
                                                                                    .arg(least.height())));
        }
        QVERIFY2(opened->window->minimumSizeHint().width() <= 1280,
                 qPrintable(QString::number(opened->window->minimumSizeHint().width())));
    }

    void comparesRunsOnAPageOfTheirOwn()
    {
        const auto opened = open({});
        opened->window->compareRuns({slices() / "no run"});
        auto* pages = opened->find<QTabWidget>("pages");
        QCOMPARE(pages->currentIndex(), int{MainWindow::Compare});
        QVERIFY(opened->find<QWidget>("comparePage")->isVisible());
        QCOMPARE(opened->find<QTreeWidget>("comparedRuns")->topLevelItemCount(), 1);
        opened->window->goTo(MainWindow::Start);
        opened->find<QAction>(("menuPage" + QByteArray::number(int{MainWindow::Compare})).constData())
            ->trigger();
        QCOMPARE(pages->currentIndex(), int{MainWindow::Compare});
    }

    void opensOnTheStartPage()
    {
        const auto opened = open({});
        QCOMPARE(opened->find<QTabWidget>("pages")->currentIndex(), int{MainWindow::Start});
        for (const spec::Preset& preset : spec::presets()) {
            if (!preset.variationOf.empty()) continue;
            const QString picture = QStringLiteral(":/thumbnails/%1.png")
                                        .arg(QString::fromStdString(preset.name));
            QVERIFY2(!QPixmap(picture).isNull(), qPrintable(picture));
        }
        for (const char* name : {"openSlices", "trySamples", "openRun", "preset_texture-64"}) {
            QVERIFY2(opened->find<QAbstractButton>(name) != nullptr, name);
        }
        QVERIFY(!opened->find<QAbstractButton>("startButton")->isEnabled());
        QVERIFY(opened->find<QAbstractButton>("startButton")->toolTip().contains(QStringLiteral("slices")));
        for (const char* name : {"pauseButton", "stepOnceButton", "stopButton", "continueRunButton"}) {
            QVERIFY2(!opened->find<QAbstractButton>(name)->isEnabled(), name);
        }
    }

    void messagesWithButtonsStay()
    {
        MessageBar bar;
        bar.add(MessageBar::Kind::Error, QStringLiteral("mend me"), {{QStringLiteral("Mend"), [] {}}});
        for (int i = 0; i < 9; ++i) bar.add(MessageBar::Kind::Info, QString::number(i));
        QCOMPARE(bar.texts(), (QStringList{"mend me", "6", "7", "8"}));
    }

    void keysAreWhereTheyAreLookedFor()
    {
        const auto opened = open({});
        QCOMPARE(opened->find<QAction>("menuSaveExperiment")->shortcut(), QKeySequence(QKeySequence::Save));
        QCOMPARE(opened->find<QAction>("menuGuide")->shortcut(), QKeySequence(Qt::Key_F1));
        opened->find<QAction>("menuGuide")->trigger();
        auto* guide = opened->find<QTextBrowser>("guide");
        QVERIFY(guide != nullptr && guide->isVisible());
        QVERIFY(guide->toPlainText().contains(QStringLiteral("First minute")));
        guide->setSource(guide->source().resolved(QUrl(QStringLiteral("quality.md"))));
        QVERIFY(guide->toPlainText().size() > 1000);
    }

    void savingAgainGoesToTheSameFile()
    {
        const auto opened = open({});
        ExperimentEditor& editor = opened->window->runPage().editor();
        const QString file = m_folder.filePath(QStringLiteral("mine.json"));
        QVERIFY(editor.saveFile(file));
        editor.setValue("training.batch_size", 13);
        opened->find<QAction>("menuSaveExperiment")->trigger();
        editor.setValue("training.batch_size", 14);
        QVERIFY(editor.openFile(file));
        QCOMPARE(editor.experiment().training.batchSize, 13);
    }

    void layoutAndThemeAreKept()
    {
        {
            const auto opened = open({});
            opened->window->resize(1811, 777);
            opened->window->goTo(MainWindow::Train);
            opened->window->resetLayout();  // windows of tests before have left theirs
            auto* run = opened->find<QDockWidget>("runDock");
            QTRY_COMPARE_WITH_TIMEOUT(run->width(), 290, waitMs);
            opened->window->runPage().resizeDocks({run}, {350}, Qt::Horizontal);
            QTRY_COMPARE_WITH_TIMEOUT(run->width(), 350, waitMs);
            opened->find<QAction>("menuDark")->setChecked(true);
            opened->find<QAction>("menuTensorBoard")->setChecked(true);
            opened->window->close();
        }
        const auto again = open({});
        QCOMPARE(again->window->size(), QSize(1811, 777));
        again->window->goTo(MainWindow::Train);
        QTRY_COMPARE_WITH_TIMEOUT(again->find<QDockWidget>("runDock")->width(), 350, waitMs);
        again->window->resetLayout();
        QTRY_COMPARE_WITH_TIMEOUT(again->find<QDockWidget>("runDock")->width(), 290, waitMs);
        QCOMPARE(again->settings.theme(), Theme::Dark);
        again->find<QAction>("menuDark")->setChecked(false);
        QVERIFY(again->settings.writesTensorBoard());
        again->find<QAction>("menuTensorBoard")->setChecked(false);
        QVERIFY(!again->settings.writesTensorBoard());
    }

    void aBlindTestSaysWhatItNeeds()
    {
        const auto opened = open({});
        opened->find<QAction>("menuBlindTest")->trigger();
        QVERIFY(opened->window->messages().texts().join(u' ').contains("a run with a checkpoint"));
    }
};

SYNTHSLICE_TEST(TestMainWindow)

}  // namespace synthslice::ui::test_main_window

#include "test_main_window.moc"
