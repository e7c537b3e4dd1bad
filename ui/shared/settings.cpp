#include "ui/shared/settings.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QStandardPaths>

namespace synthslice::ui {

QString toQString(const std::filesystem::path& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

std::filesystem::path toPath(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

Theme Settings::theme() const
{
    return m_settings.value(QStringLiteral("theme")).toString() == QLatin1String("dark") ? Theme::Dark
                                                                                         : Theme::Light;
}

void Settings::setTheme(Theme theme)
{
    m_settings.setValue(QStringLiteral("theme"),
                        theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

QString Settings::language() const
{
    const QString system = QLocale::system().language() == QLocale::French ? QStringLiteral("fr")
                                                                           : QStringLiteral("en");
    return m_settings.value(QStringLiteral("language"), system).toString();
}

void Settings::setLanguage(const QString& language)
{
    m_settings.setValue(QStringLiteral("language"), language);
}

std::filesystem::path Settings::runsFolder() const
{
    return toPath(
        m_settings
            .value(QStringLiteral("runs_folder"), QDir::home().filePath(QStringLiteral("Synthslice/runs")))
            .toString());
}

void Settings::setRunsFolder(const std::filesystem::path& folder)
{
    m_settings.setValue(QStringLiteral("runs_folder"), toQString(folder));
}

std::vector<std::filesystem::path> Settings::watchedRunFolders() const
{
    std::vector<std::filesystem::path> folders{runsFolder()};
    for (const QString& folder : m_settings.value(QStringLiteral("more_run_folders")).toStringList()) {
        if (toPath(folder) != runsFolder()) folders.push_back(toPath(folder));
    }
    return folders;
}

void Settings::setWatchedRunFolders(const std::vector<std::filesystem::path>& folders)
{
    QStringList more;
    for (const std::filesystem::path& folder : folders) {
        if (folder != runsFolder() && !more.contains(toQString(folder))) more << toQString(folder);
    }
    m_settings.setValue(QStringLiteral("more_run_folders"), more);
}

bool Settings::writesTensorBoard() const
{
    return m_settings.value(QStringLiteral("tensorboard"), false).toBool();
}

void Settings::setWritesTensorBoard(bool on)
{
    m_settings.setValue(QStringLiteral("tensorboard"), on);
}

std::filesystem::path Settings::lastDataFolder() const
{
    return toPath(m_settings.value(QStringLiteral("data_folder"), QDir::homePath()).toString());
}

void Settings::setLastDataFolder(const std::filesystem::path& folder)
{
    m_settings.setValue(QStringLiteral("data_folder"), toQString(folder));
}

std::filesystem::path Settings::draftsFolder() const
{
    return toPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
}

QByteArray Settings::layout(const QString& window) const
{
    return m_settings.value(QStringLiteral("layout/") + window).toByteArray();
}

void Settings::setLayout(const QString& window, const QByteArray& layout)
{
    m_settings.setValue(QStringLiteral("layout/") + window, layout);
}

std::optional<double> Settings::measuredSpeed(const QString& preset) const
{
    const QVariant speed = m_settings.value(QStringLiteral("images_per_second/") + preset);
    return speed.isValid() ? std::optional(speed.toDouble()) : std::nullopt;
}

void Settings::setMeasuredSpeed(const QString& preset, double imagesPerSecond)
{
    m_settings.setValue(QStringLiteral("images_per_second/") + preset, imagesPerSecond);
}

Result<void> Settings::save()
{
    m_settings.sync();
    if (m_settings.status() == QSettings::NoError) return {};
    if (m_settings.status() == QSettings::FormatError) {
        return failed("Cannot read the settings, " + m_settings.fileName().toStdString(),
                      "delete that file: settings begin anew");
    }
    return failed("Cannot write the settings, " + m_settings.fileName().toStdString(),
                  "free some space or check the folder's permissions");
}

}  // namespace synthslice::ui
