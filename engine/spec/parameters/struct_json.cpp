#include "engine/spec/parameters/struct_json.h"

#include <algorithm>

#include "engine/base/text/text.h"

namespace synthslice::spec {

Result<void> checkKeys(const Json& json, const std::string& path, const std::vector<std::string>& known)
{
    if (!json.is_object()) {
        return invalidInput(text("%1: must be an object { ... }", path), nameHint({}, known));
    }
    for (const auto& item : json.items()) {
        if (std::ranges::find(known, item.key()) == known.end()) {
            const auto place = (path.empty() ? "" : path + ".") + shortened(item.key());
            return invalidInput(text("unknown key '%1'", place), nameHint(item.key(), known));
        }
    }
    return {};
}

}  // namespace synthslice::spec
