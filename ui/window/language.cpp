#include "ui/window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "engine/base/text/text.h"

namespace synthslice::ui {

namespace {

void replace(QTranslator& translator, const QString& file, const QString& folder)
{
    QCoreApplication::removeTranslator(&translator);
    if (translator.load(file, folder)) {
        QCoreApplication::installTranslator(&translator);
    }
}

}  // namespace

void applyLanguage(const QString& language)
{
    static QTranslator ofQt;
    static QTranslator ofSynthslice;
    replace(ofQt, QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    replace(ofSynthslice, QStringLiteral("synthslice_") + language, QStringLiteral(":/translations"));
    QLocale::setDefault(QLocale(language));
    setTranslator([](const char* english) {
        return QCoreApplication::translate("synthslice::spec", english).toStdString();
    });
}

}  // namespace synthslice::ui
