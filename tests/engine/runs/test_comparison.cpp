#include <algorithm>
#include <fstream>
#include <memory>

#include <QTemporaryDir>
#include <QTest>

#include "engine/base/text/placeholders.h"
#include "engine/runs/comparison/comparison.h"
#include "engine/runs/comparison/comparison_csv.h"
#include "engine/runs/comparison/comparison_json.h"
#include "engine/runs/comparison/metric_curve.h"
#include "engine/runs/comparison/verdict.h"
#include "engine/runs/run_notes.h"
#include "engine/runs/run_stamp.h"
#include "engine/spec/spec_json.h"
#include "tests/shared/runs_on_disk.h"
#include "tests/shared/test_program.h"

namespace test_comparison {

using namespace synthslice;
using namespace synthslice::runs;

class TestComparison : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_scratch;
    [[nodiscard]] std::filesystem::path at(const std::string& name) const
    {
        return std::filesystem::path(m_scratch->path().toStdString()) / name;
    }

    std::shared_ptr<const ComparedRun> run(const std::string& name, const test::RunOnDisk& run)
    {
        test::writeRun(at(name), run);
        auto read = readComparedRun(at(name));
        if (!read) qFatal("%s", read.error().text().c_str());
        return std::make_shared<const ComparedRun>(std::move(*read));
    }

    static const MetricRow& metric(const Comparison& comparison, const std::string& key)
    {
        const auto found = std::ranges::find(comparison.metrics, key, &MetricRow::key);
        if (found == comparison.metrics.end()) qFatal("no metric %s", key.c_str());
        return *found;
    }

private slots:
    void init() { m_scratch = std::make_unique<QTemporaryDir>(); }

    void readsWhatIsCompared()
    {
        const auto read = run("a", {.seed = 3, .steps = 40, .q = 1.5});
        QCOMPARE(read->name, std::string("a"));
        QCOMPARE(read->lastStep(), 40);
        QVERIFY(read->values("r1") == nullptr);  // never computed
        QCOMPARE(read->sampleSteps, (std::vector<std::int64_t>{10, 20, 30, 40}));
        QCOMPARE(positions(*read, XAxis::Images).back(), 320.0);  // 40 steps of 8 images
        QCOMPARE(positions(*read, XAxis::Time).back(), 20.0);     // of half a second
        QCOMPARE(positionOf(*read, XAxis::Time, 20), 10.0);
        QVERIFY(readComparedRun(at("none")).error().message.find("none") != std::string::npos);
        const RunStamp stamp = stampOf(at("a"));
        QCOMPARE(stampOf(at("a")), stamp);
        std::ofstream(at("a") / "metrics.csv", std::ios::app) << "41,1,nan,nan\n";
        QVERIFY(stampOf(at("a")) != stamp);
    }

    void tellsOnlyWhatDiffers()
    {
        const RunList all{run("a", {.rate = 1e-3}), run("b", {.rate = 1e-4}),
                          run("c", {.seed = 5, .rate = 1e-3, .data = "two"})};
        const Comparison comparison = compare(all);
        QCOMPARE(comparison.differences.size(), std::size_t{3});
        const Difference& rate = comparison.differences[0];
        QCOMPARE(rate.path, std::string("optimizer.generator.lr"));
        QCOMPARE(rate.label, std::string("Learning rate"));
        QCOMPARE(fullValueText(rate.values[1]), std::string("1e-04"));
        QCOMPARE(comparison.differences[1].path, std::string("training.seed"));
        QCOMPARE(comparison.differences[2].path, std::string("run.data_fingerprint"));
        QVERIFY(comparison.differences[2].values[2] == spec::Json("two"));
        QVERIFY(compare({all[0], all[0]}).differences.empty());
    }

    void layersAreToldByTheirParametersWhereTypesAreAlike()
    {
        const auto base = run("a", {});
        const auto with = [&](const std::string& path, const std::string& value) {
            ComparedRun changed = *base;
            changed.record.experiment = spec::withText(changed.record.experiment, path, value).value();
            changed.settings = settingsOf(changed.record.experiment);
            return std::make_shared<const ComparedRun>(changed);
        };
        const std::string layer = "generator.layers.0.out_channels";
        const Comparison alike = compare({base, with(layer, "7")});
        QCOMPARE(alike.differences.size(), std::size_t{1});
        QCOMPARE(alike.differences.front().path, layer);
        QVERIFY(alike.differences.front().values[1] == spec::Json(7));
        ComparedRun fewer = *base;
        auto& layers = fewer.settings.at("generator.layers");
        layers.erase(layers.size() - 1);
        const Comparison others = compare({base, std::make_shared<const ComparedRun>(fewer)});
        QCOMPARE(others.differences.front().path, std::string("generator.layers"));
        const std::string text = fullValueText(others.differences.front().values[0]);
        QVERIFY2(text.find("conv_transpose2d ") == 0 && text.ends_with(" · tanh"), text.c_str());
    }

