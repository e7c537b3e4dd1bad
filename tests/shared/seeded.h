#pragma once

#include <cstdint>

#include <ATen/CPUGeneratorImpl.h>

namespace synthslice::test {

/// A CPU generator of its own.
inline at::Generator seeded(std::uint64_t seed = 0)
{
    return at::detail::createCPUGenerator(seed);
}

}  // namespace synthslice::test
