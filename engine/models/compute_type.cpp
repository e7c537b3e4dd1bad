#include "engine/models/compute_type.h"

#include <ATen/autocast_mode.h>

namespace synthslice::models {

torch::Tensor inComputeType(const torch::Tensor& tensor)
{
    const torch::DeviceType device = tensor.device().type();
    return at::autocast::is_autocast_enabled(device)
               ? at::autocast::cached_cast(at::autocast::get_autocast_dtype(device), tensor, device)
               : tensor;
}

}  // namespace synthslice::models
