#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

struct z_stream_s;

namespace synthslice::data {

/// What every gzip stream begins with.
inline constexpr std::string_view gzipSignature = "\x1f\x8b";

/// A zlib or gzip stream inside a file, decompressed on the way. Going back begins anew.
class InflatingFile {
public:
    InflatingFile(const std::filesystem::path& path, std::uintmax_t offset);

    /// Fills `bytes` with what stands at `position` of the decompressed stream; false if it ends before or is
    /// damaged.
    [[nodiscard]] bool readAt(std::uintmax_t position, std::span<std::byte> bytes);

private:
    void begin();
    [[nodiscard]] bool readOn(std::span<std::byte> bytes);

    struct End {
        void operator()(z_stream_s* stream) const;
    };
    std::ifstream m_file;
    std::uintmax_t m_offset;
    std::uintmax_t m_position = 0;
    std::vector<char> m_buffer;
    std::unique_ptr<z_stream_s, End> m_stream;
};

/// Whether a file begins like a gzip stream.
[[nodiscard]] bool isGzip(const std::filesystem::path& path);

/// Fills `bytes` with what stands at `position` of a file, or of what it holds if it is a gzip stream; false
/// if that ends before or is damaged.
[[nodiscard]] bool readPlainOrGzip(const std::filesystem::path& path, std::uintmax_t position,
                                   std::span<std::byte> bytes);

}  // namespace synthslice::data
