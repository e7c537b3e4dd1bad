#include "engine/runs/settled.h"

#include <algorithm>
#include <cmath>

#include "engine/runs/comparison/statistics.h"

namespace synthslice::runs {

double lastOf(std::span<const double> values)
{
    for (std::size_t i = values.size(); i-- > 0;) {
        if (std::isfinite(values[i])) return values[i];
    }
    return std::nan("");
}

double settled(std::span<const double> values, bool sparse)
{
    const std::size_t tenth = std::min(values.size(), std::max<std::size_t>(1, values.size() / 10));
    const Summary summary = summaryOf(values.last(tenth));
    return sparse || summary.count == 0 ? lastOf(values) : summary.mean;
}

}  // namespace synthslice::runs
