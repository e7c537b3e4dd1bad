#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/spec/parameters/json_text.h"

namespace synthslice::spec {

enum class ParameterType { Boolean, Integer, Real, Choice, Text, RealPair };
enum class Scale { Linear, Logarithmic };

/// When a parameter may change.
enum class Changes {
    BeforeStart,  ///< locked once the run has started
    Live          ///< also while the run is paused or running, between two steps
};

struct Range {
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    bool operator==(const Range&) const = default;
};

/// Everything that is known of one editable value. JSON, range checks, the editor's form and tooltips,
/// `--set`, the live-change filter and docs/parameters.md are all derived from it.
struct ParameterInfo {
    std::string key;              ///< JSON key, snake_case, PyTorch's name where there is one
    std::string label;            ///< for a form row, in English (SYNTHSLICE_TEXT)
    std::string unit = {};        ///< "px", "steps", ...; empty for a plain number
    std::string help;             ///< one sentence, in English (SYNTHSLICE_TEXT)
    Range range = {};             ///< inclusive, for numbers and each half of a pair
    Scale scale = Scale::Linear;  ///< how a slider or spin box should step
    Changes changes = Changes::BeforeStart;
    std::optional<Range> usual = {};        ///< of a number: forms give it a slider over these values too
    bool advanced = false;                  ///< rarely touched: forms fold it away
    ParameterType type = {};                ///< filled in from the member's type
    std::vector<std::string> choices = {};  ///< JSON values of a Choice, filled in from the member's type
    Json defaultValue = {};                 ///< filled in from the struct
};

/// The problem with `value` as a value of `info`, or an empty string. Checks type, range and choices.
[[nodiscard]] std::string valueProblem(const ParameterInfo& info, const Json& value);

/// A number as it is written in JSON: shortest form that reads back the same, decimal point.
[[nodiscard]] std::string numberText(double number);

/// The value written as `text` on a command line ("0.5", "true", "adam", "0.5,0.9"), as JSON.
/// Numbers use a decimal point whatever the locale. Text that does not fit the type is returned as a
/// JSON string, which valueProblem() then refuses.
[[nodiscard]] Json parseValue(const ParameterInfo& info, const std::string& text);

}  // namespace synthslice::spec
