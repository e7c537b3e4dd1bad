#include "engine/base/text/text.h"

#include <utility>

namespace synthslice {
namespace {

Translator& translator()
{
    static Translator current;
    return current;
}

}  // namespace

void setTranslator(Translator translating)
{
    translator() = std::move(translating);
}

std::string text_details::filledIn(const char* english, const std::vector<std::string>& arguments)
{
    const std::string pattern = translator() ? translator()(english) : english;
    std::string filled;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool isPlace = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                             static_cast<std::size_t>(pattern[i + 1] - '0') <= arguments.size();
        if (isPlace) {
            filled += arguments[static_cast<std::size_t>(pattern[++i] - '1')];
        } else {
            filled += pattern[i];
        }
    }
    return filled;
}

}  // namespace synthslice
