#include "engine/families/draw/draw_network.h"

#include <cmath>

#include <ATen/autocast_mode.h>

#include "engine/families/variational/pixel_likelihood.h"
#include "engine/kernels/convolution/window.h"
#include "engine/kernels/lstm.h"
#include "engine/models/named_tensors.h"
#include "engine/training/optimization/precision.h"

namespace synthslice::training {
namespace {

using torch::Tensor;

/// U(-b, b), b = 1/sqrt(hidden) of LSTM cells, 1/sqrt(inputs) of linear layers.
void drawWeights(torch::nn::Module& layer, const torch::Generator& random)
{
    const torch::NoGradGuard noGradients;
    const auto* cell = layer.as<torch::nn::LSTMCell>();
    const auto* linear = layer.as<torch::nn::Linear>();
    const std::int64_t fan = cell != nullptr ? cell->options.hidden_size() : linear->options.in_features();
    const double bound = 1.0 / std::sqrt(static_cast<double>(fan));
    for (Tensor& parameter : layer.parameters()) parameter.uniform_(-bound, bound, random);
}

/// Turns autocast off while it lives: of all that is computed, LSTMs alone gain from bfloat16, and the places
/// of windows need more digits.
class AutocastPause {
public:
    explicit AutocastPause(torch::Device device)
        : m_device(device.type()), m_bf16(at::autocast::is_autocast_enabled(m_device))
    {
        at::autocast::set_autocast_enabled(m_device, false);
    }
    ~AutocastPause() { at::autocast::set_autocast_enabled(m_device, m_bf16); }
    AutocastPause(const AutocastPause&) = delete;
    AutocastPause& operator=(const AutocastPause&) = delete;

    [[nodiscard]] bool bf16() const { return m_bf16; }

private:
    torch::DeviceType m_device;
    bool m_bf16;
};

/// What makes patches of latents, as a layer.
class DrawnPatches : public torch::nn::Module {
public:
    explicit DrawnPatches(const DrawNetwork& network) : m_network(register_module("network", network)) {}

    Tensor forward(const Tensor& latents)
    {
        return meanPatch(m_network->likelihood(), m_network->draw(latents).back().canvas);
    }

private:
    DrawNetwork m_network;
};

}  // namespace

/// An LSTM between two steps.
struct DrawNetworkImpl::Recurrence {
    torch::nn::LSTMCell layer;
    std::optional<kernels::LstmSteps> steps;  ///< none computes by the layer
    bool bf16;
    Tensor hidden;
    Tensor cell;

