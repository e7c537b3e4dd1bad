#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "engine/base/grey/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/film/picture.h"

namespace synthslice::film {

/// The frames a second that a film may have.
inline constexpr double fewestFramesPerSecond = 0.1;
inline constexpr double mostFramesPerSecond = 50.0;

/// Makes a frame of a film. Frames are asked for in their order; all have the size of the first.
using FrameMaker = std::function<Result<Picture>(std::size_t frame)>;

/// Writes a film of `frames` frames whose format the file's ending tells: ".gif" (loops for ever; grey is
/// kept exactly, colours to a cube of 5 x 5 x 5 beside 128 greys), ".webm" (VP9) or ".mp4" (H.264), which
/// lose a little and get an even width and height. The file appears whole or not at all. An error if the
/// ending is another one, or if this computer's OpenCV cannot encode it. Any thread.
[[nodiscard]] Result<void> writeFilm(const std::filesystem::path& file, double framesPerSecond,
                                     std::size_t frames, const FrameMaker& makeFrame,
                                     const Progress& progress);

/// Of a file's name, in lower case: ".gif".
[[nodiscard]] std::string endingOf(const std::filesystem::path& file);

/// A film of grey images of one size, one after the other, each pixel `scale` of the film's; grey over what
/// all of them use.
[[nodiscard]] Result<void> writeImageFilm(const std::filesystem::path& file, double framesPerSecond,
                                          std::span<const GreyImage> images, int scale,
                                          const Progress& progress);

}  // namespace synthslice::film
