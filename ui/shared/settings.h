#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QString>

#include "engine/base/result.h"
#include "ui/shared/theme.h"
#include "ui/shared/user_settings.h"

namespace synthslice::ui {

/// What the program remembers between two starts, for this user. Each change is written to disk by the event
/// loop's next round.
class Settings {
public:
    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);

    /// "en" or "fr"; the system's language until the user has chosen.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);

    /// Where new runs are made; ~/Synthslice/runs until the user has chosen.
    [[nodiscard]] std::filesystem::path runsFolder() const;
    void setRunsFolder(const std::filesystem::path& folder);

    /// Where runs are looked for: runsFolder() first, then what the user has added.
    [[nodiscard]] std::vector<std::filesystem::path> watchedRunFolders() const;
    void setWatchedRunFolders(const std::vector<std::filesystem::path>& folders);

    /// Whether new runs and those that go on also leave event files for TensorBoard.
    [[nodiscard]] bool writesTensorBoard() const;
    void setWritesTensorBoard(bool on);

    [[nodiscard]] std::filesystem::path lastDataFolder() const;
    void setLastDataFolder(const std::filesystem::path& folder);

    /// Where drafts are kept: what is edited and not saved to a file of its own.
    [[nodiscard]] std::filesystem::path draftsFolder() const;

    /// Where the logs of the last starts are.
    [[nodiscard]] std::filesystem::path logFolder() const { return draftsFolder() / "log"; }

    /// Geometry, docks and so on, by the name of the window.
    [[nodiscard]] QByteArray layout(const QString& window) const;
    void setLayout(const QString& window, const QByteArray& layout);

    /// Images per second reached here with a preset's experiment.
    [[nodiscard]] std::optional<double> measuredSpeed(const QString& preset) const;
    void setMeasuredSpeed(const QString& preset, double imagesPerSecond);

    /// Writes now what waits to be. The error names the file.
    [[nodiscard]] Result<void> save();

private:
    UserSettings m_settings;
};

/// A path for Qt, and back; both keep any file name.
[[nodiscard]] QString toQString(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path toPath(const QString& path);

}  // namespace synthslice::ui
