#include <csignal>

#include <QtTest>

#include "tests/shared/command_line.h"

/// The real programs under the signals that end them: contract of docs/command-line.md.
class TestSignals : public synthslice::test::CommandLineTest {
    Q_OBJECT

    [[nodiscard]] int rowsOf(const QString& run) const
    {
        return static_cast<int>(content(run + "/metrics.csv").count('\n')) - 1;
    }
    [[nodiscard]] static QStringList trainInto(const QString& run)
    {
        return {"train",
                "--preset",
                "texture-64",
                "--data",
                "fibres",
                "--run",
                run,
                "--threads",
                "1",
                "--set",
                "training.batch_size=2",
                "--set",
                "training.sample_count=1"};
    }

    static void send(const QProcess& process, int signal)
    {
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    }

private slots:
    void initTestCase()
    {
        QCOMPARE(cli({"make-fibres", "fibres", "--count", "1", "--size", "384"}).exitCode, 0);
    }

    /// Each one ends the run with a checkpoint, from which the next goes on.
    void aSignalSaves_data() { addSignals(); }
    void aSignalSaves()
    {
        QFETCH(int, signal);
        const int rowsBefore = std::max(0, rowsOf("run"));
        QProcess process;
        start(process, SYNTHSLICE_CLI, rowsBefore == 0 ? trainInto("run") : QStringList{"resume", "run"});
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf("run") > rowsBefore, patienceMs);
        send(process, signal);
        QVERIFY(process.waitForFinished(patienceMs));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 128 + signal);
        const int rows = rowsOf("run");
        QVERIFY(rows > rowsBefore);
        const QString newest = QStringLiteral("step-%1").arg(rows, 6, 10, QChar('0'));
        QCOMPARE(QDir(path("run/checkpoints")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).last(), newest);
        QVERIFY(content("run/events.jsonl").contains("\"stopped\""));
    }

    /// SIGUSR2 ends the program as ever; it does not make it deaf.
    void otherSignalsKeepTheirEffect()
    {
        QProcess process;
        start(process, SYNTHSLICE_CLI, trainInto("other"));
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf("other") > 0, patienceMs);
        send(process, SIGUSR2);
        QVERIFY(process.waitForFinished(patienceMs));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    }

    /// The reader of its output has gone, and it never had a standard error: no file of the run takes that
    /// one's number and with it what is printed.
    void trainsWithoutAnyoneListening()
    {
        QProcess shell;
        start(shell, "bash",
              QStringList{"-c", "\"$0\" \"$@\" 2>&- | true", SYNTHSLICE_CLI} + trainInto("alone") +
                  QStringList{"--steps", "2"});
        QVERIFY(shell.waitForFinished(patienceMs));
        const QByteArray rows = content("alone/metrics.csv");
        QCOMPARE(rows.count('\n'), 3);
        QVERIFY2(QRegularExpression("^step,[a-z_0-9,]+\n1(,[-+.e0-9]+|,nan)+\n2(,[-+.e0-9]+|,nan)+\n$")
                     .match(QString::fromUtf8(rows))
                     .hasMatch(),
                 rows);
        QVERIFY(content("alone/events.jsonl").contains("\"finished\""));
    }

    void theWindowCloses_data() { addSignals(); }
    void theWindowCloses()
    {
        QFETCH(int, signal);
        QProcess process;
        start(process, SYNTHSLICE_WINDOW, {path("fibres")});
        QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::Running && takesSignals(process), patienceMs);
        send(process, signal);
        QVERIFY(process.waitForFinished(patienceMs));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 128 + signal);
    }

private:
    static void addSignals()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
        QTest::newRow("SIGUSR1") << SIGUSR1;
        QTest::newRow("SIGXCPU") << SIGXCPU;
    }

    /// Whether the process has a handler for the last of them, as /proc tells.
    static bool takesSignals(const QProcess& process)
    {
        QFile status(QStringLiteral("/proc/%1/status").arg(process.processId()));
        if (!status.open(QIODevice::ReadOnly)) return false;
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("SigCgt:")) {
                return (line.mid(7).trimmed().toULongLong(nullptr, 16) >> (SIGXCPU - 1) & 1U) != 0;
            }
        }
        return false;
    }
};

QTEST_GUILESS_MAIN(TestSignals)
#include "test_signals.moc"
