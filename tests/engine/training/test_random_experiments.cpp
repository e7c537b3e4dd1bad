#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

#include <QTest>

#include "engine/base/random.h"
#include "engine/session/non_finite.h"
#include "engine/spec/family.h"
#include "engine/spec/network/networks.h"
#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/part.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "engine/training/family_training.h"
#include "tests/shared/test_program.h"

namespace test_random_experiments {

using namespace synthslice;
using spec::Json;
using spec::ParameterInfo;

namespace {

/// Draws experiments from the parameter tables alone, so that a new parameter is tried without a word here.
/// Sizes stay small, to be quick.
class RandomExperiments {
public:
    explicit RandomExperiments(std::uint64_t seed) : m_random(seed) {}

    Json draw()
    {
        switch (below(7)) {
        case 0:
            return drawVae();
        case 1:
            return drawVaeGan();
        case 2:
            return drawDraw();
        case 3:
            return drawClassifier();
        case 4:
            return drawLike("plain-10-mnist");
        case 5:
            return drawLike(chance(0.5) ? "two-gaussians" : "gan-2d-ring");
        default:
            return drawGan();
        }
    }

private:
    /// A family's defaults, of patches, latents and training as drawn.
    Json common(const char* family, std::int64_t patch)
    {
        spec::ExperimentSpec experiment;
        experiment.family = (*spec::familyNamed(family))->defaults();
        Json json = spec::toJson(experiment);
        m_family = family;
        json["data"]["patch_size"] = patch;
        json["data"]["block_size"] = 64;
        json["latent"] = {{"channels", 1 + below(6)}, {"size", 1 + below(4)}};
        perturbTraining(json["training"]);
        return json;
    }

    void perturbTraining(Json& json)
    {
        perturb(json, "training", 0.3);
        json["batch_size"] = 1 + below(6);
        json["threads"] = 1;
        json["device"] = "cpu";
    }

    Json anyOptimizer()
    {
        const auto& types = spec::optimizerTypes();
        Json json = spec::defaultOptimizer(types[static_cast<std::size_t>(below(types.size()))]);
        perturb(json, "optimizer." + type(json), 0.4);
        return json;
    }

    Json drawVae()
    {
        const std::int64_t patch = 8 + 4 * below(3);
        Json json = common("vae", patch);
        perturb(json["likelihood"], "likelihood", 0.5);
        perturb(json["loss"], "loss", 0.5);
        json["optimizer"] = anyOptimizer();
        for (const char* network : {"encoder", "decoder"}) {
            perturb(json[network]["initialization"], "initialization", 0.5);
        }
        if (chance(0.8)) json["latent"]["size"] = 1;
        json["encoder"]["layers"] = encoderLayers(2 * json["latent"]["channels"].get<std::int64_t>());
        json["decoder"]["layers"] = decoderLayers(patch, json["likelihood"]["distribution"] != "bernoulli" &&
                                                                 json["likelihood"]["spread"] == "learned"
                                                             ? 2
                                                             : 1);
        return json;
    }

    Json drawDraw()
    {
        Json json = common("draw", 8 + 4 * below(3));
        json.erase("latent");
        for (const char* part : {"network", "likelihood", "loss"}) perturb(json[part], part, 0.5);
        for (const char* few : {"glimpses", "hidden_size"}) json["network"][few] = 1 + below(6);
        json["optimizer"] = anyOptimizer();
        return json;
    }

    Json drawVaeGan()
    {
        const std::int64_t patch = 8 + 4 * below(3);
        Json json = common("vae-gan", patch);
        for (const char* part : {"loss", "features", "game"}) perturb(json[part], part, 0.5);
        if (chance(0.7)) json["features"]["layer"] = -1;
        for (const char* network : {"encoder", "decoder", "discriminator"}) {
            perturb(json[network]["initialization"], "initialization", 0.5);
            json["optimizer"][network] = anyOptimizer();
        }
        // One network, or all, of any layers: three of them rarely fit.
        const std::int64_t any = below(4);
        const auto isAny = [any](std::int64_t network) { return any == network || any == 3; };
        if (!isAny(0) || chance(0.8)) json["latent"]["size"] = 1;
        const std::int64_t values = 2 * json["latent"]["channels"].get<std::int64_t>();
        json["encoder"]["layers"] = isAny(0) ? encoderLayers(values) : dense({values});
        json["decoder"]["layers"] = isAny(1) ? decoderLayers(patch, 1) : dense({5, patch * patch});
        if (!isAny(1)) {
            json["decoder"]["layers"].push_back(
                {{"type", "unflatten"}, {"channels", 1}, {"height", patch}, {"width", patch}});
        }
        json["discriminator"]["layers"] = isAny(2) ? discriminatorLayers() : dense({5, 1});
        return json;
    }

