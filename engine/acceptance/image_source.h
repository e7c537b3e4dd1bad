#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/base/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/spec/spec_json.h"

namespace synthslice::acceptance {

/// Something that makes an image from a seed, always the same one from the same seed.
class ImageSource {
public:
    virtual ~ImageSource() = default;
    [[nodiscard]] virtual Result<std::vector<GreyImage>>
    generate(std::span<const std::uint64_t> latentSeeds) = 0;
    /// Run, step, weights' hash, ...: what a manifest needs so that images can be made again.
    [[nodiscard]] virtual spec::Json provenance() const = 0;
};

enum class Wanted { More, NoMore };

/// Makes the images of seeds firstSeed, firstSeed + 1, ... and hands them to `take` in that order, a batch at
/// a time, until `count` are made or `take` wants no more. Errors: those of the source and of `take`, and
/// being cancelled.
[[nodiscard]] Result<void>
forEachBatch(ImageSource& source, std::uint64_t firstSeed, std::size_t count, const Progress& progress,
             const std::function<Result<Wanted>(std::span<const std::uint64_t> latentSeeds,
                                                std::vector<GreyImage> images)>& take);

/// The same, one image at a time.
[[nodiscard]] Result<void>
forEachImage(ImageSource& source, std::uint64_t firstSeed, std::size_t count, const Progress& progress,
             const std::function<Result<Wanted>(std::uint64_t latentSeed, GreyImage image)>& take);

}  // namespace synthslice::acceptance
