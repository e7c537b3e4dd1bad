#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/random.h"
#include "engine/data/labelled/labelled_dataset.h"
#include "tests/shared/labelled_files.h"

namespace synthslice::test {

/// Images of `size` px with classes that anybody can tell apart: class c is a bright stripe of rows at its
/// own height, in noise.
inline data::LabelledImages stripedImages(std::size_t count, int size, int classes)
{
    data::LabelledImages images;
    images.width = images.height = size;
    for (int label = 0; label < classes; ++label) images.classNames.push_back(std::to_string(label));
    Random random(7);
    for (std::size_t image = 0; image < count; ++image) {
        const auto label = static_cast<std::int32_t>(image % static_cast<std::size_t>(classes));
        images.labels.push_back(label);
        images.sources.push_back(static_cast<std::uint32_t>(image));
        for (int y = 0; y < size; ++y) {
            const bool bright = y * classes / size == label;
            for (int x = 0; x < size; ++x)
                images.pixels.push_back(static_cast<std::uint8_t>((bright ? 150U : 50U) + random.below(50)));
        }
    }
    images.partsOfFiles.resize(count);
    return images;
}

/// The same as IDX files in a folder, which is made.
inline void writeStripedImages(const std::filesystem::path& folder, std::size_t count, int size, int classes)
{
    const data::LabelledImages images = stripedImages(count, size, classes);
    const auto side = static_cast<std::uint32_t>(size);
    std::filesystem::create_directories(folder);
    writeIdx(folder / "stripes-images-idx3-ubyte",
             bigEndian(0x803) + bigEndian(static_cast<std::uint32_t>(count)) + bigEndian(side) +
                 bigEndian(side) + std::string(images.pixels.begin(), images.pixels.end()));
    writeIdx(folder / "stripes-labels-idx1-ubyte", idxLabels({images.labels.begin(), images.labels.end()}));
}

}  // namespace synthslice::test
