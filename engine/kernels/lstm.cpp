#include "engine/kernels/lstm.h"

#include <functional>
#include <vector>

#include <ATen/Parallel.h>

#include "engine/kernels/vector_code.h"
#include "engine/kernels/vector_math.h"

namespace synthslice::kernels {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::Function;
using Gradients = torch::autograd::variable_list;

namespace {

/// Of one step.
struct StepValues {
    Tensor gates;  ///< after their activations
    Tensor cell;
    Tensor tanhCell;
    Tensor hidden;
};

SYNTHSLICE_VECTOR_CODE
void activate(float* __restrict gates, const float* __restrict bias, const float* __restrict before,
              float* __restrict cell, float* __restrict tanhCell, float* __restrict hidden,
              std::int64_t units)
{
    for (std::int64_t j = 0; j < units; ++j) {
        const float in = sigmoid(gates[j] + bias[j]);
        const float forget = sigmoid(gates[units + j] + bias[units + j]);
        const float fresh = tangentH(gates[2 * units + j] + bias[2 * units + j]);
        const float out = sigmoid(gates[3 * units + j] + bias[3 * units + j]);
        const float now = forget * before[j] + in * fresh;
        const float squeezed = tangentH(now);
        gates[j] = in;
        gates[units + j] = forget;
        gates[2 * units + j] = fresh;
        gates[3 * units + j] = out;
        cell[j] = now;
        tanhCell[j] = squeezed;
        hidden[j] = out * squeezed;
    }
}

SYNTHSLICE_VECTOR_CODE
void slopes(const float* __restrict gates, const float* __restrict before, const float* __restrict tanhCell,
            const float* __restrict ofHidden, const float* __restrict ofCell, float* __restrict ofGates,
            float* __restrict ofBefore, std::int64_t units)
{
    for (std::int64_t j = 0; j < units; ++j) {
        const float in = gates[j];
        const float forget = gates[units + j];
        const float fresh = gates[2 * units + j];
        const float out = gates[3 * units + j];
        const float squeezed = tanhCell[j];
        const float ofNow = ofCell[j] + ofHidden[j] * out * (1.0F - squeezed * squeezed);
        ofGates[j] = ofNow * fresh * in * (1.0F - in);
        ofGates[units + j] = ofNow * before[j] * forget * (1.0F - forget);
        ofGates[2 * units + j] = ofNow * in * (1.0F - fresh * fresh);
        ofGates[3 * units + j] = ofHidden[j] * squeezed * out * (1.0F - out);
        ofBefore[j] = ofNow * forget;
    }
}

bool isFast(const Tensor& values)
{
    return values.is_cpu() && values.scalar_type() == at::kFloat;
}

void forEachRow(std::int64_t rows, std::int64_t units, const std::function<void(std::int64_t)>& row)
{
    const std::int64_t grain = std::max<std::int64_t>(1, (1 << 13) / units);
    at::parallel_for(0, rows, grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) row(i);
    });
}

/// `gates`: before bias and activations, which it overwrites where it can.
StepValues valuesOf(Tensor gates, const Tensor& bias, const Tensor& before)
{
    if (!isFast(before)) {
        const std::vector<Tensor> each = (gates.to(before.dtype()) + bias).chunk(4, 1);
        const Tensor activated = at::cat(
            {at::sigmoid(each[0]), at::sigmoid(each[1]), at::tanh(each[2]), at::sigmoid(each[3])}, 1);
        const std::vector<Tensor> now = activated.chunk(4, 1);
        const Tensor cell = now[1] * before + now[0] * now[2];
        const Tensor tanhCell = at::tanh(cell);
        return {activated, cell, tanhCell, now[3] * tanhCell};
    }
    const std::int64_t units = before.size(1);
    StepValues values{gates.to(at::kFloat).contiguous(), at::empty_like(before), at::empty_like(before),
                      at::empty_like(before)};
    auto* g = elements<float>(values.gates);
    const auto* b = elements<float>(bias);
    const auto* c = elements<float>(before);
    auto* cell = elements<float>(values.cell);
    auto* tanhCell = elements<float>(values.tanhCell);
    auto* hidden = elements<float>(values.hidden);
    forEachRow(before.size(0), units, [&](std::int64_t i) {
        const std::int64_t at = i * units;
        activate(g + 4 * at, b, c + at, cell + at, tanhCell + at, hidden + at, units);
    });
    return values;
}

