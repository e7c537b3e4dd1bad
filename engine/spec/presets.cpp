#include "engine/spec/presets.h"

#include <cassert>

#include "engine/spec/nearest_name.h"
#include "engine/spec/preset_files.h"
#include "engine/spec/spec_json.h"

namespace synthslice::spec {

namespace {

Preset preset(const std::string& name, const char* title, const char* summary)
{
    Json json = Json::parse(presetFile(name));
    const std::string variationOf = json.value("variation_of", "");
    if (!variationOf.empty()) {
        json = Json::parse(presetFile(variationOf)).patch(json["changes"]);
        json["name"] = name;
    }
    auto experiment = experimentFromText(json.dump(), "resources/presets/" + name + ".json");
    assert(experiment);
    return {name, title, summary, variationOf, std::move(*experiment)};
}

}  // namespace

const std::vector<Preset>& presets()
{
    static const std::vector<Preset> all = {
        preset("texture-64", SYNTHSLICE_TEXT("Texture, relativistic"),
               SYNTHSLICE_TEXT("The choice for slices: a generator without borders and a patch critic, "
                               "trained in pairs of real and generated.")),
        preset(
            "texture-wgan-gp-64", SYNTHSLICE_TEXT("Texture, WGAN-GP"),
            SYNTHSLICE_TEXT(
                "The same networks with the Wasserstein loss and gradient penalty; slower, hard to upset.")),
        preset("wgan-gp-64", SYNTHSLICE_TEXT("WGAN-GP"),
               SYNTHSLICE_TEXT("A DCGAN generator against a critic without batch norm; the least collapsed "
                               "of the classic networks.")),
        preset("dcgan-64", SYNTHSLICE_TEXT("DCGAN"),
               SYNTHSLICE_TEXT(
                   "The classic convolutional GAN (Radford 2016), to compare with and to learn from.")),
        preset("mlp-gan-mnist", SYNTHSLICE_TEXT("MLP GAN, digits"),
               SYNTHSLICE_TEXT("A GAN of linear layers for MNIST's 28 × 28 digits; learns in a minute, shows "
                               "how adversarial training behaves.")),
        preset("texture-few-slices-64", SYNTHSLICE_TEXT("Texture, few slices"),
               SYNTHSLICE_TEXT("The texture preset with adaptive augmentation, for a slice or two.")),
        preset("texture-circles-64", SYNTHSLICE_TEXT("Texture, circle term"),
               SYNTHSLICE_TEXT("The texture preset with a term against overlapping fibres, at a tenth of the "
                               "generator's gradient.")),
        preset("lsgan-64", SYNTHSLICE_TEXT("Least squares GAN"),
               SYNTHSLICE_TEXT("The DCGAN with least squares losses (Mao 2017).")),
        preset(
            "hinge-sn-64", SYNTHSLICE_TEXT("Hinge, spectral norm"),
            SYNTHSLICE_TEXT("The DCGAN with hinge losses and a spectrally normalized discriminator (Miyato "
                            "2018).")),
        preset("wgan-clip-64", SYNTHSLICE_TEXT("WGAN, weight clipping"),
               SYNTHSLICE_TEXT("The first Wasserstein GAN: weights of the critic clipped to ±0.01, RMSprop "
                               "(Arjovsky 2017).")),
        preset("mlp-gan-mnist-sgd", SYNTHSLICE_TEXT("MLP GAN, SGD"),
               SYNTHSLICE_TEXT("Digits with SGD instead of Adam.")),
        preset("mlp-gan-mnist-minimax", SYNTHSLICE_TEXT("MLP GAN, minimax"),
               SYNTHSLICE_TEXT(
                   "Digits with the generator's own side of the minimax game, whose gradient vanishes "
                   "when the discriminator wins.")),
        preset("mlp-gan-mnist-shallow-generator", SYNTHSLICE_TEXT("MLP GAN, shallow generator"),
               SYNTHSLICE_TEXT("Digits without the generator's last hidden layer.")),
        preset("mlp-gan-mnist-shallow-discriminator", SYNTHSLICE_TEXT("MLP GAN, shallow discriminator"),
               SYNTHSLICE_TEXT("Digits without the discriminator's first hidden layer.")),
        preset("mlp-gan-mnist-narrow", SYNTHSLICE_TEXT("MLP GAN, half the neurons"),
               SYNTHSLICE_TEXT("Digits with half the neurons in every hidden layer.")),
        preset("mlp-gan-mnist-wide", SYNTHSLICE_TEXT("MLP GAN, twice the neurons"),
               SYNTHSLICE_TEXT("Digits with twice the neurons in every hidden layer.")),
        preset("mlp-gan-mnist-relu", SYNTHSLICE_TEXT("MLP GAN, ReLU"),
               SYNTHSLICE_TEXT("Digits with ReLU instead of leaky ReLU.")),
        preset("mlp-gan-mnist-tanh", SYNTHSLICE_TEXT("MLP GAN, tanh"),
               SYNTHSLICE_TEXT("Digits with tanh instead of leaky ReLU.")),
        preset("mlp-gan-mnist-sigmoid", SYNTHSLICE_TEXT("MLP GAN, sigmoid"),
               SYNTHSLICE_TEXT("Digits with the sigmoid instead of leaky ReLU."))};
    return all;
}

Result<Preset> presetNamed(const std::string& name)
{
    std::vector<std::string> names;
    for (const auto& candidate : presets()) {
        if (candidate.name == name) {
            return candidate;
        }
        names.push_back(candidate.name);
    }
    return invalidInput("there is no preset '" + name + "'", nameHint(name, names));
}

}  // namespace synthslice::spec
