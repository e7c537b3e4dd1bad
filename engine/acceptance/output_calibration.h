#pragma once

#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"
#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::acceptance {

/// Brings generated images to the real spectrum and grey histogram: first a gain by spatial frequency, then a
/// monotonic grey map. An option of the export, recorded in its manifest.
struct OutputCalibration {
    int n = 64;                         ///< gain[k] belongs to k / n cycles per pixel
    std::vector<double> gain;           ///< 0.4 to 2.5; gain[0] is 1
    std::vector<double> generatedGrey;  ///< ascending quantiles after the gain, of full scale
    std::vector<double> realGrey;       ///< what they become
    bool operator==(const OutputCalibration&) const = default;

    /// The image calibrated; any size. Greys beyond the quantiles keep their distance to the outermost one.
    [[nodiscard]] GreyImage apply(const GreyImage& image) const;
};

/// Gain = root of the ratio of mean radial power, clipped to 0.4 to 2.5, and quantiles of grey of real
/// against gained generated images. Real images come from the training half. An error if there are none or
/// their sizes differ.
[[nodiscard]] Result<OutputCalibration> fitOutputCalibration(const std::vector<GreyImage>& real,
                                                             const std::vector<GreyImage>& generated);

[[nodiscard]] spec::Json toJson(const OutputCalibration& calibration);
/// Strict: unknown keys, wrong lengths, gains out of range or descending quantiles are errors.
[[nodiscard]] Result<OutputCalibration> outputCalibrationFromJson(const spec::Json& json);

}  // namespace synthslice::acceptance
