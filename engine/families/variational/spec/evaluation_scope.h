#pragma once

#include <memory>

#include <torch/torch.h>

namespace synthslice::training {

/// A network that evaluates while this lives, without gradients, and trains again then.
class EvaluationScope {
public:
    explicit EvaluationScope(std::shared_ptr<torch::nn::Module> network) : m_network(std::move(network))
    {
        m_network->eval();
    }
    ~EvaluationScope() { m_network->train(); }
    EvaluationScope(const EvaluationScope&) = delete;
    EvaluationScope& operator=(const EvaluationScope&) = delete;

private:
    std::shared_ptr<torch::nn::Module> m_network;
    torch::NoGradGuard m_noGradients;
};

}  // namespace synthslice::training
