#include "engine/families/vae/vae_networks.h"

#include "engine/families/variational/pixel_likelihood.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/training/precision.h"

namespace synthslice::training {

VaeNetworksImpl::VaeNetworksImpl(const spec::ExperimentSpec& experiment,
                                 const torch::Generator& encoderRandom, const torch::Generator& decoderRandom)
    : m_latent(spec::shapeOf(spec::vaeOf(experiment).latent)),
      m_encoder(register_module("encoder", models::buildNetwork(spec::vaeOf(experiment).encoder,
                                                                spec::patchShape(experiment.data),
                                                                encoderRandom, experiment.training.kernels))),
      m_decoder(register_module("decoder", models::buildNetwork(spec::vaeOf(experiment).decoder, m_latent,
                                                                decoderRandom, experiment.training.kernels)))
{
}

Posterior VaeNetworksImpl::encode(const torch::Tensor& targets)
{
    const std::vector<torch::Tensor> halves = widened(m_encoder->forward(targets)).chunk(2, 1);
    spec::Shape shape = m_latent;
    shape.insert(shape.begin(), targets.size(0));
    return {halves[0].reshape(shape), halves[1].reshape(shape)};
}

torch::Tensor VaeNetworksImpl::decode(const torch::Tensor& latents)
{
    return widened(m_decoder->forward(latents));
}

void VaeNetworksImpl::save(session::CheckpointData& data) const
{
    data.tensors["encoder"] = models::stateOf(*m_encoder);
    data.tensors["decoder"] = models::stateOf(*m_decoder);
}

Result<void> VaeNetworksImpl::load(const session::CheckpointData& data)
{
    return models::loadState(*m_encoder, tensorsOf(data, "encoder"), "encoder").and_then([&] {
        return models::loadState(*m_decoder, tensorsOf(data, "decoder"), "decoder");
    });
}

torch::nn::Sequential patchNetwork(const torch::nn::Sequential& decoder,
                                   const spec::LikelihoodSpec& likelihood)
{
    torch::nn::Sequential network;
    for (const torch::nn::AnyModule& layer : *decoder) network->push_back(layer);
    network->push_back(torch::nn::Functional(
        [likelihood](const torch::Tensor& outputs) { return meanPatch(likelihood, outputs); }));
    return network;
}

}  // namespace synthslice::training
