#pragma once

#include <filesystem>
#include <string>

#include <QByteArray>

namespace synthslice::ui {

// Paths need not be UTF-8, JSON text must be: these are percent-encoded.

[[nodiscard]] inline std::string pathText(const std::filesystem::path& path)
{
    return QByteArray::fromStdString(path.string()).toPercentEncoding("/").toStdString();
}

[[nodiscard]] inline std::filesystem::path pathFromText(const std::string& text)
{
    return QByteArray::fromPercentEncoding(QByteArray::fromStdString(text)).toStdString();
}

}  // namespace synthslice::ui
