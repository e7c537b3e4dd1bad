#include "engine/training/optimization/precision.h"

#include <algorithm>
#include <ctime>
#include <vector>

#include <ATen/autocast_mode.h>
#include <ATen/cpu/Utils.h>

#include "engine/kernels/processor.h"

namespace synthslice::training {
namespace {

/// Processor time of this thread so far.
double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double convolutionSeconds(const torch::Tensor& images, const torch::Tensor& weight)
{
    const double begin = threadSeconds();
    torch::conv2d(images, weight, {}, /*stride=*/1, /*padding=*/1);
    return threadSeconds() - begin;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Tried by turns and by processor time on one thread, so that other programs have little say.
bool convolvesFasterInBf16()
{
    torch::NoGradGuard noGrad;
    const int threads = at::get_num_threads();
    at::set_num_threads(1);
    const auto last = torch::MemoryFormat::ChannelsLast;
    const torch::Tensor images = torch::ones({8, 64, 32, 32}).contiguous(last);
    const torch::Tensor weight = torch::ones({64, 64, 3, 3}).contiguous(last);
    const torch::Tensor bf16Images = images.to(torch::kBFloat16);
    const torch::Tensor bf16Weight = weight.to(torch::kBFloat16);
    std::vector<double> fp32;
    std::vector<double> bf16;
    constexpr int trials = 9;
    for (int trial = 0; trial < trials; ++trial) {
        fp32.push_back(convolutionSeconds(images, weight));
        bf16.push_back(convolutionSeconds(bf16Images, bf16Weight));
    }
    at::set_num_threads(threads);
    // Where it pays, it pays by 1.8; what lies between must not depend on chance.
    constexpr double enough = 1.3;
    return median(fp32) > enough * median(bf16);
}

}  // namespace

torch::Tensor widened(const torch::Tensor& values)
{
    return values.scalar_type() == torch::kBFloat16 ? values.to(torch::kFloat32) : values;
}

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
