#pragma once

#include "engine/measure/phase.h"

namespace synthslice::measure {

/// Calls `visit(phase, length, touchesBorder)` for each run of pixels of one phase along the rows (X) or
/// columns (Y).
template <class Visit>
void forEachPhaseRun(const PhaseImage& image, Axis axis, Visit visit)
{
    const int lines = axis == Axis::X ? image.height : image.width;
    const int length = axis == Axis::X ? image.width : image.height;
    for (int line = 0; line < lines; ++line) {
        const auto phaseAt = [&](int i) { return axis == Axis::X ? image.at(i, line) : image.at(line, i); };
        for (int begin = 0, end = 0; begin < length; begin = end) {
            for (end = begin + 1; end < length && phaseAt(end) == phaseAt(begin);) ++end;
            visit(phaseAt(begin), end - begin, begin == 0 || end == length);
        }
    }
}

}  // namespace synthslice::measure
