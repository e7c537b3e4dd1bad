#pragma once

#include <cstdint>

#include <torch/torch.h>

namespace synthslice::training {

/// Segmented images with a channel for each label (Kench and Cooper 2021, SliceGAN): 1 in the channel of a
/// pixel's label, -1 in all others. Labels stand in the order of data::GreyCoding, whose evenly spaced values
/// the images have. {images, 1, height, width} -> {images, labels, height, width}; the same for one label.
[[nodiscard]] torch::Tensor inChannels(const torch::Tensor& minus1To1, std::int64_t labels);

/// Back to one channel: the mean of the labels' values, each weighted by how far its channel is above -1.
/// Differentiable; the inverse of inChannels(). {images, labels, height, width} -> {images, 1, height,
/// width}; the same for one channel.
[[nodiscard]] torch::Tensor inOneChannel(const torch::Tensor& channels);

/// The value of the label whose channel is largest. {labels, height, width} -> {1, height, width}; the same
/// for one channel.
[[nodiscard]] torch::Tensor mostProbable(const torch::Tensor& channels);

}  // namespace synthslice::training
