#include "ui/shared/number_text.h"

#include <cmath>

#include <QLocale>
#include <QRegularExpression>

namespace synthslice::ui {

QString numberText(double number)
{
    constexpr int digits = 4;
    constexpr double mostWhole = 1e9;
    constexpr double mostRounded = 1e6;
    const double whole = std::round(number);
    const double size = std::abs(number);
    if ((number == whole && size < mostWhole) || (size >= 1e3 && size < mostRounded))
        return QLocale().toString(static_cast<qlonglong>(whole));
    return QLocale().toString(number, 'g', digits);
}

QString plainNumber(const QString& typed)
{
    // Spaces of languages that set thousands apart by them: ordinary, no-break, narrow no-break.
    static const QRegularExpression spaces(QStringLiteral(R"((?<=\d)[ \x{00A0}\x{202F}](?=\d{3}(?!\d)))"));
    static const QRegularExpression grouped(
        QStringLiteral(R"(^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?([eE][-+]?\d+)?$)"));
    QString text = typed.trimmed().remove(spaces);
    if (QLocale().decimalPoint() == QLatin1String(".") && grouped.match(text).hasMatch()) {
        return text.remove(u',');
    }
    return text.replace(u',', u'.');
}

std::optional<double> parseNumber(const QString& typed)
{
    bool isNumber = false;
    const double number = plainNumber(typed).toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

}  // namespace synthslice::ui
