#pragma once

#include "engine/runs/comparison/comparison.h"

namespace synthslice::runs {

/// {"runs": [{"name", "folder", "steps"}], "parameters": [{"path", "label", "values"}],
/// "groups": [{"name", "runs"}], "metrics": [{"key", "label", "unit", "better", "taken_at",
/// "values": [{"value", "error"}], "groups": [{"seeds", "mean", "sd"}]}], "verdicts": [{"metric", "a", "b",
/// "better", "difference", "interval", "p", "text"}]}: values a run each, null where there is none; verdicts
/// are those of the first metric, for each pair of groups.
[[nodiscard]] spec::Json toJson(const RunList& runs, const Comparison& comparison);

}  // namespace synthslice::runs
