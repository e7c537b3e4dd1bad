#include "ui/controls/number_box.h"

#include <algorithm>
#include <cmath>

#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>

#include "ui/shared/number_text.h"

namespace synthslice::ui {

namespace {

constexpr double smallestLogarithmicStep = 1e-6;  ///< where stepping up from 0 arrives

double powerOfTen(double exponent)
{
    return std::pow(10.0, exponent);
}

/// The next of ..., 1, 2, 5, 10, 20, ... above (or below) a positive number.
double nextOf125(double number, bool up)
{
    const double decade = powerOfTen(std::floor(std::log10(number)));
    const double mantissa = number / decade;
    constexpr double tolerance = 1e-9;
    if (up) {
        for (const double next : {2.0, 5.0}) {
            if (mantissa < next - tolerance) {
                return next * decade;
            }
        }
        return 10.0 * decade;
    }
    for (const double next : {5.0, 2.0, 1.0}) {
        if (mantissa > next + tolerance) {
            return next * decade;
        }
    }
    return 0.5 * decade;
}

double logarithmicStep(double number, bool up, bool whole)
{
    if (number <= 0.0) {
        return up ? (whole ? 1.0 : smallestLogarithmicStep) : number;
    }
    if (whole) {
        return up ? number * 2.0 : std::floor(number / 2.0);
    }
    const double next = nextOf125(number, up);
    return next < smallestLogarithmicStep && !up && number >= smallestLogarithmicStep ? 0.0 : next;
}

/// One hundredth of the range, or a tenth of the number's decade where there is no range, as 1/step.
double stepsPerUnit(double number, const spec::Range& range)
{
    const double span = range.max - range.min;
    const double size = std::isfinite(span) ? span / 100.0 : std::max(std::abs(number), 1.0) / 10.0;
    return powerOfTen(-std::floor(std::log10(size) + 1e-9));
}

/// A number to the digits that people read; a whole one in full.
double readable(double number)
{
    constexpr int digits = 7;
    return number == std::round(number) ? number : QByteArray::number(number, 'g', digits).toDouble();
}

}  // namespace

NumberBox::NumberBox(spec::ParameterInfo number, QWidget* parent)
    : QAbstractSpinBox(parent), m_info(std::move(number)), m_value(m_info.defaultValue)
{
    showValue();
    setKeyboardTracking(true);
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberBox::takeText);
    connect(this, &QAbstractSpinBox::editingFinished, this, &NumberBox::showValue);
    setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.00000000")) + 24);
}

void NumberBox::setValue(const spec::Json& number)
{
    // The same number in another spelling ("1e-4" for 0.0001) is left as the user types it.
    if (number != m_value || parse(text()) != number) {
        m_value = number;
        showValue();
    }
}

void NumberBox::stepBy(int steps)
{
    const bool whole = m_info.type == spec::ParameterType::Integer;
    double number = m_value.get<double>();
    for (int i = 0; i < std::abs(steps); ++i) {
        if (m_info.scale == spec::Scale::Logarithmic) {
            number = logarithmicStep(number, steps > 0, whole);
        } else {
            const double perUnit = whole ? 1.0 : stepsPerUnit(number, m_info.range);
            number = std::round(number * perUnit + (steps > 0 ? 1.0 : -1.0)) / perUnit;
        }
    }
    number = std::clamp(number, m_info.range.min, m_info.range.max);
    const spec::Json next = whole ? spec::Json(static_cast<std::int64_t>(number)) : spec::Json(number);
    if (next != m_value) {
        setValue(next);
        emit edited();
    }
    selectAll();
}

QValidator::State NumberBox::validate(QString& text, int& /*position*/) const
{
    static const QRegularExpression partsOfNumbers(QStringLiteral("^[-+0-9.,eE \\x{00A0}\\x{202F}]*$"));
    if (!partsOfNumbers.match(text).hasMatch()) {
        return QValidator::Invalid;
    }
    return spec::valueProblem(m_info, parse(text)).empty() ? QValidator::Acceptable
                                                           : QValidator::Intermediate;
}

QAbstractSpinBox::StepEnabled NumberBox::stepEnabled() const
{
    if (isReadOnly()) {
        return StepNone;
    }
    const double number = m_value.get<double>();
    StepEnabled enabled = StepNone;
    enabled.setFlag(StepUpEnabled, number < m_info.range.max);
    enabled.setFlag(StepDownEnabled, number > m_info.range.min);
    return enabled;
}

spec::Json NumberBox::parse(const QString& text) const
{
    return spec::parseValue(m_info, plainNumber(text).toStdString());
}

QString NumberBox::textOf(const spec::Json& number) const
{
    QLocale plain = QLocale();
    plain.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::OmitLeadingZeroInExponent);
    return number.is_number_integer()
               ? plain.toString(static_cast<qlonglong>(number.get<std::int64_t>()))
               : plain.toString(readable(number.get<double>()), 'g', QLocale::FloatingPointShortest);
}

void NumberBox::showValue()
{
    const QString shown = textOf(m_value);
    if (shown == text()) return;
    lineEdit()->setText(shown);
    lineEdit()->setCursorPosition(0);  // a narrow box shows the beginning
}

void NumberBox::takeText(const QString& text)
{
    const spec::Json number = parse(text);
    if (spec::valueProblem(m_info, number).empty() && number != m_value) {
        m_value = number;
        emit edited();
    }
}

}  // namespace synthslice::ui
