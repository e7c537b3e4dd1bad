#include "engine/measure/measure.h"

#include <iterator>
#include <map>
#include <mutex>
#include <tuple>
#include <utility>

namespace synthslice::measure {

namespace {

std::vector<Measure> makeMeasures(const Material& material)
{
    std::vector<Measure> all = phaseMeasures(material);
    const auto append = [&](std::vector<Measure> more) {
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    if (material.roundInclusions) append(circleMeasures());
    if (!material.isSegmented()) append(greyMeasures());
    return all;
}

}  // namespace

const std::vector<Measure>& measuresOf(const Material& material)
{
    static std::mutex mutex;
    static std::map<std::tuple<bool, bool, int>, std::vector<Measure>> made;
    const std::scoped_lock lock(mutex);
    std::vector<Measure>&
        all = made[{material.roundInclusions, material.isSegmented(), material.phaseCount()}];
    if (all.empty()) all = makeMeasures(material);
    return all;
}

double valueOf(const Measure& measure, const MeasuredImage& image)
{
    return measure.values(image).front();
}

LengthUnit LengthUnit::ofPixel(std::optional<double> pixelSizeUm)
{
    return pixelSizeUm && *pixelSizeUm > 0.0 ? LengthUnit{*pixelSizeUm, "um"} : LengthUnit{};
}

double LengthUnit::convert(double value, const std::string& unit) const
{
    if (unit == "px") return value * perPx;
    return unit == "1/px" ? value / perPx : value;
}

std::string LengthUnit::nameOf(const std::string& unit) const
{
    if (unit == "px") return name;
    return unit == "1/px" ? "1/" + name : unit;
}

}  // namespace synthslice::measure
