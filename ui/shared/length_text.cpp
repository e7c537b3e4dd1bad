#include "ui/shared/length_text.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "ui/shared/number_text.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr int significantDigits = 3;
constexpr int mostDecimals = 9;

/// Texts of lengths, for lupdate.
struct Length {
    Q_DECLARE_TR_FUNCTIONS(synthslice::ui::Length)
};

/// "12.3 µm (9.1 px)" of the two numbers (or products) alone.
QString withUnits(const QString& px, const QString& um)
{
    return um.isEmpty() ? Length::tr("%1 px").arg(px) : Length::tr("%1 µm (%2 px)").arg(um, px);
}

QString product(double width, double height)
{
    return QStringLiteral("%1 × %2").arg(shortNumber(width), shortNumber(height));
}

}  // namespace

QString shortNumber(double number)
{
    if (number == 0.0 || !std::isfinite(number)) {
        return QLocale().toString(number);
    }
    const int digitsBefore = static_cast<int>(std::floor(std::log10(std::abs(number)))) + 1;
    const int decimals = std::clamp(significantDigits - digitsBefore, 0, mostDecimals);
    const double factor = std::pow(10.0, decimals);
    return QLocale().toString(std::round(number * factor) / factor, 'f', QLocale::FloatingPointShortest);
}

QString lengthText(double px, std::optional<double> pixelSizeUm)
{
    return withUnits(shortNumber(px), pixelSizeUm ? shortNumber(px * *pixelSizeUm) : QString());
}

QString areaText(double widthPx, double heightPx, std::optional<double> pixelSizeUm)
{
    return withUnits(product(widthPx, heightPx),
                     pixelSizeUm ? product(widthPx * *pixelSizeUm, heightPx * *pixelSizeUm) : QString());
}

QString measureText(double value, const std::string& unit, std::optional<double> pixelSizeUm)
{
    return unit == "px" ? lengthText(value, pixelSizeUm)
                        : QStringLiteral("%1 %2").arg(numberText(value), specText(unit)).trimmed();
}

}  // namespace synthslice::ui
