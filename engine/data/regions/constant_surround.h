#pragma once

#include <optional>

#include <opencv2/core.hpp>

namespace synthslice::data {

/// What a reconstruction fills, in a slice whose corners lie in one surround of constant grey (to a hundredth
/// of `greyRange`) that takes up at least 3 %: a single convex region, in practice a disc. Nothing where
/// there is no such surround: what it cuts out of the region's convex hull tells pores at the corners.
[[nodiscard]] std::optional<cv::Mat1b> insideConstantSurround(const cv::Mat1f& values, double greyRange);

}  // namespace synthslice::data
