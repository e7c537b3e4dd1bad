// The Runs page driven through its controls by name, on run folders as trainings leave them.

#include <filesystem>

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include "engine/spec/spec_json.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/small_runs.h"
#include "tests/shared/test_program.h"
#include "ui/runs/run_library.h"
#include "ui/runs/run_model.h"
#include "ui/runs/run_table.h"
#include "ui/runs/run_thumbnails.h"
#include "ui/runs/runs_page.h"
#include "ui/shared/settings.h"

namespace synthslice::ui::test_runs_page {

namespace {

namespace fs = std::filesystem;

constexpr int waitMs = 30000;

session::Samples samplesOf(std::int64_t step)
{
    session::Samples samples{.step = step, .columns = 2};
    for (int image = 0; image < 4; ++image) {
        samples.images.emplace_back(64, 64, 0.2F * static_cast<float>(image + 1));
    }
    return samples;
}

}  // namespace

class TestRunsPage : public QObject {
    Q_OBJECT

    struct Opened {
        Settings settings;
        RunLibrary library;
        std::unique_ptr<RunsPage> page;

        template <class T>
        T* find(const char* name) const
        {
            return page->findChild<T*>(QLatin1String(name));
        }
        [[nodiscard]] RunTable* table() const { return find<RunTable>("allRuns"); }
        /// Names in the order of the table.
        [[nodiscard]] QStringList names() const
        {
            QStringList names;
            for (int row = 0; row < table()->model()->rowCount(); ++row) {
                names << table()->model()->index(row, 0).data().toString();
            }
            return names;
        }
        [[nodiscard]] QStringList sortedNames() const
        {
            QStringList all = names();
            all.sort();
            return all;
        }
        void select(std::initializer_list<const char*> runs) const
        {
            table()->clearSelection();
            for (const char* run : runs) {
                for (const auto& card : library.cards()) {
                    if (card->folder.filename() == run) table()->select(card->folder);
                }
            }
            QCOMPARE(table()->selected().size(), runs.size());
        }
        void trigger(const char* action) const
        {
            auto* found = find<QAction>(action);
            QVERIFY2(found != nullptr && found->isEnabled(), action);
            found->trigger();
        }
    };

    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_runs;

    [[nodiscard]] std::unique_ptr<Opened> open() const
    {
        auto opened = std::make_unique<Opened>();
        opened->settings.setRunsFolder(m_runs);
        opened->page = std::make_unique<RunsPage>(opened->library, opened->settings);
        opened->page->resize(1200, 700);
        opened->library.setFolders(opened->settings.watchedRunFolders());
        opened->page->show();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(opened->library.isLoaded(), waitMs); }();
        return opened;
    }

    void make(const char* name, const std::function<void(test::SmallRun&)>& change = {}) const
    {
        test::SmallRun run;
        run.experiment.name = name;
        if (change) change(run);
        test::makeRun(m_runs / name, run);
    }

    void makeThree() const
    {
        make("glass", [](test::SmallRun& run) { run.scores = {1.25}; });
        make("carbon", [](test::SmallRun& run) {
            run.scores = {2.5};
            run.end = {};
            run.experiment = spec::withText(run.experiment, "optimizer.generator.lr", "0.5").value();
        });
        make("digits", [](test::SmallRun& run) {
            run.experiment = spec::presetNamed("lenet-mnist")->experiment;
            run.experiment.name = "digits";
        });
    }

private slots:
    void init()
    {
        test::failOnQtWarnings();
        // Beside the trash of the test (XDG_DATA_HOME), as one file system has to hold both.
        m_scratch = std::make_unique<QTemporaryDir>(QDir::current().filePath(QStringLiteral("runs-XXXXXX")));
        m_runs = m_scratch->path().toStdString() + "/runs";
        fs::create_directories(m_runs);
        Settings().setWatchedRunFolders({});
        Settings().setLayout(QStringLiteral("runs_columns"), {});
    }

