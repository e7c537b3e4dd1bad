#include "engine/families/vae/vae_spec.h"

namespace synthslice::spec {

std::vector<Part> VaeSpec::parts()
{
    const char* latentHelp = SYNTHSLICE_TEXT("What the encoder tells of a patch, and what the decoder makes "
                                             "images from: standard normal numbers.");
    return {{"latent", {}, latentHelp, StructRef(latent)},
            {"encoder", SYNTHSLICE_TEXT("Encoder"), {}, &encoder},
            {"decoder", SYNTHSLICE_TEXT("Decoder"), {}, &decoder},
            {"likelihood", {}, {}, StructRef(likelihood)},
            {"loss", {}, {}, StructRef(loss)},
            {"optimizer", SYNTHSLICE_TEXT("Optimizer"), {}, &optimizer}};
}

}  // namespace synthslice::spec
