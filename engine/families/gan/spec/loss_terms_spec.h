#pragma once

#include <array>
#include <string>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

enum class TermUnit { Steps, Epochs };
template <>
inline constexpr std::array enumNames<TermUnit>{"steps", "epochs"};

/// An extra term of the generator's loss that is computed from its images. It has a weight, or a share of the
/// generator's gradient instead: then its weight is kept such that its gradient at the images is this share
/// of the adversarial one.
struct LossTermSpec {
    double weight = 0.0;
    double gradientShare = 0.0;  ///< overrides the weight if not 0
    double start = 0.0;          ///< in `startUnit`
    TermUnit startUnit = TermUnit::Steps;
    [[nodiscard]] bool isOn() const { return weight > 0.0 || gradientShare > 0.0; }
    bool operator==(const LossTermSpec&) const = default;
};

inline constexpr std::size_t lossTermCount = 6;

struct LossTermsSpec {
    LossTermSpec volumeFraction;
    LossTermSpec twoPointCorrelation;
    LossTermSpec greyHistogram;
    LossTermSpec totalVariation;
    LossTermSpec circles;
    LossTermSpec powerSpectrum;
    bool operator==(const LossTermsSpec&) const = default;
};

/// Name, title and help of each term: the one list for JSON, forms, metrics and the trainer.
struct LossTermInfo {
    std::string key;    ///< JSON key
    std::string title;  ///< in English (SYNTHSLICE_TEXT)
    std::string help;   ///< one sentence, in English (SYNTHSLICE_TEXT)
    LossTermSpec LossTermsSpec::*member;
};
[[nodiscard]] const std::array<LossTermInfo, lossTermCount>& lossTerms();

}  // namespace synthslice::spec
