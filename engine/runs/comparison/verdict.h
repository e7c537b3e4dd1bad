#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/runs/comparison/comparison.h"
#include "engine/runs/comparison/statistics.h"

namespace synthslice::runs {

/// A sentence for people with what is put in the places of %1, %2 and so on.
struct Sentence {
    std::string text;  ///< in English (SYNTHSLICE_TEXT)
    std::vector<std::variant<std::string, double>> values;
};

/// The sentence in English, numbers to four digits.
[[nodiscard]] std::string english(const Sentence& sentence);

/// By what it is judged whether two groups differ.
enum class Evidence {
    None,          ///< a value is missing, or no spread is known
    Seeds,         ///< both have several seeds: Welch's t
    OneAndSeeds,   ///< a single run against several seeds
    SingleErrors,  ///< the standard errors of two single runs, which say nothing of other seeds
};

/// What can be said of two seed groups by one metric.
struct Verdict {
    Evidence evidence = Evidence::None;
    MeanTest test;        ///< of a - b; unless there is no evidence
    bool differ = false;  ///< p < 0.05
    int better = 0;       ///< -1: a, 1: b, 0: it cannot be said
    Sentence headline;
    std::vector<Sentence> reasons;  ///< the numbers, then what cannot be said
};
[[nodiscard]] Verdict judge(const Comparison& comparison, const MetricRow& metric, std::size_t groupA,
                            std::size_t groupB);

/// The best group of the first metric against each other group that has a value, in the order of the groups.
[[nodiscard]] std::vector<Verdict> verdictsOnTheBest(const Comparison& comparison);

}  // namespace synthslice::runs
