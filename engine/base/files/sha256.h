#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace synthslice {

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::span<const std::byte> bytes);
    /// 64 lower-case hexadecimal digits of all bytes added. Call once, at the end.
    [[nodiscard]] std::string hex();

private:
    class Context;
    std::unique_ptr<Context> m_context;
};

[[nodiscard]] std::string sha256Hex(std::span<const std::byte> bytes);

}  // namespace synthslice
