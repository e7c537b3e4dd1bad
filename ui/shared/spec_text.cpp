#include "ui/shared/spec_text.h"

#include <QCoreApplication>

#include "engine/runs/comparison/comparison.h"

namespace synthslice::ui {

QString specText(const std::string& english)
{
    return QCoreApplication::translate("synthslice::spec", english.c_str());
}

QString recordedLabel(const std::string& english)
{
    const QString whole = specText(english);
    const std::size_t comma = english.rfind(", ");
    if (comma == std::string::npos || whole != QString::fromStdString(english)) return whole;
    return QStringLiteral("%1, %2").arg(specText(english.substr(0, comma)),
                                        specText(english.substr(comma + 2)));
}

QString measureLabel(const measure::Measure& measure)
{
    return measure.phase.empty()
               ? specText(measure.label)
               : QStringLiteral("%1, %2").arg(specText(measure.label), specText(measure.phase));
}

QString valueText(const spec::Json& value)
{
    return QString::fromStdString(runs::fullValueText(value));
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
