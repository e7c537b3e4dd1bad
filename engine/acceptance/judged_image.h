#pragma once

#include <optional>
#include <vector>

#include "engine/acceptance/criteria_set.h"
#include "engine/base/grey_image.h"
#include "engine/measure/circles.h"
#include "engine/measure/phase.h"
#include "engine/measure/power_spectrum.h"

namespace synthslice::acceptance {

/// What criteria look at: an image as its file stores it, and what several criteria need of it, computed
/// when first asked for and then kept. One thread.
class JudgedImage {
public:
    JudgedImage(const GreyImage& image, const CriteriaSet& criteria);

    [[nodiscard]] const GreyImage& image() const { return m_image; }
    /// Share of pixels on the fibres' side of the criteria's grey threshold.
    [[nodiscard]] double volumeFraction() const;
    [[nodiscard]] const measure::PhaseImage& phase() const;  ///< by the same threshold
    [[nodiscard]] const std::vector<measure::Circle>& circles() const;
    [[nodiscard]] const measure::RadialPowerSpectrum& spectrum() const;

private:
    GreyImage m_image;
    double m_greyThreshold;
    measure::CircleFinderSettings m_circleSettings;
    mutable std::optional<measure::PhaseImage> m_phase;
    mutable std::optional<std::vector<measure::Circle>> m_circles;
    mutable std::optional<measure::RadialPowerSpectrum> m_spectrum;
};

/// The image clipped and rounded to the values of a file of `bitDepth` bits, grey of full scale.
[[nodiscard]] GreyImage asStored(GreyImage image, std::int64_t bitDepth);

}  // namespace synthslice::acceptance
