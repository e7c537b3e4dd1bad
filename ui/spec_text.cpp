#include "ui/spec_text.h"

#include <QCoreApplication>

namespace synthslice::ui {

QString specText(const std::string& english)
{
    return QCoreApplication::translate("synthslice::spec", english.c_str());
}

}  // namespace synthslice::ui
