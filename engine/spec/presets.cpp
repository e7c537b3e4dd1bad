#include "engine/spec/presets.h"

#include <cassert>

#include "engine/spec/nearest_name.h"
#include "engine/spec/preset_files.h"
#include "engine/spec/spec_json.h"

namespace synthslice::spec {

namespace {

Preset preset(const std::string& name, const char* title, const char* summary)
{
    auto experiment = experimentFromText(presetFile(name), "resources/presets/" + name + ".json");
    assert(experiment);
    return {name, title, summary, std::move(*experiment)};
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
                               "how adversarial training behaves."))};
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
