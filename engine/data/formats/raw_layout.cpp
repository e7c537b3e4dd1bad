#include "engine/data/formats/raw_layout.h"

#include <algorithm>
#include <array>
#include <regex>
#include <utility>

namespace synthslice::data {

namespace {

/// At most 9 digits, which the pattern sees to.
std::int64_t numberOr(const std::ssub_match& match, std::int64_t fallback)
{
    return match.matched ? std::stoll(match.str()) : fallback;
}

/// By the words that programs write into names.
std::optional<SampleType> typeInName(const std::string& name, std::int64_t bytesPerValue)
{
    static const std::array<std::pair<std::regex, SampleType>, 9> words{
        {{std::regex("float64|double|f64"), SampleType::F64},
         {std::regex("float|f32|real"), SampleType::F32},
         {std::regex("uint8|u8|uchar"), SampleType::U8},
         {std::regex("uint16|u16|ushort"), SampleType::U16},
         {std::regex("uint32|u32"), SampleType::U32},
         {std::regex("int16|i16|short"), SampleType::I16},
         {std::regex("int32|i32"), SampleType::I32},
         {std::regex("int8|i8|char"), SampleType::I8},
         {std::regex("int64|i64"), SampleType::I64}}};
    for (const auto& [word, type] : words) {
        if (std::regex_search(name, word) && static_cast<std::int64_t>(sampleBytes(type)) == bytesPerValue) {
            return type;
        }
    }
    switch (bytesPerValue) {
    case 1:
        return SampleType::U8;
    case 2:
        return SampleType::U16;
    case 4:
        return SampleType::F32;
    case 8:
        return SampleType::F64;
    default:
        return std::nullopt;
    }
}

}  // namespace

std::int64_t RawLayout::bytes() const
{
    return width * height * slices * static_cast<std::int64_t>(sampleBytes(type)) + headerBytes;
}

Result<RawLayout> parseRawLayout(const std::string& text)
{
    static const std::regex pattern(
        "([0-9]{1,6})x([0-9]{1,6})(?:x([0-9]{1,6}))?:([uif][0-9]{1,2})(le|be)?(?::([0-9]{1,9}))?");
    std::smatch match;
    if (std::regex_match(text, match, pattern)) {
        const auto type = sampleTypeNamed(match[4].str());
        const RawLayout layout{numberOr(match[1], 0),         numberOr(match[2], 0),  numberOr(match[3], 1),
                               type.value_or(SampleType::U8), match[5].str() == "be", numberOr(match[6], 0)};
        if (type && layout.width > 0 && layout.height > 0 && layout.slices > 0) return layout;
    }
    return invalidInput(
        "'" + text + "' is no layout of a raw volume",
        "write WIDTHxHEIGHTxSLICES:TYPE:HEADERBYTES, for example 512x512x100:u16le:0, where TYPE "
        "is u8, i8, u16, i16, u32, i32, u64, i64, f32 or f64 with le or be");
}

std::string rawLayoutText(const RawLayout& layout)
{
    return std::to_string(layout.width) + "x" + std::to_string(layout.height) + "x" +
           std::to_string(layout.slices) + ":" + std::string(sampleTypeName(layout.type)) +
           (layout.bigEndian ? "be" : "le") + ":" + std::to_string(layout.headerBytes);
}

std::optional<RawLayout> guessRawLayout(const std::string& name, std::uintmax_t fileBytes)
{
    static const std::regex size("([0-9]{1,6})[xX]([0-9]{1,6})(?:[xX]([0-9]{1,6}))?");
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    std::smatch match;
    if (!std::regex_search(lower, match, size)) return std::nullopt;
    RawLayout layout{numberOr(match[1], 0), numberOr(match[2], 0), numberOr(match[3], 1)};
    const std::int64_t values = layout.width * layout.height * layout.slices;
    const auto bytes = static_cast<std::int64_t>(fileBytes);
    if (values == 0 || bytes % values != 0) return std::nullopt;
    const auto type = typeInName(lower, bytes / values);
    if (!type) return std::nullopt;
    layout.type = *type;
    layout.bigEndian = std::regex_search(lower, std::regex("big[- _]?endian|msb"));
    return layout;
}

}  // namespace synthslice::data