    Json drawGan()
    {
        const std::int64_t patch = 8 + 4 * below(3);
        Json json = common("gan", patch);
        json["generator"]["layers"] = generatorLayers(patch);
        json["discriminator"]["layers"] = discriminatorLayers();
        for (const char* network : {"generator", "discriminator"}) {
            perturb(json[network]["initialization"], "initialization", 0.5);
            json["optimizer"][network] = anyOptimizer();
            perturb(json["general_loss"][network], "general_loss", 0.3);
        }
        perturb(json["loss"], "loss", 0.5);
        matchLosses(json["loss"]);
        for (auto& term : json["terms"]) perturb(term, "terms", 0.2);
        perturb(json["augmentation"], "augmentation", 0.4);
        return json;
    }

    /// A preset with each of its parameters changed now and then.
    Json drawLike(const char* preset)
    {
        spec::ExperimentSpec experiment = spec::presetNamed(preset)->experiment;
        Json json = spec::toJson(experiment);
        for (const spec::Part& part : experiment.family.parts()) {
            std::string pointer = "/" + part.path;
            std::ranges::replace(pointer, '.', '/');
            Json& at = json[Json::json_pointer(pointer)];
            if (const auto* parameters = std::get_if<spec::StructRef>(&part.value)) {
                perturb(at, parameters->group(part.section()), 0.2);
            } else if (std::holds_alternative<spec::OptimizerSpec*>(part.value)) {
                at = anyOptimizer();
            }
        }
        json["data"]["patch_size"] = 8 + 4 * below(3);
        perturbTraining(json["training"]);
        return json;
    }

    Json drawClassifier()
    {
        Json json = drawLike("lenet-mnist");
        json["network"]["layers"] = encoderLayers(chance(0.9) ? 10 : 1);
        return json;
    }

    std::int64_t below(std::size_t n) { return m_random.below(static_cast<std::uint32_t>(n)); }
    bool chance(double probability) { return m_random.uniform() < probability; }
    static std::string type(const Json& json) { return json["type"].get<std::string>(); }

    /// A value of the parameter's range: an end of it, or something usual.
    Json value(const ParameterInfo& info)
    {
        switch (info.type) {
        case spec::ParameterType::Boolean:
            return chance(0.5);
        case spec::ParameterType::Choice:
            return info.choices[static_cast<std::size_t>(below(info.choices.size()))];
        case spec::ParameterType::Integer: {
            const auto least = static_cast<std::int64_t>(info.range.min);
            const auto most = static_cast<std::int64_t>(std::min(info.range.max, info.range.min + 5.0));
            return std::min(most, least + below(6));
        }
        case spec::ParameterType::Real:
            return real(info);
        case spec::ParameterType::RealPair:
            return Json::array({real(info), real(info)});
        case spec::ParameterType::Text:
            break;
        }
        return {};  // texts stay as they are
    }

    double real(const ParameterInfo& info)
    {
        const double drawn = std::pow(10.0, -4.0 + 5.0 * m_random.uniform());
        return chance(0.2) ? info.range.min : std::clamp(drawn, info.range.min, info.range.max);
    }

    const spec::ParameterGroup& group(const std::string& path) const
    {
        const bool common = path == "data" || path == "training" || path == "initialization" ||
                            path.find('.') != std::string::npos;
        return spec::parameterGroup(path, common ? "" : m_family);
    }

    /// Changes each parameter of an object with this probability.
    void perturb(Json& json, const spec::ParameterGroup& group, double probability)
    {
        for (const ParameterInfo& info : group.parameters) {
            if (info.type != spec::ParameterType::Text && chance(probability)) json[info.key] = value(info);
        }
    }
    void perturb(Json& json, const std::string& groupPath, double probability)
    {
        perturb(json, group(groupPath), probability);
    }

    /// A loss for the generator that goes with the discriminator's, most of the time.
    void matchLosses(Json& loss)
    {
        const auto discriminator = loss["discriminator"].get<std::string>();
        if (chance(0.9)) loss["generator"] = discriminator == "minimax" ? "non_saturating" : discriminator;
        if (discriminator == "wasserstein" && chance(0.9)) loss["clip_value"] = 0.01;
    }

    Json layer(const std::string& layerType)
    {
        Json json = spec::defaultLayer(layerType);
        for (const char* many : {"out_channels", "out_features"}) {
            if (json.contains(many)) json[many] = 1 + below(8);
        }
        for (const ParameterInfo& info : spec::parameterGroup("layers." + layerType).parameters) {
            if (chance(0.3)) json[info.key] = value(info);
        }
        return json;
    }

    Json anyLayer()
    {
        const auto& types = spec::layerTypes();
        return layer(types[static_cast<std::size_t>(below(types.size()))]);
    }

    /// Linear layers of so many features.
    Json dense(const std::vector<std::int64_t>& features)
    {
        Json layers = Json::array({spec::defaultLayer("flatten")});
        for (const std::int64_t each : features) {
            layers.push_back(spec::defaultLayer("linear"));
            layers.back()["out_features"] = each;
        }
        return layers;
    }

    /// Any layers, and often an end that gives so many values.
    Json encoderLayers(std::int64_t values)
    {
        Json layers = Json::array();
        for (std::int64_t i = below(4); i > 0; --i) layers.push_back(anyLayer());
        if (chance(0.9)) {
            layers.push_back(layer("flatten"));
            Json linear = layer("linear");
            linear["out_features"] = values;
            layers.push_back(linear);
        }
        return layers;
    }

