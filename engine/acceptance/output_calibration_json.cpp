#include <algorithm>

#include "engine/acceptance/output_calibration.h"
#include "engine/base/text/text.h"
#include "engine/spec/parameters/struct_json.h"

namespace synthslice::acceptance {

namespace {

using spec::Json;

Result<std::vector<double>> numbers(const Json& json, const std::string& key, double smallest, double largest)
{
    const Json list = json.value(key, Json());
    const auto fits = [&](const Json& value) {
        return value.is_number() && value.get<double>() >= smallest && value.get<double>() <= largest;
    };
    if (!list.is_array() || !std::ranges::all_of(list, fits)) {
        return invalidInput(text("output_calibration.%1: must be a list of numbers in range", key),
                            text("fit it again"));
    }
    return list.get<std::vector<double>>();
}

}  // namespace

Json toJson(const OutputCalibration& calibration)
{
    return {{"n", calibration.n},
            {"gain", calibration.gain},
            {"generated_grey", calibration.generatedGrey},
            {"real_grey", calibration.realGrey}};
}

Result<OutputCalibration> outputCalibrationFromJson(const Json& json)
{
    if (auto known = spec::checkKeys(json, "output_calibration",
                                     {"n", "gain", "generated_grey", "real_grey"});
        !known) {
        return tl::unexpected(known.error());
    }
    const Json n = json.value("n", Json());
    if (!n.is_number_integer() || n < 2 || n > 65536) {
        return invalidInput(text("output_calibration.n: must be a size in pixels"), text("fit it again"));
    }
    const auto gain = numbers(json, "gain", 0.0, 10.0);
    const auto generatedGrey = numbers(json, "generated_grey", -10.0, 10.0);
    const auto realGrey = numbers(json, "real_grey", -10.0, 10.0);
    for (const auto* list : {&gain, &generatedGrey, &realGrey}) {
        if (!*list) {
            return tl::unexpected(list->error());
        }
    }
    if (generatedGrey->size() != realGrey->size() || !std::ranges::is_sorted(*generatedGrey) ||
        !std::ranges::is_sorted(*realGrey)) {
        return invalidInput(text("output_calibration: grey quantiles must be of equal number and ascending"),
                            text("fit it again"));
    }
    return OutputCalibration{n.get<int>(), *gain, *generatedGrey, *realGrey};
}

}  // namespace synthslice::acceptance
