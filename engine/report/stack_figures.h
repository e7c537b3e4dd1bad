#pragma once

#include <string>

#include "engine/acceptance/stack_description.h"
#include "engine/report/figure.h"

namespace synthslice::report {

/// A curve of a description: its mean over the images, over the band of 90 % of them, in the unit. Places
/// that no image can be measured at are left out: fewer than two are no figure.
[[nodiscard]] Figure figureOf(const acceptance::StackDescription& description, std::size_t measure,
                              const measure::LengthUnit& unit);

/// A row per image with all its numbers, in the unit, which the names of the columns tell
/// ("neighbour_distance_um"); empty where one cannot be measured. Curves are left out.
[[nodiscard]] std::string csvOf(const acceptance::StackDescription& description,
                                const measure::LengthUnit& unit);

/// A row per x: what the axis and each curve are called, then the ends of the band.
[[nodiscard]] std::string csvOf(const Figure& figure);

}  // namespace synthslice::report
