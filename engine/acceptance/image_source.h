#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/latent.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/latent/latent_space.h"
#include "engine/spec/spec_json.h"

namespace synthslice::acceptance {

/// What the images can be asked for.
struct ConditionRange {
    std::string measure;  ///< "volume_fraction"
    double low = 0.0;     ///< what the training data have, from the least
    double high = 0.0;    ///< to the most
};

/// Something that makes an image from a latent, always the same one from the same latent.
class ImageSource {
public:
    virtual ~ImageSource() = default;
    /// An error if latents ask for what the source cannot make.
    [[nodiscard]] virtual Result<std::vector<GreyImage>> generate(std::span<const Latent> latents) = 0;
    /// Nothing where nothing can be asked for.
    [[nodiscard]] virtual std::optional<ConditionRange> condition() const { return std::nullopt; }
    /// The space of its latents, which lives as long; null where there is none to move in.
    [[nodiscard]] virtual latent::Space* latentSpace() { return nullptr; }
    /// Run, step, weights' hash, ...: what a manifest needs so that images can be made again.
    [[nodiscard]] virtual spec::Json provenance() const = 0;
};

enum class Wanted { More, NoMore };

/// Makes the images of `first`, of the next seed with the same condition, ... and hands them to `take` in
/// that order, a batch at a time, until `count` are made or `take` wants no more. Errors: those of the source
/// and of `take`, and being cancelled.
[[nodiscard]] Result<void> forEachBatch(
    ImageSource& source, const Latent& first, std::size_t count, const Progress& progress,
    const std::function<Result<Wanted>(std::span<const Latent> latents, std::vector<GreyImage> images)>&
        take);

/// The same, one image at a time.
[[nodiscard]] Result<void>
forEachImage(ImageSource& source, const Latent& first, std::size_t count, const Progress& progress,
             const std::function<Result<Wanted>(const Latent& latent, GreyImage image)>& take);

}  // namespace synthslice::acceptance
