#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

#include <gif_lib.h>

#include "engine/base/text/text.h"
#include "engine/film/film_encoder.h"

namespace synthslice::film {

namespace {

constexpr int paletteSize = 256;
constexpr int greys = 128;  ///< of a picture in colour, before its cube of colours
constexpr int cubeSide = 5;

std::array<GifColorType, paletteSize> greyPalette()
{
    std::array<GifColorType, paletteSize> palette{};
    for (int i = 0; i < paletteSize; ++i) {
        const auto grey = static_cast<GifByteType>(i);
        palette[static_cast<std::size_t>(i)] = {grey, grey, grey};
    }
    return palette;
}

GifByteType cubeLevel(int place)
{
    return static_cast<GifByteType>(place * 255 / (cubeSide - 1));
}

std::array<GifColorType, paletteSize> colourPalette()
{
    std::array<GifColorType, paletteSize> palette{};
    for (int i = 0; i < greys; ++i) {
        const auto grey = static_cast<GifByteType>(i * 255 / (greys - 1));
        palette[static_cast<std::size_t>(i)] = {grey, grey, grey};
    }
    for (int i = 0; i < cubeSide * cubeSide * cubeSide; ++i) {
        palette[static_cast<std::size_t>(greys + i)] = {cubeLevel(i / (cubeSide * cubeSide)),
                                                        cubeLevel(i / cubeSide % cubeSide),
                                                        cubeLevel(i % cubeSide)};
    }
    return palette;
}

/// The place in colourPalette() of a pixel.
GifByteType placeOf(const std::uint8_t* rgb)
{
    if (rgb[0] == rgb[1] && rgb[1] == rgb[2]) {
        return static_cast<GifByteType>((rgb[0] * (greys - 1) + 127) / 255);
    }
    const auto level = [](int value) { return (value * (cubeSide - 1) + 127) / 255; };
    return static_cast<GifByteType>(greys + (level(rgb[0]) * cubeSide + level(rgb[1])) * cubeSide +
                                    level(rgb[2]));
}

/// A palette for as long as giflib needs one.
class ColourMap {
public:
    explicit ColourMap(const std::array<GifColorType, paletteSize>& palette)
        : m_map(GifMakeMapObject(paletteSize, palette.data()))
    {
    }
    ColourMap(const ColourMap&) = delete;
    ColourMap& operator=(const ColourMap&) = delete;
    ~ColourMap() { GifFreeMapObject(m_map); }
    [[nodiscard]] ColorMapObject* get() const { return m_map; }

private:
    ColorMapObject* m_map;
};

class GifEncoder final : public FilmEncoder {
public:
    explicit GifEncoder(double framesPerSecond)
        : m_delay(static_cast<int>(std::clamp(std::lround(100.0 / framesPerSecond), 2L, 65535L)))
    {
    }
    GifEncoder(const GifEncoder&) = delete;
    GifEncoder& operator=(const GifEncoder&) = delete;
    ~GifEncoder() override
    {
        if (m_gif != nullptr) EGifCloseFile(m_gif, nullptr);
    }

    Result<void> add(const Picture& frame) override
    {
        constexpr int longestSide = 65535;  // 16 bit in the file
        if (std::max(frame.width, frame.height) > longestSide) {
            return invalidInput(text("A film of %1 x %2 px is larger than the %3 px of a GIF", frame.width,
                                     frame.height, longestSide),
                                text("choose a smaller scale or fewer runs"));
        }
        if (m_gif == nullptr && !begin(frame)) return gifError();
        assert(frame.width == m_gif->SWidth && frame.height == m_gif->SHeight);
        const ColourMap colours(colourPalette());
        const GraphicsControlBlock control{DISPOSE_DO_NOT, false, m_delay, NO_TRANSPARENT_COLOR};
        std::array<GifByteType, 4> controlBytes{};
        EGifGCBToExtension(&control, controlBytes.data());
        if (EGifPutExtension(m_gif, GRAPHICS_EXT_FUNC_CODE, controlBytes.size(), controlBytes.data()) ==
                GIF_ERROR ||
            EGifPutImageDesc(m_gif, 0, 0, frame.width, frame.height, false,
                             frame.inColour ? colours.get() : nullptr) == GIF_ERROR) {
            return gifError();
        }
        std::vector<GifByteType> row(static_cast<std::size_t>(frame.width));
        for (int y = 0; y < frame.height; ++y) {
            const std::uint8_t* pixel = frame.pixels.data() +
                                        static_cast<std::size_t>(y) * row.size() * (frame.inColour ? 3 : 1);
            for (GifByteType& place : row) {
                place = frame.inColour ? placeOf(pixel) : *pixel;
                pixel += frame.inColour ? 3 : 1;
            }
            if (EGifPutLine(m_gif, row.data(), frame.width) == GIF_ERROR) return gifError();
        }
        return {};
    }

    Result<std::string> finish() override
    {
        GifFileType* const gif = std::exchange(m_gif, nullptr);
        if (gif == nullptr || EGifCloseFile(gif, nullptr) == GIF_ERROR) return gifError();
        return std::move(m_bytes);
    }

private:
    static tl::unexpected<Error> gifError() { return failed(text("The film cannot be encoded as GIF")); }

    static int write(GifFileType* gif, const GifByteType* bytes, int count)
    {
        static_cast<GifEncoder*>(gif->UserData)
            ->m_bytes.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
        return count;
    }

    bool begin(const Picture& first)
    {
        m_gif = EGifOpen(this, write, nullptr);
        if (m_gif == nullptr) return false;
        EGifSetGifVersion(m_gif, true);
        const ColourMap map(greyPalette());
        std::array<GifByteType, 3> forEver{1, 0, 0};
        return EGifPutScreenDesc(m_gif, first.width, first.height, 8, 0, map.get()) != GIF_ERROR &&
               EGifPutExtensionLeader(m_gif, APPLICATION_EXT_FUNC_CODE) != GIF_ERROR &&
               EGifPutExtensionBlock(m_gif, 11, "NETSCAPE2.0") != GIF_ERROR &&
               EGifPutExtensionBlock(m_gif, forEver.size(), forEver.data()) != GIF_ERROR &&
               EGifPutExtensionTrailer(m_gif) != GIF_ERROR;
    }

    int m_delay;  ///< hundredths of a second
    GifFileType* m_gif = nullptr;
    std::string m_bytes;
};

}  // namespace

std::unique_ptr<FilmEncoder> makeGifEncoder(double framesPerSecond)
{
    return std::make_unique<GifEncoder>(framesPerSecond);
}

}  // namespace synthslice::film
