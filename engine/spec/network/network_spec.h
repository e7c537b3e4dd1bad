#pragma once

#include <vector>

#include "engine/spec/network/initialization_spec.h"
#include "engine/spec/network/layer_spec.h"

namespace synthslice::spec {

struct NetworkSpec {
    std::vector<LayerSpec> layers;
    InitializationSpec initialization;
    bool operator==(const NetworkSpec&) const = default;
};

}  // namespace synthslice::spec
