#pragma once

#include <string>

#include "engine/film/picture.h"

namespace synthslice::film {

/// Pixels that a line of text takes in height.
inline constexpr int labelHeight = 20;

/// Writes a line into a grey picture, bright on what is there, with its upper left corner at (x, y): smaller
/// where it would be wider than `width`, and without its beginning where it would be too small to read.
/// Characters beyond ASCII become "?".
void drawLabel(Picture& picture, const std::string& text, int x, int y, int width);

}  // namespace synthslice::film
