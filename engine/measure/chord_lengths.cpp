#include "engine/measure/chord_lengths.h"

#include "engine/measure/phase_runs.h"

namespace synthslice::measure {

std::vector<int> chordLengths(const PhaseImage& image, int phase, Axis axis)
{
    std::vector<int> lengths;
    forEachPhaseRun(image, axis, [&](int runPhase, int runLength, bool touchesBorder) {
        if (runPhase == phase && !touchesBorder) lengths.push_back(runLength);
    });
    return lengths;
}

std::vector<int> chordLengths(const PhaseImage& image, int phase)
{
    std::vector<int> lengths = chordLengths(image, phase, Axis::X);
    const std::vector<int> along = chordLengths(image, phase, Axis::Y);
    lengths.insert(lengths.end(), along.begin(), along.end());
    return lengths;
}

}  // namespace synthslice::measure
