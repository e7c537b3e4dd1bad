#include "engine/runs/comparison/verdict.h"

#include <cmath>

#include "engine/base/text/number_text.h"
#include "engine/base/text/placeholders.h"
#include "engine/base/text/text.h"

namespace synthslice::runs {
namespace {

constexpr double significance = 0.05;
constexpr std::size_t fewSeeds = 3;

struct Side {
    std::string name;
    Summary seeds;
    double error = std::nan("");  ///< of a single run
    const std::string* data = nullptr;
    std::int64_t steps = 0;

    [[nodiscard]] bool isSingle() const { return seeds.count == 1; }
};

Side sideOf(const Comparison& comparison, const MetricRow& metric, std::size_t group)
{
    const SeedGroup& runs = comparison.groups[group];
    Side side{runs.name, metric.groups[group]};
    side.data = &comparison.fingerprints[runs.runs.front()];
    // As the summary, of the runs that were trained longest.
    side.steps = 0;
    for (const std::size_t run : runs.runs) {
        if (comparison.steps[run] < side.steps) continue;
        side.steps = comparison.steps[run];
        if (std::isfinite(metric.values[run].value)) side.error = metric.values[run].error;
    }
    return side;
}

Sentence valueOf(const Side& side, const MetricRow& metric)
{
    if (!side.isSingle()) {
        return {SYNTHSLICE_TEXT("%1: %2, mean of %4 seeds with standard deviation %3."),
                {side.name, side.seeds.mean, side.seeds.sd, static_cast<double>(side.seeds.count)}};
    }
    if (std::isfinite(side.error)) {
        return {metric.takenAt == TakenAt::BestCheckpoint
                    ? SYNTHSLICE_TEXT("%1: %2 ± %3, the standard error over its images.")
                    : SYNTHSLICE_TEXT("%1: %2 ± %3, the standard error over the test images."),
                {side.name, side.seeds.mean, side.error}};
    }
    return {SYNTHSLICE_TEXT("%1: %2, a single run."), {side.name, side.seeds.mean}};
}

Sentence testOf(const Verdict& verdict)
{
    const MeanTest& test = verdict.test;
    if (verdict.evidence == Evidence::SingleErrors) {
        return {SYNTHSLICE_TEXT("Difference %1 (95 % interval %2 to %3), z = %4."),
                {test.difference, test.low, test.high, test.statistic}};
    }
    return {verdict.evidence == Evidence::Seeds
                ? SYNTHSLICE_TEXT("Difference %1 (95 % interval %2 to %3), Welch's t = %4 with %5 degrees of "
                                  "freedom.")
                : SYNTHSLICE_TEXT("Difference %1 (95 % interval %2 to %3), t of a single value against a "
                                  "group = %4 with %5 degrees of freedom."),
            {test.difference, test.low, test.high, test.statistic, test.degreesOfFreedom}};
}

Sentence probabilityOf(const MeanTest& test)
{
    constexpr double leastTold = 1e-4;
    if (test.p < leastTold) return {SYNTHSLICE_TEXT("p < %1."), {leastTold}};
    return {SYNTHSLICE_TEXT("p = %1."), {test.p}};
}

Sentence headlineOf(const Verdict& verdict, const Side& a, const Side& b, const MetricRow& metric)
{
    const bool bySeeds = verdict.evidence != Evidence::SingleErrors;
    if (!verdict.differ) {
        return {bySeeds
                    ? SYNTHSLICE_TEXT("In %3, %1 and %2 differ by no more than seeds do: it cannot be said "
                                      "which is better.")
                    : SYNTHSLICE_TEXT("In %3, %1 and %2 differ by no more than the standard error: it "
                                      "cannot be said which is better."),
                {a.name, b.name, metric.label}};
    }
    if (verdict.better == 0) {
        return {SYNTHSLICE_TEXT("%1 and %2 differ in %3, which does not tell which of them is better."),
                {a.name, b.name, metric.label}};
    }
    const Side& winner = verdict.better < 0 ? a : b;
    const Side& loser = verdict.better < 0 ? b : a;
    return {bySeeds ? SYNTHSLICE_TEXT("%1 is better than %2 in %3, by more than seeds differ.")
                    : SYNTHSLICE_TEXT("This run of %1 is better than that of %2 in %3; whether other seeds "
                                      "would be is not known."),
            {winner.name, loser.name, metric.label}};
}

void addLimits(Verdict& verdict, const Comparison& comparison, const Side& a, const Side& b,
               const MetricRow& metric)
{
    auto& reasons = verdict.reasons;
    const bool isQuality = metric.takenAt == TakenAt::BestCheckpoint;
    if (*a.data != *b.data) {
        reasons.push_back({isQuality
                               ? SYNTHSLICE_TEXT("They learned from different data, and Q measures each "
                                                 "against its own: these numbers are not of one scale.")
                               : SYNTHSLICE_TEXT("They learned from different data."),
                           {}});
    }
    if (a.steps != b.steps) {
        reasons.push_back({SYNTHSLICE_TEXT("They were trained for different numbers of steps: %1 and %2."),
                           {static_cast<double>(a.steps), static_cast<double>(b.steps)}});
    }
    if (a.isSingle() && b.isSingle()) {
        reasons.push_back({SYNTHSLICE_TEXT("With a single run of each, nothing tells what another seed would "
                                           "change: train both with three seeds or more."),
                           {}});
    } else if (a.isSingle() || b.isSingle()) {
        reasons.push_back({SYNTHSLICE_TEXT("The single run is taken to spread as the seeds of the other do: "
                                           "train it with more seeds to be sure."),
                           {}});
    } else if (a.seeds.count < fewSeeds || b.seeds.count < fewSeeds) {
        reasons.push_back({SYNTHSLICE_TEXT("With two seeds only a very large difference can be seen."), {}});
    }
    if (verdict.differ && comparison.groups.size() > 2) {
        reasons.push_back(
            {SYNTHSLICE_TEXT("Of many pairs, one in twenty differs so by chance: choose what to "
                             "compare before you look."),
             {}});
    }
}

std::string writtenOut(double number)
{
    if (number == std::floor(number) && std::abs(number) < 1e6)
        return std::to_string(static_cast<std::int64_t>(number));
    return numberText(number, 4);
}

}  // namespace

std::string english(const Sentence& sentence)
{
    std::vector<std::string> values;
    for (const auto& value : sentence.values) {
        values.push_back(std::holds_alternative<double>(value) ? writtenOut(std::get<double>(value))
                                                               : std::get<std::string>(value));
    }
    return filled(sentence.text, values);
}

Verdict judge(const Comparison& comparison, const MetricRow& metric, std::size_t groupA, std::size_t groupB)
{
    const Side a = sideOf(comparison, metric, groupA);
    const Side b = sideOf(comparison, metric, groupB);
    Verdict verdict;
    for (const Side* side : {&a, &b}) {
        if (side->seeds.count > 0) continue;
        verdict.headline = {SYNTHSLICE_TEXT("Nothing can be said: %1 has no value of %2."),
                            {side->name, metric.label}};
        return verdict;
    }
    verdict.reasons = {valueOf(a, metric), valueOf(b, metric)};
    if (!a.isSingle() && !b.isSingle()) {
        verdict.evidence = Evidence::Seeds;
        verdict.test = welchTest(a.seeds, b.seeds);
    } else if (!b.isSingle()) {
        verdict.evidence = Evidence::OneAndSeeds;
        verdict.test = singleTest(a.seeds.mean, b.seeds);
    } else if (!a.isSingle()) {
        verdict.evidence = Evidence::OneAndSeeds;
        verdict.test = singleTest(b.seeds.mean, a.seeds);
        verdict.test = MeanTest{
            -verdict.test.difference, -verdict.test.statistic, verdict.test.degreesOfFreedom,
            verdict.test.p,           -verdict.test.high,      -verdict.test.low};
    } else if (std::isfinite(a.error) && std::isfinite(b.error)) {
        verdict.evidence = Evidence::SingleErrors;
        verdict.test = errorTest(a.seeds.mean, a.error, b.seeds.mean, b.error);
    } else {
        verdict.headline = {
            SYNTHSLICE_TEXT("It cannot be said which is better in %3: of %1 and %2 there is a "
                            "single run each, and no standard error is known."),
            {a.name, b.name, metric.label}};
        addLimits(verdict, comparison, a, b, metric);
        return verdict;
    }
    verdict.reasons.push_back(testOf(verdict));
    verdict.reasons.push_back(probabilityOf(verdict.test));
    verdict.differ = verdict.test.p < significance;
    const bool sameScale = *a.data == *b.data || metric.takenAt != TakenAt::BestCheckpoint;
    if (verdict.differ && metric.better != Better::Unknown && sameScale) {
        const bool aIsLower = verdict.test.difference < 0.0;
        verdict.better = aIsLower == (metric.better == Better::Lower) ? -1 : 1;
    }
    verdict.headline = headlineOf(verdict, a, b, metric);
    addLimits(verdict, comparison, a, b, metric);
    return verdict;
}

std::vector<Verdict> verdictsOnTheBest(const Comparison& comparison)
{
    std::vector<Verdict> verdicts;
    if (comparison.metrics.empty()) return verdicts;
    const MetricRow& metric = comparison.metrics.front();
    const auto best = bestGroup(metric);
    for (std::size_t group = 0; best && group < comparison.groups.size(); ++group) {
        if (group != *best && metric.groups[group].count > 0)
            verdicts.push_back(judge(comparison, metric, *best, group));
    }
    return verdicts;
}

}  // namespace synthslice::runs
