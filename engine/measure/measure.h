#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/measure/measured_image.h"

namespace synthslice::measure {

/// What a number looks at.
enum class Aspect {
    Structure,  ///< what the material is like; differs from place to place
    Texture     ///< what the scanner makes of it: noise, sharpness; about the same everywhere
};

/// One thing that can be measured in an image: a number, or a curve. The one list of them (measuresOf) feeds
/// acceptance criteria, the descriptors of quality, `describe` and reports.
struct Measure {
    using Values = std::function<std::vector<double>(const MeasuredImage&)>;

    std::string key;          ///< "chord_length_fibres", unique; criteria files know a criterion by it
    std::string path;         ///< JSON pointer of its value in the answer of `describe`
    std::string label;        ///< in English (SYNTHSLICE_TEXT)
    std::string help;         ///< one sentence, in English (SYNTHSLICE_TEXT)
    std::string unit;         ///< of its values: "px", "1/px", "grey/px", "log10" or empty
    Values values;            ///< one for a number; NaN for what cannot be measured
    std::string phase = {};   ///< the phase's name where it is of one of several
    Values x = {};            ///< a curve's abscissae, a function of the image's size; else null
    std::string xLabel = {};  ///< in English (SYNTHSLICE_TEXT)
    std::string xUnit = {};   ///< "px", "cycles/px" or empty
    std::optional<Aspect> criterion = {};  ///< a number that acceptance may limit
    std::string descriptor = {};           ///< of quality, which its values are components of; or empty

    [[nodiscard]] bool isCurve() const { return x != nullptr; }
    /// "Chord length, fibres", in English.
    [[nodiscard]] std::string fullLabel() const { return phase.empty() ? label : label + ", " + phase; }
};

/// All that can be measured in images of a material: of grey unless it is segmented, of each phase, of
/// circles where inclusions are round. In the order in which they are shown. Kept for the life of the
/// program, as it depends only on the kind of material, not on its settings. Any thread.
[[nodiscard]] const std::vector<Measure>& measuresOf(const Material& material);

// The parts of that list; adding a measure is adding a row to one of them.
[[nodiscard]] std::vector<Measure> greyMeasures();
[[nodiscard]] std::vector<Measure> phaseMeasures(const Material& material);
[[nodiscard]] std::vector<Measure> circleMeasures();

/// The only value of a number.
[[nodiscard]] double valueOf(const Measure& measure, const MeasuredImage& image);

/// In which unit lengths are told.
struct LengthUnit {
    double perPx = 1.0;  ///< of it, in a pixel
    std::string name = "px";

    /// Micrometres where the size of a pixel is known, else pixels.
    static LengthUnit ofPixel(std::optional<double> pixelSizeUm);
    /// A value in Measure::unit or xUnit.
    [[nodiscard]] double convert(double value, const std::string& unit) const;
    /// "um" for "px", "1/um" for "1/px"; units without lengths stay.
    [[nodiscard]] std::string nameOf(const std::string& unit) const;
};

}  // namespace synthslice::measure
