#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "engine/acceptance/export/accepted_export.h"
#include "engine/base/result.h"

namespace synthslice::training {

struct GeneratorChoice {
    std::optional<std::int64_t> step;  ///< checkpoint; the best if absent, the newest if none was assessed
    bool averaged = true;              ///< the averaged (EMA) generator, else the raw one
    int widthPx = 0;                   ///< 0: the patch size; else only for fully convolutional generators
    int heightPx = 0;
    /// Keeps the checkpoint for good (store::keepCheckpoint()), as its images will be stored with a manifest;
    /// `checkpoint_kept` of the provenance says whether the run's folder let it.
    bool keepsCheckpoint = false;
};

/// The generator of a run, ready to make images; those of segmented slices have their labels. Not
/// thread-safe; any one thread at a time.
class ImageGenerator final : public acceptance::ImageSource, public latent::Space {
public:
    static Result<std::unique_ptr<ImageGenerator>> open(const std::filesystem::path& runFolder,
                                                        const GeneratorChoice& choice);
    ~ImageGenerator() override;

    [[nodiscard]] Result<std::vector<GreyImage>> generate(std::span<const Latent> latents) override;
    [[nodiscard]] std::optional<acceptance::ConditionRange> condition() const override;
    [[nodiscard]] latent::Space* latentSpace() override { return this; }
    [[nodiscard]] std::size_t size() const override;
    [[nodiscard]] latent::Point pointOf(const Latent& latent) const override;
    [[nodiscard]] Result<std::vector<GreyImage>> imagesAt(std::span<const latent::Point> points) override;
    [[nodiscard]] bool encodes() const override;
    [[nodiscard]] Result<std::vector<latent::Point>> encode(std::span<const GreyImage> images) override;
    [[nodiscard]] spec::Json provenance() const override;
    [[nodiscard]] std::int64_t step() const;
    [[nodiscard]] double pixelSizeUm() const;
    /// What the files were resized by for the run: an image is this much smaller than in the files.
    [[nodiscard]] double scale() const;
    [[nodiscard]] bool isSegmented() const;
    [[nodiscard]] int bitDepth() const;  ///< of the slices that the run learned from, 8 or 16

private:
    ImageGenerator();
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace synthslice::training
