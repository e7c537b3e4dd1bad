#include <cmath>
#include <filesystem>

#include <QTemporaryDir>
#include <QTest>

#include "engine/base/files/atomic_file.h"
#include "engine/base/files/read_file.h"
#include "engine/base/files/sha256.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/runs/run_card.h"
#include "engine/session/training_session.h"
#include "engine/spec/applies.h"
#include "engine/spec/family.h"
#include "engine/spec/network/networks.h"
#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "engine/store/run_store.h"
#include "engine/training/family_training.h"
#include "engine/training/images/image_generator.h"
#include "engine/training/optimization/optimizer.h"
#include "engine/training/stepped_trainer.h"
#include "engine/training/training_run.h"

using namespace synthslice;

// A family of this file alone: a network that gives the number in a file, whatever it is given.

namespace toy {

struct AimSpec {
    double offset = 0.0;
    double unused = 1.0;
    bool operator==(const AimSpec&) const = default;
};

struct ToySpec {
    static constexpr const char* family = "toy";
    AimSpec aim;
    spec::NetworkSpec guesser;
    spec::OptimizerSpec optimizer;
    bool operator==(const ToySpec&) const = default;

    std::vector<spec::Part> parts()
    {
        return {{"aim", {}, {}, spec::StructRef(aim)},
                {"guesser", "Guesser", {}, &guesser},
                {"optimizer.guesser", "Guesser", {}, &optimizer}};
    }
};

}  // namespace toy

template <>
spec::GroupText spec::groupText<toy::AimSpec>()
{
    return {"Aim", "What is guessed."};
}
template <>
const spec::ParameterTable<toy::AimSpec>& spec::parameterTable()
{
    static const ParameterTable<toy::AimSpec> table = {
        {&toy::AimSpec::offset,
         {.key = "offset",
          .label = "Offset",
          .help = "Added to the number.",
          .range = {-10, 10},
          .changes = Changes::Live}},
        {&toy::AimSpec::unused, {.key = "unused", .label = "Unused", .help = "Of no use.", .range = {0, 1}}}};
    return table;
}

namespace toy {

const ToySpec& toyOf(const spec::ExperimentSpec& experiment)
{
    return experiment.family.as<ToySpec>();
}

class Family final : public spec::Family {
public:
    [[nodiscard]] std::string name() const override { return ToySpec::family; }
    [[nodiscard]] std::string title() const override { return "Toy"; }
    [[nodiscard]] spec::FamilySpec defaults() const override { return ToySpec{}; }
    [[nodiscard]] spec::Shape inputOf(const spec::ExperimentSpec&, const std::string&) const override
    {
        return {2};
    }
    [[nodiscard]] spec::Problems problems(const spec::ExperimentSpec& experiment) const override
    {
        if (spec::networksOf(experiment).front().shapes.output == spec::Shape{1}) return {};
        return {{"guesser.layers", "The guesser does not give one number", "end it in linear with 1 output"}};
    }
    [[nodiscard]] std::optional<std::string> whyIdle(const spec::ExperimentSpec&,
                                                     const std::string& path) const override
    {
        return path == "aim.unused" ? std::optional<std::string>("it is a toy") : std::nullopt;
    }
    [[nodiscard]] double stepFlops(const spec::ExperimentSpec&) const override { return 1.0; }
};

class Trainer final : public training::SteppedTrainer {
public:
    Trainer(const spec::ExperimentSpec& experiment, double number, const training::DeviceReport& device)
        : SteppedTrainer(experiment, device), m_number(number),
          m_network(models::buildNetwork(toyOf(experiment).guesser, {2}, weightsGenerator(experiment, 0))),
          m_optimizer(*m_network, toyOf(experiment).optimizer)
    {
    }

