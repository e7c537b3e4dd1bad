#pragma once

#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

namespace synthslice::test {

/// A file of tests/reference, made by the scripts there.
inline nlohmann::ordered_json referenceValues(const std::string& name)
{
    std::ifstream file(std::string(SYNTHSLICE_SOURCE_DIR "/tests/reference/") + name);
    return nlohmann::ordered_json::parse(file);
}

}  // namespace synthslice::test
