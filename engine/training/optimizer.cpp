#include "engine/training/optimizer.h"

#include "engine/models/named_tensors.h"

namespace synthslice::training {
namespace {

struct BufferNames {
    using Names = std::vector<const char*>;
    Names operator()(const spec::AdamSpec& spec) const { return adam(spec.amsgrad); }
    Names operator()(const spec::AdamWSpec& spec) const { return adam(spec.amsgrad); }
    Names operator()(const spec::RmspropSpec& spec) const
    {
        return spec.centered ? Names{"square_avg", "momentum_buffer", "grad_avg"}
                             : Names{"square_avg", "momentum_buffer"};
    }
    Names operator()(const spec::SgdSpec&) const { return {"momentum_buffer"}; }
    Names operator()(const spec::AdagradSpec&) const { return {"sum"}; }

private:
    static Names adam(bool amsgrad)
    {
        return amsgrad ? Names{"exp_avg", "exp_avg_sq", "max_exp_avg_sq"} : Names{"exp_avg", "exp_avg_sq"};
    }
};

/// The gradient to go down: turned round to maximize, with weight decay as an L2 penalty.
template <class Spec>
torch::Tensor descent(const torch::Tensor& gradient, const torch::Tensor& parameter, const Spec& spec)
{
    const torch::Tensor down = spec.maximize ? -gradient : gradient;
    return spec.weightDecay == 0.0 ? down : down.add(parameter, spec.weightDecay);
}

}  // namespace

double learningRate(const spec::OptimizerSpec& spec)
{
    return std::visit([](const auto& optimizer) { return optimizer.lr; }, spec);
}

Optimizer::Optimizer(const torch::nn::Module& network, const spec::OptimizerSpec& spec)
{
    for (const auto& parameter : network.named_parameters()) {
        m_names.push_back(parameter.key());
        m_parameters.push_back(parameter.value());
        m_buffers["step"].push_back(torch::zeros({}, parameter->options().requires_grad(false)));
        for (const char* name : std::visit(BufferNames{}, spec)) {
            m_buffers[name].push_back(torch::zeros_like(*parameter).detach());
        }
    }
    if (const auto* adagrad = std::get_if<spec::AdagradSpec>(&spec)) {
        for (torch::Tensor& sum : m_buffers["sum"]) {
            sum.fill_(adagrad->initialAccumulatorValue);
        }
    }
}

void Optimizer::step(const spec::OptimizerSpec& spec, double lrFactor)
{
    torch::NoGradGuard noGrad;
    at::_foreach_add_(m_buffers["step"], 1.0);
    ++m_stepsDone;
    std::visit([&](const auto& optimizer) { update(optimizer, optimizer.lr * lrFactor); }, spec);
    for (torch::Tensor& parameter : m_parameters) {
        parameter.mutable_grad().reset();  // hands its memory to those to come
    }
}

void Optimizer::setGradients(const std::vector<torch::Tensor>& gradients)
{
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        m_parameters[i].mutable_grad() = gradients[i];
    }
}

void Optimizer::clipWeights(double limit)
{
    torch::NoGradGuard noGrad;
    for (torch::Tensor& parameter : m_parameters) {
        parameter.clamp_(-limit, limit);
    }
}

std::vector<torch::Tensor> Optimizer::gradients() const
{
    std::vector<torch::Tensor> gradients;
    for (const torch::Tensor& parameter : m_parameters) {
        gradients.push_back(parameter.grad().defined() ? parameter.grad() : torch::zeros_like(parameter));
    }
    return gradients;
}

torch::Tensor Optimizer::gradientNorm() const
{
    return torch::stack(at::_foreach_norm(gradients(), 2)).norm();
}

void Optimizer::update(const spec::AdamSpec& spec, double lr)
{
    at::_fused_adam_(m_parameters, gradients(), m_buffers["exp_avg"], m_buffers["exp_avg_sq"],
                     largestSquares(spec.amsgrad), m_buffers["step"], lr, spec.betas[0], spec.betas[1],
                     spec.weightDecay, spec.eps, spec.amsgrad, spec.maximize);
}

