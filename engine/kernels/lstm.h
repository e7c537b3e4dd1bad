#pragma once

#include <utility>

#include <torch/custom_class.h>
#include <torch/torch.h>

namespace synthslice::kernels {

/// Steps of an LSTM cell one after the other, with the values of torch.nn.LSTMCell: a matrix product a step,
/// one more backward, and a single one at the end for the gradients of the weights by all steps.
/// Differentiable once.
class LstmSteps {
public:
    /// Weights {4 hidden, inputs} and {4 hidden, hidden}, biases {4 hidden}, gates in the order in, forget,
    /// new, out. With `bf16` the products are of bfloat16. fp32 on the CPU is faster than other types and
    /// devices.
    LstmSteps(const torch::Tensor& weightIh, const torch::Tensor& weightHh, const torch::Tensor& biasIh,
              const torch::Tensor& biasHh, bool bf16);

    /// Hidden values and cell {batch, hidden} after one more step, from inputs {batch, inputs} and those
    /// before. The gradients of the first step must be asked for with those of later ones.
    [[nodiscard]] std::pair<torch::Tensor, torch::Tensor>
    next(const torch::Tensor& input, const torch::Tensor& hidden, const torch::Tensor& cell);

    /// What steps share. The first step is the last to be asked for gradients: it gives those of the weights
    /// by all.
    struct Steps : torch::CustomClassHolder {
        torch::Tensor weight;  ///< as products take it
        bool bf16 = false;
        std::int64_t count = 0;             ///< of steps that were done
        std::vector<torch::Tensor> inputs;  ///< of steps whose gradients are known, as products take them
        std::vector<torch::Tensor> gateGradients;  ///< of the same steps

        [[nodiscard]] torch::Tensor forProduct(const torch::Tensor& values) const
        {
            return bf16 ? values.to(torch::kBFloat16) : values;
        }
    };

private:
    torch::Tensor m_weight;  ///< {4 hidden, inputs + hidden}
    torch::Tensor m_bias;
    c10::intrusive_ptr<Steps> m_steps;
};

}  // namespace synthslice::kernels
