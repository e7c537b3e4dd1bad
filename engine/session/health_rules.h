#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/session/messages.h"

namespace synthslice::session {

/// What a rule looks at: the steps since the inspection before, and the generator's images now.
struct HealthEvidence {
    std::int64_t step = 0;
    std::map<std::string, double> means;  ///< of each metric over those steps; absent if none computed it
    double largestScore = 0.0;            ///< max |mean score of a batch| over those steps
    SampleStatistics samples;
    const spec::ExperimentSpec* experiment = nullptr;

    /// NaN, with which no comparison shows anything, if no step computed it.
    [[nodiscard]] double mean(const std::string& metric) const;
};

/// How one kind of training failure is recognized and what helps against it.
struct HealthRule {
    std::string failure;  ///< "mode_collapse"
    std::string title;    ///< in English (SYNTHSLICE_TEXT)
    std::string advice;   ///< the same
    int inspections = 1;  ///< how many in a row have to show it
    std::int64_t fromStep = 0;
    /// What shows the failure; nothing where it does not show.
    std::function<std::optional<Symptom>(const HealthEvidence& evidence)> shows;
    /// Edits that help, the first of the alternatives that gives an experiment without problems is taken.
    std::function<std::vector<std::vector<LiveEdit>>(const spec::ExperimentSpec& experiment)> remedies;
};

/// The evidence, if it shows.
[[nodiscard]] std::optional<Symptom> when(bool shows, const char* measure, double value, const char* healthy);

/// A remedy for most: all learning rates (of optimizers, and parameters `lr`) times 0.3.
[[nodiscard]] std::vector<std::vector<LiveEdit>> lowerRates(const spec::ExperimentSpec& experiment);

/// The rule for a loss or gradient that is not finite, which ends a session at once.
[[nodiscard]] const HealthRule& nonFiniteRule();

}  // namespace synthslice::session
