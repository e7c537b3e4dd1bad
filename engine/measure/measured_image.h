#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/measure/grey/power_spectrum.h"
#include "engine/measure/material.h"

namespace synthslice::measure {

class PhasePairs;

/// An image of a material and what several measures need of it, computed when first asked for and then kept.
/// One thread, or any number after prepare().
class MeasuredImage {
public:
    /// Grey of full scale, as a file stores it. What lies outside (0 of one value per pixel) is not measured;
    /// by default all is inside. `material` must outlive it.
    MeasuredImage(GreyImage image, const Material& material, std::vector<std::uint8_t> inside = {});

    [[nodiscard]] const GreyImage& grey() const { return m_image; }
    [[nodiscard]] std::span<const std::uint8_t> inside() const { return m_inside; }
    [[nodiscard]] const Material& material() const { return m_material; }
    [[nodiscard]] const PhaseImage& phase() const;
    [[nodiscard]] const std::vector<Circle>& circles() const;
    [[nodiscard]] const RadialPowerSpectrum& spectrum() const;
    /// Of pixels of the phase, as far as two-point correlation and integral range reach.
    [[nodiscard]] const PhasePairs& pairs(int phase) const;
    /// Computes all that measures of the material share, on all cores.
    void prepare() const;
    /// Longest lag of its curves: a quarter of the smaller side, 1 to 128 px.
    [[nodiscard]] int reachPx() const;
    /// Longest lag of its integral range: below half of the smaller side, at most 128 px.
    [[nodiscard]] int rangeReachPx() const;

private:
    static constexpr int longestReachPx = 128;  // where whole slices are measured

    GreyImage m_image;
    const Material& m_material;
    std::vector<std::uint8_t> m_inside;
    mutable std::optional<PhaseImage> m_phase;
    mutable std::optional<std::vector<Circle>> m_circles;
    mutable std::optional<RadialPowerSpectrum> m_spectrum;
    mutable std::vector<std::shared_ptr<const PhasePairs>> m_pairs;  ///< of each phase
};

}  // namespace synthslice::measure
