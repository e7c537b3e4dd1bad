#pragma once

#include <memory>
#include <vector>

#include <torch/torch.h>

#include "engine/families/draw/draw_spec.h"
#include "engine/families/draw/gaussian_window.h"
#include "engine/families/variational/latent_model.h"

namespace synthslice::training {

/// What is there after a glimpse.
struct DrawMoment {
    torch::Tensor canvas;  ///< what the likelihood needs, {batch, outputs, side, side}
    torch::Tensor read;    ///< values of windowOf(); undefined without attention, or where nothing was read
    torch::Tensor write;
};

/// The network of DRAW (Gregor 2015, section 2.1): for t of 1 to T
///   e = x - mean of p(x|c_t-1),  r = read(x, e, h_dec),  h_enc = LSTM([r, h_dec], h_enc)
///   z_t ~ q(z|h_enc),  h_dec = LSTM(z_t, h_dec),  c_t = c_t-1 + write(h_dec)
/// The likelihood is that of c_T; c_0, h_enc and h_dec start at learned values. A latent is z_1 to z_T, one
/// after another, {T z, 1, 1}.
///
/// Parameters: "encoder" and "decoder", torch.nn.LSTMCell; "posterior", means, then logarithms of variances;
/// "write"; "read_window" and "write_window" with attention, all torch.nn.Linear; "initial_canvas",
/// "initial_encoder", "initial_decoder".
class DrawNetworkImpl final : public LatentModel {
public:
    /// Of an experiment without problems; first weights are drawn as PyTorch draws them, from CPU generators,
    /// of what reads and of what draws. What is learned of the start begins at 0.
    DrawNetworkImpl(const spec::ExperimentSpec& experiment, const torch::Generator& encoderRandom,
                    const torch::Generator& decoderRandom);

    [[nodiscard]] spec::Shape latentShape() const override;

    /// With attention it measures what drawMetrics() lists.
    [[nodiscard]] Told tell(const torch::Tensor& targets, const torch::Tensor& noise) override;
    [[nodiscard]] torch::nn::Sequential patches() override;

    /// After each glimpse: of standard normal latents {batch, T z, 1, 1}.
    [[nodiscard]] std::vector<DrawMoment> draw(const torch::Tensor& latents);
    /// Of targets, by the means of their posteriors.
    [[nodiscard]] std::vector<DrawMoment> drawAgain(const torch::Tensor& targets);

    /// The means of the latents of targets, each given those before, {batch, T z, 1, 1}.
    [[nodiscard]] torch::Tensor meansOf(const torch::Tensor& targets);

    /// As "network" of a checkpoint.
    void save(session::CheckpointData& data) const override;
    [[nodiscard]] Result<void> load(const session::CheckpointData& data) override;

    [[nodiscard]] const spec::LikelihoodSpec& likelihood() const { return m_likelihood; }
    [[nodiscard]] std::int64_t readSize() const { return m_net.readSize; }
    [[nodiscard]] std::int64_t writeSize() const { return m_net.writeSize; }

private:
    struct Recurrence;
    struct State;
    struct Glimpses;

    [[nodiscard]] Recurrence startOf(const torch::nn::LSTMCell& cell, const torch::Tensor& initial,
                                     std::int64_t batch, bool bf16) const;
    [[nodiscard]] State start(std::int64_t batch, bool bf16 = false);
    [[nodiscard]] torch::Tensor readFrom(State& state, const torch::Tensor& targets);
    [[nodiscard]] Posterior look(State& state, const torch::Tensor& targets);
    [[nodiscard]] torch::Tensor strokeOf(State& state);
    void paint(State& state, const torch::Tensor& latents);
    [[nodiscard]] Glimpses run(const torch::Tensor& targets, const torch::Tensor& noise, bool bf16 = false);
    /// With the means of latents.
    [[nodiscard]] Glimpses runByMeans(const torch::Tensor& targets);
    [[nodiscard]] torch::Tensor measured(const Glimpses& glimpses) const;
    [[nodiscard]] torch::Tensor glimpse(const torch::Tensor& latents, std::int64_t number) const;

    spec::DrawNetworkSpec m_net;
    spec::LikelihoodSpec m_likelihood;
    std::int64_t m_side;
    bool m_withKernels;
    torch::nn::LSTMCell m_encoder{nullptr};
    torch::nn::LSTMCell m_decoder{nullptr};
    torch::nn::Linear m_posterior{nullptr};
    torch::nn::Linear m_write{nullptr};
    torch::nn::Linear m_readWindow{nullptr};
    torch::nn::Linear m_writeWindow{nullptr};
    torch::Tensor m_initialCanvas;
    torch::Tensor m_initialEncoder;
    torch::Tensor m_initialDecoder;
};
TORCH_MODULE(DrawNetwork);

}  // namespace synthslice::training
