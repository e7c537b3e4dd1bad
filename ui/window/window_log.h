#pragma once

namespace synthslice::ui {

class MainWindow;
class SessionLog;

/// Writes the messages of Qt into the log too, as long as it lives. One log at a time.
void logQtMessages(SessionLog& log);
/// Before the log goes.
void stopLoggingQtMessages();

/// Writes what the window shows as messages, and where training begins, on what device, and ends. Says which
/// starts before ended as they should not, and offers their logs.
void keepLog(MainWindow& window, SessionLog& log);

}  // namespace synthslice::ui
