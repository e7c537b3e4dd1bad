#include "ui/shared/spec_text.h"

#include <QCoreApplication>

namespace synthslice::ui {

QString specText(const std::string& english)
{
    return QCoreApplication::translate("synthslice::spec", english.c_str());
}

QString measureLabel(const measure::Measure& measure)
{
    return measure.phase.empty()
               ? specText(measure.label)
               : QStringLiteral("%1, %2").arg(specText(measure.label), specText(measure.phase));
}

QString valueText(const spec::Json& value)
{
    if (value.is_array()) {
        QStringList parts;
        for (const auto& part : value) {
            parts << valueText(part);
        }
        return parts.join(QStringLiteral(", "));
    }
    if (value.is_number_float()) {
        return QString::fromStdString(spec::numberText(value.get<double>()));
    }
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

QString shapeText(const spec::Shape& shape)
{
    QStringList sizes;
    for (const auto size : shape) {
        sizes << QString::number(size);
    }
    return sizes.join(QStringLiteral("×"));
}

}  // namespace synthslice::ui