    void modelAnswersWhateverAViewAsks()
    {
        makeThree();
        runs::RunIndex index;
        const auto cards = index.update(std::vector{m_runs});
        RunModel model({"name", "state", "q", "optimizer.generator.lr", "tags"});
        RunFilterModel filter(model);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester tester2(&filter,
                                               QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCards(cards);
        QCOMPARE(model.rowCount(), 3);
        filter.sort(2, Qt::DescendingOrder);
        QCOMPARE(filter.index(0, 0).data().toString(), QStringLiteral("carbon"));
        QVERIFY(filter.index(2, 2).data().toString().isEmpty());  // without a value it comes last
        model.setGrouping("family");
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(filter.rowCount(), 2);
        QVERIFY(runs::writeNotes(m_runs / "glass", {.archived = true}));
        model.setCards(index.update(std::vector{m_runs}));
        QCOMPARE(filter.rowCount(filter.index(0, 0)) + filter.rowCount(filter.index(1, 0)), 2);
        model.setCards({cards[0]});
        QCOMPARE(filter.rowCount(), 1);  // the other group has no runs any more
        model.setColumns({"name"});
        model.setGrouping("");
        QCOMPARE(model.rowCount(), 1);
        for (int role = Qt::DisplayRole; role <= Qt::UserRole + 2; ++role) {
            QVERIFY(!model.data({}, role).isValid());
        }
        QVERIFY(!model.setData({}, QStringLiteral("x"), Qt::EditRole));
    }

    void listsAllRunsAndFilters()
    {
        makeThree();
        const auto opened = open();
        QCOMPARE(opened->sortedNames(), (QStringList{"carbon", "digits", "glass"}));
        auto* filter = opened->find<QLineEdit>("runFilter");
        filter->setText(QStringLiteral("q < 2"));
        QTRY_COMPARE_WITH_TIMEOUT(opened->names(), QStringList{"glass"}, waitMs);
        opened->page->setFilter(QStringLiteral("optimizer.generator.lr = 0.5"));
        QCOMPARE(opened->names(), QStringList{"carbon"});
        auto* error = opened->find<QLabel>("runFilterError");
        QVERIFY(error->isHidden());
        opened->page->setFilter(QStringLiteral("stat = finished"));
        QVERIFY(!error->isHidden());
        QVERIFY2(error->text().contains(QStringLiteral("did you mean 'state'?")), qPrintable(error->text()));
        QCOMPARE(opened->names(), QStringList{"carbon"});  // as before
        opened->page->setFilter(QStringLiteral("q > 100"));
        QCOMPARE(opened->find<QStackedWidget>("runPages")->currentIndex(), 1);
        opened->find<QPushButton>("clearRunFilter")->click();
        QCOMPARE(opened->find<QStackedWidget>("runPages")->currentIndex(), 0);
        QCOMPARE(opened->names().size(), 3);
    }

    void interruptedRunsStandOut()
    {
        makeThree();
        const auto opened = open();
        auto* banner = opened->find<QLabel>("interruptedRuns");
        QVERIFY(!banner->isHidden());
        emit banner->linkActivated(QStringLiteral("#"));
        QCOMPARE(opened->names(), QStringList{"carbon"});
        QSignalSpy continued(opened->page.get(), &RunsPage::continueRequested);
        opened->select({"carbon"});
        opened->trigger("continueRunOfList");
        QCOMPARE(continued.size(), 1);
        QCOMPARE(continued[0][0].value<fs::path>(), m_runs / "carbon");
    }

    void groupsRunsByAParameter()
    {
        makeThree();
        const auto opened = open();
        auto* grouping = opened->find<QComboBox>("runGrouping");
        grouping->setCurrentText(QStringLiteral("optimizer.generator.lr"));
        emit grouping->lineEdit()->editingFinished();
        QCOMPARE(opened->table()->model()->rowCount(), 3);  // two values, and the classifier has none
        QCOMPARE(opened->table()->shownRuns(), 3);
        // A group that was closed stays closed when the runs are read again.
        const auto group = [&](int row) { return opened->table()->model()->index(row, 0); };
        opened->table()->collapse(group(1));
        QVERIFY(runs::writeNotes(m_runs / "glass", {.note = "looked at"}));
        QSignalSpy changed(&opened->library, &RunLibrary::changed);
        opened->library.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, waitMs);
        QVERIFY(opened->table()->isExpanded(group(0)) && !opened->table()->isExpanded(group(1)));
        grouping->setCurrentText(QStringLiteral("optimizer.generator.lrr"));
        emit grouping->lineEdit()->editingFinished();
        QVERIFY(opened->find<QLabel>("runFilterError")
                    ->text()
                    .contains(QStringLiteral("'optimizer.generator.lr'")));
        grouping->setCurrentText({});
        emit grouping->lineEdit()->editingFinished();
        QVERIFY(opened->find<QLabel>("runFilterError")->isHidden());
        QCOMPARE(opened->sortedNames(), (QStringList{"carbon", "digits", "glass"}));
    }

