#include "engine/base/text/natural_sort.h"

#include <algorithm>
#include <cstddef>

namespace synthslice {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
unsigned char lower(char c)
{
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/// Takes the number that `text` begins with, without its leading zeros.
std::string_view takeNumber(std::string_view& text)
{
    const auto* const end = std::find_if_not(text.begin(), text.end(), isDigit);
    std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

}  // namespace

bool naturalLess(std::string_view a, std::string_view b)
{
    std::string_view restA = a;
    std::string_view restB = b;
    while (!restA.empty() && !restB.empty()) {
        if (isDigit(restA.front()) && isDigit(restB.front())) {
            const std::string_view numberA = takeNumber(restA);
            const std::string_view numberB = takeNumber(restB);
            if (numberA.size() != numberB.size()) {
                return numberA.size() < numberB.size();
            }
            if (numberA != numberB) {
                return numberA < numberB;
            }
        } else {
            const unsigned char charA = lower(restA.front());
            const unsigned char charB = lower(restB.front());
            if (charA != charB) {
                return charA < charB;
            }
            restA.remove_prefix(1);
            restB.remove_prefix(1);
        }
    }
    if (restA.empty() != restB.empty()) {
        return restA.empty();
    }
    return a < b;
}

}  // namespace synthslice
