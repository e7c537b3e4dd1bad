#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "engine/data/dataset/slice_stack.h"

namespace synthslice::data {

// Masks are 255 inside and 0 outside.

/// The slice in its file's values.
[[nodiscard]] cv::Mat1f valuesOf(const Slice& slice);

/// Opens, closes, erodes or dilates (cv::MorphTypes) with a disc. What lies at the slice's border goes on
/// beyond it: the border is no rim where the mask reaches over it, and one where it only touches it.
void morphology(cv::Mat1b& mask, int operation, int radius);

/// Outlines of the connected regions of a mask.
[[nodiscard]] std::vector<std::vector<cv::Point>> outlinesOf(const cv::Mat1b& mask);

/// Pixels that are missing of the convex hull of what an outline surrounds.
[[nodiscard]] double dentOf(const std::vector<cv::Point>& outline);

/// The middle one of some values; reorders them.
[[nodiscard]] float medianOf(std::vector<float>& values);

}  // namespace synthslice::data
