#include "engine/training/precision.h"

#include <algorithm>
#include <chrono>
#include <limits>

#include <ATen/autocast_mode.h>
#include <ATen/cpu/Utils.h>

#include "engine/kernels/processor.h"

namespace synthslice::training {
namespace {

double convolutionSeconds(const torch::Tensor& images, const torch::Tensor& weight)
{
    const auto begin = std::chrono::steady_clock::now();
    torch::conv2d(images, weight, {}, /*stride=*/1, /*padding=*/1);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

bool convolvesFasterInBf16()
{
    torch::NoGradGuard noGrad;
    const auto last = torch::MemoryFormat::ChannelsLast;
    const torch::Tensor images = torch::ones({8, 64, 32, 32}).contiguous(last);
    const torch::Tensor weight = torch::ones({64, 64, 3, 3}).contiguous(last);
    const torch::Tensor bf16Images = images.to(torch::kBFloat16);
    const torch::Tensor bf16Weight = weight.to(torch::kBFloat16);
    double fp32 = std::numeric_limits<double>::infinity();
    double bf16 = fp32;
    constexpr int trials = 6;  // the first warms up, the best of the others counts
    for (int trial = 0; trial < trials; ++trial) {
        fp32 = std::min(fp32, convolutionSeconds(images, weight));
        bf16 = std::min(bf16, convolutionSeconds(bf16Images, bf16Weight));
    }
    // Where it pays, it pays by 1.8; what lies between must not depend on chance.
    constexpr double enough = 1.3;
    return fp32 > enough * bf16;
}

}  // namespace

bool cpuIsFastInBf16()
{
    if (kernels::processorHas("amx_bf16") && at::cpu::init_amx()) {
        return true;
    }
    static const bool tried = kernels::processorHas("avx512_bf16") && convolvesFasterInBf16();
    return tried;
}

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
