#pragma once

#include <QString>

#include "engine/runs/run_card.h"

namespace synthslice::ui {

[[nodiscard]] QString outcomeText(store::RunOutcome outcome);

/// Title of a column: of a field of the cards in the window's language, or a parameter's path.
[[nodiscard]] QString columnTitle(const std::string& key);
[[nodiscard]] QString columnHelp(const std::string& key);

/// What stands in a column for a run, in the window's language; empty where the run has no such value.
[[nodiscard]] QString columnText(const runs::RunCard& card, const std::string& key);

}  // namespace synthslice::ui