    void seedsAreGrouped()
    {
        const Comparison comparison = compare({run("a0", {.seed = 0, .rate = 1e-3, .loss = 1.0}),
                                               run("b0", {.seed = 0, .rate = 1e-4, .loss = 5.0}),
                                               run("a1", {.seed = 1, .rate = 1e-3, .loss = 3.0}),
                                               run("c", {.seed = 1, .rate = 1e-3, .data = "two"})});
        QCOMPARE(comparison.groups.size(), std::size_t{3});  // other data is another experiment
        QCOMPARE(comparison.groups[0].runs, (std::vector<std::size_t>{0, 2}));
        QCOMPARE(comparison.groups[0].name, std::string("lr 0.001"));  // which tells it from the others
        QCOMPARE(comparison.groups[1].name, std::string("b0"));
        const Summary& seeds = metric(comparison, "loss_generator").groups[0];
        QCOMPARE(seeds.count, std::size_t{2});
        QCOMPARE(seeds.mean, 2.0);
        QCOMPARE(seeds.sd, std::sqrt(2.0));
        QVERIFY(std::isnan(metric(comparison, "loss_generator").groups[1].sd));
    }

    /// The same seed twice tells nothing of other seeds.
    void repeatsAreOneObservation()
    {
        const Comparison comparison = compare(
            {run("a", {.loss = 1.0}), run("again", {.loss = 3.0}), run("other", {.seed = 1, .loss = 8.0})});
        QCOMPARE(comparison.groups.size(), std::size_t{1});
        QCOMPARE(metric(comparison, "loss_generator").groups[0].count, std::size_t{2});
        QCOMPARE(metric(comparison, "loss_generator").groups[0].mean, 5.0);
        // Of those of a seed the ones that were trained longest.
        ComparedRun stopped = *run("short", {.loss = 9.0, .q = 5.0});
        stopped.metrics.steps.resize(10);
        stopped.seconds.resize(10);
        for (auto& values : stopped.metrics.values) values.resize(10);
        const Comparison unequal = compare({std::make_shared<const ComparedRun>(stopped),
                                            run("long", {.loss = 1.0, .q = 1.5}),
                                            run("else", {.rate = 1.0, .steps = 20, .q = 4.0})});
        QCOMPARE(metric(unequal, "loss_generator").groups[0].mean, 1.0);
        const Verdict verdict = judge(unequal, metric(unequal, "q"), 0, 1);
        QCOMPARE(verdict.evidence, Evidence::SingleErrors);
        QVERIFY(std::ranges::any_of(verdict.reasons, [](const Sentence& sentence) {
            return english(sentence).find("different numbers of steps: 40 and 20") != std::string::npos;
        }));
    }

    void namesThatUsersGiveAreShown()
    {
        (void)run("a", {});
        QVERIFY(writeNotes(at("a"), {.name = "the good one"}));
        QCOMPARE(readComparedRun(at("a"))->name, std::string("the good one"));
    }

    void runsOfOneNameAreToldApart()
    {
        std::filesystem::create_directories(at("x"));
        const Comparison comparison = compare({run("x/r", {}), run("r", {})});
        QCOMPARE(comparison.names[0], std::string("x/r"));
        QVERIFY(comparison.names[0] != comparison.names[1]);
    }

    void runWithoutAValueStays()
    {
        const Comparison comparison = compare({run("a", {.q = 1.2}), run("never assessed", {.rate = 1.0})});
        const MetricRow& quality = comparison.metrics.front();
        QCOMPARE(quality.key, std::string("q"));
        QCOMPARE(quality.values.size(), std::size_t{2});
        QCOMPARE(quality.values[0].value, 1.2);
        QCOMPARE(quality.values[0].error, 0.05);
        QVERIFY(std::isnan(quality.values[1].value));
        QCOMPARE(bestRun(quality), std::optional<std::size_t>(0));
        const Verdict verdict = judge(comparison, quality, 0, 1);
        QCOMPARE(verdict.evidence, Evidence::None);
        QCOMPARE(english(verdict.headline),
                 std::string("Nothing can be said: never assessed has no value of Q."));
        const spec::Json json = toJson({run("b", {.q = 1.2}), run("c", {.rate = 1.0})}, comparison);
        QCOMPARE(json["metrics"][0]["values"].size(), std::size_t{2});
        QVERIFY(json["metrics"][0]["values"][1]["value"].is_null());
        QVERIFY(metricsCsv(comparison).find("q,Q,,best checkpoint,1.2,0.05,,\n") != std::string::npos);
    }

