#include "engine/data/formats/raw_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

#include "engine/base/text/text.h"

namespace synthslice::data {

namespace {

bool isIn(std::string_view name, std::string_view word)
{
    return name.find(word) != std::string_view::npos;
}

/// Whether letters other than the word's own stand on neither side: "16be.raw", "u16_be".
bool standsAlone(std::string_view name, std::string_view word)
{
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
        const std::size_t after = at + word.size();
        if ((at == 0 || !isLetter(name[at - 1])) && (after == name.size() || !isLetter(name[after])))
            return true;
    }
    return false;
}

/// By the words that programs write into names.
std::optional<SampleType> typeInName(std::string_view name, std::int64_t bytesPerValue)
{
    static constexpr std::array<std::pair<std::string_view, SampleType>, 24> words{
        {{"float64", SampleType::F64}, {"double", SampleType::F64}, {"f64", SampleType::F64},
         {"float", SampleType::F32},   {"f32", SampleType::F32},    {"real", SampleType::F32},
         {"uint8", SampleType::U8},    {"u8", SampleType::U8},      {"uchar", SampleType::U8},
         {"uint16", SampleType::U16},  {"u16", SampleType::U16},    {"ushort", SampleType::U16},
         {"uint32", SampleType::U32},  {"u32", SampleType::U32},    {"int16", SampleType::I16},
         {"i16", SampleType::I16},     {"short", SampleType::I16},  {"int32", SampleType::I32},
         {"i32", SampleType::I32},     {"int8", SampleType::I8},    {"i8", SampleType::I8},
         {"char", SampleType::I8},     {"int64", SampleType::I64},  {"i64", SampleType::I64}}};
    for (const auto& [word, type] : words) {
        if (isIn(name, word) && static_cast<std::int64_t>(sampleBytes(type)) == bytesPerValue) return type;
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

bool take(std::string_view& text, std::string_view word)
{
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

/// The number that a text begins with, of its first `most` characters.
std::optional<std::int64_t> takeNumber(std::string_view& text, std::size_t most)
{
    std::int64_t number = 0;
    const std::string_view start = text.substr(0, most);
    if (start.starts_with('-')) return std::nullopt;
    const auto [end, error] = std::from_chars(start.data(), start.data() + start.size(), number);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - start.data()));
    return number;
}

/// The "512x512x100" or "512x512" that a text begins with.
std::optional<RawLayout> takeSize(std::string_view& text)
{
    constexpr std::size_t mostDigits = 6;
    const auto width = takeNumber(text, mostDigits);
    const auto height = width && take(text, "x") ? takeNumber(text, mostDigits) : std::nullopt;
    if (!height) return std::nullopt;
    std::string_view behind = text;
    const auto slices = take(behind, "x") ? takeNumber(behind, mostDigits) : std::nullopt;
    if (slices) text = behind;
    return RawLayout{*width, *height, slices.value_or(1)};
}

std::optional<RawLayout> layoutOf(std::string_view text)
{
    constexpr std::size_t mostDigits = 9;
    auto layout = takeSize(text);
    if (!layout || !take(text, ":")) return std::nullopt;
    const std::size_t typeEnd = std::min(text.find_first_of("lb:"), text.size());  // "le", "be", or no order
    const auto type = sampleTypeNamed(std::string(text.substr(0, typeEnd)));
    text.remove_prefix(typeEnd);
    layout->bigEndian = take(text, "be");
    if (!layout->bigEndian) take(text, "le");
    const auto header = take(text, ":") ? takeNumber(text, mostDigits) : std::optional<std::int64_t>(0);
    const bool whole = type && header && text.empty();
    if (!whole || layout->width < 1 || layout->height < 1 || layout->slices < 1) return std::nullopt;
    layout->type = *type;
    layout->headerBytes = *header;
    return layout;
}

std::string lowerCase(const std::string& name)
{
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::optional<RawLayout> sizeInName(std::string_view name)
{
    std::optional<RawLayout> layout;
    for (; !name.empty() && !layout; name.remove_prefix(1)) {
        std::string_view rest = name;
        layout = takeSize(rest);
    }
    return layout && layout->width * layout->height * layout->slices > 0 ? layout : std::nullopt;
}

void takeOrderFrom(std::string_view name, RawLayout& layout)
{
    layout.bigEndian = standsAlone(name, "be");
    for (const std::string_view word : {"bigendian", "big-endian", "big_endian", "big endian", "msb"})
        layout.bigEndian = layout.bigEndian || isIn(name, word);
}

/// The size in the name, with as few bytes before the values as a type leaves: none where it fits.
std::optional<RawLayout> behindHeader(std::string_view name, std::int64_t bytes)
{
    constexpr std::int64_t largestHeader = 65536;
    auto layout = sizeInName(name);
    if (!layout) return std::nullopt;
    for (const std::int64_t bytesPerValue : {8, 4, 2, 1}) {
        layout->type = *typeInName(name, bytesPerValue);
        layout->headerBytes = 0;
        const std::int64_t header = bytes - layout->bytes();
        if (header < 0 || header > largestHeader) continue;
        layout->headerBytes = header;
        takeOrderFrom(name, *layout);
        return layout;
    }
    return std::nullopt;
}

std::optional<RawLayout> cube(std::string_view name, std::int64_t bytes)
{
    for (const std::int64_t bytesPerValue : {1, 2, 4}) {
        const auto side = std::llround(std::cbrt(static_cast<double>(bytes / bytesPerValue)));
        RawLayout layout{side, side, side, *typeInName(name, bytesPerValue)};
        if (side < 1 || layout.bytes() != bytes) continue;
        takeOrderFrom(name, layout);
        return layout;
    }
    return std::nullopt;
}

}  // namespace

std::int64_t RawLayout::bytes() const
{
    return width * height * slices * static_cast<std::int64_t>(sampleBytes(type)) + headerBytes;
}

Result<RawLayout> parseRawLayout(const std::string& text)
{
    if (const auto layout = layoutOf(text)) return *layout;
    return invalidInput(
        synthslice::text("'%1' is no layout of a raw volume", text),
        synthslice::text("write WIDTHxHEIGHTxSLICES:TYPE:HEADERBYTES, for example 512x512x100:u16le:0, "
                         "where TYPE is u8, i8, u16, i16, u32, i32, u64, i64, f32 or f64 with le or be"));
}

std::string rawLayoutText(const RawLayout& layout)
{
    return std::to_string(layout.width) + "x" + std::to_string(layout.height) + "x" +
           std::to_string(layout.slices) + ":" + std::string(sampleTypeName(layout.type)) +
           (layout.bigEndian ? "be" : "le") + ":" + std::to_string(layout.headerBytes);
}

std::optional<RawLayout> guessRawLayout(const std::string& name, std::uintmax_t fileBytes)
{
    const std::string lower = lowerCase(name);
    auto layout = sizeInName(lower);
    if (!layout) return std::nullopt;
    const std::int64_t values = layout->width * layout->height * layout->slices;
    const auto bytes = static_cast<std::int64_t>(fileBytes);
    if (bytes % values != 0) return std::nullopt;
    const auto type = typeInName(lower, bytes / values);
    if (!type) return std::nullopt;
    layout->type = *type;
    takeOrderFrom(lower, *layout);
    return layout;
}

std::optional<RawLayout> proposeRawLayout(const std::string& name, std::uintmax_t fileBytes)
{
    const std::string lower = lowerCase(name);
    const auto bytes = static_cast<std::int64_t>(fileBytes);
    const auto layout = behindHeader(lower, bytes);
    return layout ? layout : cube(lower, bytes);
}

}  // namespace synthslice::data
