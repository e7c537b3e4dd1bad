#pragma once

#include <torch/torch.h>

#include "engine/families/variational/spec/likelihood_spec.h"

namespace synthslice::training {

// p(x|z) of docs/vae.md. Patches are {batch, 1, height, width} of -1 to 1; outputs of a decoder {batch,
// LikelihoodSpec::outputs(), height, width}, any floating-point type. Values are nats.

/// What encoder and likelihood see of patches: for bernoulli 0 to 1, binarised, where "fixed" draws as a
/// function of a patch's pixels and "drawn" from `random`, a CPU generator; for discretized_logistic the
/// nearest of its levels; else the patches. On the CPU.
[[nodiscard]] torch::Tensor targetOf(const spec::LikelihoodSpec& likelihood, const torch::Tensor& patches,
                                     const torch::Generator& random);

/// The same likelihood of targets that are not binarised.
[[nodiscard]] spec::LikelihoodSpec greyOf(spec::LikelihoodSpec likelihood);

/// targetOf() of patches that an encoder is shown but does not learn from: the same each time, with grey in
/// place of what is "drawn".
[[nodiscard]] torch::Tensor steadyTargetOf(const spec::LikelihoodSpec& likelihood,
                                           const torch::Tensor& patches);

/// Of targets, or of other images of their range, in the range of patches.
[[nodiscard]] torch::Tensor patchOf(const spec::LikelihoodSpec& likelihood, const torch::Tensor& targets);

/// log p(x|z), summed over pixels, {batch}.
///
/// bernoulli: x l - log(1 + e^l), l the logit.
///
/// gaussian: -(x - m)^2 / (2 s^2) - log s - log(2 pi)/2, where s^2 is sd^2, or e^v with v the second output.
///
/// discretized_logistic: log of what the logistic distribution with mean m and SD s has between the halfway
/// marks to the levels beside x; the outermost levels have all beyond (Salimans 2017, eq. 2).
[[nodiscard]] torch::Tensor logLikelihood(const spec::LikelihoodSpec& likelihood,
                                          const torch::Tensor& outputs, const torch::Tensor& targets);

/// The mean of p(x|z) in the range of targets, {batch, 1, height, width}.
[[nodiscard]] torch::Tensor meanTarget(const spec::LikelihoodSpec& likelihood, const torch::Tensor& outputs);

/// The same in the range of patches.
[[nodiscard]] torch::Tensor meanPatch(const spec::LikelihoodSpec& likelihood, const torch::Tensor& outputs);

/// The geometric mean over all pixels of the SD that the decoder tells, a scalar; undefined unless it does.
/// It falls with the SDs of some pixels, however large those of others are.
[[nodiscard]] torch::Tensor learnedSd(const spec::LikelihoodSpec& likelihood, const torch::Tensor& outputs);

}  // namespace synthslice::training
