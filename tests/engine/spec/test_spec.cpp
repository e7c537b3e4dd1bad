#include <QtTest>

#include <array>
#include <fstream>
#include <set>

#include "engine/base/random.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/applies.h"
#include "engine/spec/network/shape_inference.h"
#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "tests/shared/test_program.h"

namespace test_spec {

using namespace synthslice;
using namespace synthslice::spec;

namespace {

struct AnyValue {
    template <class T>
    operator T() const;
};

/// Number of members of an aggregate: the most values it can be initialized with.
template <class S, class... Values>
constexpr std::size_t arity()
{
    if constexpr (requires { S{Values{}..., AnyValue{}}; }) {
        return arity<S, Values..., AnyValue>();
    } else {
        return sizeof...(Values);
    }
}

template <class S>
void compareArity(const char* name)
{
    QVERIFY2(parameterTable<S>().size() == arity<S>(), name);
}

template <class... S>
void compareArities(const std::variant<S...>*)
{
    (compareArity<S>(S::type), ...);
}

ExperimentSpec preset(const char* name)
{
    return presetNamed(name)->experiment;
}

/// Path of the only problem, or all of them in one line.
std::string problemPaths(const ExperimentSpec& experiment)
{
    std::string paths;
    for (const auto& problem : findProblems(experiment)) {
        paths += (paths.empty() ? "" : " ") + problem.path;
    }
    return paths;
}

}  // namespace

class TestSpec : public QObject {
    Q_OBJECT

private slots:
    void everyMemberHasOneRow()
    {
        compareArity<DataSpec>("data");
        compareArity<LatentSpec>("latent");
        compareArity<InitializationSpec>("initialization");
        compareArity<GanLossSpec>("loss");
        compareArity<GeneralLossSpec>("general_loss");
        compareArity<LossTermSpec>("terms");
        compareArity<AugmentationSpec>("augmentation");
        compareArity<TrainingSpec>("training");
        compareArities(static_cast<const LayerSpec*>(nullptr));
        compareArities(static_cast<const OptimizerSpec*>(nullptr));
    }

    void everyParameterIsDescribed()
    {
        for (const auto& [group, family, places] : parameterCatalogue()) {
            std::set<std::string> keys;
            for (const auto& info : group.parameters) {
                const auto path = group.path + "." + info.key;
                QVERIFY2(keys.insert(info.key).second, path.c_str());
                QVERIFY2(!info.label.empty() && info.help.ends_with("."), path.c_str());
                QCOMPARE(QString::fromStdString(valueProblem(info, info.defaultValue)), QString());
            }
        }
    }

    void presetsHaveNoProblems()
    {
        QCOMPARE(presets().front().name, std::string("texture-64"));
        for (const auto& each : presets()) {
            QCOMPARE(each.experiment.name, each.name);
            QCOMPARE(problemPaths(each.experiment), std::string());
        }
    }

    void experimentsSurviveJson()
    {
        for (const auto& each : presets()) {
            const auto read = experimentFromText(toJson(each.experiment).dump(), "x");
            QVERIFY(read.has_value());
            QVERIFY(*read == each.experiment);
        }
    }

    /// Weights of the DCGAN generator by hand: 100*512*16 + 512*256*16 + 256*128*16 + 128*64*16 + 64*16, and
    /// two per channel for batch norm. LeNet's second layer is the textbook example of (in - k + 2p)/s + 1.
    void shapesFollowPyTorch()
    {
        const auto dcgan = generatorShapes(preset("dcgan-64"));
        QCOMPARE(dcgan.parameters,
                 std::int64_t{819200 + 2097152 + 524288 + 131072 + 1024 + 2 * (512 + 256 + 128 + 64)});
        QCOMPARE(toText(dcgan.output), std::string("1 x 64 x 64"));
        // 3x3 kernels: 32 to 96 and one more of 96, to 72 and two more, to 48, to 24; a 7x7 one to 1 with
        // bias.
        QCOMPARE(generatorShapes(preset("texture-64")).parameters,
                 std::int64_t{9 * (32 * 96 + 96 * 96 + 96 * 72 + 2 * 72 * 72 + 72 * 48 + 48 * 24) + 49 * 24 +
                              1 + 2 * (2 * 96 + 3 * 72 + 48 + 24)});
        QCOMPARE(discriminatorShapes(preset("texture-64")).parameters / 1000, std::int64_t{869});
        const NetworkSpec leNetStart{{Conv2dSpec{.outChannels = 6, .kernelSize = 5, .padding = 2},
                                      AvgPool2dSpec{}, Conv2dSpec{.outChannels = 16, .kernelSize = 5},
                                      AvgPool2dSpec{}, FlattenSpec{}, LinearSpec{.outFeatures = 120}},
                                     {}};
        const auto leNet = inferShapes("net", leNetStart, {1, 28, 28});
        QCOMPARE(toText(leNet.layers[2].output), std::string("16 x 10 x 10"));
        QCOMPARE(toText(leNet.layers[4].output), std::string("400"));
        QCOMPARE(leNet.parameters, std::int64_t{156 + 2416 + 400 * 120 + 120});
    }

