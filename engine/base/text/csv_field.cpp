#include "engine/base/text/csv_field.h"

namespace synthslice {

std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char character : text) {
        quoted += character;
        if (character == '"') quoted += '"';
    }
    return quoted + "\"";
}

}  // namespace synthslice
