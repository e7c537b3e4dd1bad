#include <algorithm>
#include <cmath>
#include <cstring>

#include <QTest>

#include "engine/base/random.h"
#include "engine/families/gan/gan_trainer.h"
#include "engine/session/non_finite.h"
#include "engine/spec/parameter_catalogue.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "tests/shared/random_images.h"

using namespace synthslice;
using spec::Json;
using spec::ParameterInfo;
using test::fillBatch;

namespace {

/// Draws experiments from the parameter tables alone, so that a new parameter is tried without a word here.
/// Sizes stay small, to be quick.
class RandomExperiments {
public:
    explicit RandomExperiments(std::uint64_t seed) : m_random(seed) {}

    Json draw()
    {
        Json json = spec::toJson({});
        const std::int64_t patch = 8 + 4 * below(3);
        json["data"]["patch_size"] = patch;
        json["data"]["block_size"] = 64;
        json["latent"] = {{"channels", 1 + below(6)}, {"size", 1 + below(4)}};
        json["generator"]["layers"] = generatorLayers(patch);
        json["discriminator"]["layers"] = discriminatorLayers();
        for (const char* network : {"generator", "discriminator"}) {
            perturb(json[network]["initialization"], "initialization", 0.5);
            const auto& types = spec::optimizerTypes();
            json["optimizer"][network] = spec::defaultOptimizer(types[below(types.size())]);
            perturb(json["optimizer"][network], "optimizer." + type(json["optimizer"][network]), 0.4);
            perturb(json["general_loss"][network], "general_loss", 0.3);
        }
        perturb(json["loss"], "loss", 0.5);
        matchLosses(json["loss"]);
        for (auto& term : json["terms"]) perturb(term, "terms", 0.2);
        perturb(json["augmentation"], "augmentation", 0.4);
        perturb(json["training"], "training", 0.3);
        json["training"]["batch_size"] = 1 + below(6);
        json["training"]["threads"] = 1;
        json["training"]["device"] = "cpu";
        return json;
    }

private:
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
            return "text";
        }
        return {};
    }

    double real(const ParameterInfo& info)
    {
        const double drawn = std::pow(10.0, -4.0 + 5.0 * m_random.uniform());
        return chance(0.2) ? info.range.min : std::clamp(drawn, info.range.min, info.range.max);
    }

    static const spec::ParameterGroup& group(const std::string& path)
    {
        const bool common = path == "data" || path == "training" || path == "initialization" ||
                            path.find('.') != std::string::npos;
        return spec::parameterGroup(path, common ? "" : "gan");
    }

    /// Changes each parameter of an object with this probability.
    void perturb(Json& json, const std::string& groupPath, double probability)
    {
        for (const ParameterInfo& info : group(groupPath).parameters) {
            if (chance(probability)) json[info.key] = value(info);
        }
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
};

bool isFinite(const session::CheckpointData& checkpoint)
{
    for (const char* network : {"generator", "discriminator"}) {
        for (const session::NamedTensor& tensor : checkpoint.tensors.at(network)) {
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
void trainTwoSteps(training::GanTrainer& trainer)
{
    const auto reported = [&] {
        const auto report = trainer.step();
        return !report || session::findNonFinite(training::ganMetrics(), *report).has_value();
    };
    if (reported() || reported()) return;
    QVERIFY2(isFinite(trainer.checkpoint()) || reported(), "weights are not finite, but nothing says so");
}

}  // namespace

/// No combination of settings crashes: each experiment is refused with a named problem, or trains two steps.
/// SYNTHSLICE_RANDOM_EXPERIMENTS says how many are tried.
class TestRandomExperiments : public QObject {
    Q_OBJECT

private slots:
    void eachIsRefusedOrTrains()
    {
        const int count = qEnvironmentVariableIsSet("SYNTHSLICE_RANDOM_EXPERIMENTS")
                              ? qEnvironmentVariableIntValue("SYNTHSLICE_RANDOM_EXPERIMENTS")
                              : 400;
        RandomExperiments experiments(7);
        int trained = 0;
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
            ++trained;
            try {
                const auto device = training::selectDevice(experiment->training);
                QVERIFY(device.has_value());
                training::GanTrainer trainer(*experiment, {fillBatch, {0.5, 0.5}, 3, [] { return 2.0; }},
                                             *device);
                trainTwoSteps(trainer);
                static_cast<void>(trainer.sample());
                QVERIFY(trainer.restore(trainer.checkpoint()));
            } catch (const std::exception& exception) {
                QFAIL(qPrintable(QString("%1\n%2").arg(exception.what(), json.dump().c_str())));
            }
        }
        qInfo("%d of %d experiments could be trained", trained, count);
        QVERIFY(trained > count / 20);
    }
};

QTEST_GUILESS_MAIN(TestRandomExperiments)
#include "test_random_experiments.moc"
