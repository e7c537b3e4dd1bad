#pragma once

#include <string>
#include <vector>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

/// A titled group of parameters with its place in an experiment: what a form shows, in order.
struct ParameterGroup {
    std::string path;   ///< "data", "training", "layers.conv2d", "optimizer.adam", ...
    std::string title;  ///< in English (SYNTHSLICE_TEXT)
    std::string help;   ///< one sentence on what the group is, in English (SYNTHSLICE_TEXT)
    std::vector<ParameterInfo> parameters;
};

/// That of a struct.
template <class S>
ParameterGroup parameterGroupOf(const std::string& path)
{
    auto text = groupText<S>();
    ParameterGroup group{path, std::move(text.title), std::move(text.help), {}};
    for (const auto& parameter : parameterTable<S>()) {
        group.parameters.push_back(parameter.info);
    }
    return group;
}

}  // namespace synthslice::spec
