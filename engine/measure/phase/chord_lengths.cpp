#include "engine/measure/phase/chord_lengths.h"

#include "engine/measure/phase/phase_runs.h"

namespace synthslice::measure {

std::vector<int> chordLengths(const PhaseImage& image, int phase, Axis axis)
{
    std::vector<int> lengths;
    forEachRun(
        image, axis, [](std::uint8_t pixel) { return pixel; },
        [&](std::uint8_t ofRun, int length, bool isBetween) {
            if (ofRun == phase && isBetween) lengths.push_back(length);
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
