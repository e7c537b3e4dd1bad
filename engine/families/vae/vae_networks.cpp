#include "engine/families/vae/vae_networks.h"

#include "engine/families/variational/pixel_likelihood.h"

namespace synthslice::training {

VaeNetworksImpl::VaeNetworksImpl(const spec::ExperimentSpec& experiment,
                                 const torch::Generator& encoderRandom, const torch::Generator& decoderRandom)
    : m_networks(newEncoderDecoder(experiment, spec::vaeOf(experiment), encoderRandom, decoderRandom)),
      m_likelihood(spec::vaeOf(experiment).likelihood)
{
    register_module("encoder", m_networks.encoder);
    register_module("decoder", m_networks.decoder);
}

Told VaeNetworksImpl::tell(const torch::Tensor& targets, const torch::Tensor& noise)
{
    const Posterior posterior = encode(targets);
    return {posterior, decode(sampleOf(posterior, noise))};
}

torch::nn::Sequential VaeNetworksImpl::patches()
{
    return patchNetwork(m_networks.decoder, m_likelihood);
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
