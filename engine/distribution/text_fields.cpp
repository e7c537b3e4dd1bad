#include "engine/distribution/text_fields.h"

#include <algorithm>
#include <cmath>

#include "engine/base/text/parsed_number.h"

namespace synthslice::distribution {

std::string_view takeUpTo(std::string_view separators, std::string_view& text)
{
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

std::string_view withoutSpaces(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

bool isNumber(std::string_view text, double& value)
{
    const auto number = parsedNumber<double>(text);
    if (!number || !(std::abs(*number) <= largestNumber)) return false;
    value = *number;
    return true;
}

}  // namespace synthslice::distribution
