#include <QTemporaryDir>
#include <QTest>

#include "engine/base/files/atomic_file.h"
#include "engine/base/files/read_file.h"
#include "engine/runs/sweep/studies.h"
#include "engine/runs/sweep/sweep_plan.h"
#include "engine/runs/sweep/sweep_results.h"
#include "engine/runs/sweep/sweep_state.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/store/run_store.h"
#include "tests/shared/fake_sweep.h"
#include "tests/shared/test_program.h"

namespace test_sweep {

using namespace synthslice;
using runs::Combination;
using runs::SweepAxis;
using runs::SweepDesign;
using runs::SweepPlan;
using runs::SweepState;
using runs::SweepWork;
using spec::Json;
using test::train;
namespace fs = std::filesystem;

namespace {

const spec::ExperimentSpec& base()
{
    static const spec::ExperimentSpec experiment = spec::presetNamed("wgan-gp-64")->experiment;
    return experiment;
}

std::vector<Json> valuesOf(const std::string& path, const std::string& text)
{
    const auto axis = runs::sweepAxis(base(), path, text);
    if (!axis) return {axis.error().text()};
    const auto* values = std::get_if<std::vector<Json>>(&axis->values);
    return values ? *values : std::vector<Json>{"a range"};
}

/// Whether the error says `part`, and names the parameter.
bool refused(const std::string& path, const std::string& text, const std::string& part)
{
    const auto axis = runs::sweepAxis(base(), path, text);
    return !axis && axis.error().message.find(part) != std::string::npos &&
           axis.error().message.find(path) != std::string::npos;
}

SweepAxis axis(const std::string& path, const std::string& text)
{
    return runs::sweepAxis(base(), path, text).value();
}

std::vector<std::string> namesOf(const SweepDesign& design)
{
    const auto planned = runs::runsOf(design);
    if (!planned) return {planned.error().text()};
    std::vector<std::string> names;
    for (const auto& run : *planned) names.push_back(run.name);
    return names;
}

SweepPlan planOf(std::vector<SweepAxis> axes, std::optional<runs::SweepBudget> budget = {})
{
    return {base(), "/data", budget, runs::runsOf({std::move(axes)}).value()};
}

}  // namespace

class TestSweep : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] fs::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }

