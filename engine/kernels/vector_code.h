#pragma once

#include <cstdint>
#include <cstring>
#include <type_traits>

#include <ATen/ATen.h>

#ifndef _OPENMP
#error "Compile with -fopenmp, or at::parallel_for takes one thread"
#endif

/// In front of a plain function over rows: compiles it for AVX-512, AVX2 and any processor; which one runs is
/// chosen when the program starts. Its pointers should be `__restrict` parameters, or it is not vectorized.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define SYNTHSLICE_VECTOR_CODE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SYNTHSLICE_VECTOR_CODE
#endif

namespace synthslice::kernels {

/// A bfloat16 as its bits, which compilers vectorize, unlike at::BFloat16.
using Bf16Bits = std::uint16_t;

/// What sums of values of type T are held in.
template <class T>
using Wide = std::conditional_t<std::is_same_v<T, double>, double, float>;

inline float widened(Bf16Bits bits)
{
    const std::uint32_t wide = std::uint32_t{bits} << 16U;
    float value = 0.0F;
    std::memcpy(&value, &wide, sizeof value);
    return value;
}
inline float widened(float value)
{
    return value;
}
inline double widened(double value)
{
    return value;
}

/// Rounded to nearest, ties to even. NaN stays NaN, as processors make no NaN whose payload would overflow.
inline void narrow(float value, Bf16Bits& bits)
{
    std::uint32_t wide = 0;
    std::memcpy(&wide, &value, sizeof wide);
    bits = static_cast<Bf16Bits>((wide + 0x7fffU + ((wide >> 16U) & 1U)) >> 16U);
}
inline void narrow(float value, float& stored)
{
    stored = value;
}
inline void narrow(double value, double& stored)
{
    stored = value;
}

/// Calls `run` with a value of the type that holds `tensor`'s elements.
template <class Run>
void dispatch(const at::Tensor& tensor, Run run)
{
    switch (tensor.scalar_type()) {
    case at::kBFloat16:
        return run(Bf16Bits{});
    case at::kFloat:
        return run(float{});
    default:
        TORCH_INTERNAL_ASSERT(tensor.scalar_type() == at::kDouble);
        return run(double{});
    }
}

template <class T>
T* elements(const at::Tensor& tensor)
{
    return static_cast<T*>(tensor.data_ptr());
}

/// {images, channels, height, width} of any memory format as a dense {images, height, width, channels}.
inline at::Tensor channelsLast(const at::Tensor& images)
{
    return images.permute({0, 2, 3, 1}).contiguous();
}

/// The other way round, a view.
inline at::Tensor channelsFirst(const at::Tensor& images)
{
    return images.permute({0, 3, 1, 2});
}

/// Whether the kernels of this folder can compute with `tensor`.
inline bool hasKernels(const at::Tensor& tensor)
{
    return tensor.is_cpu() && (tensor.scalar_type() == at::kFloat || tensor.scalar_type() == at::kBFloat16 ||
                               tensor.scalar_type() == at::kDouble);
}

}  // namespace synthslice::kernels
