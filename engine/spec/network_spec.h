#pragma once

#include <vector>

#include "engine/spec/initialization_spec.h"
#include "engine/spec/layer_spec.h"

namespace synthslice::spec {

struct NetworkSpec {
    std::vector<LayerSpec> layers;
    InitializationSpec initialization;
    bool operator==(const NetworkSpec&) const = default;
};

}  // namespace synthslice::spec
