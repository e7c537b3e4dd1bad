#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/acceptance/criteria/criteria_set.h"
#include "ui/experiment/experiment_document.h"

namespace synthslice::ui {

/// What the window keeps between two starts without being asked: the experiment as it is edited, the
/// criteria, and where it was.
struct Draft {
    ExperimentDocument::State experiment;
    std::optional<acceptance::CriteriaSet> criteria;
    std::filesystem::path slices;  ///< empty if none were open
    std::filesystem::path run;     ///< the same
    std::string page;              ///< object name; empty: the first
};

[[nodiscard]] std::string toText(const Draft& draft);
/// Strict; an error names `file`.
[[nodiscard]] Result<Draft> draftFromText(const std::string& text, const std::filesystem::path& file);

}  // namespace synthslice::ui
