#include "engine/data/formats/shared/header_text.h"

#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>

namespace synthslice::data {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

std::map<std::string, std::string> keysAndValues(std::string_view text, std::string_view separator)
{
    std::map<std::string, std::string> values;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t at = line.find(separator);
        if (at == std::string_view::npos) continue;
        values.emplace(trimmed(line.substr(0, at)), trimmed(line.substr(at + separator.size())));
    }
    return values;
}

std::vector<double> numbersOf(const std::string& text)
{
    std::istringstream stream(text);
    stream.imbue(std::locale::classic());
    std::vector<double> numbers;
    for (double number = 0.0; stream >> number;) numbers.push_back(number);
    return stream.eof() ? numbers : std::vector<double>();
}

std::vector<std::int64_t> countsOf(const std::string& text)
{
    std::vector<std::int64_t> counts;
    for (const double number : numbersOf(text)) {
        if (number < 0.0 || number > 0x1p53 || number != std::floor(number)) return {};
        counts.push_back(static_cast<std::int64_t>(number));
    }
    return counts;
}

}  // namespace synthslice::data