    /// Any layers, and often an end that gives so many maps of a patch.
    Json decoderLayers(std::int64_t patch, std::int64_t maps)
    {
        Json layers = generatorLayers(patch);
        for (Json& each : layers) {
            if (each["type"] == "unflatten") each["channels"] = maps;
            if (each["type"] == "linear" && each["out_features"] == patch * patch)
                each["out_features"] = maps * patch * patch;
        }
        return layers;
    }

    /// Any layers, and often an end that gives a patch.
    Json generatorLayers(std::int64_t patch)
    {
        Json layers = Json::array();
        for (std::int64_t i = below(4); i > 0; --i) layers.push_back(anyLayer());
        if (chance(0.9)) {
            layers.push_back(layer("flatten"));
            Json linear = layer("linear");
            linear["out_features"] = patch * patch;
            layers.push_back(linear);
            layers.push_back({{"type", "unflatten"}, {"channels", 1}, {"height", patch}, {"width", patch}});
            if (chance(0.5)) layers.push_back(layer("tanh"));
        }
        return layers;
    }

    Json discriminatorLayers()
    {
        Json layers = Json::array();
        for (std::int64_t i = below(5); i > 0; --i) layers.push_back(anyLayer());
        if (chance(0.9)) {
            layers.push_back(layer("flatten"));
            Json linear = layer("linear");
            linear["out_features"] = chance(0.8) ? 1 : 2;
            layers.push_back(linear);
            if (chance(0.1)) layers.push_back(layer("log_softmax"));
        }
        return layers;
    }

    Random m_random;
    std::string m_family;  ///< of the experiment that is drawn
};

bool isFinite(const session::CheckpointData& checkpoint)
{
    for (const auto& [part, tensors] : checkpoint.tensors) {
        if (part.starts_with("optimizer")) continue;
        for (const session::NamedTensor& tensor : tensors) {
            if (tensor.dtype != "F32") continue;
            std::vector<float> values(tensor.bytes.size() / sizeof(float));
            std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
            if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); })) return false;
        }
    }
    return true;
}

/// Two steps; weights that they leave not finite have to show in a loss or gradient at the next step at the
/// latest, or the session could not end the run.
void trainTwoSteps(session::Trainer& trainer, const spec::ExperimentSpec& experiment)
{
    const auto metrics = training::familyTrainingOf(experiment).metrics(experiment);
    const auto reported = [&] {
        const auto report = trainer.step();
        return !report || session::findNonFinite(metrics, *report).has_value();
    };
    if (reported() || reported()) return;
    QVERIFY2(isFinite(trainer.checkpoint()) || reported(), "weights are not finite, but nothing says so");
}

}  // namespace

/// No combination of settings crashes: each experiment is refused with a named problem, or trains two steps.
/// SYNTHSLICE_RANDOM_EXPERIMENTS says how many are tried, SYNTHSLICE_RANDOM_SEED which.
class TestRandomExperiments : public QObject {
    Q_OBJECT

private slots:
    void eachIsRefusedOrTrains()
    {
        const auto told = [](const char* variable, int usual) {
            return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : usual;
        };
        const int count = told("SYNTHSLICE_RANDOM_EXPERIMENTS", 700);
        RandomExperiments experiments(static_cast<std::uint64_t>(told("SYNTHSLICE_RANDOM_SEED", 7)));
        std::map<std::string, int> trained;
        for (int i = 0; i < count; ++i) {
            const Json json = experiments.draw();
            const auto experiment = spec::experimentFromJson(json);
            QVERIFY2(experiment.has_value(), experiment ? "" : experiment.error().text().c_str());
            const spec::Problems problems = spec::findProblems(*experiment);
            if (!problems.empty()) {
                for (const auto& problem : problems) {
                    QVERIFY(!problem.path.empty() && !problem.message.empty() && !problem.hint.empty());
                }
                continue;
            }
            ++trained[experiment->family.name()];
            try {
                const auto& family = training::familyTrainingOf(*experiment);
                const auto device = family.device(experiment->training);
                QVERIFY(device.has_value());
                const auto data = family.randomData(*experiment);
                const auto trainer = data->makeTrainer(*experiment, 3, *device);
                QVERIFY(trainer.has_value());
                trainTwoSteps(**trainer, *experiment);
                static_cast<void>((*trainer)->sample());
                QVERIFY((*trainer)->restore((*trainer)->checkpoint()));
            } catch (const std::exception& exception) {
                QFAIL(qPrintable(QString("%1\n%2").arg(exception.what(), json.dump().c_str())));
            }
        }
        for (const char* family :
             {"gan", "vae", "vae-gan", "draw", "classifier", "plain-network", "distribution"}) {
            qInfo("%d of %d experiments could be trained as %s", trained[family], count, family);
            QVERIFY(trained[family] > count / 200);
        }
    }
};

SYNTHSLICE_TEST(TestRandomExperiments)

}  // namespace test_random_experiments

#include "test_random_experiments.moc"
