#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/runs/run_card.h"

namespace synthslice::runs {

/// What is asked of a list of runs (docs/command-line.md): words and comparisons, which must all hold.
///
///     fibres q < 1.5 loss.generator = relativistic state = interrupted tag:best -tag:bad "two words"
///
/// A word stands in the name, folder, family, preset, data, state, tags or note; a field or parameter path is
/// compared by = != < <= > >= or ~ (contains). A run that has no such value does not match. Case does not
/// matter. A value.
class RunQuery {
public:
    /// Asks nothing: every run matches.
    RunQuery() = default;

    /// `parameters`: the paths that may be asked for, beside the keys of cardFields(). The error names an
    /// unknown one and the nearest that is known.
    [[nodiscard]] static Result<RunQuery> parse(std::string_view text,
                                                const std::set<std::string>& parameters);

    [[nodiscard]] bool matches(const RunCard& card) const;

    /// Whether archived runs are asked for, which else are left out.
    [[nodiscard]] bool asksForArchived() const;

private:
    enum class Comparison { Word, Equal, Unequal, Less, LessEqual, Greater, GreaterEqual, Contains };
    struct Term {
        Comparison comparison = Comparison::Word;
        std::string field;  ///< of a comparison
        std::string text;   ///< in lower case
        std::optional<double> number = {};
        bool wanted = true;  ///< false: must not hold
    };
    class Parser;
    [[nodiscard]] static bool holds(const Term& term, const RunCard& card);

    std::vector<Term> m_terms;
};

/// An error unless it is the key of a field or one of these paths; it names the nearest that is.
[[nodiscard]] Result<void> checkKey(const std::string& key, const std::set<std::string>& parameters);

/// The paths of all parameters that any of the runs or presets has.
[[nodiscard]] std::set<std::string> knownParameters(const std::vector<std::shared_ptr<const RunCard>>& runs);

}  // namespace synthslice::runs