    void impossibleLayerIsNamed()
    {
        auto experiment = preset("dcgan-64");
        std::get<Conv2dSpec>(spec::ganOf(experiment).discriminator.layers[2]).kernelSize = 60;
        const auto problems = findProblems(experiment);
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].path, std::string("discriminator.layers.2"));
        QVERIFY(problems[0].message.find("larger than its input of 64 x 32 x 32") != std::string::npos);
    }

    void rulesNameTheirParameter()
    {
        auto experiment = preset("dcgan-64");
        spec::ganOf(experiment).loss.gradientPenalty = 10;
        QCOMPARE(problemPaths(experiment),
                 std::string("discriminator.layers.3 discriminator.layers.6 discriminator.layers.9"));
        experiment = preset("wgan-gp-64");
        spec::ganOf(experiment).loss.gradientPenalty = 0;
        QCOMPARE(problemPaths(experiment), std::string("loss.gradient_penalty"));
        experiment = preset("dcgan-64");
        experiment.data.patchSize = 32;
        QCOMPARE(problemPaths(experiment), std::string("generator.layers discriminator.layers.11"));
        experiment = preset("dcgan-64");
        spec::ganOf(experiment).generator.layers[1] = BatchNorm2dSpec{.trackRunningStats = false};
        QCOMPARE(problemPaths(experiment), std::string("generator.layers.1"));
        experiment = preset("mlp-gan-mnist");
        spec::ganOf(experiment).discriminator.layers.push_back(SigmoidSpec{});
        QCOMPARE(problemPaths(experiment), std::string("discriminator.layers.6"));
        spec::ganOf(experiment).discriminator.layers.pop_back();
        spec::ganOf(experiment).optimizer.generator = SgdSpec{.nesterov = true};
        QCOMPARE(problemPaths(experiment), std::string("optimizer.generator.nesterov"));
    }

    void everyParameterIsSetByItsPath()
    {
        auto experiment = preset("texture-64");
        for (const auto& [path, text] : {std::pair{"data.patch_size", "128"},
                                         {"optimizer.generator.betas", "0.25,0.75"},
                                         {"generator.layers.6.mode", "bilinear"},
                                         {"discriminator.initialization.type", "dcgan"},
                                         {"training.lr_schedule", "linear"},
                                         {"general_loss.generator.mse", "2"},
                                         {"terms.circles.gradient_share", "0.1"},
                                         {"augmentation.adaptive", "true"},
                                         {"data.flips", "false"},
                                         {"name", "my run"}}) {
            const auto before = valueAt(experiment, path);
            auto changed = withText(experiment, path, text);
            QVERIFY2(changed.has_value(), changed ? "" : changed.error().text().c_str());
            QVERIFY2(*valueAt(*changed, path) != *before, path);
            experiment = *changed;
        }
        QCOMPARE(experiment.data.patchSize, std::int64_t{128});
        QVERIFY((std::get<AdamSpec>(spec::ganOf(experiment).optimizer.generator).betas ==
                 std::array{0.25, 0.75}));
        const auto sgd = withText(experiment, "optimizer.discriminator.type", "sgd");
        QVERIFY(sgd && std::holds_alternative<SgdSpec>(spec::ganOf(*sgd).optimizer.discriminator));
    }

    void badInputIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("unknown key") << "training.batchsize"
                                     << "3"
                                     << "did you mean 'batch_size'?";
        QTest::newRow("range") << "training.batch_size"
                               << "0"
                               << "from 1 to 4096";
        QTest::newRow("type") << "training.batch_size"
                              << "many"
                              << "not a whole number";
        QTest::newRow("choice") << "loss.discriminator"
                                << "hinges"
                                << "not one of: minimax";
        QTest::newRow("term") << "terms.circle.weight"
                              << "1"
                              << "did you mean 'circles'?";
        QTest::newRow("layer") << "generator.layers.99.bias"
                               << "true"
                               << "counted from 0";
        QTest::newRow("not a value") << "generator.layers"
                                     << "3"
                                     << "not a single parameter";
        QTest::newRow("optimizer") << "optimizer.generator.type"
                                   << "adan"
                                   << "did you mean 'adam'?";
        QTest::newRow("not finite") << "optimizer.generator.lr"
                                    << "nan"
                                    << "out of range";
    }
    void badInputIsNamed()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto changed = withText(preset("texture-64"), path.toStdString(), text.toStdString());
        QVERIFY(!changed);
        const auto message = QString::fromStdString(changed.error().text());
        QVERIFY2(message.contains(expected), qPrintable(message));
        QCOMPARE(changed.error().code, ErrorCode::InvalidInput);
    }

    void badFilesAreNamed()
    {
        QVERIFY(experimentFromText("{", "a.json").error().text().starts_with("a.json: not JSON"));
        QVERIFY(experimentFromText("[]", "a.json").error().text().starts_with("a.json: not an experiment"));
        auto json = toJson(preset("texture-64"));
        json["version"] = 3;
        QVERIFY(experimentFromJson(json).error().text().find("newer") != std::string::npos);
        json["version"] = 2;
        json["training"]["step"] = 5;
        QCOMPARE(experimentFromJson(json).error().text(),
                 std::string("unknown key 'training.step': did you mean 'steps'?"));
    }

    void olderVersionsAreMigrated()
    {
        for (const auto& [adversarial, discriminator, generator] :
             {std::tuple{"non_saturating", DiscriminatorLoss::Minimax, GeneratorLoss::NonSaturating},
              {"wasserstein", DiscriminatorLoss::Wasserstein, GeneratorLoss::Wasserstein},
              {"relativistic", DiscriminatorLoss::Relativistic, GeneratorLoss::Relativistic}}) {
            auto json = toJson(preset("dcgan-64"));
            json["version"] = 1;
            json["loss"] = {{"adversarial", adversarial}, {"n_critic", 2}};
            for (const char* later : {"general_loss", "terms", "augmentation"}) json.erase(later);
            const auto read = experimentFromJson(json);
            QVERIFY(read);
            QCOMPARE(spec::ganOf(*read).loss.discriminator, discriminator);
            QCOMPARE(spec::ganOf(*read).loss.generator, generator);
            QCOMPARE(spec::ganOf(*read).loss.nCritic, std::int64_t{2});
        }
    }

    void theLossOfVersion1IsNamedInLaterFiles()
    {
        auto json = toJson(preset("dcgan-64"));
        json["loss"]["adversarial"] = "wasserstein";
        QCOMPARE(experimentFromJson(json).error().text(),
                 std::string("loss.adversarial: this key belongs to version 1 of experiment files: name both "
                             "losses: loss.discriminator and loss.generator"));
    }

    void idleValuesAreNamed_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("path");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* from, const char* path, double value, const char* reason) {
            QTest::newRow(path) << from << path << value << reason;
        };
        row("texture-64", "loss.label_smoothing", 0.1, "the discriminator's loss has no labels");
        row("dcgan-64", "loss.gamma_final_factor", 0.5, "neither R1 nor R2 is on");
        row("dcgan-64", "general_loss.generator.mse", 1.0, "loss.generator is not general");
        row("dcgan-64", "augmentation.target", 0.5, "all amounts of augmentation are 0");
        row("texture-circles-64", "terms.circles.weight", 2.0, "gradient_share sets the weight");
        row("dcgan-64", "terms.circles.start", 5.0, "the term is off");
        row("dcgan-64", "training.lr_gamma", 0.1, "the schedule is not step");
    }
    void idleValuesAreNamed()
    {
        QFETCH(QString, preset);
        QFETCH(QString, path);
        QFETCH(double, value);
        QFETCH(QString, reason);
        const auto before = spec::presetNamed(preset.toStdString())->experiment;
        QVERIFY(findIdleValues(before).empty());
        const auto edited = withValue(before, path.toStdString(), value);
        QVERIFY(edited);
        QCOMPARE(findIdleValues(*edited),
                 (Problems{{path.toStdString(), "has no effect: " + reason.toStdString(), {}}}));
    }

    void phasesAreForTheirMaterial()
    {
        auto experiment = preset("dcgan-64");
        experiment.data.phases = 3;
        QCOMPARE(findIdleValues(experiment),
                 (Problems{{"data.phases", "has no effect: data.material is not phases", {}}}));
        experiment.data.material = MaterialKind::Phases;
        QVERIFY(findIdleValues(experiment).empty());
        experiment.data.phaseThresholds = "0.3, 0.6";
        QCOMPARE(findIdleValues(experiment).front().path, std::string("data.phases"));
    }

    void lossRulesNameTheirParameter()
    {
        auto experiment = preset("mlp-gan-mnist");
        spec::ganOf(experiment).loss.generator = GeneratorLoss::Relativistic;
        QCOMPARE(problemPaths(experiment), std::string("loss.generator"));
        spec::ganOf(experiment).loss = {.discriminator = DiscriminatorLoss::Wasserstein,
                                        .generator = GeneratorLoss::Wasserstein,
                                        .clipValue = 0.01};
        QCOMPARE(problemPaths(experiment), std::string());
        spec::ganOf(experiment).loss = {.discriminator = DiscriminatorLoss::General,
                                        .generator = GeneratorLoss::General};
        QCOMPARE(problemPaths(experiment), std::string());
        spec::ganOf(experiment)
            .loss.generator = GeneratorLoss::NonSaturating;  // bce of raw scores is minimax's loss
        QCOMPARE(problemPaths(experiment), std::string());
        spec::ganOf(experiment).generalLoss.discriminator.mse = 1.0;
        QCOMPARE(problemPaths(experiment), std::string("loss.generator"));
        spec::ganOf(experiment).generalLoss.discriminator.mse = 0.0;
        spec::ganOf(experiment).loss.generator = GeneratorLoss::General;
        spec::ganOf(experiment).generalLoss.generator = {.bce = 0.0};
        QCOMPARE(problemPaths(experiment), std::string("general_loss.generator"));
        spec::ganOf(experiment).generalLoss.discriminator = {.mse = 1.0, .bce = 0.0};
        spec::ganOf(experiment).generalLoss.generator = {.mse = 1.0, .bce = 0.0};
        spec::ganOf(experiment).discriminator.layers.push_back(SigmoidSpec{});
        QCOMPARE(problemPaths(experiment), std::string());

        // NLL on two classes: without log_softmax it is named.
        spec::ganOf(experiment).discriminator.layers.pop_back();
        spec::ganOf(experiment).discriminator.layers.back() = LinearSpec{.outFeatures = 2};
        spec::ganOf(experiment).generalLoss.discriminator = {.bce = 0.0, .nll = 1.0};
        spec::ganOf(experiment).generalLoss.generator = {.bce = 0.0, .nll = 1.0};
        const auto problems = findProblems(experiment);
        QCOMPARE(problems.size(), std::size_t{1});
        QVERIFY(problems[0].message.find("log_softmax") != std::string::npos);
        spec::ganOf(experiment).discriminator.layers.push_back(LogSoftmaxSpec{});
        QCOMPARE(problemPaths(experiment), std::string());
    }

    /// Each mutation of a valid file is read or refused with a message; none may crash.
    void mutatedFilesAreReadOrRefused()
    {
        const auto original = toJson(preset("texture-64")).dump();
        Random random(1);
        for (int i = 0; i < 3000; ++i) {
            auto text = original;
            for (int k = 0; k < 3; ++k) {
                const auto at = random.below(static_cast<std::uint32_t>(text.size()));
                switch (random.below(3)) {
                case 0:
                    text[at] = static_cast<char>(random.below(256));
                    break;
                case 1:
                    text.erase(at, random.below(20));
                    break;
                default:
                    text.insert(at, text.substr(random.below(static_cast<std::uint32_t>(text.size())),
                                                random.below(20)));
                }
            }
            const auto read = experimentFromText(text, "mutated");
            if (read) {
                static_cast<void>(findProblems(*read));
            } else {
                QVERIFY(!read.error().message.empty());
            }
        }
    }

    void parameterDocumentIsCurrent()
    {
        std::ifstream file(SYNTHSLICE_SOURCE_DIR "/docs/parameters.md");
        const std::string text(std::istreambuf_iterator<char>(file), {});
        QVERIFY2(text == parametersMarkdown(),
                 "run: synthslice-cli parameters --markdown > docs/parameters.md");
    }
};

SYNTHSLICE_TEST(TestSpec)

}  // namespace test_spec

#include "test_spec.moc"