    session::Samples sample() override
    {
        return {.step = stepsDone(),
                .panels = {{"Guess", "x", "y", {{"guess", {0.0, 1.0}, {guess(), std::nan("")}}}}}};
    }

protected:
    Result<StepOutcome> doStep() override
    {
        const torch::Tensor input = torch::randn({experiment().training.batchSize, 2}, random());
        const torch::Tensor error = m_network->forward(input) - m_number - toyOf(experiment()).aim.offset;
        const torch::Tensor loss = error.square().mean();
        m_optimizer.setGradients(torch::autograd::grad({loss}, m_optimizer.parameters()));
        m_optimizer.step(toyOf(experiment()).optimizer, 1.0);
        return StepOutcome{{loss.item<double>()}};
    }
    void save(session::CheckpointData& data) override
    {
        data.tensors["guesser"] = models::stateOf(*m_network);
        data.tensors["optimizer_guesser"] = m_optimizer.state();
    }
    Result<void> load(const session::CheckpointData& data) override
    {
        return models::loadState(*m_network, tensorsOf(data, "guesser"), "guesser").and_then([&] {
            return m_optimizer.loadState(tensorsOf(data, "optimizer_guesser"), "optimizer_guesser");
        });
    }

private:
    [[nodiscard]] double guess()
    {
        const torch::NoGradGuard noGradients;
        return m_network->forward(torch::zeros({1, 2})).item<double>();
    }

    double m_number;
    torch::nn::Sequential m_network;
    training::Optimizer m_optimizer;
};

class Number final : public training::TrainingData {
public:
    explicit Number(std::string text) : m_text(std::move(text)) {}

    [[nodiscard]] training::DataRecord record() const override
    {
        return {.fingerprint = sha256Hex(std::as_bytes(std::span(m_text)))};
    }
    [[nodiscard]] std::int64_t stepsPerEpoch(const spec::ExperimentSpec&) const override { return 1; }
    [[nodiscard]] Result<std::unique_ptr<session::Trainer>>
    makeTrainer(const spec::ExperimentSpec& experiment, std::int64_t,
                const training::DeviceReport& device) const override
    {
        return std::make_unique<Trainer>(experiment, std::stod(m_text), device);
    }

private:
    std::string m_text;
};

class Training final : public training::FamilyTraining {
public:
    [[nodiscard]] std::string family() const override { return ToySpec::family; }
    [[nodiscard]] std::vector<session::MetricInfo> metrics(const spec::ExperimentSpec&) const override
    {
        return {{"loss", "Loss", "loss", ""}};
    }
    [[nodiscard]] std::vector<session::HealthRule> healthRules() const override
    {
        const auto shows = [](const session::HealthEvidence& evidence) {
            return session::when(evidence.means.at("loss") > 0.0, "the loss", evidence.means.at("loss"), "0");
        };
        return {{"not_zero", "It does not know", "Wait.", 1, 0, shows, session::lowerRates}};
    }
    [[nodiscard]] Result<std::unique_ptr<training::TrainingData>>
    read(const std::filesystem::path& data, const spec::ExperimentSpec&, const Progress&) const override
    {
        return readFile(data).map([](std::string text) {
            return std::unique_ptr<training::TrainingData>(std::make_unique<Number>(std::move(text)));
        });
    }
    [[nodiscard]] std::unique_ptr<training::TrainingData>
    randomData(const spec::ExperimentSpec&) const override
    {
        return std::make_unique<Number>("1");
    }
};

}  // namespace toy

namespace {

spec::ExperimentSpec toyExperiment()
{
    toy::ToySpec toy;
    toy.guesser.layers = {spec::LinearSpec{.outFeatures = 3}, spec::TanhSpec{},
                          spec::LinearSpec{.outFeatures = 1}};
    toy.optimizer = spec::AdamSpec{.lr = 0.01};
    spec::ExperimentSpec experiment;
    experiment.name = "a toy";
    experiment.family = toy;
    experiment.training.batchSize = 4;
    experiment.training.steps = 200;
    experiment.training.threads = 1;
    experiment.training.sampleEverySteps = 50;
    experiment.training.checkpointEverySteps = 100;
    return experiment;
}

/// The whole session, as window and command line run it.
session::SessionState run(session::Prepare prepare, const session::SessionLimits& limits = {})
{
    session::TrainingSession session(std::move(prepare), limits, {});
    session.start();
    session.wait();
    return session.drain().state;
}

}  // namespace

