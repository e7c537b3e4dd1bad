#include "engine/spec/parameters/parameter_info.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <sstream>

#include "engine/base/text/parsed_number.h"
#include "engine/base/text/text.h"
#include "engine/spec/parameters/nearest_name.h"

namespace synthslice::spec {

namespace {

std::string rangeText(const Range& range)
{
    if (std::isinf(range.max)) {
        return text("at least %1", numberText(range.min));
    }
    if (std::isinf(range.min)) {
        return text("at most %1", numberText(range.max));
    }
    return text("from %1 to %2", numberText(range.min), numberText(range.max));
}

std::string numberProblem(const ParameterInfo& info, const Json& value)
{
    if (!value.is_number() || (info.type == ParameterType::Integer && !value.is_number_integer())) {
        return info.type == ParameterType::Integer ? text("%1 is not a whole number", shortText(value))
                                                   : text("%1 is not a number", shortText(value));
    }
    const auto number = value.get<double>();
    if (!(number >= info.range.min && number <= info.range.max)) {
        return text("%1 is out of range, it must be %2", numberText(number), rangeText(info.range));
    }
    return {};
}

}  // namespace

std::string numberText(double number)
{
    // The shortest text of whole numbers may be 1e+06, which people read with difficulty.
    constexpr double mostInFull = 1e10;
    std::array<char, 32> buffer{};
    const bool inFull = number == std::trunc(number) && std::abs(number) < mostInFull;
    const auto [end, error] = inFull ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                                     std::chars_format::fixed)
                                     : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end};
}

std::string valueProblem(const ParameterInfo& info, const Json& value)
{
    switch (info.type) {
    case ParameterType::Boolean:
        return value.is_boolean() ? std::string{} : text("%1 is not true or false", shortText(value));
    case ParameterType::Text:
        if (!value.is_string()) return text("%1 is not a text", shortText(value));
        return isUtf8(value.get<std::string>()) ? std::string{}
                                                : text("%1 is not UTF-8 text", shortText(value));
    case ParameterType::Integer:
    case ParameterType::Real:
        return numberProblem(info, value);
    case ParameterType::RealPair: {
        if (!value.is_array() || value.size() != 2) {
            return text("%1 is not a pair of numbers", shortText(value));
        }
        const auto first = numberProblem(info, value[0]);
        return first.empty() ? numberProblem(info, value[1]) : first;
    }
    case ParameterType::Choice:
        break;
    }
    if (value.is_string() &&
        std::ranges::find(info.choices, value.get<std::string>()) != info.choices.end()) {
        return {};
    }
    std::string list;
    for (const auto& choice : info.choices) {
        list += (list.empty() ? "" : ", ") + choice;
    }
    return text("%1 is not one of: %2", shortText(value), list);
}

Json parseValue(const ParameterInfo& info, const std::string& text)
{
    switch (info.type) {
    case ParameterType::Boolean:
        if (text == "true" || text == "false") {
            return text == "true";
        }
        break;
    case ParameterType::Integer:
        if (const auto number = parsedNumber<std::int64_t>(text)) {
            return *number;
        }
        break;
    case ParameterType::Real:
        if (const auto number = parsedNumber<double>(text)) {
            return *number;
        }
        break;
    case ParameterType::RealPair: {
        const auto comma = text.find(',');
        if (comma != std::string::npos) {
            const auto first = parsedNumber<double>(text.substr(0, comma));
            const auto second = parsedNumber<double>(text.substr(comma + 1));
            if (first && second) {
                return Json::array({*first, *second});
            }
        }
        break;
    }
    case ParameterType::Choice:
    case ParameterType::Text:
        break;
    }
    return text;
}

}  // namespace synthslice::spec
