#include "app/shared/folder_images.h"

#include <algorithm>

#include "engine/data/dataset/dataset_memory.h"
#include "engine/data/reading/image_series.h"

namespace synthslice::app {

namespace {

/// A single row or column has no structure to measure.
constexpr int smallestSidePx = 2;

}  // namespace

Result<FolderImages> readFolderImages(const std::filesystem::path& folder, const spec::DataSpec& reading,
                                      const Progress& progress)
{
    const auto series = data::ImageSeries::open(folder, reading, progress.part(0.0, 0.2));
    if (!series) return tl::unexpected(series.error());
    constexpr std::int64_t mostGreyBytes = sizeof(float);  // of a pixel, for each byte of the file's grey
    auto enough = data::checkMemory(folder, mostGreyBytes * series->greyBytes(), 1.0,
                                    data::availableMemoryBytes());
    if (!enough) {
        enough.error().hint = "take fewer images at once";
        return tl::unexpected(enough.error());
    }
    FolderImages result;
    result.skipped = series->skipped();
    const auto take = [&](const data::ImagePlace& place, Result<data::RawImage>&& image) {
        if (!image) {
            result.skipped.push_back({place.name(), image.error().text()});
            return;
        }
        if (std::min(image->width, image->height) < smallestSidePx) {
            result.skipped.push_back({place.name(), "its size of " + std::to_string(image->width) + " x " +
                                                        std::to_string(image->height) +
                                                        " px is too small to be measured"});
            return;
        }
        result.names.push_back(place.name());
        result.images.push_back(data::toGrey(*image));
        const auto& size = image->pixelSize;
        if (!result.pixelSizeUm && size && !size->isAnisotropic()) result.pixelSizeUm = size->xUm;
    };
    if (auto read = series->forEach(progress.part(0.2, 1.0), take); !read)
        return tl::unexpected(read.error());
    if (result.images.empty()) {
        const data::SkippedFile& first = result.skipped.front();
        return invalidInput(folder.string() + ": no image of it can be used; the first, " + first.file +
                                ": " + first.reason,
                            "give a folder of images");
    }
    return result;
}

}  // namespace synthslice::app
