#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/grey_image.h"
#include "engine/measure/circles.h"

namespace synthslice::acceptance {

/// What criteria may look at: the image and, computed once and only if asked for, what several of them share.
class JudgedImage;

/// One number that is computed from a single image and limited by acceptance. Adding a criterion is adding
/// one file in criteria/ with a subclass and its registration.
class Criterion {
public:
    virtual ~Criterion() = default;
    [[nodiscard]] virtual std::string name() const = 0;   ///< JSON key, "volume_fraction"
    [[nodiscard]] virtual std::string label() const = 0;  ///< in English (SYNTHSLICE_TEXT)
    [[nodiscard]] virtual std::string unit() const = 0;   ///< "px", "" ...
    [[nodiscard]] virtual std::string help() const = 0;   ///< one sentence, in English (SYNTHSLICE_TEXT)
    /// NaN if it cannot be measured in this image, which then is refused.
    [[nodiscard]] virtual double measure(const JudgedImage& image) const = 0;
};

/// All criteria of the program, in the order in which they are shown.
[[nodiscard]] const std::vector<std::unique_ptr<Criterion>>& allCriteria();

}  // namespace synthslice::acceptance
