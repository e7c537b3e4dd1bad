#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <zlib.h>

namespace synthslice::test {

inline std::string bigEndian(std::uint32_t number)
{
    return {static_cast<char>(number >> 24U), static_cast<char>(number >> 16U),
            static_cast<char>(number >> 8U), static_cast<char>(number)};
}

/// Bytes of an IDX file of labels.
inline std::string idxLabels(const std::vector<std::uint8_t>& labels)
{
    return bigEndian(0x801) + bigEndian(static_cast<std::uint32_t>(labels.size())) +
           std::string(labels.begin(), labels.end());
}

/// Bytes of an IDX file of images: every pixel of image i is i modulo 256.
inline std::string idxImages(std::uint32_t count, std::uint32_t width, std::uint32_t height)
{
    std::string bytes = bigEndian(0x803) + bigEndian(count) + bigEndian(height) + bigEndian(width);
    for (std::uint32_t i = 0; i < count; ++i) bytes += std::string(width * height, static_cast<char>(i));
    return bytes;
}

/// Compressed if the name ends in .gz.
inline void writeIdx(const std::filesystem::path& path, const std::string& bytes)
{
    if (path.extension() != ".gz") {
        std::ofstream(path, std::ios::binary) << bytes;
        return;
    }
    const gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
}

}  // namespace synthslice::test
