#pragma once

#include <string>

namespace synthslice::kernels {

/// Whether the processor has a feature under the name that LibTorch gives it: "amx_bf16", products of
/// bfloat16 matrices in tiles, "avx512_bf16", in vectors.
[[nodiscard]] bool processorHas(const char* feature);

/// The processor's name and the vector instructions that it and LibTorch have: what rounding depends on.
/// "AMD EPYC 9R14, AVX512: avx2, avx512_bf16, ..."
[[nodiscard]] std::string processorDescription();

}  // namespace synthslice::kernels
