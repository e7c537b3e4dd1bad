#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/families/variational/spec/bound_spec.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/latent_spec.h"
#include "engine/spec/network/shape_inference.h"

namespace synthslice::spec {

/// How reconstructions are compared with patches: by what a layer of the discriminator gives for both, as if
/// it were a Gaussian around the patch's (Larsen 2016, eq. 7).
struct FeatureSpec {
    std::int64_t layer = -1;  ///< counted from 0; -1 is the last one before the score's
    double sd = 1.0;          ///< of each feature
    double gamma = 1e-3;      ///< weight for the decoder
    bool operator==(const FeatureSpec&) const = default;
};

enum class DecoderLoss { Minimax, NonSaturating };
template <>
inline constexpr std::array enumNames<DecoderLoss>{"minimax", "non_saturating"};

/// The game of decoder and discriminator.
struct GameSpec {
    DecoderLoss decoder = DecoderLoss::Minimax;
    bool balance = true;                    ///< whether one of the two waits for the other
    double discriminatorRestsBelow = 0.33;  ///< cross-entropy of the discriminator, nats
    double decoderRestsAbove = 1.03;
    bool operator==(const GameSpec&) const = default;
};

struct VaeGanOptimizers {
    OptimizerSpec encoder = RmspropSpec{.lr = 3e-4};
    OptimizerSpec decoder = RmspropSpec{.lr = 3e-4};
    OptimizerSpec discriminator = RmspropSpec{.lr = 3e-4};
    bool operator==(const VaeGanOptimizers&) const = default;
};

/// A variational autoencoder whose decoder is the generator of a GAN, and whose reconstructions are compared
/// in features of the discriminator (Larsen 2016).
struct VaeGanSpec {
    static constexpr const char* family = "vae-gan";
    LatentSpec latent;
    NetworkSpec encoder;        ///< patch -> means, then logarithms of variances, of the latent
    NetworkSpec decoder;        ///< latent -> patch of -1 to 1
    NetworkSpec discriminator;  ///< patch -> raw score
    BoundSpec loss;
    FeatureSpec features;
    GameSpec game;
    VaeGanOptimizers optimizer;
    bool operator==(const VaeGanSpec&) const = default;

    std::vector<Part> parts();
};

/// That of an experiment of the family.
[[nodiscard]] inline const VaeGanSpec& vaeGanOf(const ExperimentSpec& experiment)
{
    return experiment.family.as<VaeGanSpec>();
}
[[nodiscard]] inline VaeGanSpec& vaeGanOf(ExperimentSpec& experiment)
{
    return experiment.family.as<VaeGanSpec>();
}

/// The layer of the discriminator whose output is compared, counted from 0; nothing if features.layer names
/// none before the score's.
[[nodiscard]] std::optional<std::size_t> featureLayer(const VaeGanSpec& vaeGan);

}  // namespace synthslice::spec
