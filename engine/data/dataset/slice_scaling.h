#pragma once

#include <string>

#include "engine/data/dataset/slice_stack.h"
#include "engine/data/reading/image_reader.h"

namespace synthslice::data {

enum class Resizing {
    Smooth,  ///< by areas below 1 and by cubic interpolation above
    Nearest  ///< makes no new greys
};

/// An image resized by `scale`; its grey is not measured.
[[nodiscard]] Slice toSlice(RawImage&& image, std::string name, double scale,
                            Resizing resizing = Resizing::Smooth);

/// The image `factor` times as wide and high, above 0, resized as slices are.
[[nodiscard]] GreyImage scaledImage(const GreyImage& image, double factor, Resizing resizing);

/// Brings pixels whose width and height differ to the larger of both. Adds a note.
void makePixelsSquare(RawImage& image, Resizing resizing);

}  // namespace synthslice::data
