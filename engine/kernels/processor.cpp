#include "engine/kernels/processor.h"

#include <fstream>
#include <set>

#include <ATen/Version.h>
#include <ATen/cpu/Utils.h>

namespace synthslice::kernels {
namespace {

const auto& capabilities()
{
    static const auto all = at::cpu::get_cpu_capabilities();
    return all;
}

/// As Linux tells it; "processor" if it does not.
std::string processorName()
{
    std::ifstream stream("/proc/cpuinfo");
    for (std::string line; std::getline(stream, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
    }
    return "processor";
}

}  // namespace

bool processorHas(const char* feature)
{
    const auto found = capabilities().find(feature);
    return found != capabilities().end() && found->second.isBool() && found->second.toBool();
}

std::string processorDescription()
{
    std::set<std::string> features;
    for (const auto& [name, value] : capabilities()) {
        if (value.isBool() && value.toBool()) features.insert(name);
    }
    std::string text = processorName() + ", " + at::get_cpu_capability();
    for (const std::string& feature : features)
        text += (feature == *features.begin() ? ": " : ", ") + feature;
    return text;
}

}  // namespace synthslice::kernels
