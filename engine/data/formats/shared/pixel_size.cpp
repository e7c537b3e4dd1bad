#include "engine/data/formats/shared/pixel_size.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace synthslice::data {

namespace {

constexpr std::array inchDefaults{72.0, 96.0, 300.0, 100.0, 150.0, 200.0, 600.0};
constexpr std::size_t metricDefaults = 3;  ///< the first of them

bool isDefault(double perMetre, ResolutionUnit unit)
{
    const auto* const end = unit == ResolutionUnit::Inch ? inchDefaults.end()
                                                         : inchDefaults.begin() + metricDefaults;
    // PNG and BMP keep whole pixels per metre only.
    return std::any_of(inchDefaults.begin(), end,
                       [&](double dpi) { return std::abs(perMetre * 0.0254 - dpi) < 0.03; });
}

}  // namespace

bool PixelSize::isAnisotropic() const
{
    return std::abs(xUm / yUm - 1.0) > 1e-3;
}

std::optional<PixelSize> pixelSize(double x, double y, double unitUm, std::string source)
{
    const PixelSize size{x * unitUm, y * unitUm, std::move(source)};
    const bool sound = size.xUm > 0.0 && size.yUm > 0.0 && std::isfinite(size.xUm) && std::isfinite(size.yUm);
    return sound ? std::optional(size) : std::nullopt;
}

std::optional<PixelSize> pixelSizeOfResolution(double xPerMetre, double yPerMetre, ResolutionUnit unit,
                                               std::string source)
{
    if (isDefault(xPerMetre, unit)) return std::nullopt;
    return pixelSize(1.0 / xPerMetre, 1.0 / yPerMetre, 1e6, std::move(source));
}

std::optional<double> micrometresPerUnit(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, double>, 20> units{
        {{"micron", 1.0},    {"microns", 1.0},   {"micrometer", 1.0}, {"micrometre", 1.0},
         {"um", 1.0},        {"\xc2\xb5m", 1.0}, {"\xce\xbcm", 1.0},  {"\xb5m", 1.0},
         {"\\u00B5m", 1.0},  {"\\u00b5m", 1.0},  {"nm", 1e-3},        {"pm", 1e-6},
         {"\xc3\x85", 1e-4}, {"mm", 1e3},        {"millimeter", 1e3}, {"cm", 1e4},
         {"m", 1e6},         {"meter", 1e6},     {"inch", 25400.0},   {"in", 25400.0}}};
    const auto* const found = std::find_if(units.begin(), units.end(),
                                           [&](const auto& unit) { return unit.first == name; });
    return found == units.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace synthslice::data
