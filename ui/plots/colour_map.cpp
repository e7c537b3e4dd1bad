#include "ui/plots/colour_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <QColor>
#include <QCoreApplication>

namespace synthslice::ui {

namespace {

struct Maps {
    Q_DECLARE_TR_FUNCTIONS(synthslice::ui::ColourMap)
};

/// From the darkest to the brightest colour; hue in degrees, chroma where the screen can show it.
struct Ramp {
    double darkest, brightest;  ///< CIE lightness L*
    double firstHue, lastHue;
    double chroma;
};

using LinearRgb = std::array<double, 3>;

/// Oklab's lightness of the grey of CIE lightness L*: the cube root of its luminance.
double oklabLightness(double cieLightness)
{
    return cieLightness > 8.0 ? (cieLightness + 16.0) / 116.0 : std::cbrt(cieLightness / 903.3);
}

LinearRgb oklabToLinearRgb(double lightness, double chroma, double hueDegrees)
{
    const double hue = hueDegrees * std::numbers::pi / 180.0;
    const double a = chroma * std::cos(hue);
    const double b = chroma * std::sin(hue);
    const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool canBeShown(const LinearRgb& rgb)
{
    constexpr double tolerance = 1e-6;
    return std::ranges::all_of(rgb,
                               [](double part) { return part >= -tolerance && part <= 1.0 + tolerance; });
}

/// sRGB's transfer function, IEC 61966-2-1.
int toByte(double linear)
{
    const double part = std::clamp(linear, 0.0, 1.0);
    const double encoded = part <= 0.0031308 ? 12.92 * part : 1.055 * std::pow(part, 1.0 / 2.4) - 0.055;
    return static_cast<int>(std::lround(255.0 * encoded));
}

QRgb colourAt(const Ramp& ramp, double share)
{
    const double lightness = oklabLightness(std::lerp(ramp.darkest, ramp.brightest, share));
    const double hue = std::lerp(ramp.firstHue, ramp.lastHue, share);
    double chroma = ramp.chroma;
    if (!canBeShown(oklabToLinearRgb(lightness, chroma, hue))) {
        double shown = 0.0;
        for (int halving = 0; halving < 24; ++halving) {
            const double middle = (shown + chroma) / 2.0;
            (canBeShown(oklabToLinearRgb(lightness, middle, hue)) ? shown : chroma) = middle;
        }
        chroma = shown;
    }
    const LinearRgb rgb = oklabToLinearRgb(lightness, chroma, hue);
    return qRgb(toByte(rgb[0]), toByte(rgb[1]), toByte(rgb[2]));
}

constexpr Ramp blueYellow{15.0, 92.0, 310.0, 105.0, 0.16};
constexpr Ramp fire{0.0, 100.0, 280.0, 470.0, 0.2};

template <class ColourOf>
QList<QRgb> makeTable(const ColourOf& colourOf)
{
    QList<QRgb> table;
    for (int level = 0; level < 256; ++level) {
        table << colourOf(level);
    }
    return table;
}

QList<QRgb> makeTable(const Ramp& ramp)
{
    return makeTable([&ramp](int level) { return colourAt(ramp, level / 255.0); });
}

}  // namespace

const QList<QRgb>& colourTable(ColourMap map)
{
    static const std::array<QList<QRgb>, colourMapCount> tables{
        makeTable([](int level) { return qRgb(level, level, level); }),
        makeTable([](int level) { return qRgb(255 - level, 255 - level, 255 - level); }),
        makeTable(blueYellow), makeTable(fire)};
    return tables[static_cast<std::size_t>(map)];
}

QString colourMapName(ColourMap map)
{
    switch (map) {
    case ColourMap::Grey:
        return Maps::tr("Grey");
    case ColourMap::InvertedGrey:
        return Maps::tr("Inverted grey");
    case ColourMap::BlueYellow:
        return Maps::tr("Blue to yellow");
    case ColourMap::Fire:
        return Maps::tr("Fire");
    }
    return {};
}

}  // namespace synthslice::ui
