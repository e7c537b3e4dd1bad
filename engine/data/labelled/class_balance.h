#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "engine/data/labelled/part.h"

namespace synthslice::data {

/// How many images of each class there are in each part.
struct ClassBalance {
    std::vector<std::string> classNames;
    std::vector<std::array<std::size_t, 3>> counts;  ///< [class][Part]

    [[nodiscard]] std::size_t count(std::size_t label, Part part) const
    {
        return counts[label][static_cast<std::size_t>(part)];
    }
    /// Of all classes.
    [[nodiscard]] std::size_t total(Part part) const;
    /// Of a part's images, 0 to 1; NaN of an empty part.
    [[nodiscard]] double share(std::size_t label, Part part) const;
};

}  // namespace synthslice::data
