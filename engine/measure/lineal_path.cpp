#include "engine/measure/lineal_path.h"

#include <algorithm>

#include "engine/measure/phase_runs.h"

namespace synthslice::measure {

namespace {

/// Numbers of runs of r pixels that lie in the phase, and of all, added for r = 1 ...
struct Counts {
    std::vector<double> inside;
    std::vector<double> all;

    void add(const PhaseImage& image, int phase, Axis axis)
    {
        const int lines = axis == Axis::X ? image.height : image.width;
        const int length = axis == Axis::X ? image.width : image.height;
        forEachPhaseRun(image, axis, [&](int runPhase, int runLength, bool) {
            if (runPhase != phase) return;
            for (int r = 1; r <= std::min<int>(runLength, static_cast<int>(inside.size())); ++r) {
                inside[static_cast<std::size_t>(r) - 1] += runLength - r + 1;
            }
        });
        for (std::size_t r = 1; r <= all.size(); ++r) {
            all[r - 1] += lines * std::max(0.0, length - static_cast<double>(r) + 1.0);
        }
    }

    [[nodiscard]] std::vector<double> shares() const
    {
        std::vector<double> result;
        for (std::size_t i = 0; i < all.size(); ++i)
            result.push_back(all[i] > 0.0 ? inside[i] / all[i] : 0.0);
        return result;
    }
};

Counts noCounts(int maxLength)
{
    const std::vector<double> zeros(static_cast<std::size_t>(maxLength), 0.0);
    return {zeros, zeros};
}

}  // namespace

std::vector<double> linealPath(const PhaseImage& image, int phase, int maxLength)
{
    Counts counts = noCounts(maxLength);
    counts.add(image, phase, Axis::X);
    counts.add(image, phase, Axis::Y);
    return counts.shares();
}

std::vector<double> linealPath(const PhaseImage& image, int phase, int maxLength, Axis axis)
{
    Counts counts = noCounts(maxLength);
    counts.add(image, phase, axis);
    return counts.shares();
}

}  // namespace synthslice::measure
