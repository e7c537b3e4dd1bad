#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/base/result.h"
#include "engine/film/picture.h"

namespace synthslice::film {

/// Turns frames into the bytes of a film's file.
class FilmEncoder {
public:
    virtual ~FilmEncoder() = default;
    virtual Result<void> add(const Picture& frame) = 0;
    virtual Result<std::string> finish() = 0;
};

[[nodiscard]] std::unique_ptr<FilmEncoder> makeGifEncoder(double framesPerSecond);

/// `ending` is ".webm" or ".mp4". Works in memory, with a folder of its own inside `scratch`, which goes with
/// the encoder.
[[nodiscard]] Result<std::unique_ptr<FilmEncoder>>
makeVideoEncoder(const std::string& ending, double framesPerSecond, const std::filesystem::path& scratch);

}  // namespace synthslice::film
