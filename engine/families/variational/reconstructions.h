#pragma once

#include <torch/torch.h>

#include "engine/data/dataset/grey_coding.h"
#include "engine/session/messages.h"

namespace synthslice::training {

/// Held-out patches, each beside what becomes of it; both {patches, 1, height, width} of -1 to 1.
[[nodiscard]] session::ImageGrid reconstructionGrid(const torch::Tensor& patches,
                                                    const torch::Tensor& reconstructions,
                                                    const data::GreyCoding& coding);

}  // namespace synthslice::training
