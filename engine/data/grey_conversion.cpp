#include "engine/data/grey_conversion.h"

#include <array>
#include <cstddef>

namespace synthslice::data {

namespace {

/// 0.299, 0.587, 0.114 in 1/2^14.
constexpr std::array<std::uint32_t, 3> lumaRgb{4899, 9617, 1868};

template <class Sample>
void reduce(std::vector<Sample>& samples, std::size_t channels, const std::array<std::uint32_t, 3>& luma)
{
    const std::size_t pixels = samples.size() / channels;
    for (std::size_t i = 0; i < pixels; ++i) {
        const Sample* const from = &samples[i * channels];
        samples[i] = channels < 3 ? from[0]
                                  : static_cast<Sample>((luma[0] * from[0] + luma[1] * from[1] +
                                                         luma[2] * from[2] + (1U << 13U)) >>
                                                        14U);
    }
    samples.resize(pixels);
    samples.shrink_to_fit();
}

}  // namespace

void reduceToGrey(RawImage& image, ChannelOrder order)
{
    const auto channels = static_cast<std::size_t>(image.channelsInFile);
    if (channels == 1) return;
    std::array<std::uint32_t, 3> luma = lumaRgb;
    if (order == ChannelOrder::Bgr) std::swap(luma[0], luma[2]);
    if (image.bitDepth == 8) {
        reduce(image.pixels8, channels, luma);
    } else {
        reduce(image.pixels16, channels, luma);
    }
    if (channels >= 3) image.notes.emplace_back("colour converted to grey");
    if (channels == 2 || channels == 4) image.notes.emplace_back("transparency ignored");
}

}  // namespace synthslice::data
