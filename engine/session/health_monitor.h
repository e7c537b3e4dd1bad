#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/session/health_rules.h"

namespace synthslice::session {

/// Watches a training and names what goes wrong. Lives on the session's worker thread.
class HealthMonitor {
public:
    /// How often the generator's images are to be inspected: failures show within a few of these.
    static constexpr std::int64_t inspectEverySteps = 100;
    static constexpr std::int64_t inspectedImages = 64;

    /// `metrics` are the columns of every step; `startStep` the checkpoint that is gone on from, or 0.
    HealthMonitor(std::vector<HealthRule> rules, std::vector<MetricInfo> metrics, std::int64_t startStep);

    void step(const StepReport& report);
    void checkpointSaved(std::int64_t step);

    /// What the steps since the last inspection and the images of now show, each failure once until it is
    /// over. `experiment` as it is trained now.
    [[nodiscard]] std::vector<HealthFinding> inspect(const SampleStatistics& samples, std::int64_t step,
                                                     const spec::ExperimentSpec& experiment);

    /// The finding for a loss or gradient that is not finite.
    [[nodiscard]] HealthFinding nonFinite(Symptom evidence, std::int64_t step,
                                          const spec::ExperimentSpec& experiment) const;

private:
    struct Sum {
        double sum = 0.0;
        std::int64_t count = 0;
    };
    [[nodiscard]] HealthFinding finding(const HealthRule& rule, Symptom evidence, std::int64_t step,
                                        std::int64_t healthyUntil,
                                        const spec::ExperimentSpec& experiment) const;

    std::vector<HealthRule> m_rules;
    std::vector<MetricInfo> m_metrics;
    std::vector<Sum> m_sums;  ///< of each metric since the last inspection
    double m_largestScore = 0.0;
    std::int64_t m_inspectedStep;                        ///< the last one
    std::map<std::string, int> m_inARow;                 ///< inspections that show each failure
    std::map<std::string, std::int64_t> m_healthyUntil;  ///< the last inspection that did not show it
    std::set<std::int64_t> m_checkpoints;
};

/// "the discriminator's score is 2e+04 (healthy below 10000)".
[[nodiscard]] std::string toText(const Symptom& symptom);

/// The finding as one line for an event: title, evidence, advice.
[[nodiscard]] std::string toText(const HealthFinding& finding);

}  // namespace synthslice::session
