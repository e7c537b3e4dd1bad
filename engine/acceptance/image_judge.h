#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/acceptance/copy_search.h"
#include "engine/acceptance/criteria/criteria_set.h"
#include "engine/acceptance/criteria/criterion.h"
#include "engine/base/grey/grey_image.h"
#include "engine/measure/circles/circles.h"

namespace synthslice::acceptance {

/// A measure of the image is outside the range of its limit, or cannot be measured (value NaN).
struct OutOfRange {
    const Criterion* criterion = nullptr;
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};
/// The criteria are for images of another size, px.
struct WrongSize {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t asked = 0;
};
/// The image correlates too well with a training patch.
struct TrainingCopy {
    double correlation = 0.0;
    double highest = 0.0;
};
/// One reason why an image is refused: the numbers, for whoever puts them into words.
using Refusal = std::variant<OutOfRange, WrongSize, TrainingCopy>;

/// The criterion's key, "size" or "copy".
[[nodiscard]] std::string nameOf(const Refusal& refusal);
/// One line in English, with value and range.
[[nodiscard]] std::string toText(const Refusal& refusal);

struct Judgement {
    bool accepted = false;
    std::vector<Refusal> refusals;           ///< empty if the criteria accept it
    std::map<std::string, double> measures;  ///< every criterion's value, also of disabled ones
    /// Distance to the nearest limit of an enabled criterion, in widths of its range; of a refused image to
    /// the limit that it is farthest beyond, negative. A lower limit of 0 does not count: no measure of
    /// structure is below. Infinite if nothing limits or a value cannot be measured.
    double margin = std::numeric_limits<double>::infinity();
    std::vector<measure::Circle> circles;  ///< for drawing

    /// Whether limits moved by a twentieth of their ranges could decide otherwise.
    [[nodiscard]] bool isBorderline() const { return std::abs(margin) < 0.05; }
};

/// Judges one image (grey of full scale). Any thread.
[[nodiscard]] Judgement judge(const GreyImage& image, const CriteriaSet& criteria);

/// A grey of the image that none of `labels` (of full scale) is within half of an 8-bit level; nothing if all
/// are labels, or there are none. Any thread.
[[nodiscard]] std::optional<double> greyThatIsNoLabel(const GreyImage& image,
                                                      const std::vector<double>& labels);

/// Refuses an image by "copy" if its largest correlation with a training patch makes it one; the measures
/// tell the correlation. Any thread.
void refuseCopy(Judgement& judgement, double correlation);

}  // namespace synthslice::acceptance
