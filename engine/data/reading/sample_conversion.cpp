#include "engine/data/reading/sample_conversion.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>
#include <type_traits>
#include <utility>

#include "engine/base/text/number_text.h"
#include "engine/base/text/text.h"
#include "engine/data/formats/shared/grey_conversion.h"

namespace synthslice::data {

namespace {

constexpr double fullScale16 = 65535.0;
constexpr std::int64_t mostKept = std::int64_t{1} << 22U;
constexpr double shareClipped = 1e-4;  ///< at most, at either end
/// Values this share of the robust range beyond it are still taken in.
constexpr double rangeMargin = 0.5;

template <class Sample>
constexpr bool fits = sizeof(Sample) <= 2;

double quantileOf(std::vector<double>& values, double share)
{
    const auto at = values.begin() +
                    static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

std::string rangeNote(const ValueMap& map)
{
    return text("values from %1 to %2 are mapped to 16 bit, the same for all images",
                numberText(map.offset, 6), numberText(map.offset + fullScale16 * map.step, 6));
}

/// Values of the pixels' own type and sign.
template <class Sample>
void keepValues(std::vector<Sample>&& samples, RawImage& image)
{
    using Pixel = std::make_unsigned_t<Sample>;
    std::vector<Pixel> pixels;
    if constexpr (std::is_signed_v<Sample>) {
        constexpr int half = -std::numeric_limits<Sample>::min();
        pixels.resize(samples.size());
        std::transform(samples.begin(), samples.end(), pixels.begin(),
                       [](Sample sample) { return static_cast<Pixel>(sample + half); });
        image.fileValue.offset -= half * image.fileValue.step;
        image.notes.emplace_back(text("signed values shifted by half of the full scale"));
    } else {
        pixels = std::move(samples);
    }
    if constexpr (sizeof(Pixel) == 1) {
        image.pixels8 = std::move(pixels);
    } else {
        image.pixels16 = std::move(pixels);
    }
}

/// Wider values by the map; what is no finite number is outside.
template <class Sample>
void mapValues(const std::vector<Sample>& samples, const ValueMap& map, RawImage& image)
{
    image.pixels16.resize(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double value = (static_cast<double>(samples[i]) - map.offset) / map.step;
        if (std::isfinite(value)) {
            image.pixels16[i] = static_cast<std::uint16_t>(std::clamp(value, 0.0, fullScale16) + 0.5);
        } else {
            image.outside.resize(samples.size());
            image.outside[i] = 1;
        }
    }
    image.fileValue = {image.fileValue.offset + image.fileValue.step * map.offset,
                       image.fileValue.step * map.step};
    image.notes.push_back(rangeNote(map));
    if (!image.outside.empty()) image.notes.emplace_back(text("pixels that are no number are left out"));
}

}  // namespace

ValueRange::ValueRange(std::int64_t values)
    : m_stride(values / mostKept + 1), m_lowest(std::numeric_limits<double>::infinity()), m_highest(-m_lowest)
{
}

void ValueRange::add(const StoredImage& image)
{
    if (fitsSixteenBits(static_cast<SampleType>(image.samples.index()))) return;
    std::visit(
        [&](const auto& samples) {
            for (const auto sample : samples) {
                const auto value = static_cast<double>(sample);
                if (!std::isfinite(value)) continue;
                m_lowest = std::min(m_lowest, value);
                m_highest = std::max(m_highest, value);
                m_isWhole = m_isWhole && value == std::floor(value);
                if (m_next-- > 0) continue;
                m_next = m_stride - 1;
                m_kept.push_back(value);
            }
        },
        image.samples);
}

ValueMap ValueRange::map() const
{
    if (m_kept.empty()) return {};
    if (m_isWhole && m_highest - m_lowest <= fullScale16) return {m_lowest, 1.0};
    std::vector<double> kept = m_kept;
    double low = quantileOf(kept, shareClipped);
    double high = quantileOf(kept, 1.0 - shareClipped);
    const double beyond = rangeMargin * (high - low);
    if (m_lowest >= low - beyond) low = m_lowest;
    if (m_highest <= high + beyond) high = m_highest;
    return high > low ? ValueMap{low, (high - low) / fullScale16} : ValueMap{m_lowest, 1.0};
}

RawImage toRawImage(StoredImage&& stored, const ValueMap& wide)
{
    RawImage image;
    image.width = stored.width;
    image.height = stored.height;
    image.channelsInFile = stored.channels;
    image.fileValue = stored.fileValue;
    image.pixelSize = stored.pixelSize;
    reduceToGrey(stored);
    image.notes = std::move(stored.notes);
    std::visit(
        [&](auto&& samples) {
            using Sample = typename std::decay_t<decltype(samples)>::value_type;
            image.bitDepth = sizeof(Sample) == 1 ? 8 : 16;
            if constexpr (fits<Sample>) {
                keepValues(std::move(samples), image);
            } else {
                mapValues(samples, wide, image);
            }
        },
        std::move(stored.samples));
    return image;
}

}  // namespace synthslice::data
