#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>

#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"
#include "engine/data/formats/tiff/tiff_file.h"

namespace synthslice::data {

enum class VolumeFormat { TiffStack, MetaImage, Nrrd };

/// What a volume will hold.
struct VolumeShape {
    int width = 0;   ///< px
    int height = 0;  ///< px
    std::size_t images = 0;
    int bits = 8;              ///< 8 or 16
    double pixelSizeUm = 0.0;  ///< 0 leaves it out
};

/// One file of many images, written one after the other: a multi-page TIFF (BigTIFF above 4 GB), MetaImage
/// (.mha) or NRRD. Grey as encodeImage() writes it. For files that are published when all is there.
class VolumeWriter {
public:
    /// Errors name the file.
    static Result<VolumeWriter> begin(const std::filesystem::path& path, VolumeFormat format,
                                      const VolumeShape& shape);

    /// The next image, of the shape's size.
    [[nodiscard]] Result<void> add(const GreyImage& image);
    /// After the last one.
    [[nodiscard]] Result<void> finish();

private:
    VolumeWriter(std::filesystem::path path, const VolumeShape& shape);
    [[nodiscard]] tl::unexpected<Error> cannotWrite() const;

    std::filesystem::path m_path;
    VolumeShape m_shape;
    std::optional<TiffFile> m_tiff;  ///< one of the two is open
    std::ofstream m_stream;
};

/// What files of a format end with.
[[nodiscard]] const char* endingOf(VolumeFormat format);

}  // namespace synthslice::data
