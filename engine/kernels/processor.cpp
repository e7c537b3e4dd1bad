#include "engine/kernels/processor.h"

#include <ATen/cpu/Utils.h>

namespace synthslice::kernels {

bool processorHas(const char* feature)
{
    static const auto capabilities = at::cpu::get_cpu_capabilities();
    const auto found = capabilities.find(feature);
    return found != capabilities.end() && found->second.isBool() && found->second.toBool();
}

}  // namespace synthslice::kernels
