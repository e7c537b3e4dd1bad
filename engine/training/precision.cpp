#include "engine/training/precision.h"

#include <ATen/autocast_mode.h>

namespace synthslice::training {

AutocastScope::AutocastScope(bool bf16, torch::Device device) : m_bf16(bf16), m_device(device.type())
{
    if (m_bf16) {
        at::autocast::set_autocast_dtype(m_device, torch::kBFloat16);
        at::autocast::set_autocast_enabled(m_device, true);
    }
}

AutocastScope::~AutocastScope()
{
    if (m_bf16) {
        at::autocast::clear_cache();
        at::autocast::set_autocast_enabled(m_device, false);
    }
}

}  // namespace synthslice::training
