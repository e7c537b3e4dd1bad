#pragma once

#include <vector>

#include "engine/base/grey/grey_image.h"

namespace synthslice::data {

/// What networks see is clipped here, on either side: hot pixels and metal, far outside of the window, would
/// dominate it.
constexpr float outermostValue = 2.0F;

/// The map between grey (0 to 1 of full scale) and the networks' range [-1, 1]: a window of grey, or evenly
/// spaced values for the labels of segmented slices, which may stand in any order (label_order.h).
struct GreyCoding {
    GreyWindow window;                    ///< used unless there are labels
    std::vector<double> labelOrder = {};  ///< grey of each label, two at least or none, from -1 to 1

    [[nodiscard]] double toMinus1To1(double grey) const;
    /// Of labels the one whose value is nearest.
    [[nodiscard]] double toGrey(double minus1To1) const;
    bool operator==(const GreyCoding&) const = default;
};

}  // namespace synthslice::data
