#include "engine/families/gan/gan_spec.h"

namespace synthslice::spec {

std::vector<Part> GanSpec::parts()
{
    const char* generatorTitle = SYNTHSLICE_TEXT("Generator");
    const char* discriminatorTitle = SYNTHSLICE_TEXT("Discriminator");
    const char* discriminatorLoss = SYNTHSLICE_TEXT("What the discriminator minimizes");
    const char* generatorLoss = SYNTHSLICE_TEXT("What the generator minimizes");
    std::vector<Part> parts = {
        {"latent", {}, {}, StructRef(latent)},
        {"generator", generatorTitle, {}, &generator},
        {"discriminator", discriminatorTitle, {}, &discriminator},
        {"loss", {}, {}, StructRef(loss)},
        {"general_loss.discriminator", discriminatorTitle, discriminatorLoss,
         StructRef(generalLoss.discriminator)},
        {"general_loss.generator", generatorTitle, generatorLoss, StructRef(generalLoss.generator)}};
    for (const LossTermInfo& term : lossTerms()) {
        parts.push_back({"terms." + term.key, term.title, term.help, StructRef(terms.*term.member)});
    }
    parts.push_back({"augmentation", {}, {}, StructRef(augmentation)});
    parts.push_back({"optimizer.generator", generatorTitle, {}, &optimizer.generator});
    parts.push_back({"optimizer.discriminator", discriminatorTitle, {}, &optimizer.discriminator});
    return parts;
}

NetworkShapes generatorShapes(const ExperimentSpec& experiment)
{
    return inferShapes("generator", ganOf(experiment).generator, shapeOf(ganOf(experiment).latent));
}

NetworkShapes discriminatorShapes(const ExperimentSpec& experiment)
{
    return inferShapes("discriminator", ganOf(experiment).discriminator, patchShape(experiment.data));
}

}  // namespace synthslice::spec
