#pragma once

#include <torch/torch.h>

#include "engine/spec/experiment_spec.h"

namespace synthslice::models {

/// Draws the weights of all layers from `random`, a CPU generator, as torch.nn's layers draw theirs when they
/// are made: linear layers and convolutions U(-1/sqrt(fan_in), 1/sqrt(fan_in)), biases alike.
void drawAsTorch(torch::nn::SequentialImpl& network, const torch::Generator& random);

/// Draws the weights of all layers from `random`, a CPU generator.
///   pytorch          drawAsTorch()
///   dcgan            convolution and linear N(0, std), batch norm N(1, std) (Radford, Metz, Chintala 2016)
///   normal           convolution and linear N(0, std)
///   xavier_uniform   U(-a, a), a = sqrt(6 / (fan_in + fan_out)) (Glorot and Bengio 2010)
///   kaiming_uniform  U(-a, a), a = sqrt(6 / fan_in), for ReLU (He et al. 2015)
/// Except with "pytorch" every bias becomes 0.
void initialize(torch::nn::SequentialImpl& network, const spec::InitializationSpec& initialization,
                const torch::Generator& random);

}  // namespace synthslice::models
