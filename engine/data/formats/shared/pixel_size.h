#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace synthslice::data {

/// Size of a pixel.
struct PixelSize {
    double xUm = 0.0;
    double yUm = 0.0;
    std::string source;  ///< where it stands, "OME-XML"
    /// Whether width and height differ by more than a thousandth.
    [[nodiscard]] bool isAnisotropic() const;
};

/// The pixel size for a width and a height in units of `unitUm`; none unless both are positive and finite.
[[nodiscard]] std::optional<PixelSize> pixelSize(double x, double y, double unitUm, std::string source);

/// How a file tells its resolution, which decides what is a size and what a program's default.
enum class ResolutionUnit { Inch, Metric };

/// The pixel size that a resolution in pixels per metre stands for; none for those which programs write when
/// they know none: 72, 96, 100, 150, 200, 300 and 600 dots per inch, of which only 72, 96 and 300 are taken
/// for defaults where the file's own unit is metric.
[[nodiscard]] std::optional<PixelSize> pixelSizeOfResolution(double xPerMetre, double yPerMetre,
                                                             ResolutionUnit unit, std::string source);

/// A unit of length in um by its usual names ("micron", "um", "nm", "mm", "inch" ...); none if unknown.
[[nodiscard]] std::optional<double> micrometresPerUnit(std::string_view name);

}  // namespace synthslice::data
