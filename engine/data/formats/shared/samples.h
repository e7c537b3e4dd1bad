#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/data/formats/shared/pixel_size.h"
#include "engine/data/reading/value_map.h"

namespace synthslice::data {

/// Types of stored values, in the order of Samples' alternatives.
enum class SampleType { U8, I8, U16, I16, U32, I32, U64, I64, F32, F64 };

using Samples = std::variant<std::vector<std::uint8_t>, std::vector<std::int8_t>, std::vector<std::uint16_t>,
                             std::vector<std::int16_t>, std::vector<std::uint32_t>, std::vector<std::int32_t>,
                             std::vector<std::uint64_t>, std::vector<std::int64_t>, std::vector<float>,
                             std::vector<double>>;

/// Bytes of one value.
[[nodiscard]] std::size_t sampleBytes(SampleType type);
/// Whether values keep all their bits in 16-bit memory; those of other types are mapped to it.
[[nodiscard]] bool fitsSixteenBits(SampleType type);
/// "u8", "i16", "f32" ...
[[nodiscard]] std::string_view sampleTypeName(SampleType type);
[[nodiscard]] std::optional<SampleType> sampleTypeNamed(std::string_view name);

[[nodiscard]] Samples makeSamples(SampleType type, std::size_t count);
[[nodiscard]] std::span<std::byte> bytesOf(Samples& samples);
/// From the other byte order to the machine's.
void swapBytes(Samples& samples);

/// An image's shape, as the file's headers tell it.
struct ImageHeader {
    std::int64_t width = 0;   ///< px
    std::int64_t height = 0;  ///< px
    SampleType type = SampleType::U8;
    int channels = 1;

    [[nodiscard]] std::int64_t pixels() const { return width * height; }
    /// Bytes of the values as they are stored, decompressed.
    [[nodiscard]] std::int64_t storedBytes() const;
    /// Bytes of the grey values in memory.
    [[nodiscard]] std::int64_t greyBytes() const { return pixels() * (sampleBytes(type) == 1 ? 1 : 2); }
};

/// One image as its file stores it, decompressed: grey, grey + alpha, RGB or RGB + alpha, interleaved.
struct StoredImage {
    int width = 0;   ///< px
    int height = 0;  ///< px
    int channels = 1;
    Samples samples;
    ValueMap fileValue;  ///< from samples to the file's own values, where samples were expanded or inverted
    std::optional<PixelSize> pixelSize;
    std::vector<std::string> notes;
};

}  // namespace synthslice::data
