// What is kept without being asked: drafts of the window and of galleries, and the files that follow them.

#include <filesystem>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "engine/spec/presets/presets.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/acceptance/gallery_draft.h"
#include "ui/shared/draft_file.h"
#include "ui/window/draft.h"

namespace synthslice::ui::test_drafts {

/// A draft whose folder cannot be made while a file of its name is there.
struct BlockedDraft {
    BlockedDraft()
    {
        inTheWay.open(QIODevice::WriteOnly);
        draft.setFile(folder.filePath(QStringLiteral("file/draft.json")).toStdString());
    }

    QTemporaryDir folder;
    QFile inTheWay{folder.filePath(QStringLiteral("file"))};
    DraftFile draft{[] { return std::string("text"); }};
    QSignalSpy failed{&draft, &DraftFile::failed};
};

class TestDrafts : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnQtWarnings(); }

    void aFileFollowsWithinTwoSeconds()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("a/draft.json")).toStdString();
        std::string text = "one";
        DraftFile draft([&] { return text; });
        draft.touch();  // goes nowhere
        draft.setFile(file);
        QCOMPARE(readDraft(file).value(), std::string());
        draft.touch();
        text = "two";
        draft.touch();
        QTRY_COMPARE_WITH_TIMEOUT(readDraft(file).value_or(""), std::string("two"), 30000);

        text = "three";
        draft.touch();
        draft.setFile(file.string() + ".other");  // what has changed belongs to the file before
        QCOMPARE(readDraft(file).value(), std::string("three"));
        text = "four";
        draft.touch();
        draft.flush();
        QCOMPARE(readDraft(draft.file()).value(), std::string("four"));
        QCOMPARE(readDraft(file).value(), std::string("three"));
        text.clear();
        draft.touch();
        draft.flush();
        QVERIFY(!std::filesystem::exists(draft.file()));
    }

    void aFailureIsSaidOnce()
    {
        BlockedDraft blocked;
        QVERIFY(blocked.inTheWay.isOpen());
        for (int i = 0; i < 3; ++i) {
            blocked.draft.touch();
            blocked.draft.flush();
        }
        QCOMPARE(blocked.failed.count(), 1);
    }

    void whatCannotBeWrittenIsTriedAgain()
    {
        BlockedDraft blocked;
        QVERIFY(blocked.inTheWay.isOpen());
        blocked.draft.touch();
        QTRY_COMPARE_WITH_TIMEOUT(blocked.failed.count(), 1, 30000);
        QVERIFY(blocked.inTheWay.remove());
        QTRY_COMPARE_WITH_TIMEOUT(readDraft(blocked.draft.file()).value_or(""), std::string("text"), 30000);
    }

    void aDraftComesBackAsItWas()
    {
        Draft draft;
        draft.experiment.experiment = spec::presets().front().experiment;
        draft.experiment.reference = draft.experiment.experiment;
        draft.experiment.experiment.training.steps = 4711;
        draft.experiment.origin = QStringLiteral("préréglage");
        draft.criteria.emplace().limits = {{"volume_fraction", 0.25, 0.75, false, 0.0}};
        draft.slices = "/tmp/no \xff UTF-8";
        draft.run = "/tmp/run%20";
        draft.page = "acceptPage";
        const auto read = draftFromText(toText(draft), "draft.json");
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QCOMPARE(read->experiment, draft.experiment);
        QVERIFY(read->criteria == draft.criteria);
        QCOMPARE(read->slices, draft.slices);
        QCOMPARE(read->run, draft.run);
        QCOMPARE(read->page, draft.page);
    }

    void aGalleryComesBackAsItWas()
    {
        GalleryDraft draft;
        draft.choice.step = 500;
        draft.choice.averaged = false;
        draft.criteria.limits = {{"volume_fraction", 0.25, 0.75, true, 0.0}};
        draft.outputCalibration = acceptance::OutputCalibration{
            32, std::vector<double>(24, 1.0), {0.0, 1.0}, {0.05, 0.95}};
        draft.first.seed = std::numeric_limits<std::uint64_t>::max() - 7;
        draft.first.condition = 0.5;
        draft.images = {{true, 0.25}, {false, {}}, {{}, 0.75}};
        const auto read = galleryDraftFromText(toText(draft), "gallery.json");
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QCOMPARE(read->choice.step, draft.choice.step);
        QCOMPARE(read->choice.averaged, false);
        QVERIFY(read->criteria == draft.criteria);
        QVERIFY(read->outputCalibration == draft.outputCalibration);
        QVERIFY(read->first == draft.first);
        QVERIFY(read->images == draft.images);
    }

    void damagedDraftsAreErrorsThatNameTheFile_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no JSON") << QStringLiteral("{");
        QTest::newRow("another file") << QStringLiteral(R"({"format": "other", "version": 1})");
        QTest::newRow("an array") << QStringLiteral("[1, 2]");
        QTest::newRow("types") << QStringLiteral(
            R"({"format": "synthslice-gallery", "version": 1, "step": "a", "averaged": 3})");
    }

    void damagedDraftsAreErrorsThatNameTheFile()
    {
        QFETCH(QString, text);
        const auto draft = draftFromText(text.toStdString(), "file.json");
        QVERIFY(!draft && draft.error().message.find("file.json") != std::string::npos);
        const auto gallery = galleryDraftFromText(text.toStdString(), "file.json");
        QVERIFY(!gallery && gallery.error().message.find("file.json") != std::string::npos);
    }
};

SYNTHSLICE_TEST(TestDrafts)

}  // namespace synthslice::ui::test_drafts

#include "test_drafts.moc"
