#include "engine/training/optimization/gradients.h"

namespace synthslice::training {

std::vector<torch::Tensor> gradientsOf(const torch::Tensor& output,
                                       const std::vector<torch::Tensor>& parameters,
                                       const torch::Tensor& ofOutput, bool keepGraph)
{
    std::vector<torch::Tensor> gradients = torch::autograd::grad({output}, parameters, {ofOutput}, keepGraph,
                                                                 /*create_graph=*/false,
                                                                 /*allow_unused=*/true);
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        // Fused optimizers take both for rows of the same memory.
        if (gradients[i].defined() && gradients[i].strides() != parameters[i].strides()) {
            gradients[i] = torch::empty_like(parameters[i], torch::requires_grad(false)).copy_(gradients[i]);
        }
    }
    return gradients;
}

}  // namespace synthslice::training