    void renamingIsWrittenAndUndone()
    {
        makeThree();
        const auto opened = open();
        opened->select({"glass"});
        QAbstractItemModel* model = opened->table()->model();
        const QModelIndex row = opened->table()->currentIndex();
        QVERIFY(model->setData(row.siblingAtColumn(0), QStringLiteral("The best"), Qt::EditRole));
        QTRY_VERIFY_WITH_TIMEOUT(opened->names().contains(QStringLiteral("The best")), waitMs);
        QCOMPARE(runs::readNotes(m_runs / "glass")->name, std::string("The best"));
        QCOMPARE(opened->table()->selected().front()->folder, m_runs / "glass");  // still selected
        opened->page->undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(opened->names().contains(QStringLiteral("glass")), waitMs);
        opened->page->undoStack()->redo();
        QTRY_VERIFY_WITH_TIMEOUT(opened->names().contains(QStringLiteral("The best")), waitMs);
    }

    void archivedRunsAreShownOnlyWhenAskedFor()
    {
        makeThree();
        const auto opened = open();
        opened->select({"glass", "carbon"});
        opened->trigger("archiveRuns");
        QTRY_COMPARE_WITH_TIMEOUT(opened->names(), QStringList{"digits"}, waitMs);
        opened->find<QCheckBox>("showArchived")->setChecked(true);
        QCOMPARE(opened->names().size(), 3);
        opened->find<QCheckBox>("showArchived")->setChecked(false);
        opened->page->setFilter(QStringLiteral("archived = true"));
        QCOMPARE(opened->sortedNames(), (QStringList{"carbon", "glass"}));
        opened->page->setFilter({});
        opened->page->undoStack()->undo();  // both in one step
        QTRY_COMPARE_WITH_TIMEOUT(opened->names().size(), 3, waitMs);
    }

    void tagsAndNotesAreKept()
    {
        makeThree();
        const auto opened = open();
        opened->select({"glass", "digits"});
        opened->trigger("tagRuns");
        auto* dialog = opened->find<QInputDialog>("askForTag");
        QVERIFY(dialog != nullptr);
        dialog->setTextValue(QStringLiteral("best, for the paper"));
        dialog->accept();
        QTRY_COMPARE_WITH_TIMEOUT(runs::readNotes(m_runs / "digits")->tags,
                                  (std::vector<std::string>{"best", "for the paper"}), waitMs);
        opened->select({"glass"});
        auto* tags = opened->find<QLineEdit>("runTags");
        QTRY_COMPARE_WITH_TIMEOUT(tags->text(), QStringLiteral("best, for the paper"), waitMs);
        tags->setFocus();
        tags->selectAll();
        QTest::keyClicks(tags, QStringLiteral("worst"));
        QTest::keyClick(tags, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(runs::readNotes(m_runs / "glass")->tags, std::vector<std::string>{"worst"},
                                  waitMs);
        auto* note = opened->find<QPlainTextEdit>("runNote");
        note->setFocus();
        QTest::keyClicks(note, QStringLiteral("see page 7"));
        opened->select({"digits"});  // what was being written is not lost
        QTRY_COMPARE_WITH_TIMEOUT(runs::readNotes(m_runs / "glass")->note, std::string("see page 7"), waitMs);
        QVERIFY(note->toPlainText().isEmpty());
        QCOMPARE(runs::readNotes(m_runs / "glass")->tags, std::vector<std::string>{"worst"});
        opened->page->setFilter(QStringLiteral("tag:worst"));
        QTRY_COMPARE_WITH_TIMEOUT(opened->names(), QStringList{"glass"}, waitMs);
    }

    void aRunGoesIntoTheTrashOnlyWhenAsked()
    {
        makeThree();
        const auto opened = open();
        opened->select({"glass", "digits"});
        opened->trigger("trashRuns");
        opened->find<QPushButton>("keepRuns")->click();
        QTRY_VERIFY(opened->find<QMessageBox>("trashQuestion") == nullptr);
        QVERIFY(fs::exists(m_runs / "glass"));
        opened->trigger("trashRuns");
        opened->find<QPushButton>("moveToTrash")->click();
        QTRY_COMPARE_WITH_TIMEOUT(opened->names(), QStringList{"carbon"}, waitMs);
        QVERIFY(!fs::exists(m_runs / "glass") && !fs::exists(m_runs / "digits"));
    }

    void aRunningRunIsNeverThrownAway()
    {
        const auto recorder = test::beginRun(m_runs / "running", {});
        const auto opened = open();
        opened->select({"running"});
        QVERIFY(!opened->find<QAction>("trashRuns")->isEnabled());
        QVERIFY(!opened->find<QAction>("continueRunOfList")->isEnabled());
        QSignalSpy failed(opened->page.get(), &RunsPage::failed);
        opened->library.moveToTrash({m_runs / "running"});  // as when it began after the question
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, waitMs);
        QVERIFY(fs::exists(m_runs / "running/run.json"));
    }