    /// Three seeds against three, of which the numbers are those of SciPy's ttest_ind(equal_var=False).
    void verdictOfSeedsIsWelchs()
    {
        RunList all;
        for (std::int64_t seed = 0; seed < 3; ++seed) {
            const auto i = static_cast<std::size_t>(seed);
            all.push_back(run("a" + std::to_string(seed),
                              {.experiment = "hinge", .seed = seed, .q = std::array{1.21, 1.25, 1.18}[i]}));
            all.push_back(run(
                "b" + std::to_string(seed),
                {.experiment = "wgan", .seed = seed, .rate = 1e-5, .q = std::array{1.62, 1.55, 1.71}[i]}));
        }
        const Comparison comparison = compare(all);
        const Verdict verdict = judge(comparison, comparison.metrics.front(), 0, 1);
        QCOMPARE(verdict.evidence, Evidence::Seeds);
        QCOMPARE(verdict.better, -1);
        QVERIFY(std::abs(verdict.test.statistic - -8.176318) < 1e-5);
        QVERIFY(std::abs(verdict.test.p - 0.005306823) < 1e-7);
        QCOMPARE(english(verdict.headline),
                 std::string("hinge is better than wgan in Q, by more than seeds differ."));
        QCOMPARE(verdictsOnTheBest(comparison).size(), std::size_t{1});
        const Verdict other = judge(comparison, comparison.metrics.front(), 1, 0);
        QCOMPARE(other.better, 1);
        QCOMPARE(english(other.headline), english(verdict.headline));
    }

    void verdictOfSingleRunsSaysWhatIsNotKnown()
    {
        const Comparison far = compare({run("a", {.q = 1.2}), run("b", {.rate = 1.0, .q = 2.0})});
        const Verdict better = judge(far, far.metrics.front(), 0, 1);
        QCOMPARE(better.evidence, Evidence::SingleErrors);
        QCOMPARE(better.better, -1);
        QVERIFY(english(better.headline).find("whether other seeds would be is not known") !=
                std::string::npos);
        const Comparison near = compare({run("c", {.q = 1.2}), run("d", {.rate = 1.0, .q = 1.25})});
        const Verdict open = judge(near, near.metrics.front(), 0, 1);
        QVERIFY(!open.differ);
        QCOMPARE(open.better, 0);
        QVERIFY(english(open.headline).find("it cannot be said") != std::string::npos);
        // A loss of adversaries has neither a direction nor an error.
        const Verdict loss = judge(near, metric(near, "loss_generator"), 0, 1);
        QCOMPARE(loss.evidence, Evidence::None);
        QCOMPARE(loss.better, 0);
    }

    void verdictOnOtherDataNamesNoWinner()
    {
        const Comparison comparison = compare({run("a", {.q = 1.2}), run("b", {.q = 4.0, .data = "two"})});
        const Verdict verdict = judge(comparison, comparison.metrics.front(), 0, 1);
        QVERIFY(verdict.differ);
        QCOMPARE(verdict.better, 0);
        QVERIFY(std::ranges::any_of(verdict.reasons, [](const Sentence& reason) {
            return english(reason).find("different data") != std::string::npos;
        }));
    }

    void bandsHoldMeanAndDeviation()
    {
        const auto low = curveOf(*run("a", {.steps = 20, .loss = 1.0}), "loss_generator", XAxis::Step);
        const auto high = curveOf(*run("b", {.steps = 30, .loss = 3.0}), "loss_generator", XAxis::Images);
        const SeedBand band = bandOf(std::array{low, high});
        QCOMPARE(band.mean.steps.size(), std::size_t{20});  // as far as both go
        QCOMPARE(band.mean.y.front(), 2.0);
        QCOMPARE(band.mean.x.front(), (1.0 + 8.0) / 2.0);
        QCOMPARE(band.high.front(), 2.0 + std::sqrt(2.0));
        QCOMPARE(band.low.back(), 2.0 - std::sqrt(2.0));
    }

    void samplesOfAStepAreTheNewestBefore()
    {
        const auto read = run("a", {});
        QVERIFY(!sampleStepAt(*read, 9));
        QCOMPARE(sampleStepAt(*read, 10), std::optional<std::int64_t>(10));
        QCOMPARE(sampleStepAt(*read, 25), std::optional<std::int64_t>(20));
        QCOMPARE(sampleStepAt(*read, 4000), std::optional<std::int64_t>(40));
        const auto scores = curveOf(*run("b", {.q = 1.5}), "q", XAxis::Step);
        QCOMPARE(scores.y, (std::vector<double>{3.0, 1.5}));
        QCOMPARE(curveOf(*read, "q", XAxis::Step).y.size(), std::size_t{0});
    }

    void textsAreFilledOnce()
    {
        QCOMPARE(filled("%1 is %2, 95 % of %3", {"%2", "b"}), std::string("%2 is b, 95 % of %3"));
    }
};

SYNTHSLICE_TEST(TestComparison)

}  // namespace test_comparison

#include "test_comparison.moc"
