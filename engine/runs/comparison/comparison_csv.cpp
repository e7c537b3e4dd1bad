#include "engine/runs/comparison/comparison_csv.h"

#include <cmath>

#include "engine/base/text/csv_field.h"
#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::runs {
namespace {

void append(std::string& csv, double value)
{
    csv += ',';
    if (std::isfinite(value)) csv += spec::numberText(value);
}

}  // namespace

std::string metricsCsv(const Comparison& comparison)
{
    const auto hasSeeds = [&](std::size_t group) { return comparison.groups[group].runs.size() > 1; };
    std::string csv = "metric,label,unit,taken_at";
    for (const std::string& name : comparison.names)
        csv += ',' + csvField(name) + ',' + csvField(name + ", error");
    for (std::size_t i = 0; i < comparison.groups.size(); ++i) {
        const std::string& name = comparison.groups[i].name;
        if (!hasSeeds(i)) continue;
        csv += ',' + csvField(name + ", mean") + ',' + csvField(name + ", sd") + ',' +
               csvField(name + ", seeds");
    }
    csv += '\n';
    for (const MetricRow& row : comparison.metrics) {
        csv += csvField(row.key) + ',' + csvField(row.label) + ',' + csvField(row.unit) + ',' +
               csvField(toText(row.takenAt));
        for (const MeasuredValue& each : row.values) {
            append(csv, each.value);
            append(csv, each.error);
        }
        for (std::size_t i = 0; i < row.groups.size(); ++i) {
            if (!hasSeeds(i)) continue;
            append(csv, row.groups[i].mean);
            append(csv, row.groups[i].sd);
            append(csv, static_cast<double>(row.groups[i].count));
        }
        csv += '\n';
    }
    return csv;
}

}  // namespace synthslice::runs
