#include "engine/base/text/text.h"

#include <utility>

#include "engine/base/text/placeholders.h"

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
    return filled(translator() ? translator()(english) : english, arguments);
}

}  // namespace synthslice
