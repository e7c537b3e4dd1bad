#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <random>

#include <unistd.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/store/checkpoints/checkpoint.h"
#include "engine/store/run_store.h"

using namespace synthslice;
using namespace synthslice::store;
using session::CheckpointData;

namespace {

/// Some kB of tensors that follow from the step, so that a checkpoint can be told from every other.
CheckpointData checkpointOf(std::int64_t step, int edition = 0)
{
    CheckpointData data;
    data.step = step;
    for (const char* name : {"generator", "discriminator", "optimizers", "ema"}) {
        std::vector<std::byte> bytes(40'000, static_cast<std::byte>(step + edition));
        data.tensors[name] = {
            {"0.weight", "F32", {10, 1000}, std::move(bytes)},
            {"0.bias", "I64", {1}, std::vector<std::byte>(8, static_cast<std::byte>(step))}};
    }
    data.state = {{"lr", 1e-3 / 3.0}, {"edition", edition}, {"list", {1, -2, 18446744073709551615ULL}}};
    return data;
}

bool equal(const CheckpointData& a, const CheckpointData& b)
{
    return a.step == b.step && a.tensors == b.tensors && a.state == b.state;
}

int operationsUntilFailure = 0;
bool failsNow()
{
    if (--operationsUntilFailure != 0) return false;
    errno = ENOSPC;
    return true;
}
const FileOperations countedOperations{
    [](int file, const void* bytes, std::size_t count) {
        return failsNow() ? -1 : ::write(file, bytes, count);
    },
    [](int file) { return failsNow() ? -1 : ::fsync(file); },
    [](const char* from, const char* to) { return failsNow() ? -1 : ::rename(from, to); },
    systemFileOperations().exchange};

void flipByte(const std::filesystem::path& path, std::streamoff offset)
{
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(offset);
    const char byte = static_cast<char>(file.get() ^ 1);
    file.seekp(offset);
    file.put(byte);
}

std::size_t entriesIn(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

/// What the killed child does: saves checkpoints, each the second edition of one step, until it dies.
int saveForever(const char* folder)
{
    const RunFolder run{folder};
    std::filesystem::create_directories(run.checkpoints());
    for (std::int64_t save = 1;; ++save) {
        if (!writeCheckpoint(run, checkpointOf((save + 1) / 2, static_cast<int>(save % 2)))) return 1;
        pruneCheckpoints(run, 3, {});
    }
}

using Steps = std::vector<std::int64_t>;

}  // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_run.path = std::filesystem::path(m_folder->path().toStdString()) / "a run, é";
        std::filesystem::create_directories(m_run.checkpoints());
    }

    void readsBackWhatItWrote()
    {
        QVERIFY(writeCheckpoint(m_run, checkpointOf(500)));
        QCOMPARE(checkpointSteps(m_run.path), (Steps{500}));
        QVERIFY(std::filesystem::exists(m_run.path / "checkpoints/step-000500/generator.safetensors"));
        QVERIFY(std::filesystem::exists(m_run.path / "checkpoints/step-000500/state.json"));
        const auto read = readCheckpoint(m_run.path, 500);
        QVERIFY(read);
        QVERIFY(equal(*read, checkpointOf(500)));
        QCOMPARE(read->state.at("lr").get<double>(), 1e-3 / 3.0);
    }

    void replacesOneOfTheSameStep()
    {
        QVERIFY(writeCheckpoint(m_run, checkpointOf(500)));
        QVERIFY(writeCheckpoint(m_run, checkpointOf(500, 1)));
        QVERIFY(equal(*readCheckpoint(m_run.path, 500), checkpointOf(500, 1)));
        QCOMPARE(entriesIn(m_run.checkpoints()), std::size_t{1});
    }

    void everyFailingOperationKeepsTheOldOnes()
    {
        QVERIFY(writeCheckpoint(m_run, checkpointOf(1)));
        int nth = 0;
        for (bool saved = false; !saved;) {
            operationsUntilFailure = ++nth;
            const auto written = writeCheckpoint(m_run, checkpointOf(2), countedOperations);
            saved = written.has_value();
            if (saved) break;
            QVERIFY(written.error().text().find("No space left on device") != std::string::npos);
            QVERIFY(equal(*readCheckpoint(m_run.path, 1), checkpointOf(1)));
            // Only if nothing but the last flush failed is the new one there, and then whole.
            const Steps steps = checkpointSteps(m_run.path);
            QVERIFY(steps == Steps{1} || (steps == Steps{1, 2} && readCheckpoint(m_run.path, 2)));
            QCOMPARE(entriesIn(m_run.checkpoints()), steps.size());
            std::filesystem::remove_all(m_run.checkpoint(2));
        }
        QVERIFY(nth > 20);  // 5 files of at least write, flush, rename, flush each
    }

