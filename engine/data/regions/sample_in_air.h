#pragma once

#include <optional>

#include <opencv2/core.hpp>

namespace synthslice::data {

/// Samples that a scan shows with what surrounds them, usually air, be it dark or bright and however noisy.
struct SampleSearch {
    cv::Mat1f values;      ///< of the slice
    cv::Mat1b frame;       ///< where it shows anything
    float darkest = 0.0F;  ///< of the values in the frame, outliers apart
    float brightest = 0.0F;
};

/// The samples, holes filled, within a few pixels of their rim (samplePrecisionPx()). Air is what the frame's
/// border shows, where it differs from a sample at the scale of some pixels and reaches in from the border;
/// or what all four corners of a slice show, about one convex sample that reaches over the border. Nothing
/// unless this is plausible: air on three quarters of the border, at most eight samples, each of at least 1 %
/// of the frame, with hardly anything smaller around, and structure in them that the air has not.
[[nodiscard]] std::optional<cv::Mat1b> samplesInAir(const SampleSearch& search);

/// How far the rim that is found may lie outside of the true one in a slice of this size, px.
[[nodiscard]] int samplePrecisionPx(cv::Size slice);

}  // namespace synthslice::data
