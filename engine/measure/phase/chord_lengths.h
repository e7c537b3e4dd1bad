#pragma once

#include <vector>

#include "engine/measure/phase/phase.h"

namespace synthslice::measure {

/// Lengths, px, of the chords of `phase` along one axis: runs of pixels between two interfaces. Runs that
/// touch the border or what is outside are left out, as their length is unknown (Torquato and Lu 1993).
[[nodiscard]] std::vector<int> chordLengths(const PhaseImage& image, int phase, Axis axis);

/// Both axes pooled.
[[nodiscard]] std::vector<int> chordLengths(const PhaseImage& image, int phase);

}  // namespace synthslice::measure
