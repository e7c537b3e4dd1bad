#include "engine/families/distribution/distribution_spec.h"

namespace synthslice::spec {

std::vector<Part> DistributionSpec::parts()
{
    const char* discriminatorTitle = SYNTHSLICE_TEXT("Discriminator");
    const char* criticTitle = SYNTHSLICE_TEXT("Critic");
    const char* generatorTitle = SYNTHSLICE_TEXT("Generator");
    return {{"real", {}, {}, StructRef(real)},
            {"generated", {}, {}, StructRef(generated)},
            {"discriminator", discriminatorTitle, {}, &discriminator},
            {"critic", criticTitle, {}, &critic},
            {"generator", generatorTitle, {}, &generator},
            {"loss", {}, {}, StructRef(loss)},
            {"optimizer.discriminator", discriminatorTitle, {}, &optimizer.discriminator},
            {"optimizer.critic", criticTitle, {}, &optimizer.critic},
            {"optimizer.generator", generatorTitle, {}, &optimizer.generator}};
}

}  // namespace synthslice::spec
