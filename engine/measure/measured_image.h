#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/grey_image.h"
#include "engine/measure/material.h"
#include "engine/measure/power_spectrum.h"

namespace synthslice::measure {

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
    /// Computes all that measures of the material share.
    void prepare() const;
    /// Longest lag of its curves: a quarter of the smaller side, 1 to 128 px.
    [[nodiscard]] int reachPx() const;

private:
    GreyImage m_image;
    const Material& m_material;
    std::vector<std::uint8_t> m_inside;
    mutable std::optional<PhaseImage> m_phase;
    mutable std::optional<std::vector<Circle>> m_circles;
    mutable std::optional<RadialPowerSpectrum> m_spectrum;
};

}  // namespace synthslice::measure
