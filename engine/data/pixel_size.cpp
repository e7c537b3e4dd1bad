#include "engine/data/pixel_size.h"

#include <cmath>

namespace synthslice::data {

std::optional<double> pixelSizeUmFromPixelsPerMetre(double pixelsPerMetre)
{
    if (!(pixelsPerMetre > 0.0) || !std::isfinite(pixelsPerMetre)) return std::nullopt;
    const double dotsPerInch = pixelsPerMetre * 0.0254;
    for (const double printing : {72.0, 96.0, 100.0, 150.0, 200.0, 300.0, 600.0}) {
        // PNG keeps whole pixels per metre only.
        if (std::abs(dotsPerInch - printing) < 0.03) return std::nullopt;
    }
    return 1e6 / pixelsPerMetre;
}

}  // namespace synthslice::data
