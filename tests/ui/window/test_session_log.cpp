// The log of the window's starts: what is in it, how it is kept small, and what the next start says after a
// crash.

#include <csignal>
#include <filesystem>

#include <QComboBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/shared/fake_runs.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/controls/message_bar.h"
#include "ui/run/run_page.h"
#include "ui/window/main_window.h"
#include "ui/window/session_log.h"
#include "ui/window/window_log.h"

namespace synthslice::ui::test_session_log {

class TestSessionLog : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] std::filesystem::path folder() const { return m_folder->path().toStdString(); }

    std::unique_ptr<SessionLog> open() const { return SessionLog::open(folder()).value(); }

    static QString textOf(const std::filesystem::path& path)
    {
        QFile file(toQString(path));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    /// A start of the program that ends by this signal.
    void endBy(int signal) const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            const auto log = open();
            log->add("start", "child");
            log->noteFatalSignals();
            ::raise(signal);
            ::_exit(1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == signal);
    }

private slots:
    void init()
    {
        test::failOnQtWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void aCleanEndIsNoCrash()
    {
        for (int start = 0; start < 3; ++start) {
            const auto log = open();
            log->add("start", "one\ntwo");
            QVERIFY(log->takeCrashes().empty());
            QVERIFY(textOf(log->file()).endsWith(QStringLiteral(" start one two\n")));
        }
        QCOMPARE(sessionLogs(folder()).size(), std::size_t{3});
        for (const auto& file : sessionLogs(folder()))
            QVERIFY(textOf(file).contains(QStringLiteral(" end ")));
    }

    void aCrashIsToldOnce()
    {
        endBy(SIGSEGV);
        endBy(SIGKILL);
        const auto running = open();  // beside it: is not told of
        running->add("start", "beside");
        {
            const auto log = open();
            log->add("start", "next");
            const auto crashes = log->takeCrashes();
            QCOMPARE(crashes.size(), std::size_t{2});
            QCOMPARE(crashes[0].signal, std::string("Segmentation fault"));
            QCOMPARE(crashes[1].signal, std::string());
            QVERIFY(textOf(crashes[0].file).contains(QStringLiteral("page_tests")));  // the calls
        }
        QVERIFY(running->takeCrashes().empty());
        QVERIFY(open()->takeCrashes().empty());
    }

    void staysSmall()
    {
        const std::string line(1000, 'x');
        for (std::size_t start = 0; start < SessionLog::mostFiles + 3; ++start) {
            const auto log = open();
            for (int i = 0; i < (start == 0 ? 3 : 1500); ++i) log->add("message", line);
            QVERIFY(textOf(log->file()).contains(QString::fromStdString(line)));
        }
        QCOMPARE(sessionLogs(folder()).size(), SessionLog::mostFiles);
        std::uintmax_t bytes = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder())) {
            QVERIFY(entry.file_size() <= SessionLog::mostBytes);
            bytes += entry.file_size();
        }
        QVERIFY(bytes <= 2 * SessionLog::mostFiles * SessionLog::mostBytes);
        QVERIFY(open()->takeCrashes().empty());  // a file that went on anew is held and ends like any other
    }

    void aFolderThatCannotBeIsAnError()
    {
        QVERIFY(SessionLog::open("/proc/none").error().text().starts_with("Cannot keep a log in /proc/none"));
    }

    void theWindowTellsAndKeeps()
    {
        endBy(SIGABRT);
        Settings settings;
        std::filesystem::remove_all(settings.logFolder());
        std::filesystem::create_directories(settings.logFolder().parent_path());
        std::filesystem::copy(folder(), settings.logFolder());
        auto log = SessionLog::open(settings.logFolder()).value();
        MainWindow window(test::fakeTrainingCalls({}), settings);
        keepLog(window, *log);
        window.show();
        QVERIFY2(window.messages().texts().join(u' ').contains(QStringLiteral("broke down")),
                 qPrintable(window.messages().texts().join(u' ')));
        window.findChild<QPushButton*>(QStringLiteral("messageRemedy"))->click();
        auto* text = window.findChild<QPlainTextEdit*>(QStringLiteral("logText"));
        QVERIFY(text->toPlainText().contains(QStringLiteral("signal Aborted")));
        QCOMPARE(window.findChild<QComboBox*>(QStringLiteral("logOfStart"))->count(), 2);

        window.messages().add(MessageBar::Kind::Info, QStringLiteral("something is said"));
        session::SessionUpdate update;
        update.info.emplace();
        update.info->runFolder = "/runs/x";
        update.info->device = "CPU, 1 thread";
        update.info->precision = "fp32";
        update.events = {{session::EventKind::Finished, 20, "Finished at step 20"}};
        emit window.runPage().updated(update);
        logQtMessages(*log);
        qInfo("Qt says");
        stopLoggingQtMessages();
        const QString kept = textOf(log->file());
        for (const char* line : {"message something is said", "training /runs/x, steps 0 to 0, CPU, 1 thread",
                                 "training Finished at step 20", "qt Qt says"})
            QVERIFY2(kept.contains(QLatin1String(line)), line);

        MainWindow next(test::fakeTrainingCalls({}), settings);
        keepLog(next, *log);
        QVERIFY(next.messages().texts().isEmpty());
    }
};

SYNTHSLICE_TEST(TestSessionLog)

}  // namespace synthslice::ui::test_session_log

#include "test_session_log.moc"
