#pragma once

namespace synthslice::kernels {

/// Whether the processor has a feature under the name that LibTorch gives it: "amx_bf16", products of
/// bfloat16 matrices in tiles, "avx512_bf16", in vectors.
[[nodiscard]] bool processorHas(const char* feature);

}  // namespace synthslice::kernels
