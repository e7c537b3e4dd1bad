#include "engine/measure/phase/lineal_path.h"

#include <algorithm>
#include <limits>

#include "engine/measure/phase/phase_runs.h"

namespace synthslice::measure {

namespace {

/// Adds, for r = 1 ... counts.size(), the number of places of r pixels in a run of `length`.
void addPlaces(std::vector<double>& counts, int length)
{
    for (int r = 1; r <= std::min<int>(length, static_cast<int>(counts.size())); ++r)
        counts[static_cast<std::size_t>(r) - 1] += length - r + 1;
}

/// Numbers of runs of r pixels that lie in the phase, and of all inside, added for r = 1 ...
struct RunCounts {
    std::vector<double> inPhase;
    std::vector<double> inside;

    explicit RunCounts(int maxLength) : inPhase(static_cast<std::size_t>(maxLength), 0.0), inside(inPhase) {}

    void add(const PhaseImage& image, int phase, Axis axis)
    {
        const auto isPhase = [phase](std::uint8_t pixel) { return pixel == phase; };
        const auto isInside = [](std::uint8_t pixel) { return pixel != PhaseImage::outside; };
        forEachRun(image, axis, isPhase, [&](bool counts, int length, bool) {
            if (counts) addPlaces(inPhase, length);
        });
        forEachRun(image, axis, isInside, [&](bool counts, int length, bool) {
            if (counts) addPlaces(inside, length);
        });
    }

    [[nodiscard]] std::vector<double> shares() const
    {
        std::vector<double> result;
        for (std::size_t i = 0; i < inside.size(); ++i) {
            result.push_back(inside[i] > 0.0 ? inPhase[i] / inside[i]
                                             : std::numeric_limits<double>::quiet_NaN());
        }
        return result;
    }
};

}  // namespace

std::vector<double> linealPath(const PhaseImage& image, int phase, int maxLength)
{
    RunCounts counts(maxLength);
    counts.add(image, phase, Axis::X);
    counts.add(image, phase, Axis::Y);
    return counts.shares();
}

std::vector<double> linealPath(const PhaseImage& image, int phase, int maxLength, Axis axis)
{
    RunCounts counts(maxLength);
    counts.add(image, phase, axis);
    return counts.shares();
}

}  // namespace synthslice::measure
