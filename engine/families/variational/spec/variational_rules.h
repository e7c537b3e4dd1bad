#pragma once

#include <string>

#include "engine/families/variational/spec/likelihood_spec.h"
#include "engine/spec/idle_reason.h"
#include "engine/spec/network/network_spec.h"
#include "engine/spec/network/shape_inference.h"
#include "engine/spec/problem.h"

namespace synthslice::spec {

// Rules of networks that a bound of log p(x) is computed with.

/// Layers of the network `name` that tie images together or draw noise of their own: what an image is made
/// of, or said to be, depends on itself alone, and the bound holds where all chance is in the latent.
[[nodiscard]] Problems imagesStandAlone(const std::string& name, const NetworkSpec& network);

/// An encoder of patches that does not give a mean and a log variance for each latent value.
[[nodiscard]] Problems encoderGivesPosterior(const NetworkSpec& encoder, const LatentSpec& latent,
                                             const Shape& patch);

/// A decoder of latents that does not give `needed`, which `use` needs ("the likelihood of a patch"); `hint`
/// says what to do then.
[[nodiscard]] Problems decoderGives(const Shape& needed, const std::string& use, const std::string& hint,
                                    const NetworkSpec& decoder, const LatentSpec& latent);

/// Means and logarithms of variances take any value, logits too; a mean of grey may be kept in -1 to 1.
[[nodiscard]] Problems endLeavesValuesFree(const std::string& name, const NetworkSpec& network,
                                           bool mayBeTanh);

/// Why the parameter `key` of a likelihood changes nothing.
[[nodiscard]] Reason idleLikelihood(const LikelihoodSpec& likelihood, const std::string& key);

}  // namespace synthslice::spec
