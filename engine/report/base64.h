#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace synthslice::report {

/// Bytes as text for a data: URL (RFC 4648, section 4).
[[nodiscard]] std::string base64(std::span<const std::uint8_t> bytes);

}  // namespace synthslice::report
