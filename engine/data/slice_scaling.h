#pragma once

#include <string>

#include "engine/data/image_reader.h"
#include "engine/data/slice_stack.h"

namespace synthslice::data {

/// An image resized by `scale`, by areas below 1 and by cubic interpolation above; its grey is not measured.
[[nodiscard]] Slice toSlice(RawImage&& image, std::string name, double scale);

/// Brings pixels whose width and height differ to the larger of both, by areas. Adds a note.
void makePixelsSquare(RawImage& image);

}  // namespace synthslice::data
