#include "ui/plots/curve_table.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "engine/base/text/csv_field.h"

namespace synthslice::ui {

namespace {

void append(std::string& text, double number)
{
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::general, 9).ptr;
    text.append(digits, end);
}

}  // namespace

std::string toCsv(const CurveTable& table)
{
    std::string csv = csvField(table.key);
    std::vector<QCPGraphDataContainer::const_iterator> at;
    for (const CurveTable::Curve& curve : table.curves) {
        csv += ',' + csvField(curve.name);
        at.push_back(curve.points.constBegin());
    }
    csv += '\n';
    for (;;) {
        double step = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < at.size(); ++i) {
            if (at[i] != table.curves[i].points.constEnd()) step = std::min(step, at[i]->key);
        }
        if (std::isinf(step)) return csv;
        append(csv, step);
        for (std::size_t i = 0; i < at.size(); ++i) {
            csv += ',';
            if (at[i] == table.curves[i].points.constEnd() || at[i]->key != step) continue;
            if (std::isfinite(at[i]->value)) append(csv, at[i]->value);
            ++at[i];
        }
        csv += '\n';
    }
}

}  // namespace synthslice::ui