/// Gradients that reach the gates before their activations, and the cell before.
std::pair<Tensor, Tensor> slopesOf(const Tensor& gates, const Tensor& before, const Tensor& tanhCell,
                                   const Tensor& ofHidden, const Tensor& ofCell)
{
    if (!isFast(before)) {
        const std::vector<Tensor> each = gates.chunk(4, 1);
        const Tensor ofNow = ofCell + ofHidden * each[3] * (1.0 - tanhCell.square());
        const Tensor ofGates = at::cat(
            {ofNow * each[2] * each[0] * (1.0 - each[0]), ofNow * before * each[1] * (1.0 - each[1]),
             ofNow * each[0] * (1.0 - each[2].square()), ofHidden * tanhCell * each[3] * (1.0 - each[3])},
            1);
        return {ofGates, ofNow * each[1]};
    }
    const std::int64_t units = before.size(1);
    std::pair<Tensor, Tensor> slopesOf{at::empty_like(gates), at::empty_like(before)};
    const auto* g = elements<float>(gates);
    const auto* c = elements<float>(before);
    const auto* t = elements<float>(tanhCell);
    const auto* h = elements<float>(ofHidden);
    const auto* n = elements<float>(ofCell);
    auto* ofGates = elements<float>(slopesOf.first);
    auto* ofBefore = elements<float>(slopesOf.second);
    forEachRow(before.size(0), units, [&](std::int64_t i) {
        const std::int64_t at = i * units;
        slopes(g + 4 * at, c + at, t + at, h + at, n + at, ofGates + 4 * at, ofBefore + at, units);
    });
    return slopesOf;
}

struct LstmStep : Function<LstmStep> {
    static Gradients forward(AutogradContext* context, const Tensor& input, const Tensor& hidden,
                             const Tensor& cell, const Tensor& /*weight*/, const Tensor& bias,
                             const c10::intrusive_ptr<LstmSteps::Steps>& steps)
    {
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        const Tensor both = steps->forProduct(at::cat({input, hidden}, 1));
        const Tensor before = cell.contiguous();
        const StepValues values = valuesOf(at::linear(both, steps->weight), bias, before);
        context->save_for_backward({values.gates, values.tanhCell, before, both});
        context->saved_data["inputs"] = input.size(1);
        context->saved_data["is_first"] = steps->count++ == 0;
        context->saved_data["steps"] = c10::IValue::make_capsule(steps);
        return {values.hidden, values.cell};
    }

    static Gradients backward(AutogradContext* context, const Gradients& gradients)
    {
        const at::AutoDispatchBelowADInplaceOrView belowAutograd;
        const std::vector<Tensor> saved = context->get_saved_variables();
        const auto steps = c10::static_intrusive_pointer_cast<LstmSteps::Steps>(
            context->saved_data["steps"].toCapsule());
        const auto known = [&](const Tensor& gradient) {
            return gradient.defined() ? gradient.contiguous() : at::zeros_like(saved[2]);
        };
        auto [ofGates, ofCell] = slopesOf(saved[0], saved[2], saved[1], known(gradients[0]),
                                          known(gradients[1]));
        steps->inputs.push_back(saved[3]);
        steps->gateGradients.push_back(ofGates);
        const Tensor ofBoth = at::matmul(steps->forProduct(ofGates), steps->weight).to(ofGates.dtype());
        const std::int64_t inputs = context->saved_data["inputs"].toInt();
        Tensor ofWeight;
        Tensor ofBias;
        if (context->saved_data["is_first"].toBool()) {
            const Tensor all = at::cat(steps->gateGradients);
            ofWeight = at::matmul(steps->forProduct(all).t(), at::cat(steps->inputs)).to(all.dtype());
            ofBias = all.sum(0);
        }
        return {ofBoth.narrow(1, 0, inputs),
                ofBoth.narrow(1, inputs, ofBoth.size(1) - inputs),
                ofCell,
                ofWeight,
                ofBias,
                Tensor()};
    }
};

}  // namespace

LstmSteps::LstmSteps(const Tensor& weightIh, const Tensor& weightHh, const Tensor& biasIh,
                     const Tensor& biasHh, bool bf16)
    : m_weight(torch::cat({weightIh, weightHh}, 1)), m_bias(biasIh + biasHh),
      m_steps(c10::make_intrusive<Steps>())
{
    m_steps->bf16 = bf16;
    m_steps->weight = m_steps->forProduct(m_weight.detach());
}

std::pair<Tensor, Tensor> LstmSteps::next(const Tensor& input, const Tensor& hidden, const Tensor& cell)
{
    const Gradients values = LstmStep::apply(input, hidden, cell, m_weight, m_bias, m_steps);
    return {values[0], values[1]};
}

}  // namespace synthslice::kernels
