#include "engine/data/formats/shared/samples.h"

#include <algorithm>
#include <array>

namespace synthslice::data {

namespace {

constexpr std::array<std::string_view, 10> names{"u8",  "i8",  "u16", "i16", "u32",
                                                 "i32", "u64", "i64", "f32", "f64"};

template <std::size_t index = 0>
Samples makeAlternative(std::size_t wanted, std::size_t count)
{
    if constexpr (index + 1 < std::variant_size_v<Samples>) {
        if (index != wanted) return makeAlternative<index + 1>(wanted, count);
    }
    return Samples(std::in_place_index<index>, count);
}

}  // namespace

std::size_t sampleBytes(SampleType type)
{
    constexpr std::array<std::size_t, 10> bytes{1, 1, 2, 2, 4, 4, 8, 8, 4, 8};
    return bytes.at(static_cast<std::size_t>(type));
}

bool fitsSixteenBits(SampleType type)
{
    return sampleBytes(type) <= 2;
}

std::string_view sampleTypeName(SampleType type)
{
    return names.at(static_cast<std::size_t>(type));
}

std::optional<SampleType> sampleTypeNamed(std::string_view name)
{
    const auto* const found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<SampleType>(found - names.begin()));
}

Samples makeSamples(SampleType type, std::size_t count)
{
    return makeAlternative(static_cast<std::size_t>(type), count);
}

std::span<std::byte> bytesOf(Samples& samples)
{
    return std::visit([](auto& values) { return std::as_writable_bytes(std::span(values)); }, samples);
}

void swapBytes(Samples& samples)
{
    const std::size_t size = sampleBytes(static_cast<SampleType>(samples.index()));
    const std::span<std::byte> bytes = bytesOf(samples);
    for (std::size_t at = 0; size > 1 && at < bytes.size(); at += size)
        std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                     bytes.begin() + static_cast<std::ptrdiff_t>(at + size));
}

std::int64_t ImageHeader::storedBytes() const
{
    return pixels() * channels * static_cast<std::int64_t>(sampleBytes(type));
}

}  // namespace synthslice::data