private slots:
    void valuesAreListed()
    {
        QCOMPARE(valuesOf("optimizer.generator.lr", "1e-4,0.001"), (std::vector<Json>{1e-4, 1e-3}));
        QCOMPARE(valuesOf("training.batch_size", "8,16"), (std::vector<Json>{8, 16}));
        QCOMPARE(valuesOf("optimizer.generator.type", "adam,sgd"), (std::vector<Json>{"adam", "sgd"}));
        QCOMPARE(valuesOf("optimizer.generator.betas", "0.5,0.9"),
                 (std::vector<Json>{Json::array({0.5, 0.9})}));
        QCOMPARE(valuesOf("optimizer.generator.betas", "[[0,0.9],[0.5,0.999]]"),
                 (std::vector<Json>{Json::array({0, 0.9}), Json::array({0.5, 0.999})}));
        QCOMPARE(valuesOf("name", "a,b"), (std::vector<Json>{"a,b"}));
        QCOMPARE(valuesOf("name", "[\"a\",\"b\"]"), (std::vector<Json>{"a", "b"}));
        const std::string layers = spec::valueAt(base(), "generator.layers").value().dump();
        QCOMPARE(valuesOf("generator.layers", "[" + layers + "]").size(), std::size_t{1});
    }

    void rangesAreSpread()
    {
        QCOMPARE(valuesOf("optimizer.generator.lr", "1e-5..1e-2/log/4"),
                 (std::vector<Json>{1e-5, 1e-4, 1e-3, 1e-2}));
        QCOMPARE(valuesOf("optimizer.generator.lr", "0..1/4"),
                 (std::vector<Json>{0.0, 0.333333, 0.666667, 1.0}));
        QCOMPARE(valuesOf("training.batch_size", "8..64/log/4"), (std::vector<Json>{8, 16, 32, 64}));
        QCOMPARE(valuesOf("training.batch_size", "1..10/linear/4"), (std::vector<Json>{1, 4, 7, 10}));
        QCOMPARE(valuesOf("optimizer.generator.lr", "1e-5..1e-2/log"), (std::vector<Json>{"a range"}));
    }

    void wrongValuesAreNamed()
    {
        QVERIFY(refused("training.batch_size", "1.5", "not a whole number"));
        QVERIFY(refused("training.batch_size", "0,1", "out of range"));
        QVERIFY(refused("training.batch_sizes", "1", "unknown parameter"));
        QVERIFY(refused("optimizer.generator.type", "adam,smd", "smd"));
        QVERIFY(refused("optimizer.generator.lr", "0..1/log/3", "above 0"));
        QVERIFY(refused("optimizer.generator.lr", "1..0.5/3", "smaller"));
        QVERIFY(refused("optimizer.generator.lr", "..1/3", "number before and after"));
        QVERIFY(refused("optimizer.generator.lr", "0.1..1/exp/3", "exp"));
        QVERIFY(refused("optimizer.generator.lr", "0.1..1/1", "from 2"));
        QVERIFY(refused("optimizer.generator.lr", "[0.1", "line 1"));
        QVERIFY(refused("optimizer.generator.lr", "[]", "no value"));
        QVERIFY(refused("generator.layers", "a,b", "JSON list"));
    }

    void gridsTakeEachWithEachForEachSeed()
    {
        SweepDesign design{{axis("optimizer.generator.lr", "0.1,0.2"), axis("training.batch_size", "4,8")}};
        QCOMPARE(namesOf(design), (std::vector<std::string>{"lr=0.1 batch_size=4", "lr=0.1 batch_size=8",
                                                            "lr=0.2 batch_size=4", "lr=0.2 batch_size=8"}));
        design.seeds = {3, 5};
        const auto names = namesOf(design);
        QCOMPARE(names.size(), std::size_t{8});
        QCOMPARE(names[3], std::string("lr=0.2 batch_size=8 seed=3"));
        QCOMPARE(names[4], std::string("lr=0.1 batch_size=4 seed=5"));
    }

    void namesTellPathsApart()
    {
        QCOMPARE(
            namesOf({{axis("optimizer.generator.lr", "0.1"), axis("optimizer.discriminator.lr", "0.2")}}),
            (std::vector<std::string>{"generator.lr=0.1 discriminator.lr=0.2"}));
        QCOMPARE(namesOf({{axis("optimizer.generator.betas", "[[0,0.9],[0.5,0.9]]")}}),
                 (std::vector<std::string>{"betas=0,0.9", "betas=0.5,0.9"}));
    }

    void pairsGoTogether()
    {
        SweepDesign design{{axis("optimizer.generator.lr", "0.1,0.2"), axis("training.batch_size", "4,8"),
                            axis("training.lr_gamma", "0.5")},
                           Combination::Paired};
        QCOMPARE(namesOf(design), (std::vector<std::string>{"lr=0.1 batch_size=4 lr_gamma=0.5",
                                                            "lr=0.2 batch_size=8 lr_gamma=0.5"}));
        design.axes[1] = axis("training.batch_size", "4,8,16");
        QVERIFY(namesOf(design).front().starts_with("training.batch_size"));
    }

    /// More draws go on where fewer end, all differ, and the logarithmic ones fill each decade alike.
    void drawsRepeat()
    {
        SweepDesign design{
            {axis("optimizer.generator.lr", "1e-4..1e-2/log"), axis("training.batch_size", "4,8")},
            Combination::Random,
            200,
            7};
        const auto many = namesOf(design);
        QCOMPARE(many.size(), std::size_t{200});
        design.draws = 5;
        const auto few = namesOf(design);
        QVERIFY(std::equal(few.begin(), few.end(), many.begin()));
        design.drawSeed = 8;
        QVERIFY(namesOf(design) != few);
        design.draws = 200;
        int lower = 0;
        const auto drawn = runs::runsOf(design).value();
        for (const auto& run : drawn) {
            const double lr = run.settings[0].value.get<double>();
            QVERIFY(lr >= 1e-4 && lr <= 1e-2);
            lower += lr < 1e-3 ? 1 : 0;
        }
        QVERIFY2(lower > 70 && lower < 130, std::to_string(lower).c_str());  // 100, standard deviation 7
        QVERIFY(namesOf({{axis("training.batch_size", "4,8")}, Combination::Random, 3})
                    .front()
                    .starts_with("There are only 2"));
    }

    void impossibleDesignsAreNamed()
    {
        QVERIFY(namesOf({{axis("optimizer.generator.lr", "0.1..0.2")}}).front().find("random") !=
                std::string::npos);
        QVERIFY(namesOf({{axis("training.batch_size", "4"), axis("training.batch_size", "8")}})
                    .front()
                    .find("twice") != std::string::npos);
        const SweepDesign twice{{axis("training.batch_size", "1..2/3"), axis("training.steps", "5")}};
        QCOMPARE(namesOf(twice).front(),
                 std::string("The run batch_size=2 steps=5 is there twice: give each value once"));
        SweepDesign seeds{{axis("training.seed", "1,2")}};
        seeds.seeds = {3};
        QVERIFY(namesOf(seeds).front().starts_with("training.seed"));
        QVERIFY(namesOf({{axis("training.batch_size", "1..101/101"), axis("training.steps", "1..100/100")}})
                    .front()
                    .find("10000") != std::string::npos);
    }

    void budgetsAreEqual()
    {
        auto plan = planOf({axis("training.batch_size", "16,64")},
                           runs::SweepBudget{runs::BudgetUnit::Images, 6400});
        QCOMPARE(experimentOf(plan, 0)->training.steps, std::int64_t{400});
        QCOMPARE(experimentOf(plan, 1)->training.steps, std::int64_t{100});
        QCOMPARE(experimentOf(plan, 1)->name, base().name + " batch_size=64");
        plan.budget = runs::SweepBudget{runs::BudgetUnit::Steps, 70};
        QCOMPARE(experimentOf(plan, 0)->training.steps, std::int64_t{70});
        plan = planOf({axis("training.steps", "1,2")}, runs::SweepBudget{runs::BudgetUnit::Steps, 70});
        QVERIFY(runs::checkRuns(plan).error().message.find("training.steps") != std::string::npos);
    }

    /// A combination that cannot be trained is named before anything is written.
    void impossibleRunsAreNamed()
    {
        const auto plan = planOf({axis("data.patch_size", "64,65")});
        const auto written = runs::writeNewPlan(path("impossible"), plan);
        QVERIFY(!written);
        QVERIFY2(written.error().message.starts_with("Run 1 (patch_size=65): "),
                 written.error().message.c_str());
        QVERIFY(!fs::exists(path("impossible")));
    }

    void plansAreReadAgain()
    {
        const auto plan = planOf(
            {axis("optimizer.generator.type", "sgd,adam"), axis("optimizer.generator.lr", "0.1,0.2")},
            runs::SweepBudget{runs::BudgetUnit::Minutes, 1.5});
        QVERIFY(runs::writeNewPlan(path("plan"), plan));
        QVERIFY(runs::isSweep(path("plan")));
        const auto read = runs::readPlan(path("plan")).value();
        QVERIFY(read.experiment == plan.experiment);
        QCOMPARE(read.data, plan.data);
        QVERIFY(read.budget == plan.budget);
        QCOMPARE(read.runs.size(), std::size_t{4});
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(read.runs[i].name, plan.runs[i].name);
            QVERIFY(experimentOf(read, i) == experimentOf(plan, i));
        }
        QCOMPARE(runs::sweepRunFolder("s", read, 3), fs::path("s/runs/003-type-adam-lr-0.2"));
        QVERIFY(!runs::writeNewPlan(path("plan"), plan));  // not empty

        const auto more = runs::addRuns(path("plan"),
                                        runs::runsOf({{axis("training.lr_gamma", "0.3")}}).value());
        QCOMPARE(more.value().runs.size(), std::size_t{5});
        QCOMPARE(runs::readPlan(path("plan")).value().runs[4].name, std::string("lr_gamma=0.3"));
        QVERIFY(!runs::addRuns(path("plan"), {{"bad", {{"training.steps", 0}}}}));
        QCOMPARE(runs::readPlan(path("plan")).value().runs.size(), std::size_t{5});
    }

    void damagedPlansAreNamed()
    {
        QVERIFY(runs::writeNewPlan(path("damaged"), planOf({axis("training.batch_size", "4,8")})));
        const auto file = path("damaged") / "sweep.json";
        const auto whole = Json::parse(readFile(file).value());
        const auto error = [&](const char* place, const Json& value) {
            Json changed = whole;
            changed[Json::json_pointer(place)] = value;
            [[maybe_unused]] const auto written = writeFileAtomically(file, changed.dump());
            const auto read = runs::readPlan(path("damaged"));
            return read ? std::string("no error") : read.error().message;
        };
        const auto says = [&](const std::string& message, const char* part) {
            const bool said = message.starts_with(file.string()) && message.find(part) != std::string::npos;
            if (!said) qWarning("%s", message.c_str());
            return said;
        };
        QVERIFY(says(error("/format", "other"), "format"));
        QVERIFY(says(error("/version", 2), "version"));
        QVERIFY(says(error("/runz", 1), "runz"));
        QVERIFY(says(error("/data", 1), "data"));
        QVERIFY(says(error("/budget", Json{{"steps", -1}}), "budget"));
        QVERIFY(says(error("/budget", Json{{"hours", 1}}), "hours"));
        QVERIFY(says(error("/runs", 3), "runs"));
        QVERIFY(says(error("/runs/1/settings", 3), "runs.1.settings"));
        QVERIFY(says(error("/runs/1/nam", 3), "nam"));
        QVERIFY(says(error("/experiment/training/step", 3), "step"));
    }

    /// Each study of the program can be trained as far as its experiments tell.
    void studiesAreWhole()
    {
        QVERIFY(runs::studies().size() >= 18);
        for (const runs::Study& study : runs::studies()) {
            const auto plan = planOf(study, "/data");
            QVERIFY2(plan.has_value(), plan ? "" : plan.error().text().c_str());
            const auto checked = checkRuns(*plan);
            QVERIFY2(checked.has_value(),
                     checked ? "" : (study.name + ": " + checked.error().text()).c_str());
            QVERIFY2(plan->runs.size() >= 6, study.name.c_str());
        }
        QVERIFY(runs::studyNamed("lenet-optimiser").error().hint.find("lenet-optimizer") !=
                std::string::npos);
    }

    void whatAStudyVariesIsFound()
    {
        for (const runs::Study& study : runs::studies()) {
            const auto sweep = path(study.name.c_str());
            QVERIFY(runs::writeNewPlan(sweep, planOf(study, "/data").value()));
            const auto results = runs::readResults(sweep, {}, {});
            QVERIFY2(results && !results->varied.empty(), study.name.c_str());
        }
        const auto pooling = runs::readResults(path("lenet-pooling"), {}, {}).value();
        QVERIFY(pooling.varied.front().starts_with("network.layers."));
        QVERIFY(pooling.runs.front().values.front() != pooling.runs.back().values.front());
    }

    void presetsOfAStudyBecomeSettings()
    {
        const auto plan = planOf(runs::studyNamed("gans-on-slices").value(), "/data").value();
        QCOMPARE(plan.runs.size(), std::size_t{9});
        auto trained = experimentOf(plan, 4).value();
        QCOMPARE(trained.name, std::string("gans-on-slices wgan-clip-64 seed=1"));
        auto preset = spec::presetNamed("wgan-clip-64")->experiment;
        preset.name = trained.name;
        preset.training.seed = 1;
        QVERIFY(trained == preset);
    }

    void runsAreTakenUpOnceAndGoneOnWith()
    {
        const auto sweep = path("taken");
        const auto plan = planOf({axis("training.batch_size", "4,8")});
        QVERIFY(runs::writeNewPlan(sweep, plan));
        QCOMPARE(stateOf(sweep, plan, 1), SweepState::Planned);
        {
            const auto work = takeUp(sweep, plan, 1);
            QVERIFY(work && work->kind == SweepWork::Kind::Start);
            QCOMPARE(stateOf(sweep, plan, 1), SweepState::Running);
            QVERIFY(takeUp(sweep, plan, 1).error().message.find("another process") != std::string::npos);
            QVERIFY(takeUp(sweep, plan, 0).has_value());
            train(*work, experimentOf(plan, 1).value(), 0.0, 7);
        }
        QCOMPARE(stateOf(sweep, plan, 1), SweepState::Interrupted);
        {
            const auto work = takeUp(sweep, plan, 1);
            QVERIFY(work && work->kind == SweepWork::Kind::Resume);
            train(*work, {});
        }
        QCOMPARE(stateOf(sweep, plan, 1), SweepState::Done);
        QVERIFY(takeUp(sweep, plan, 1).value().kind == SweepWork::Kind::Nothing);
        QCOMPARE(stateOf(sweep, plan, 0), SweepState::Planned);
    }

    /// A process was killed before its first checkpoint, or even before the run's files were there.
    void beginningsWithoutACheckpointStartAnew()
    {
        const auto sweep = path("begun");
        const auto plan = planOf({axis("training.batch_size", "4,8")});
        QVERIFY(runs::writeNewPlan(sweep, plan));
        const auto folder = sweepRunFolder(sweep, plan, 0);
        fs::create_directories(folder);
        QVERIFY(writeFileAtomically(folder / "experiment.json", "{}"));
        QCOMPARE(stateOf(sweep, plan, 0), SweepState::Planned);
        QVERIFY(takeUp(sweep, plan, 0).value().kind == SweepWork::Kind::Start);
        QVERIFY(!fs::exists(folder));
        {
            const auto work = takeUp(sweep, plan, 0);
            train(*work, experimentOf(plan, 0).value(), 0.0, 3);
            fs::remove_all(folder / "checkpoints");
        }
        QCOMPARE(stateOf(sweep, plan, 0), SweepState::Interrupted);
        QVERIFY(takeUp(sweep, plan, 0).value().kind == SweepWork::Kind::Start);
        QVERIFY(!fs::exists(folder));
    }

    /// Minutes are those of the steps, over all sessions of a run.
    void minutesAddUp()
    {
        const auto sweep = path("minutes");
        const auto plan = planOf({axis("training.batch_size", "4,8")},
                                 runs::SweepBudget{runs::BudgetUnit::Minutes, 1.0});
        QVERIFY(runs::writeNewPlan(sweep, plan));
        {
            const auto work = takeUp(sweep, plan, 0);
            QCOMPARE(work->limits.stepSeconds.value(), 60.0);
            train(*work, experimentOf(plan, 0).value(), 5.0, 7);
        }
        QCOMPARE(stateOf(sweep, plan, 0), SweepState::Interrupted);
        {
            const auto work = takeUp(sweep, plan, 0);
            QCOMPARE(work->limits.stepSeconds.value(), 25.0);
            train(*work, {}, 5.0);
        }
        QCOMPARE(stateOf(sweep, plan, 0), SweepState::Done);
        QCOMPARE(store::lastStep(sweepRunFolder(sweep, plan, 0)), std::int64_t{12});
    }
};

SYNTHSLICE_TEST(TestSweep)

}  // namespace test_sweep

#include "test_sweep.moc"
