#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/session/assessment.h"

namespace synthslice::store {

// quality.jsonl: one JSON object a line, {"step", "score", "score_sd", "score_interval", "real_score",
// "real_interval", "real_patches", "images", "descriptors": [{"key", "label", "unit", "ratio", "x",
// "generated", "real_low", "real_median", "real_high"}]}; null where a number is not finite. Older runs have
// neither intervals nor what concerns real patches.

[[nodiscard]] std::string assessmentLine(const session::Assessment& assessment);

/// The assessments of all whole lines; lines that are none (of a newer version, or damaged) are left out.
[[nodiscard]] std::vector<session::Assessment> parseAssessments(std::string_view text);

/// The assessment that bestSteps() puts first among all; of the others only step and score are read. Nothing
/// if none has a finite score.
[[nodiscard]] std::optional<session::Assessment> bestAssessmentIn(std::string_view text);

/// The lines up to `step`.
[[nodiscard]] std::string assessmentsUpTo(std::string_view text, std::int64_t step);

/// Of `steps`, up to `count` of the lowest scores, ascending; but first stands the newest of those within a
/// standard error of the lowest: they are equals, and it has trained longest (the one-standard-error rule,
/// Breiman et al. 1984). Steps that were not assessed do not count.
[[nodiscard]] std::vector<std::int64_t> bestSteps(const std::vector<session::Assessment>& assessments,
                                                  const std::vector<std::int64_t>& steps, std::size_t count);

}  // namespace synthslice::store
