#pragma once

#include <string>

#include <QString>

#include "engine/measure/measure.h"
#include "engine/spec/network/shape_inference.h"
#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::ui {

/// An engine's text (marked SYNTHSLICE_TEXT there) in the language of the window; the English text itself
/// where there is no translation.
[[nodiscard]] QString specText(const std::string& english);

/// A label that a run recorded, in the language of the window: where it is of a phase ("Lineal path,
/// matrix"), each part by itself.
[[nodiscard]] QString recordedLabel(const std::string& english);

/// A measure's label with its phase, in the language of the window: "Chord length, fibres".
[[nodiscard]] QString measureLabel(const measure::Measure& measure);

/// A parameter's value as in the JSON file, but shortest: 0 for 0.0, no quotes, no brackets; layers by their
/// types.
[[nodiscard]] QString valueText(const spec::Json& value);

/// "96×10×10"
[[nodiscard]] QString shapeText(const spec::Shape& shape);

}  // namespace synthslice::ui
