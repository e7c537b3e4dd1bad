#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/curve_panel.h"

namespace synthslice::spec {

/// A place in a preview that a hand can move, which changes one parameter.
struct DragHandle {
    std::string path;              ///< "generated.mean"
    std::string label;             ///< in English (SYNTHSLICE_TEXT)
    std::size_t curve = 0;         ///< that it belongs to
    double x = 0.0;                ///< where it is
    double y = 0.0;                ///< moves with the parameter, not with the hand
    std::optional<double> centre;  ///< the parameter is the distance from there; without, x itself
    bool operator==(const DragHandle&) const = default;

    /// Of the parameter, with the handle at `place`.
    [[nodiscard]] double valueAt(double place) const { return centre ? std::abs(place - *centre) : place; }
};

/// What an experiment looks like before anything is learned.
struct Preview {
    CurvePanel panel;
    std::vector<DragHandle> handles;
};

}  // namespace synthslice::spec
