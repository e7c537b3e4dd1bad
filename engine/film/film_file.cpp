#include "engine/film/film_file.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "engine/base/files/atomic_file.h"
#include "engine/base/text/text.h"
#include "engine/film/film_encoder.h"
#include "engine/film/image_grid.h"

namespace synthslice::film {

namespace {

namespace fs = std::filesystem;

Result<std::unique_ptr<FilmEncoder>> encoderFor(const fs::path& file, double framesPerSecond)
{
    const std::string ending = endingOf(file);
    if (ending == ".gif") return makeGifEncoder(framesPerSecond);
    if (ending == ".webm" || ending == ".mp4") {
        return makeVideoEncoder(ending, framesPerSecond, fs::absolute(file).parent_path());
    }
    return invalidInput(text("%1 has not the ending of a film", file.string()),
                        text("choose .gif, .webm or .mp4"));
}

}  // namespace

std::string endingOf(const fs::path& file)
{
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return ending;
}

Result<void> writeFilm(const fs::path& file, double framesPerSecond, std::size_t frames,
                       const FrameMaker& makeFrame, const Progress& progress)
{
    if (!(framesPerSecond >= fewestFramesPerSecond && framesPerSecond <= mostFramesPerSecond)) {
        std::ostringstream message;
        message << framesPerSecond << " frames a second are not possible";
        return invalidInput(message.str(), text("choose 0.1 to 50"));
    }
    if (auto writable = checkWritable(file); !writable) return writable;
    auto encoder = encoderFor(file, framesPerSecond);
    if (!encoder) return tl::unexpected(encoder.error());
    for (std::size_t i = 0; i < frames; ++i) {
        if (progress.cancelled()) return cancelled();
        progress.at(static_cast<double>(i) / static_cast<double>(frames), SYNTHSLICE_TEXT("Making the film"));
        const auto added = makeFrame(i).and_then(
            [&](const Picture& frame) { return (*encoder)->add(frame); });
        if (!added) return added;
    }
    return (*encoder)->finish().and_then(
        [&](const std::string& bytes) { return writeFileAtomically(file, bytes); });
}

Result<void> writeImageFilm(const fs::path& file, double framesPerSecond, std::span<const GreyImage> images,
                            int scale, const Progress& progress)
{
    const GreyRange range = contrastRange(images);
    return writeFilm(
        file, framesPerSecond, images.size(),
        [&](std::size_t frame) -> Result<Picture> {
            return gridPicture(images.subspan(frame, 1), 1, scale, range);
        },
        progress);
}

}  // namespace synthslice::film
