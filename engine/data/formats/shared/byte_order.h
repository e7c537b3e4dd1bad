#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace synthslice::data {

/// Unsigned integers at the start of `bytes`, which has to hold enough of them.
[[nodiscard]] inline std::uint32_t bigEndian32(std::span<const std::byte> bytes)
{
    return std::to_integer<std::uint32_t>(bytes[0]) << 24U | std::to_integer<std::uint32_t>(bytes[1]) << 16U |
           std::to_integer<std::uint32_t>(bytes[2]) << 8U | std::to_integer<std::uint32_t>(bytes[3]);
}

[[nodiscard]] inline std::uint32_t bigEndian16(std::span<const std::byte> bytes)
{
    return std::to_integer<std::uint32_t>(bytes[0]) << 8U | std::to_integer<std::uint32_t>(bytes[1]);
}

[[nodiscard]] inline std::uint32_t littleEndian32(std::span<const std::byte> bytes)
{
    return std::to_integer<std::uint32_t>(bytes[3]) << 24U | std::to_integer<std::uint32_t>(bytes[2]) << 16U |
           std::to_integer<std::uint32_t>(bytes[1]) << 8U | std::to_integer<std::uint32_t>(bytes[0]);
}

[[nodiscard]] inline std::uint32_t littleEndian16(std::span<const std::byte> bytes)
{
    return std::to_integer<std::uint32_t>(bytes[1]) << 8U | std::to_integer<std::uint32_t>(bytes[0]);
}

}  // namespace synthslice::data
