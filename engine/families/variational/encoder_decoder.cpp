#include "engine/families/variational/encoder_decoder.h"

#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/spec/shape_inference.h"
#include "engine/training/precision.h"

namespace synthslice::training {

EncoderDecoderImpl::EncoderDecoderImpl(const spec::ExperimentSpec& experiment,
                                       const spec::NetworkSpec& encoder, const spec::NetworkSpec& decoder,
                                       const spec::LatentSpec& latent, const torch::Generator& encoderRandom,
                                       const torch::Generator& decoderRandom)
    : m_latent(spec::shapeOf(latent)),
      m_encoder(register_module("encoder", models::buildNetwork(encoder, spec::patchShape(experiment.data),
                                                                encoderRandom, experiment.training.kernels))),
      m_decoder(register_module(
          "decoder", models::buildNetwork(decoder, m_latent, decoderRandom, experiment.training.kernels)))
{
}

Posterior EncoderDecoderImpl::encode(const torch::Tensor& patches)
{
    const std::vector<torch::Tensor> halves = widened(m_encoder->forward(patches)).chunk(2, 1);
    spec::Shape shape = m_latent;
    shape.insert(shape.begin(), patches.size(0));
    return {halves[0].reshape(shape), halves[1].reshape(shape)};
}

torch::Tensor EncoderDecoderImpl::decode(const torch::Tensor& latents)
{
    return widened(m_decoder->forward(latents));
}

void EncoderDecoderImpl::save(session::CheckpointData& data) const
{
    data.tensors["encoder"] = models::stateOf(*m_encoder);
    data.tensors["decoder"] = models::stateOf(*m_decoder);
}

Result<void> EncoderDecoderImpl::load(const session::CheckpointData& data)
{
    return models::loadState(*m_encoder, tensorsOf(data, "encoder"), "encoder").and_then([&] {
        return models::loadState(*m_decoder, tensorsOf(data, "decoder"), "decoder");
    });
}

}  // namespace synthslice::training
