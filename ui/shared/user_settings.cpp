#include "ui/shared/user_settings.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

namespace synthslice::ui {

namespace {

constexpr QLatin1String bytesKey("base64");

bool read(QIODevice& device, QSettings::SettingsMap& values)
{
    const QByteArray text = device.readAll();
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject()) return text.isEmpty();
    const QJsonObject object = document.object();
    for (auto value = object.begin(); value != object.end(); ++value) {
        const QJsonValue bytes = value->toObject().value(bytesKey);
        values[value.key()] = bytes.isString() ? QByteArray::fromBase64(bytes.toString().toLatin1())
                                               : value->toVariant();
    }
    return true;
}

/// Only once all is on the disk may it replace what was there.
bool write(QIODevice& device, const QSettings::SettingsMap& values)
{
    QJsonObject object;
    for (auto value = values.begin(); value != values.end(); ++value) {
        object[value.key()] = value->typeId() == QMetaType::QByteArray
                                  ? QJsonObject{{bytesKey,
                                                 QString::fromLatin1(value->toByteArray().toBase64())}}
                                  : QJsonValue::fromVariant(*value);
    }
    const QByteArray text = QJsonDocument(object).toJson();
    auto& file = static_cast<QFileDevice&>(device);
    return file.write(text) == text.size() && file.flush() && ::fsync(file.handle()) == 0;
}

QSettings::Format json()
{
    static const QSettings::Format format = QSettings::registerFormat(QStringLiteral("json"), read, write);
    return format;
}

QString organization()
{
    const QString name = QCoreApplication::organizationName();
    return name.isEmpty() ? QStringLiteral("Synthslice") : name;
}

}  // namespace

UserSettings::UserSettings()
    : QSettings(json(), QSettings::UserScope, organization(), QCoreApplication::applicationName())
{
    if (QFile::exists(fileName())) return;
    const QSettings earlier(QSettings::NativeFormat, QSettings::UserScope, organization(),
                            QCoreApplication::applicationName());
    for (const QString& key : earlier.allKeys()) setValue(key, earlier.value(key));
}

}  // namespace synthslice::ui
