#include "engine/training/optimization/optimizer.h"

#include "engine/kernels/rmsprop.h"
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

}  // namespace

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
    ++m_stepsDone;
    if (!std::holds_alternative<spec::RmspropSpec>(spec)) at::_foreach_add_(m_buffers["step"], 1.0);
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

void Optimizer::clipGradients(const torch::Tensor& norm, double maxNorm)
{
    torch::NoGradGuard noGrad;
    // As torch.nn.utils.clip_grad_norm_, whose C++ twin waits for the GPU. Not in place: parameters that a
    // layer adds up have one gradient in common.
    setGradients(at::_foreach_mul(gradients(), (maxNorm / (norm + 1e-6)).clamp_max(1.0)));
}

torch::Tensor Optimizer::learn(const std::vector<torch::Tensor>& gradients, const spec::OptimizerSpec& spec,
                               double lrFactor, double maxNorm)
{
    setGradients(gradients);
    torch::Tensor norm = gradientNorm();
    if (maxNorm > 0.0) clipGradients(norm, maxNorm);
    step(spec, lrFactor);
    return norm;
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

bool Optimizer::canFuse(const std::vector<torch::Tensor>& gradients,
                        const std::vector<torch::Tensor>& squares) const
{
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        if (!kernels::hasRmspropStep(m_parameters[i], gradients[i], squares[i])) return false;
    }
    return true;
}

void Optimizer::update(const spec::RmspropSpec& spec, double lr)
{
    std::vector<torch::Tensor>
        down = gradients();  // turned round to maximize, with weight decay as L2 penalty
    if (spec.maximize) down = at::_foreach_neg(down);
    if (spec.weightDecay != 0.0) down = at::_foreach_add(down, m_parameters, spec.weightDecay);
    const std::vector<torch::Tensor>& squareAverages = m_buffers["square_avg"];
    if (!spec.centered && spec.momentum == 0.0 && canFuse(down, squareAverages)) {
        for (std::size_t i = 0; i < m_parameters.size(); ++i) {
            kernels::rmspropStep(m_parameters[i], down[i], squareAverages[i], lr, spec.alpha, spec.eps);
        }
        return;
    }
    at::_foreach_mul_(squareAverages, spec.alpha);
    at::_foreach_addcmul_(squareAverages, down, down, 1.0 - spec.alpha);
    std::vector<torch::Tensor> roots;
    if (spec.centered) {
        const std::vector<torch::Tensor>& averages = m_buffers["grad_avg"];
        at::_foreach_lerp_(averages, down, 1.0 - spec.alpha);
        roots = at::_foreach_addcmul(squareAverages, averages, averages, -1.0);
        at::_foreach_sqrt_(roots);
    } else {
        roots = at::_foreach_sqrt(squareAverages);
    }
    at::_foreach_add_(roots, spec.eps);
    if (spec.momentum > 0.0) {
        const std::vector<torch::Tensor>& momenta = m_buffers["momentum_buffer"];
        at::_foreach_mul_(momenta, spec.momentum);
        at::_foreach_addcdiv_(momenta, down, roots);
        at::_foreach_add_(m_parameters, momenta, -lr);
    } else {
        at::_foreach_addcdiv_(m_parameters, down, roots, -lr);
    }
}

void Optimizer::update(const spec::SgdSpec& spec, double lr)
{
    at::_fused_sgd_(m_parameters, gradients(),
                    spec.momentum == 0.0 ? std::vector<torch::Tensor>{} : m_buffers["momentum_buffer"],
                    spec.weightDecay, spec.momentum, lr, spec.dampening, spec.nesterov, spec.maximize,
                    /*is_first_step=*/m_stepsDone == 1);
}

void Optimizer::update(const spec::AdagradSpec& spec, double lr)
{
    at::_fused_adagrad_(m_parameters, gradients(), m_buffers["sum"], m_buffers["step"], lr, spec.lrDecay,
                        spec.weightDecay, spec.eps, spec.maximize);
}

std::vector<session::NamedTensor> Optimizer::state() const
{
    std::vector<session::NamedTensor> state;
    for (torch::Tensor step : m_buffers.at("step")) step.fill_(static_cast<double>(m_stepsDone));
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
