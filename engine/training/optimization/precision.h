#pragma once

#include <torch/torch.h>

namespace synthslice::training {

/// While it lives, matrix products and convolutions of this thread run in bfloat16 on `device` if `bf16` is
/// true (LibTorch's autocast; weights stay fp32). Weights may change only between two scopes.
class AutocastScope {
public:
    AutocastScope(bool bf16, torch::Device device);
    ~AutocastScope();
    AutocastScope(const AutocastScope&) = delete;
    AutocastScope& operator=(const AutocastScope&) = delete;

private:
    bool m_bf16;
    torch::DeviceType m_device;
};

/// Out of bfloat16, in which sums over many values lose too much; other types stay.
[[nodiscard]] torch::Tensor widened(const torch::Tensor& values);

/// Whether this processor trains faster in bfloat16 than in fp32: with matrix tiles (Intel AMX) it does, with
/// vector instructions only (AVX-512 BF16) it is tried, once a process, as it differs between makes.
[[nodiscard]] bool cpuIsFastInBf16();

}  // namespace synthslice::training
