#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::runs {

/// Numbers between two, both included, evenly spread on a linear or a logarithmic scale.
struct SweepRange {
    double first = 0.0;
    double last = 1.0;
    spec::Scale scale = spec::Scale::Linear;
    bool whole = false;  ///< rounded to whole numbers; others to six significant digits, but for the ends

    /// The number at `share` in [0, 1] of the way.
    [[nodiscard]] spec::Json at(double share) const;
    bool operator==(const SweepRange&) const = default;
};

/// What one parameter is given in the runs of a sweep: these values, or any number of a range.
struct SweepAxis {
    std::string path;  ///< as `--set` takes it
    std::variant<std::vector<spec::Json>, SweepRange> values;
    bool operator==(const SweepAxis&) const = default;
};

/// Reads what is written behind `path=`:
///
///     1e-4,1e-3           values; a text or a pair is taken whole, as `train --set` does
///     [[0,0.9],[0.5,0.9]] values of any kind as a JSON list
///     1e-5..1e-2/log/4    4 numbers from 1e-5 to 1e-2, `linear` (or nothing) or `log`
///     1e-5..1e-2/log      any number of this range, for random draws
///
/// Every value is tried on the experiment. Errors name the parameter.
[[nodiscard]] Result<SweepAxis> sweepAxis(const spec::ExperimentSpec& experiment, const std::string& path,
                                          const std::string& text);

}  // namespace synthslice::runs
