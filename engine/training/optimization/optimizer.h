#pragma once

#include <map>
#include <string>
#include <vector>

#include <torch/torch.h>

#include "engine/base/result.h"
#include "engine/session/checkpoint_data.h"
#include "engine/spec/training/optimizer_spec.h"

namespace synthslice::training {

/// The update rules of torch.optim (Adam, AdamW, RMSprop, SGD, Adagrad) with state that is saved tensor by
/// tensor and parameters that may change between two steps. The rule is that of the spec at construction.
class Optimizer {
public:
    Optimizer(const torch::nn::Module& network, const spec::OptimizerSpec& spec);

    [[nodiscard]] const std::vector<torch::Tensor>& parameters() const { return m_parameters; }

    /// One of each parameter, in their order and with their strides; undefined counts as zero.
    void setGradients(const std::vector<torch::Tensor>& gradients);

    /// Shortens them all together to a Euclidean norm of `maxNorm` if they are longer (Pascanu 2013), `norm`
    /// being their gradientNorm().
    void clipGradients(const torch::Tensor& norm, double maxNorm);

    /// One update from the gradients, which are gone then. `lrFactor` multiplies the spec's learning rate.
    void step(const spec::OptimizerSpec& spec, double lrFactor);

    /// An update by these gradients, shortened to a norm of `maxNorm` where that is above 0. Their norm
    /// before, a scalar.
    torch::Tensor learn(const std::vector<torch::Tensor>& gradients, const spec::OptimizerSpec& spec,
                        double lrFactor, double maxNorm = 0.0);

    /// Brings every weight into +-`limit` (Arjovsky 2017, algorithm 1).
    void clipWeights(double limit);

    /// The Euclidean norm of all gradients together, a scalar.
    [[nodiscard]] torch::Tensor gradientNorm() const;

    /// Buffers named as torch.optim does, behind the parameter's name: "0.weight.exp_avg".
    [[nodiscard]] std::vector<session::NamedTensor> state() const;
    [[nodiscard]] Result<void> loadState(const std::vector<session::NamedTensor>& state,
                                         const std::string& what);

private:
    void update(const spec::AdamSpec& spec, double lr);
    void update(const spec::AdamWSpec& spec, double lr);
    void update(const spec::RmspropSpec& spec, double lr);
    /// RMSprop in one pass over each parameter.
    [[nodiscard]] bool canFuse(const std::vector<torch::Tensor>& gradients,
                               const std::vector<torch::Tensor>& squares) const;
    void update(const spec::SgdSpec& spec, double lr);
    void update(const spec::AdagradSpec& spec, double lr);
    [[nodiscard]] std::vector<torch::Tensor> gradients() const;
    /// Adam's largest mean squares so far, where it needs them.
    [[nodiscard]] std::vector<torch::Tensor> largestSquares(bool amsgrad);

    std::vector<std::string> m_names;
    std::vector<torch::Tensor> m_parameters;
    std::int64_t m_stepsDone = 0;  ///< as in the buffers "step", which may be on a GPU
    std::map<std::string, std::vector<torch::Tensor>> m_buffers;  ///< buffer name -> one tensor per parameter
};

}  // namespace synthslice::training
