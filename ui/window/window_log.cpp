#include "ui/window/window_log.h"

#include <atomic>

#include "engine/session/messages.h"
#include "ui/controls/message_bar.h"
#include "ui/run/run_page.h"
#include "ui/window/log_window.h"
#include "ui/window/main_window.h"
#include "ui/window/session_log.h"

namespace synthslice::ui {

namespace {

std::atomic<SessionLog*> qtLog = nullptr;
QtMessageHandler before = nullptr;

void takeQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (SessionLog* const log = qtLog; log != nullptr && type != QtDebugMsg)
        log->add("qt", text.toStdString());
    before(type, context, text);
}

void logTraining(SessionLog& log, const session::SessionUpdate& update)
{
    using session::EventKind;
    if (const auto& run = update.info) {
        log.add("training", run->runFolder + ", steps " + std::to_string(run->startStep) + " to " +
                                std::to_string(run->targetSteps) + ", " + run->device + ", " +
                                run->precision + (run->note.empty() ? "" : ", " + run->note));
    }
    for (const session::SessionEvent& event : update.events) {
        if (event.kind == EventKind::Warning || event.kind == EventKind::Failure ||
            event.kind == EventKind::Stopped || event.kind == EventKind::Finished)
            log.add("training", event.message);
    }
}

void tellCrash(MainWindow& window, const SessionLog::Crash& crash)
{
    const QString how = crash.signal.empty()
                            ? MainWindow::tr("The program did not end as it should when it was used last: it "
                                             "was killed, or the computer stopped.")
                            : MainWindow::tr("The program broke down when it was used last (%1).")
                                  .arg(QString::fromStdString(crash.signal));
    window.messages().add(
        MessageBar::Kind::Warning, how,
        {{MainWindow::tr("Show the log"), [&window, file = crash.file] { showLog(window, file); }}});
}

}  // namespace

void logQtMessages(SessionLog& log)
{
    qtLog = &log;
    before = qInstallMessageHandler(takeQtMessage);
}

void stopLoggingQtMessages()
{
    qInstallMessageHandler(before);
    qtLog = nullptr;
}

void keepLog(MainWindow& window, SessionLog& log)
{
    QObject::connect(&window.messages(), &MessageBar::added, &window,
                     [&log](const QString& text) { log.add("message", text.toStdString()); });
    QObject::connect(&window.runPage(), &RunPage::updated, &window,
                     [&log](const session::SessionUpdate& update) { logTraining(log, update); });
    for (const SessionLog::Crash& crash : log.takeCrashes()) tellCrash(window, crash);
}

}  // namespace synthslice::ui
