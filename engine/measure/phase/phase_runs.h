#pragma once

#include "engine/measure/phase/phase.h"

namespace synthslice::measure {

/// Calls `visit(kind, length, isBetween)` for each run of pixels of one `kindOf(phase)` along the rows (X) or
/// columns (Y). `isBetween`: at either end another pixel inside follows, no border and nothing outside.
template <class KindOf, class Visit>
void forEachRun(const PhaseImage& image, Axis axis, KindOf kindOf, Visit visit)
{
    const int lines = axis == Axis::X ? image.height : image.width;
    const int length = axis == Axis::X ? image.width : image.height;
    for (int line = 0; line < lines; ++line) {
        const auto phaseAt = [&](int i) { return axis == Axis::X ? image.at(i, line) : image.at(line, i); };
        const auto isInside = [&](int i) {
            return i >= 0 && i < length && phaseAt(i) != PhaseImage::outside;
        };
        for (int begin = 0, end = 0; begin < length; begin = end) {
            const auto kind = kindOf(phaseAt(begin));
            for (end = begin + 1; end < length && kindOf(phaseAt(end)) == kind;) ++end;
            visit(kind, end - begin, isInside(begin - 1) && isInside(end));
        }
    }
}

}  // namespace synthslice::measure
