#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include <QObject>
#include <QTimer>

#include "engine/base/result.h"

namespace synthslice::ui {

class BackgroundTask;

/// A file that follows what is edited, so that closing or losing the program loses nothing: written in the
/// background one second after the first change, whole or not at all. All methods on the window's thread.
class DraftFile : public QObject {
    Q_OBJECT

public:
    /// `content` gives the text to be written; empty text removes the file.
    explicit DraftFile(std::function<std::string()> content, QObject* parent = nullptr);
    ~DraftFile() override;

    /// From here on changes go to `file`; nowhere if it is empty. Changes before go to the file before.
    void setFile(const std::filesystem::path& file);
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

    void touch();
    /// Writes what has changed now, and waits for it. The owner calls it before what `content` reads is gone.
    void flush();

signals:
    /// Once until a write succeeds again.
    void failed(const synthslice::Error& error);

private:
    void write();
    void tell(const Result<void>& written);

    std::function<std::string()> m_content;
    std::filesystem::path m_file;
    QTimer m_timer;
    bool m_changed = false;
    bool m_failing = false;
    BackgroundTask* m_writing;
};

/// A draft's text; nothing if there is none yet.
[[nodiscard]] Result<std::string> readDraft(const std::filesystem::path& file);

}  // namespace synthslice::ui
