#pragma once

#include <functional>
#include <memory>

#include <torch/torch.h>

#include "engine/data/dataset/grey_coding.h"
#include "engine/spec/latent_spec.h"
#include "engine/training/family_training.h"
#include "engine/training/images/image_synthesis.h"

namespace synthslice::training {

/// A network of an experiment that makes images from latents.
struct LatentNetwork {
    std::string name;  ///< "generator"
    spec::NetworkSpec network;
    spec::LatentSpec latent;
    std::int64_t moreChannels = 0;  ///< of its input, beyond the latent's
};

/// One that a family builds itself, and that makes patches of one size.
struct PatchNetwork {
    std::string name;  ///< for errors: "DRAW network"
    torch::nn::Sequential network;
    std::shared_ptr<torch::nn::Module> weights;  ///< what in it takes those of the checkpoint
    spec::Shape latent;
};

/// Makes images of latents by such a network of a checkpoint.
class LatentImages : public ImageMaker {
public:
    /// `part`: the network's weights in the checkpoint. An error if they are not finite, or if the layers
    /// cannot make images of the size asked for.
    [[nodiscard]] Result<void> open(const spec::ExperimentSpec& experiment, const LatentNetwork& maker,
                                    const session::CheckpointData& checkpoint, const std::string& part,
                                    const ImageRequest& request);

    [[nodiscard]] Result<void> open(const spec::ExperimentSpec& experiment, const PatchNetwork& maker,
                                    const session::CheckpointData& checkpoint, const std::string& part,
                                    const ImageRequest& request);

    [[nodiscard]] std::vector<GreyImage> make(std::span<const Latent> latents) override;
    [[nodiscard]] latent::Point pointOf(const Latent& latent) const override;
    [[nodiscard]] std::vector<GreyImage> imagesAt(std::span<const latent::Point> points) override;
    [[nodiscard]] bool encodes() const override { return bool(encoder); }
    [[nodiscard]] Result<std::vector<latent::Point>> encode(std::span<const GreyImage> images) override;
    [[nodiscard]] spec::Json provenance() const override { return m_provenance; }

    /// In evaluation mode. Whoever opened it may add to it.
    torch::nn::Sequential network{nullptr};
    LatentInput input;
    /// The means of latents {images, ...} of patches {images, 1, size, size}; none where there is no encoder.
    /// In evaluation mode.
    std::function<torch::Tensor(const torch::Tensor& patches)> encoder;

private:
    [[nodiscard]] std::vector<GreyImage> cut(std::vector<GreyImage> images) const;
    void setSize(const spec::ExperimentSpec& experiment, const ImageRequest& request);
    [[nodiscard]] Result<void> load(torch::nn::Module& weights, const session::CheckpointData& checkpoint,
                                    const std::string& part, const ImageRequest& request);

    int m_patchSize = 0;
    data::GreyCoding m_coding;
    int m_width = 0;
    int m_height = 0;
    spec::Json m_provenance;
};

/// "grey_window" of a checkpoint's state.
[[nodiscard]] spec::Json greyWindowOf(const data::GreyCoding& coding);

/// How grey is mapped to the networks' range, of a checkpoint that tells the window.
[[nodiscard]] data::GreyCoding codingOf(const session::CheckpointData& checkpoint,
                                        const std::vector<double>& labelOrder);

/// An error that names the first parameter or buffer that holds NaN or infinity, of `part` of a checkpoint.
[[nodiscard]] Result<void> isFinite(const torch::nn::Module& network, const std::string& part,
                                    std::int64_t step);

}  // namespace synthslice::training
