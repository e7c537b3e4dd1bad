#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/acceptance/image_source.h"
#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::blind {

/// An image of a blind test: a real patch that no network has seen, or a generated one.
struct BlindImage {
    GreyImage image;
    bool generated = false;
    std::uint64_t latentSeed = 0;   ///< of a generated one
    data::PatchOrigin origin = {};  ///< of a real one
};

/// What a blind test shows; the same images in the same order for the same run, checkpoint and values here.
struct BlindTestSpec {
    std::size_t ofEachKind = 20;
    std::uint64_t seed = 0;
    int bits = 8;  ///< 8 or 16: of the files that images of the run are written to
    bool operator==(const BlindTestSpec&) const = default;
};

/// As many real patches of the held-out half as generated images, in random order. Nothing but what they show
/// tells them apart: both are of one size, rounded and clipped as the files that `export` writes, and real
/// ones are flipped and turned as the networks saw them. Any thread.
[[nodiscard]] Result<std::vector<BlindImage>> blindImages(const data::SliceDataset& slices,
                                                          acceptance::ImageSource& generator,
                                                          const BlindTestSpec& spec,
                                                          const Progress& progress);

}  // namespace synthslice::blind
