#include "engine/data/formats/shared/grey_conversion.h"

#include <array>
#include <cstddef>
#include <type_traits>

#include "engine/base/text/text.h"

namespace synthslice::data {

namespace {

/// 0.299, 0.587, 0.114 in 1/2^14.
constexpr std::array<std::int32_t, 3> lumaRgb{4899, 9617, 1868};

template <class Sample>
Sample luma(const Sample* rgb)
{
    if constexpr (std::is_integral_v<Sample> && sizeof(Sample) <= 2) {
        std::int64_t sum = 1 << 13;
        for (std::size_t i = 0; i < 3; ++i) sum += std::int64_t{lumaRgb[i]} * rgb[i];
        return static_cast<Sample>(sum >> 14);
    } else {
        double sum = 0.0;
        for (std::size_t i = 0; i < 3; ++i) sum += lumaRgb[i] / 16384.0 * static_cast<double>(rgb[i]);
        return static_cast<Sample>(sum);
    }
}

template <class Sample>
void reduce(std::vector<Sample>& samples, std::size_t channels)
{
    const std::size_t pixels = samples.size() / channels;
    for (std::size_t i = 0; i < pixels; ++i) {
        const Sample* const from = &samples[i * channels];
        samples[i] = channels < 3 ? from[0] : luma(from);
    }
    samples.resize(pixels);
    samples.shrink_to_fit();
}

}  // namespace

void reduceToGrey(StoredImage& image)
{
    if (image.channels == 1) return;
    std::visit([&](auto& samples) { reduce(samples, static_cast<std::size_t>(image.channels)); },
               image.samples);
    if (image.channels >= 3) image.notes.emplace_back(text("colour converted to grey"));
    if (image.channels % 2 == 0) image.notes.emplace_back(text("transparency ignored"));
}

}  // namespace synthslice::data