/// A family that exists in this file alone goes the ways of all others.
class TestToyFamily : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void initTestCase()
    {
        static const toy::Family family;
        static const toy::Training training;
        spec::addFamily(family);
        training::addFamilyTraining(training);
        QVERIFY(writeFileAtomically(path("number"), "3"));
    }

    void itsExperimentsAreWrittenReadAndEdited()
    {
        const spec::ExperimentSpec experiment = toyExperiment();
        const auto read = spec::experimentFromJson(spec::toJson(experiment));
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QVERIFY(*read == experiment);
        const auto edited = spec::withText(experiment, "optimizer.guesser.lr", "0.5");
        QVERIFY(edited && toy::toyOf(*edited).optimizer == spec::OptimizerSpec(spec::AdamSpec{.lr = 0.5}));
        QVERIFY(spec::withText(experiment, "guesser.layers.0.out_features", "7"));
        QVERIFY(!spec::withText(experiment, "aim.offset", "11"));
        QVERIFY(!spec::withText(experiment, "latent.channels", "11"));
    }

    void itsProblemsAndIdleValuesAreFound()
    {
        spec::ExperimentSpec experiment = toyExperiment();
        QVERIFY(spec::findProblems(experiment).empty());
        experiment.family.as<toy::ToySpec>().guesser.layers.pop_back();
        QCOMPARE(spec::findProblems(experiment).front().path, std::string("guesser.layers"));
        experiment = *spec::withText(toyExperiment(), "aim.unused", "0.5");
        QCOMPARE(spec::findIdleValues(experiment).front().path, std::string("aim.unused"));
    }

    void itsRunIsTrainedSavedListedAndOpened()
    {
        QCOMPARE(run(training::prepareNewRun({toyExperiment(), path("number"), path("run")})),
                 session::SessionState::Finished);
        const runs::RunCard card = runs::readCard(path("run"));
        QVERIFY2(card.problem.empty(), card.problem.c_str());
        QCOMPARE(card.name, std::string("a toy"));
        QCOMPARE(card.family, std::string("toy"));
        QCOMPARE(card.step, 200);
        QCOMPARE(store::sampleSteps(path("run")), (std::vector<std::int64_t>{0, 50, 100, 150, 200}));
        const auto samples = store::readSamples(path("run"), 200);
        QVERIFY2(samples.has_value(), samples ? "" : samples.error().text().c_str());
        const session::Curve& curve = samples->panels.front().curves.front();
        QVERIFY(std::isfinite(curve.y[0]) && std::isnan(curve.y[1]));
        const auto events = store::readEvents(path("run"));
        QVERIFY(events && std::ranges::any_of(*events, [](const session::SessionEvent& event) {
                    return event.finding && event.finding->failure == "not_zero" &&
                           event.finding->remedy.front().path == "optimizer.guesser.lr";
                }));
    }

    void itsRunGoesOnByteForByte()
    {
        QCOMPARE(run(training::prepareNewRun({toyExperiment(), path("number"), path("half")}), {90, {}, {}}),
                 session::SessionState::Finished);
        QCOMPARE(run(training::prepareResume({path("half")}), {200, {}, {}}),
                 session::SessionState::Finished);
        const auto whole = store::readMetrics(path("run"));
        const auto half = store::readMetrics(path("half"));
        QVERIFY(whole && half && whole->steps.size() == 200);
        QVERIFY(whole->values == half->values);
        QVERIFY(whole->values[0].back() < 0.1 * whole->values[0].front());
    }

    void itMakesNoImagesAndSaysSo()
    {
        const auto generator = training::ImageGenerator::open(path("run"), {});
        QVERIFY(!generator);
        QVERIFY2(QString::fromStdString(generator.error().text()).contains("make no images"),
                 generator.error().text().c_str());
    }
};

QTEST_APPLESS_MAIN(TestToyFamily)
#include "test_toy_family.moc"