    void runsThatOthersWriteAppearAndGoOn()
    {
        const auto opened = open();
        QCOMPARE(opened->find<QStackedWidget>("runPages")->currentIndex(), 1);  // what to do without runs
        auto recorder = test::beginRun(m_runs / "new", {});
        QTRY_COMPARE_WITH_TIMEOUT(opened->names().size(), 1, waitMs);
        QCOMPARE(opened->find<QStackedWidget>("runPages")->currentIndex(), 0);
        QCOMPARE(opened->library.cards().front()->state, store::RunOutcome::Running);
        test::must(recorder->recordEvent({session::EventKind::Finished, 20, "The end"}));
        recorder.reset();
        QTRY_COMPARE_WITH_TIMEOUT(opened->library.cards().front()->state, store::RunOutcome::Finished,
                                  waitMs);
        const auto& columns = opened->table()->columns();
        const auto state = static_cast<int>(std::ranges::find(columns, "state") - columns.begin());
        QCOMPARE(opened->table()->model()->index(0, state).data().toString(), QStringLiteral("finished"));
    }

    void pictureIsDrawnOnceItIsThere()
    {
        make("glass", [](test::SmallRun& run) { run.samples = {samplesOf(10), samplesOf(20)}; });
        const auto opened = open();
        const auto picture = [&] {
            return opened->table()->model()->index(0, 0).data(Qt::DecorationRole).value<QImage>();
        };
        QTRY_VERIFY_WITH_TIMEOUT(picture().pixelColor(20, 20).alpha() == 255, waitMs);
        QCOMPARE(picture().size(), QSize(RunThumbnails::sizePx, RunThumbnails::sizePx));
        QVERIFY(sampleThumbnail(m_runs / "absent", 80, 4).isNull());
    }

    void columnsAreChosenAndRemembered()
    {
        makeThree();
        {
            const auto opened = open();
            emit opened->table()->header()->customContextMenuRequested({});
            auto* menu = opened->find<QMenu>("runColumns");
            QVERIFY(menu != nullptr);
            menu->findChild<QAction*>(QStringLiteral("column_worst"))->setChecked(true);
            menu->findChild<QAction*>(QStringLiteral("column_time"))->setChecked(false);
            menu->findChild<QAction*>(QStringLiteral("columnOfParameter"))->trigger();
            menu->close();
            auto* dialog = opened->find<QInputDialog>("askForColumn");
            QVERIFY(dialog != nullptr);
            dialog->setTextValue(QStringLiteral("optimizer.generator.lr"));
            dialog->accept();
        }
        const auto again = open();
        const auto& columns = again->table()->columns();
        const auto has = [&](const char* key) { return std::ranges::find(columns, key) != columns.end(); };
        QVERIFY(has("worst") && !has("time") && has("optimizer.generator.lr"));
    }

    void aRunIsTheBeginningOfANewOne()
    {
        makeThree();
        const auto opened = open();
        spec::ExperimentSpec experiment;
        fs::path data;
        connect(opened->page.get(), &RunsPage::newRunRequested, this,
                [&](const spec::ExperimentSpec& wanted, const fs::path& from) {
                    experiment = wanted;
                    data = from;
                });
        opened->select({"carbon"});
        opened->trigger("newRunFromRun");
        QCOMPARE(experiment.name, store::readRun(m_runs / "carbon")->experiment.name);
        QVERIFY(*spec::valueAt(experiment, "optimizer.generator.lr") == 0.5);
        QCOMPARE(data, fs::path("/data/glass"));
    }

    void selectedRunsAreCompared()
    {
        makeThree();
        const auto opened = open();
        std::vector<fs::path> compared;
        connect(opened->page.get(), &RunsPage::compareRequested, this,
                [&](const std::vector<fs::path>& folders) { compared = folders; });
        opened->select({"glass", "carbon"});
        opened->trigger("compareRuns");
        std::ranges::sort(compared);
        QCOMPARE(compared, (std::vector{m_runs / "carbon", m_runs / "glass"}));
    }

    void furtherFoldersAreWatched()
    {
        makeThree();
        const fs::path more = m_scratch->path().toStdString() + "/more";
        test::makeRun(more / "other", {});
        const auto opened = open();
        opened->settings.setWatchedRunFolders({m_runs, more});
        QCOMPARE(opened->settings.watchedRunFolders(), (std::vector{m_runs, more}));
        opened->library.setFolders(opened->settings.watchedRunFolders());
        QTRY_COMPARE_WITH_TIMEOUT(opened->names().size(), 4, waitMs);
    }
};

SYNTHSLICE_TEST(TestRunsPage)

}  // namespace synthslice::ui::test_runs_page

#include "test_runs_page.moc"
