#include "engine/report/stack_figures.h"

#include <cmath>

#include "engine/base/text/csv_field.h"
#include "engine/measure/quantile.h"
#include "engine/measure/statistics.h"
#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::report {

namespace {

/// "neighbour_distance_um", "specific_surface_per_px".
std::string columnName(const measure::Measure& measure, const measure::LengthUnit& unit)
{
    if (measure.unit == "px") return measure.key + "_" + unit.name;
    return measure.unit == "1/px" ? measure.key + "_per_" + unit.name : measure.key;
}

}  // namespace

Figure figureOf(const acceptance::StackDescription& description, std::size_t measure,
                const measure::LengthUnit& unit)
{
    const measure::Measure& shown = *description.measures[measure];
    const std::string xUnit = unit.nameOf(shown.xUnit);
    Figure figure{shown.fullLabel(),
                  shown.xLabel + (xUnit.empty() ? "" : ", " + xUnit),
                  {},
                  {},
                  "90 % of images",
                  {},
                  {},
                  {{"mean", {}}}};
    for (std::size_t place = 0; place < description.x[measure].size(); ++place) {
        const std::vector<double> values = description.at(measure, place);
        if (values.empty()) continue;
        figure.x.push_back(unit.convert(description.x[measure][place], shown.xUnit));
        figure.bandLow.push_back(measure::quantile(values, 0.05));
        figure.bandHigh.push_back(measure::quantile(values, 0.95));
        figure.curves.front().y.push_back(measure::meanAndSd(values).mean);
    }
    return figure;
}

std::string csvOf(const acceptance::StackDescription& description, const measure::LengthUnit& unit)
{
    std::string csv = "file";
    for (const measure::Measure* measure : description.measures) {
        if (!measure->isCurve()) csv += "," + columnName(*measure, unit);
    }
    for (std::size_t i = 0; i < description.names.size(); ++i) {
        csv += "\n" + csvField(description.names[i]);
        for (std::size_t m = 0; m < description.measures.size(); ++m) {
            const measure::Measure& measure = *description.measures[m];
            if (measure.isCurve()) continue;
            const double value = unit.convert(description.values[i][m].front(), measure.unit);
            csv += "," + (std::isfinite(value) ? spec::numberText(value) : std::string());
        }
    }
    return csv + "\n";
}

std::string csvOf(const Figure& figure)
{
    std::string csv = csvField(figure.xLabel);
    for (const Curve& curve : figure.curves) csv += "," + csvField(curve.label);
    if (!figure.bandLabel.empty())
        csv += "," + csvField(figure.bandLabel + ", from") + "," + csvField(figure.bandLabel + ", to");
    const auto add = [&csv](double value) {
        csv += "," + (std::isfinite(value) ? spec::numberText(value) : std::string());
    };
    for (std::size_t i = 0; i < figure.x.size(); ++i) {
        csv += "\n" + spec::numberText(figure.x[i]);
        for (const Curve& curve : figure.curves) add(curve.y[i]);
        if (figure.bandLabel.empty()) continue;
        add(figure.bandLow[i]);
        add(figure.bandHigh[i]);
    }
    return csv + "\n";
}

}  // namespace synthslice::report
