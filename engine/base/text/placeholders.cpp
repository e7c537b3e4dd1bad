#include "engine/base/text/placeholders.h"

namespace synthslice {

std::string filled(const std::string& pattern, const std::vector<std::string>& values)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool isPlace = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                             static_cast<std::size_t>(pattern[i + 1] - '0') <= values.size();
        if (isPlace) {
            text += values[static_cast<std::size_t>(pattern[++i] - '1')];
        } else {
            text += pattern[i];
        }
    }
    return text;
}

}  // namespace synthslice