    void next(const Tensor& input)
    {
        if (steps) {
            std::tie(hidden, cell) = steps->next(input, hidden, cell);
            return;
        }
        const AutocastScope autocast(bf16, input.device());
        std::tie(hidden, cell) = layer(input, std::tuple(hidden, cell));
        // A GPU's LSTM step gives bfloat16.
        hidden = hidden.to(input.scalar_type());
        cell = cell.to(input.scalar_type());
    }
};

/// Between two glimpses.
struct DrawNetworkImpl::State {
    Tensor canvas;
    Recurrence encoder;
    Recurrence decoder;
    Tensor read = {};  ///< values of windows
    Tensor write = {};
};

struct DrawNetworkImpl::Glimpses {
    std::vector<Tensor> means;
    std::vector<Tensor> logVariances;
    std::vector<DrawMoment> moments;
};

DrawNetworkImpl::DrawNetworkImpl(const spec::ExperimentSpec& experiment,
                                 const torch::Generator& encoderRandom, const torch::Generator& decoderRandom)
    : m_net(spec::drawOf(experiment).network), m_likelihood(spec::drawOf(experiment).likelihood),
      m_side(experiment.data.patchSize), m_withKernels(experiment.training.kernels == spec::Kernels::Auto)
{
    using torch::nn::Linear;
    using torch::nn::LSTMCell;
    const std::int64_t hidden = m_net.hiddenSize;
    const std::int64_t read = m_net.attention ? m_net.readSize : m_side;
    const std::int64_t write = m_net.attention ? m_net.writeSize : m_side;
    m_encoder = register_module("encoder", LSTMCell(2 * read * read + hidden, hidden));
    m_decoder = register_module("decoder", LSTMCell(m_net.latentSize, hidden));
    m_posterior = register_module("posterior", Linear(hidden, 2 * m_net.latentSize));
    m_write = register_module("write", Linear(hidden, m_likelihood.outputs() * write * write));
    drawWeights(*m_encoder, encoderRandom);
    drawWeights(*m_posterior, encoderRandom);
    drawWeights(*m_decoder, decoderRandom);
    drawWeights(*m_write, decoderRandom);
    if (m_net.attention) {
        m_readWindow = register_module("read_window", Linear(hidden, 5));
        m_writeWindow = register_module("write_window", Linear(hidden, 5));
        drawWeights(*m_readWindow, encoderRandom);
        drawWeights(*m_writeWindow, decoderRandom);
    }
    m_initialCanvas = register_parameter("initial_canvas",
                                         torch::zeros({m_likelihood.outputs(), m_side, m_side}));
    m_initialEncoder = register_parameter("initial_encoder", torch::zeros({hidden}));
    m_initialDecoder = register_parameter("initial_decoder", torch::zeros({hidden}));
}

spec::Shape DrawNetworkImpl::latentShape() const
{
    return {m_net.glimpses * m_net.latentSize, 1, 1};
}

DrawNetworkImpl::Recurrence DrawNetworkImpl::startOf(const torch::nn::LSTMCell& cell, const Tensor& initial,
                                                     std::int64_t batch, bool bf16) const
{
    std::optional<kernels::LstmSteps> steps;
    if (m_withKernels) {
        steps.emplace(cell->weight_ih, cell->weight_hh, cell->bias_ih, cell->bias_hh, bf16);
    }
    return {cell, steps, bf16, initial.unsqueeze(0).expand({batch, -1}),
            torch::zeros({batch, m_net.hiddenSize}, initial.options().requires_grad(false))};
}

DrawNetworkImpl::State DrawNetworkImpl::start(std::int64_t batch, bool bf16)
{
    return {m_initialCanvas.unsqueeze(0).expand({batch, -1, -1, -1}),
            startOf(m_encoder, m_initialEncoder, batch, bf16),
            startOf(m_decoder, m_initialDecoder, batch, bf16)};
}

/// {batch, values}
Tensor DrawNetworkImpl::readFrom(State& state, const Tensor& targets)
{
    const Tensor errors = targets - meanTarget(m_likelihood, state.canvas);
    if (!m_net.attention) return torch::cat({targets.flatten(1), errors.flatten(1)}, 1);
    state.read = withFiniteLogs(m_readWindow(state.decoder.hidden));
    if (m_withKernels && kernels::hasWindows(state.read)) {
        return kernels::readThrough(state.read, targets, errors, m_net.readSize).flatten(1);
    }
    const GaussianWindow window = windowOf(state.read, m_net.readSize, m_side);
    return readThrough(window, filterBanks(window, m_net.readSize, m_side), torch::cat({targets, errors}, 1))
        .flatten(1);
}

Posterior DrawNetworkImpl::look(State& state, const Tensor& targets)
{
    const Tensor seen = torch::cat({readFrom(state, targets), state.decoder.hidden}, 1);
    state.encoder.next(seen);
    const std::vector<Tensor> halves = m_posterior(state.encoder.hidden).chunk(2, 1);
    return {halves[0], halves[1]};
}

void DrawNetworkImpl::paint(State& state, const Tensor& latents)
{
    state.decoder.next(latents);
    state.canvas = state.canvas + strokeOf(state);
}

/// What is added to the canvas.
Tensor DrawNetworkImpl::strokeOf(State& state)
{
    const std::int64_t size = m_net.attention ? m_net.writeSize : m_side;
    const Tensor patch = m_write(state.decoder.hidden).view({-1, m_likelihood.outputs(), size, size});
    if (!m_net.attention) return patch;
    state.write = withFiniteLogs(m_writeWindow(state.decoder.hidden));
    if (m_withKernels && kernels::hasWindows(state.write)) {
        return kernels::writeThrough(state.write, patch, m_side);
    }
    const GaussianWindow window = windowOf(state.write, size, m_side);
    return writeThrough(window, filterBanks(window, size, m_side), patch);
}

/// {batch, values of a glimpse}
Tensor DrawNetworkImpl::glimpse(const Tensor& latents, std::int64_t number) const
{
    return latents.flatten(1).narrow(1, number * m_net.latentSize, m_net.latentSize);
}

DrawNetworkImpl::Glimpses DrawNetworkImpl::run(const Tensor& targets, const Tensor& noise, bool bf16)
{
    Glimpses glimpses;
    State state = start(noise.size(0), bf16);
    for (std::int64_t t = 0; t < m_net.glimpses; ++t) {
        const Posterior posterior = look(state, targets);
        paint(state, sampleOf(posterior, glimpse(noise, t)));
        glimpses.means.push_back(posterior.mean);
        glimpses.logVariances.push_back(posterior.logVariance);
        glimpses.moments.push_back({state.canvas, state.read, state.write});
    }
    return glimpses;
}

Told DrawNetworkImpl::tell(const Tensor& targets, const Tensor& noise)
{
    const AutocastPause pause(noise.device());
    const Glimpses glimpses = run(targets.expand({noise.size(0), -1, -1, -1}), noise, pause.bf16());
    const auto joined = [&](const std::vector<Tensor>& each) {
        return torch::cat(each, 1).view(noise.sizes());
    };
    return {{joined(glimpses.means), joined(glimpses.logVariances)},
            glimpses.moments.back().canvas,
            measured(glimpses)};
}

Tensor DrawNetworkImpl::measured(const Glimpses& glimpses) const
{
    const torch::NoGradGuard noGradients;
    const auto klAt = [&](std::size_t t) {
        return klOfUnits({glimpses.means[t], glimpses.logVariances[t]}).sum(1).mean();
    };
    std::vector<Tensor> values{klAt(0), klAt(glimpses.means.size() - 1)};
    if (m_net.attention) {
        std::vector<Tensor> read;
        std::vector<Tensor> write;
        for (const DrawMoment& moment : glimpses.moments) {
            read.push_back(moment.read);
            write.push_back(moment.write);
        }
        const GaussianWindow reading = windowOf(torch::cat(read), m_net.readSize, m_side);
        const GaussianWindow writing = windowOf(torch::cat(write), m_net.writeSize, m_side);
        values.push_back(extentOf(reading, m_net.readSize).mean());
        values.push_back(extentOf(writing, m_net.writeSize).mean());
        values.push_back(0.5 * (isOutside(reading, m_side) + isOutside(writing, m_side)).mean());
    }
    return torch::stack(values);
}

std::vector<DrawMoment> DrawNetworkImpl::draw(const Tensor& latents)
{
    std::vector<DrawMoment> moments;
    State state = start(latents.size(0));
    for (std::int64_t t = 0; t < m_net.glimpses; ++t) {
        paint(state, glimpse(latents, t));
        moments.push_back({state.canvas, {}, state.write});
    }
    return moments;
}

DrawNetworkImpl::Glimpses DrawNetworkImpl::runByMeans(const Tensor& targets)
{
    return run(targets, torch::zeros(spec::batchOf(latentShape(), targets.size(0)), targets.options()));
}

std::vector<DrawMoment> DrawNetworkImpl::drawAgain(const Tensor& targets)
{
    return runByMeans(targets).moments;
}

Tensor DrawNetworkImpl::meansOf(const Tensor& targets)
{
    return torch::cat(runByMeans(targets).means, 1).unsqueeze(2).unsqueeze(3);
}

torch::nn::Sequential DrawNetworkImpl::patches()
{
    const auto self = std::static_pointer_cast<DrawNetworkImpl>(shared_from_this());
    return torch::nn::Sequential(std::make_shared<DrawnPatches>(DrawNetwork(self)));
}

void DrawNetworkImpl::save(session::CheckpointData& data) const
{
    data.tensors["network"] = models::stateOf(*this);
}

Result<void> DrawNetworkImpl::load(const session::CheckpointData& data)
{
    return models::loadState(*this, session::tensorsOf(data, "network"), "network");
}

}  // namespace synthslice::training
