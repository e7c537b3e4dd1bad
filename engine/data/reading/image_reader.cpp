#include "engine/data/reading/image_reader.h"

#include <algorithm>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/reading/sample_conversion.h"

namespace synthslice::data {

namespace {

Result<ValueMap> wideMap(ImageFile& file, const Progress& progress)
{
    std::int64_t values = 0;
    for (std::size_t i = 0; i < file.count(); ++i) {
        const auto header = file.header(i);
        if (header && !fitsSixteenBits(header->type)) values += header->pixels();
    }
    if (values == 0) return ValueMap{};
    ValueRange range(values);
    for (std::size_t i = 0; i < file.count(); ++i) {
        if (progress.cancelled()) return cancelled();
        const auto image = file.read(i);
        if (!image) return tl::unexpected(image.error());
        range.add(*image);
    }
    return range.map();
}

Result<std::vector<RawImage>> readAll(ImageFile& file, const Progress& progress)
{
    const Result<ValueMap> wide = wideMap(file, progress);
    if (!wide) return tl::unexpected(wide.error());
    std::vector<RawImage> images;
    for (std::size_t i = 0; i < file.count(); ++i) {
        if (progress.cancelled()) return cancelled();
        auto image = file.read(i);
        if (!image) return tl::unexpected(image.error());
        images.push_back(toRawImage(std::move(*image), *wide));
        if (i == 0)
            images.front().notes.insert(images.front().notes.end(), file.notes().begin(), file.notes().end());
    }
    return images;
}

}  // namespace

Result<std::vector<RawImage>> readImages(const std::filesystem::path& path, const Progress& progress)
{
    return openImageFile(path, {})
        .and_then([&](const std::unique_ptr<ImageFile>& file) { return readAll(*file, progress); })
        .map_error([&](Error error) {
            if (error.code != ErrorCode::Cancelled)
                error.message = text("%1 cannot be used: %2", path.string(), error.message);
            return error;
        });
}

GreyImage toGrey(const RawImage& image)
{
    GreyImage grey(image.width, image.height);
    if (image.bitDepth == 8) {
        std::transform(image.pixels8.begin(), image.pixels8.end(), grey.grey.begin(),
                       [](std::uint8_t value) { return static_cast<float>(value) / 255.0F; });
    } else {
        std::transform(image.pixels16.begin(), image.pixels16.end(), grey.grey.begin(),
                       [](std::uint16_t value) { return static_cast<float>(value) / 65535.0F; });
    }
    return grey;
}

}  // namespace synthslice::data
