#include <csignal>

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QtTest>

#include "tests/shared/command_line.h"
#include "tests/shared/test_program.h"

namespace synthslice::test_sweep_command {

namespace {

QJsonArray runsOf(const test::Outcome& outcome)
{
    return outcome.json()["runs"].toArray();
}

/// The processes whose parent is `parent`, as /proc tells.
std::vector<pid_t> childrenOf(qint64 parent)
{
    std::vector<pid_t> children;
    for (const QString& name : QDir("/proc").entryList(QDir::Dirs)) {
        QFile file("/proc/" + name + "/stat");
        if (!file.open(QIODevice::ReadOnly)) continue;
        // "pid (name) state parent ...", and the name may hold anything.
        const QByteArray stat = file.readAll();
        if (stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(1).toLongLong() == parent)
            children.push_back(static_cast<pid_t>(name.toInt()));
    }
    return children;
}

}  // namespace

/// The command `sweep` as schedulers call it: contract of docs/sweeps.md.
class TestSweepCommand : public test::CommandLineTest {
    Q_OBJECT

    /// Makes a sweep of four rates by three seeds, whose runs take a second or so.
    void plan(const QString& folder, int steps = 60) const
    {
        const auto made = cli({"sweep", "--preset", "two-gaussians", "--set", "training.threads=1", "--set",
                               "training.checkpoint_every_steps=10", "--set",
                               "optimizer.discriminator.lr=1e-4..1e-1/log/4", "--seeds", "0,1,2", "--steps",
                               QString::number(steps), "--out", folder, "--json", "-"});
        QVERIFY2(made.exitCode == 0, made.error);
        QCOMPARE(runsOf(made).size(), 12);
        QCOMPARE(runsOf(made)[5].toObject()["name"].toString(), QString("lr=0.001 seed=1"));
        QCOMPARE(runsOf(made)[5].toObject()["state"].toString(), QString("planned"));
    }
    [[nodiscard]] QStringList parallelArguments(const QString& sweep) const
    {
        return {"--will-cite", "-j",  "2",       SYNTHSLICE_CLI,
                "sweep",       sweep, "--index", ":::",
                "0",           "1",   "2",       "3",
                "4",           "5",   "6",       "7",
                "8",           "9",   "10",      "11"};
    }
    [[nodiscard]] QStringList runFolders(const QString& sweep) const
    {
        return QDir(path(sweep + "/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }

private slots:
    void initTestCase() { qputenv("HOME", folder().toLocal8Bit()); }

    void runsListsAndSkips()
    {
        plan("sweep", 20);
        const auto list = cli({"sweep", "sweep", "--list"});
        const QByteArrayList lines = list.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 12);
        QProcess shell;
        start(shell, "sh", {"-c", QString::fromLocal8Bit(lines[4]) + " --json -"});
        QVERIFY(shell.waitForFinished(patienceMs));
        const auto run = runsOf({shell.exitCode(), shell.readAllStandardOutput(), {}})[0].toObject();
        QCOMPARE(run["index"].toInt(), 4);
        QCOMPARE(run["state"].toString(), QString("done"));
        QCOMPARE(run["steps"].toInt(), 20);
        QVERIFY(run["metrics"].toObject().size() > 2);
        QCOMPARE(run["settings"].toObject()["training.seed"].toInt(), 1);
        QCOMPARE(runFolders("sweep"), QStringList{"004-lr-1e-04-seed-1"});

        const auto before = content("sweep/runs/004-lr-1e-04-seed-1/events.jsonl");
        const auto again = cli({"sweep", "sweep", "--index", "4"});
        QCOMPARE(again.exitCode, 0);
        QVERIFY2(again.out.contains("nothing to do"), again.out);
        QCOMPARE(content("sweep/runs/004-lr-1e-04-seed-1/events.jsonl"), before);

        const auto more = cli(
            {"sweep", "sweep", "--set", "optimizer.discriminator.lr=0.3", "--seeds", "7", "--json", "-"});
        QVERIFY2(more.exitCode == 0, more.error);
        QCOMPARE(runsOf(more).size(), 13);
        QCOMPARE(runsOf(more)[12].toObject()["name"].toString(), QString("lr=0.3 seed=7"));
        QCOMPARE(runsOf(more)[4].toObject()["state"].toString(), QString("done"));
    }

    void wrongInputIsNamed()
    {
        const auto fails = [&](const QStringList& arguments, const QByteArray& part) {
            const auto outcome = cli(QStringList{"sweep"} + arguments);
            return outcome.exitCode == 2 && outcome.error.contains(part)
                       ? QByteArray()
                       : QByteArray::number(outcome.exitCode) + " " + outcome.error;
        };
        const QStringList gaussians{"--preset", "two-gaussians", "--out", "never"};
        QCOMPARE(fails(gaussians + QStringList{"--set", "training.batch_size=0"}, "training.batch_size"), "");
        QCOMPARE(fails(gaussians + QStringList{"--set", "training.batch_size"}, "path=values"), "");
        QCOMPARE(fails(gaussians + QStringList{"--seeds", "0..3"}, "training.seed"), "");
        QCOMPARE(fails(gaussians + QStringList{"--steps", "3", "--minutes", "2"}, "--minutes"), "");
        QCOMPARE(fails({"--preset", "texture-64", "--out", "never"}, "--data"), "");
        QCOMPARE(fails({"--preset", "two-gaussians"}, "--out"), "");
        QCOMPARE(fails({"."}, "sweep.json"), "");
        plan("wrong");
        QCOMPARE(fails({"wrong", "--index", "12"}, "12 runs"), "");
        QVERIFY(!QFile::exists(path("never")));
    }

    /// A signal ends a run with a checkpoint and a code above 128; meanwhile nobody else can take it.
    void signalsSaveAndTwoNeverMeet()
    {
        plan("signals", 1'000'000);
        for (const int signal : {SIGUSR1, SIGTERM}) {
            QProcess process;
            start(process, SYNTHSLICE_CLI, {"sweep", "signals", "--index", "2"});
            const QString metrics = "signals/runs/002-lr-0.01-seed-0/metrics.csv";
            const auto before = content(metrics).size();
            QTRY_VERIFY_WITH_TIMEOUT(content(metrics).size() > before, patienceMs);
            const auto other = cli({"sweep", "signals", "--index", "2"});
            QCOMPARE(other.exitCode, 1);
            QVERIFY2(other.error.contains("another process"), other.error);
            QCOMPARE(runsOf(cli({"sweep", "signals", "--json", "-"}))[2].toObject()["state"].toString(),
                     QString("running"));
            QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
            QVERIFY(process.waitForFinished(patienceMs));
            QCOMPARE(process.exitCode(), 128 + signal);
            QCOMPARE(runsOf(cli({"sweep", "signals", "--json", "-"}))[2].toObject()["state"].toString(),
                     QString("interrupted"));
        }
        QVERIFY(content("signals/runs/002-lr-0.01-seed-0/events.jsonl").contains("Resumed"));
    }

    /// Twelve runs under GNU parallel, killed at random again and again, leave the bytes of twelve that never
    /// were.
    void killedSweepsEndWithTheSameBytes()
    {
        const QString parallel = QStandardPaths::findExecutable("parallel");
        if (parallel.isEmpty()) QSKIP("GNU parallel is not installed (packaging/setup --test)");
        plan("calm", 100);
        QElapsedTimer time;
        time.start();
        QProcess calm;
        start(calm, parallel, parallelArguments("calm"));
        QVERIFY(calm.waitForFinished(patienceMs));
        QVERIFY2(calm.exitCode() == 0, calm.readAllStandardError());
        const int aRunMs = static_cast<int>(time.elapsed()) / 6;  // twelve, two at a time

        plan("killed", 100);
        QRandomGenerator random(20);
        int kills = 0;
        for (int round = 0; round < 2; ++round) {
            QProcess killed;
            start(killed, parallel, parallelArguments("killed"));
            while (!killed.waitForFinished(random.bounded(aRunMs / 4, aRunMs))) {
                const auto children = childrenOf(killed.processId());
                if (children.empty()) continue;
                const auto victim = children[static_cast<std::size_t>(
                    random.bounded(static_cast<int>(children.size())))];
                kills += ::kill(victim, SIGKILL) == 0 ? 1 : 0;
            }
        }
        QProcess last;
        start(last, parallel, parallelArguments("killed"));
        QVERIFY(last.waitForFinished(patienceMs));
        QVERIFY2(last.exitCode() == 0, last.readAllStandardError());
        QVERIFY2(kills >= 4, QByteArray::number(kills));

        const QStringList folders = runFolders("calm");
        QCOMPARE(folders.size(), 12);
        QCOMPARE(runFolders("killed"), folders);
        int resumed = 0;
        for (const QString& folder : folders) {
            const QByteArray metrics = content("killed/runs/" + folder + "/metrics.csv");
            QCOMPARE(metrics.count('\n'), 101);
            QCOMPARE(metrics, content("calm/runs/" + folder + "/metrics.csv"));
            resumed += content("killed/runs/" + folder + "/events.jsonl").contains("Resumed") ? 1 : 0;
        }
        QVERIFY(resumed > 0);
    }
};

SYNTHSLICE_TEST(TestSweepCommand)

}  // namespace synthslice::test_sweep_command

#include "test_sweep_command.moc"
