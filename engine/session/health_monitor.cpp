#include "engine/session/health_monitor.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"

namespace synthslice::session {
namespace {

/// The first of the alternatives after which the experiment can be trained; none if there is no such.
std::vector<LiveEdit> firstPossible(const std::vector<std::vector<LiveEdit>>& remedies,
                                    const spec::ExperimentSpec& experiment)
{
    for (const std::vector<LiveEdit>& remedy : remedies) {
        Result<spec::ExperimentSpec> edited = experiment;
        for (const LiveEdit& edit : remedy) {
            if (edited) edited = spec::withValue(*edited, edit.path, edit.value);
        }
        if (edited && spec::findProblems(*edited).empty()) return remedy;
    }
    return {};
}

/// Whether an edit asks for what no checkpoint holds: initial weights, other tensors of a network, the state
/// of another optimizer.
bool needsNewState(const std::vector<LiveEdit>& remedy, const spec::ExperimentSpec& experiment)
{
    return std::ranges::any_of(remedy, [&](const LiveEdit& edit) {
        const bool isOfState = edit.path.starts_with("initial.") || edit.path.starts_with("network.") ||
                               (edit.path.starts_with("optimizer.") && edit.path.ends_with(".type"));
        return isOfState && spec::valueAt(experiment, edit.path).value_or(spec::Json()) != edit.value;
    });
}

}  // namespace

HealthMonitor::HealthMonitor(std::vector<HealthRule> rules, std::vector<MetricInfo> metrics,
                             std::int64_t startStep)
    : m_rules(std::move(rules)), m_metrics(std::move(metrics)), m_sums(m_metrics.size()),
      m_inspectedStep(startStep)
{
    if (startStep > 0) m_checkpoints.insert(startStep);
}

void HealthMonitor::step(const StepReport& report)
{
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        const double value = report.values[i];
        if (!std::isfinite(value)) continue;
        m_sums[i].sum += value;
        ++m_sums[i].count;
        if (m_metrics[i].group == "score") m_largestScore = std::max(m_largestScore, std::abs(value));
    }
}

void HealthMonitor::checkpointSaved(std::int64_t step)
{
    m_checkpoints.insert(step);
}

std::vector<HealthFinding> HealthMonitor::inspect(const SampleStatistics& samples, std::int64_t step,
                                                  const spec::ExperimentSpec& experiment)
{
    HealthEvidence evidence{step, {}, std::exchange(m_largestScore, 0.0), samples, &experiment};
    for (std::size_t i = 0; i < m_metrics.size(); ++i) {
        const Sum sum = std::exchange(m_sums[i], {});
        if (sum.count > 0) evidence.means[m_metrics[i].key] = sum.sum / static_cast<double>(sum.count);
    }
    std::vector<HealthFinding> findings;
    for (const HealthRule& rule : m_rules) {
        int& inARow = m_inARow[rule.failure];
        auto shown = step >= rule.fromStep ? rule.shows(evidence) : std::nullopt;
        if (!shown) {
            inARow = 0;
        } else if (++inARow == 1) {
            m_healthyUntil[rule.failure] = m_inspectedStep;
        }
        if (inARow == rule.inspections) {
            findings.push_back(
                finding(rule, std::move(*shown), step, m_healthyUntil[rule.failure], experiment));
        }
    }
    m_inspectedStep = step;
    return findings;
}

HealthFinding HealthMonitor::nonFinite(Symptom evidence, std::int64_t step,
                                       const spec::ExperimentSpec& experiment) const
{
    return finding(nonFiniteRule(), std::move(evidence), step, step - 1, experiment);
}

HealthFinding HealthMonitor::finding(const HealthRule& rule, Symptom evidence, std::int64_t step,
                                     std::int64_t healthyUntil, const spec::ExperimentSpec& experiment) const
{
    auto remedy = firstPossible(rule.remedies(experiment), experiment);
    const auto after = m_checkpoints.upper_bound(healthyUntil);
    const bool fromStart = after == m_checkpoints.begin() || needsNewState(remedy, experiment);
    return {rule.failure,
            step,
            rule.title,
            std::move(evidence),
            rule.advice,
            std::move(remedy),
            fromStart ? 0 : *std::prev(after)};
}

std::string toText(const Symptom& symptom)
{
    if (!std::isfinite(symptom.value)) {
        return symptom.measure + (std::isnan(symptom.value) ? " is not a number" : " is infinite") + " (" +
               symptom.healthy + ")";
    }
    std::array<char, 32> number{};
    const auto [end, error] = std::to_chars(number.data(), number.data() + number.size(), symptom.value,
                                            std::chars_format::general, 3);
    return symptom.measure + " is " + std::string(number.data(), end) + " (" + symptom.healthy + ")";
}

std::string toText(const HealthFinding& finding)
{
    return finding.title + ": " + toText(finding.evidence) + ". " + finding.advice;
}

}  // namespace synthslice::session
