#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/data/formats/shared/samples.h"

namespace synthslice::data {

/// How the values of a raw volume lie in its file: images row by row, one after the other.
struct RawLayout {
    std::int64_t width = 0;   ///< px
    std::int64_t height = 0;  ///< px
    std::int64_t slices = 1;
    SampleType type = SampleType::U8;
    bool bigEndian = false;
    std::int64_t headerBytes = 0;  ///< before the first value

    [[nodiscard]] std::int64_t bytes() const;
};

/// Reads "WIDTHxHEIGHTxSLICES:TYPE:HEADERBYTES", for example "512x512x100:u16le:0". Slices and header bytes
/// may be left out (1 and 0). TYPE is u8, i8, u16, i16, u32, i32, u64, i64, f32 or f64, followed by le
/// (little endian, the default) or be. Errors quote the text.
[[nodiscard]] Result<RawLayout> parseRawLayout(const std::string& text);
/// The text that parseRawLayout() reads.
[[nodiscard]] std::string rawLayoutText(const RawLayout& layout);

/// What a name such as "sample_512x512x100_16bit.raw" and the size of the file tell, where they agree: the
/// numbers in the name, with the type by its usual names or else by what the size leaves for a value.
[[nodiscard]] std::optional<RawLayout> guessRawLayout(const std::string& name, std::uintmax_t fileBytes);

/// What a person may begin with who sees the values: guessRawLayout(); or else the size in the name behind a
/// header of up to 64 KiB, which is what the file has beyond the values; or else a cube of 1, 2 or 4 bytes a
/// value that has just the size of the file.
[[nodiscard]] std::optional<RawLayout> proposeRawLayout(const std::string& name, std::uintmax_t fileBytes);

}  // namespace synthslice::data
