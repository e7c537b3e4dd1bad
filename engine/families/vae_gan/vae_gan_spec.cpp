#include "engine/families/vae_gan/vae_gan_spec.h"

#include <algorithm>

namespace synthslice::spec {
namespace {

bool isConnection(const LayerSpec& layer)
{
    return std::holds_alternative<LinearSpec>(layer) || std::holds_alternative<Conv2dSpec>(layer) ||
           std::holds_alternative<ConvTranspose2dSpec>(layer);
}

}  // namespace

std::vector<Part> VaeGanSpec::parts()
{
    const char* latentHelp = SYNTHSLICE_TEXT("What the encoder tells of a patch, and what the decoder makes "
                                             "images from: standard normal numbers.");
    const char* encoderTitle = SYNTHSLICE_TEXT("Encoder");
    const char* decoderTitle = SYNTHSLICE_TEXT("Decoder");
    const char* discriminatorTitle = SYNTHSLICE_TEXT("Discriminator");
    return {{"latent", {}, latentHelp, StructRef(latent)},
            {"encoder", encoderTitle, {}, &encoder},
            {"decoder", decoderTitle, {}, &decoder},
            {"discriminator", discriminatorTitle, {}, &discriminator},
            {"loss", {}, {}, StructRef(loss)},
            {"features", {}, {}, StructRef(features)},
            {"game", {}, {}, StructRef(game)},
            {"optimizer.encoder", encoderTitle, {}, &optimizer.encoder},
            {"optimizer.decoder", decoderTitle, {}, &optimizer.decoder},
            {"optimizer.discriminator", discriminatorTitle, {}, &optimizer.discriminator}};
}

std::optional<std::size_t> featureLayer(const VaeGanSpec& vaeGan)
{
    const std::vector<LayerSpec>& layers = vaeGan.discriminator.layers;
    const auto ofScore = std::find_if(layers.rbegin(), layers.rend(), isConnection);
    if (ofScore == layers.rend()) return std::nullopt;
    const std::int64_t before = layers.rend() - ofScore - 1;  // layers before the score's
    const std::int64_t layer = vaeGan.features.layer < 0 ? before - 1 : vaeGan.features.layer;
    if (layer < 0 || layer >= before) return std::nullopt;
    return static_cast<std::size_t>(layer);
}

}  // namespace synthslice::spec