    void cannotBeMadeInAFile()
    {
        std::filesystem::remove(m_run.checkpoints());
        std::ofstream(m_run.checkpoints()) << "no folder";
        const auto written = writeCheckpoint(m_run, checkpointOf(1));
        QVERIFY(!written);
        QVERIFY(written.error().message.find(m_run.path.string()) != std::string::npos);
    }

    void aRemovedRunIsNotMadeAnew()
    {
        std::filesystem::remove_all(m_run.path);
        QVERIFY(!writeCheckpoint(m_run, checkpointOf(1)));
        QVERIFY(!std::filesystem::exists(m_run.path));
    }

    void aCheckpointThatWasBeingReplacedComesBack()
    {
        for (const std::int64_t step : {1, 2}) QVERIFY(writeCheckpoint(m_run, checkpointOf(step)));
        std::filesystem::rename(m_run.checkpoint(2), m_run.checkpoint(2).string() + ".replaced");
        QCOMPARE(checkpointSteps(m_run.path), (Steps{1}));
        repairCheckpoints(m_run);
        QCOMPARE(checkpointSteps(m_run.path), (Steps{1, 2}));
        QVERIFY(equal(*readCheckpoint(m_run.path, 2), checkpointOf(2)));
    }

    void damageIsFoundAndNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("offset");
        QTest::newRow("weights") << "generator.safetensors" << 20'000;
        QTest::newRow("header") << "ema.safetensors" << 9;
        QTest::newRow("length") << "optimizers.safetensors" << 0;
        QTest::newRow("state's start") << "state.json" << 0;
        QTest::newRow("state's end") << "state.json" << -20;
    }
    void damageIsFoundAndNamed()
    {
        QFETCH(QString, file);
        QFETCH(int, offset);
        QVERIFY(writeCheckpoint(m_run, checkpointOf(7)));
        const std::filesystem::path path = m_run.checkpoint(7) / file.toStdString();
        const auto size = static_cast<int>(std::filesystem::file_size(path));
        flipByte(path, offset < 0 ? size + offset : offset);
        const auto read = readCheckpoint(m_run.path, 7);
        QVERIFY(!read);
        QVERIFY2(read.error().message.find(path.string() + " is damaged") == 0, read.error().message.c_str());

        std::filesystem::remove(path);
        const auto missing = readCheckpoint(m_run.path, 7);
        QVERIFY(!missing);
        QVERIFY(missing.error().message.find("Cannot read " + path.string()) == 0);
    }

    void everyFlippedByteOfTheStateIsFound()
    {
        QVERIFY(writeCheckpoint(m_run, checkpointOf(7)));
        const std::filesystem::path path = m_run.checkpoint(7) / "state.json";
        const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path));
        for (std::streamoff offset = 0; offset < size; offset += 7) {
            flipByte(path, offset);
            const auto read = readCheckpoint(m_run.path, 7);
            QVERIFY(!read || equal(*read, checkpointOf(7)));  // white space carries nothing
            flipByte(path, offset);
        }
        QVERIFY(readCheckpoint(m_run.path, 7));
    }

    void fallsBackToTheNewestThatIsWhole()
    {
        for (const std::int64_t step : {100, 200, 300}) QVERIFY(writeCheckpoint(m_run, checkpointOf(step)));
        QVERIFY(readNewestCheckpoint(m_run.path)->warning.empty());
        QCOMPARE(readNewestCheckpoint(m_run.path)->data.step, std::int64_t{300});
        flipByte(m_run.checkpoint(300) / "ema.safetensors", 5000);
        std::filesystem::remove(m_run.checkpoint(200) / "generator.safetensors");
        const auto newest = readNewestCheckpoint(m_run.path);
        QVERIFY(newest);
        QVERIFY(equal(newest->data, checkpointOf(100)));
        QVERIFY(newest->warning.find("step-000300/ema.safetensors is damaged") != std::string::npos);
        QVERIFY(newest->warning.find("step-000200/generator.safetensors") != std::string::npos);
        QVERIFY(newest->warning.ends_with("; going on from step 100"));
        flipByte(m_run.checkpoint(100) / "ema.safetensors", 5000);
        const auto none = readNewestCheckpoint(m_run.path);
        QVERIFY(!none);
        QVERIFY(none.error().message.find("step-000300") != std::string::npos);
    }

    void noCheckpointIsAnErrorThatSaysSo()
    {
        const auto newest = readNewestCheckpoint(m_run.path);
        QCOMPARE(newest.error().text(), m_run.path.string() + " has no checkpoint: start the run anew");
    }

    void prunesAllButTheNewest()
    {
        for (std::int64_t step = 1; step <= 5; ++step) QVERIFY(writeCheckpoint(m_run, checkpointOf(step)));
        pruneCheckpoints(m_run, 0, {});
        QCOMPARE(checkpointSteps(m_run.path), (Steps{1, 2, 3, 4, 5}));
        pruneCheckpoints(m_run, 2, {});
        QCOMPARE(checkpointSteps(m_run.path), (Steps{4, 5}));
        QCOMPARE(entriesIn(m_run.checkpoints()), std::size_t{2});
        pruneCheckpoints(m_run, 2, {});
        QCOMPARE(checkpointSteps(m_run.path), (Steps{4, 5}));
    }

    void pruningSparesTheBest()
    {
        for (std::int64_t step = 1; step <= 6; ++step) QVERIFY(writeCheckpoint(m_run, checkpointOf(step)));
        pruneCheckpoints(m_run, 2, {3, 6});
        QCOMPARE(checkpointSteps(m_run.path), (Steps{3, 5, 6}));
    }

    void setsLaterOnesAsideWithoutDeleting()
    {
        for (int round = 0; round < 2; ++round) {
            for (const std::int64_t step : {1, 2, 3}) QVERIFY(writeCheckpoint(m_run, checkpointOf(step)));
            QVERIFY(setAsideCheckpointsAfter(m_run, 1));
            QCOMPARE(checkpointSteps(m_run.path), (Steps{1}));
        }
        QVERIFY(readCheckpointFolder(m_run.checkpoints() / "step-000003.set-aside-2"));
        QCOMPARE(entriesIn(m_run.checkpoints()), std::size_t{5});
    }

    /// kill -9 at any moment of any save or replacement: the newest checkpoint is whole, none is lost.
    void survivesKilling()
    {
        std::mt19937 random(1);
        std::int64_t newestBefore = 0;
        for (int kill = 0; kill < 25; ++kill) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {"--save-forever", QString::fromStdString(m_run.path.string())});
            QVERIFY(child.waitForStarted());
            const std::int64_t reached = std::uniform_int_distribution<std::int64_t>(1, 4)(random);
            QTRY_VERIFY(!checkpointSteps(m_run.path).empty() &&
                        checkpointSteps(m_run.path).back() >= reached);
            QThread::usleep(std::uniform_int_distribution<unsigned long>(0, 30'000)(random));
            QVERIFY(::kill(static_cast<pid_t>(child.processId()), SIGKILL) == 0);
            QVERIFY(child.waitForFinished());

            const Steps steps = checkpointSteps(m_run.path);
            QVERIFY(!steps.empty());
            for (const std::int64_t step : steps) {
                const auto data = readCheckpoint(m_run.path, step);
                QVERIFY2(data, data ? "" : data.error().text().c_str());
                QVERIFY(equal(*data, checkpointOf(step)) || equal(*data, checkpointOf(step, 1)));
            }
            newestBefore = std::max(newestBefore, steps.back());
            repairCheckpoints(m_run);
            QCOMPARE(entriesIn(m_run.checkpoints()), steps.size());
            if (kill % 5 == 4) std::filesystem::remove_all(m_run.path);
        }
        QVERIFY(newestBefore > 1);  // else the test killed too early to tell anything
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    RunFolder m_run;
};

int main(int argc, char** argv)
{
    if (argc == 3 && std::strcmp(argv[1], "--save-forever") == 0) return saveForever(argv[2]);
    QCoreApplication application(argc, argv);
    TestCheckpoint test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_checkpoint.moc"
