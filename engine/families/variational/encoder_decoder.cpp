#include "engine/families/variational/encoder_decoder.h"

#include "engine/models/named_tensors.h"
#include "engine/training/optimization/precision.h"

namespace synthslice::training {

Posterior EncoderDecoder::encode(const torch::Tensor& patches)
{
    const std::vector<torch::Tensor> halves = widened(encoder->forward(patches)).chunk(2, 1);
    const spec::Shape shape = spec::batchOf(latent, patches.size(0));
    return {halves[0].reshape(shape), halves[1].reshape(shape)};
}

torch::Tensor EncoderDecoder::decode(const torch::Tensor& latents)
{
    return widened(decoder->forward(latents));
}

void EncoderDecoder::save(session::CheckpointData& data) const
{
    data.tensors["encoder"] = models::stateOf(*encoder);
    data.tensors["decoder"] = models::stateOf(*decoder);
}

Result<void> EncoderDecoder::load(const session::CheckpointData& data)
{
    return models::loadState(*encoder, tensorsOf(data, "encoder"), "encoder").and_then([&] {
        return models::loadState(*decoder, tensorsOf(data, "decoder"), "decoder");
    });
}

}  // namespace synthslice::training