void Optimizer::update(const spec::AdamWSpec& spec, double lr)
{
    at::_fused_adamw_(m_parameters, gradients(), m_buffers["exp_avg"], m_buffers["exp_avg_sq"],
                      largestSquares(spec.amsgrad), m_buffers["step"], lr, spec.betas[0], spec.betas[1],
                      spec.weightDecay, spec.eps, spec.amsgrad, spec.maximize);
}

std::vector<torch::Tensor> Optimizer::largestSquares(bool amsgrad)
{
    return amsgrad ? m_buffers["max_exp_avg_sq"] : std::vector<torch::Tensor>{};
}

void Optimizer::update(const spec::RmspropSpec& spec, double lr)
{
    const std::vector<torch::Tensor> allGradients = gradients();
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const torch::Tensor gradient = descent(allGradients[i], m_parameters[i], spec);
        torch::Tensor& squareAverage = m_buffers["square_avg"][i];
        squareAverage.mul_(spec.alpha).addcmul_(gradient, gradient, 1.0 - spec.alpha);
        torch::Tensor variance = squareAverage;
        if (spec.centered) {
            torch::Tensor& average = m_buffers["grad_avg"][i];
            average.lerp_(gradient, 1.0 - spec.alpha);
            variance = squareAverage.addcmul(average, average, -1.0);
        }
        const torch::Tensor root = variance.sqrt().add_(spec.eps);
        if (spec.momentum > 0.0) {
            torch::Tensor& momentum = m_buffers["momentum_buffer"][i];
            momentum.mul_(spec.momentum).addcdiv_(gradient, root);
            m_parameters[i].add_(momentum, -lr);
        } else {
            m_parameters[i].addcdiv_(gradient, root, -lr);
        }
    }
}

void Optimizer::update(const spec::SgdSpec& spec, double lr)
{
    const std::vector<torch::Tensor> allGradients = gradients();
    const bool first = spec.momentum != 0.0 && m_stepsDone == 1;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        torch::Tensor gradient = descent(allGradients[i], m_parameters[i], spec);
        if (spec.momentum != 0.0) {
            torch::Tensor& momentum = m_buffers["momentum_buffer"][i];
            // As in torch.optim.SGD, the first gradient enters the momentum undampened.
            momentum.mul_(spec.momentum).add_(gradient, first ? 1.0 : 1.0 - spec.dampening);
            gradient = spec.nesterov ? gradient.add(momentum, spec.momentum) : momentum;
        }
        m_parameters[i].add_(gradient, -lr);
    }
}

void Optimizer::update(const spec::AdagradSpec& spec, double lr)
{
    const std::vector<torch::Tensor> allGradients = gradients();
    const double decayedLr = lr / (1.0 + static_cast<double>(m_stepsDone - 1) * spec.lrDecay);
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const torch::Tensor gradient = descent(allGradients[i], m_parameters[i], spec);
        torch::Tensor& sum = m_buffers["sum"][i];
        sum.addcmul_(gradient, gradient);
        m_parameters[i].addcdiv_(gradient, sum.sqrt().add_(spec.eps), -decayedLr);
    }
}

std::vector<session::NamedTensor> Optimizer::state() const
{
    std::vector<session::NamedTensor> state;
    for (const auto& [buffer, tensors] : m_buffers) {
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            state.push_back(models::toNamedTensor(m_names[i] + "." + buffer, tensors[i]));
        }
    }
    return state;
}

Result<void> Optimizer::loadState(const std::vector<session::NamedTensor>& state, const std::string& what)
{
    std::vector<models::TensorSlot> slots;
    for (const auto& [buffer, tensors] : m_buffers) {
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            slots.push_back({m_names[i] + "." + buffer, tensors[i]});
        }
    }
    return models::loadTensors(state, slots, what).map([&] {
        if (!m_parameters.empty()) {
            m_stepsDone = static_cast<std::int64_t>(m_buffers["step"].front().item<double>());
        }
    });
}

}  // namespace synthslice::training
