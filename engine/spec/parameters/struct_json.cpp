#include "engine/spec/parameters/struct_json.h"

#include <algorithm>

namespace synthslice::spec {

Result<void> checkKeys(const Json& json, const std::string& path, const std::vector<std::string>& known)
{
    if (!json.is_object()) {
        return invalidInput(path + ": must be an object { ... }", nameHint({}, known));
    }
    for (const auto& item : json.items()) {
        if (std::ranges::find(known, item.key()) == known.end()) {
            const auto place = (path.empty() ? "" : path + ".") + shortened(item.key());
            return invalidInput("unknown key '" + place + "'", nameHint(item.key(), known));
        }
    }
    return {};
}

}  // namespace synthslice::spec
