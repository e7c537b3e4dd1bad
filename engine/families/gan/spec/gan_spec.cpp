#include "engine/families/gan/spec/gan_spec.h"

#include <algorithm>
#include <variant>

namespace synthslice::spec {

namespace {

Shape withCondition(Shape shape, const ConditionSpec& condition)
{
    if (condition.isOn()) ++shape.front();
    return shape;
}

}  // namespace

std::vector<Part> GanSpec::parts()
{
    const char* generatorTitle = SYNTHSLICE_TEXT("Generator");
    const char* discriminatorTitle = SYNTHSLICE_TEXT("Discriminator");
    const char* discriminatorLoss = SYNTHSLICE_TEXT("What the discriminator minimizes");
    const char* generatorLoss = SYNTHSLICE_TEXT("What the generator minimizes");
    std::vector<Part> parts = {
        {"latent", {}, {}, StructRef(latent)},
        {"condition", {}, {}, StructRef(condition)},
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

Shape generatorInput(const ExperimentSpec& experiment)
{
    return withCondition(shapeOf(ganOf(experiment).latent), ganOf(experiment).condition);
}

Shape discriminatorInput(const ExperimentSpec& experiment)
{
    Shape images = patchShape(experiment.data);
    const NetworkShapes generator = generatorShapes(experiment);
    if (generator.problems.empty() && generator.output.size() == images.size()) {
        images.front() = generator.output.front();
    }
    return withCondition(std::move(images), ganOf(experiment).condition);
}

NetworkShapes generatorShapes(const ExperimentSpec& experiment)
{
    return inferShapes("generator", ganOf(experiment).generator, generatorInput(experiment));
}

NetworkShapes discriminatorShapes(const ExperimentSpec& experiment)
{
    return inferShapes("discriminator", ganOf(experiment).discriminator, discriminatorInput(experiment));
}

bool giveChannels(ExperimentSpec& experiment, std::int64_t channels)
{
    ExperimentSpec changed = experiment;
    auto& layers = ganOf(changed).generator.layers;
    const auto last = std::ranges::find_if(layers.rbegin(), layers.rend(), [channels](LayerSpec& layer) {
        return std::visit(
            [channels]<class Layer>(Layer& any) {
                if constexpr (requires { any.outChannels; }) any.outChannels = channels;
                return requires
                {
                    any.outChannels;
                };
            },
            layer);
    });
    const Shape output = generatorShapes(changed).output;
    if (last == layers.rend() || changed == experiment || output.empty() || output.front() != channels)
        return false;
    experiment = std::move(changed);
    return true;
}

}  // namespace synthslice::spec
