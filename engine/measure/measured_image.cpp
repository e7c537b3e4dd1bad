#include "engine/measure/measured_image.h"

#include <algorithm>
#include <utility>

namespace synthslice::measure {

MeasuredImage::MeasuredImage(GreyImage image, const Material& material, std::vector<std::uint8_t> inside)
    : m_image(std::move(image)), m_material(material), m_inside(std::move(inside))
{
}

const PhaseImage& MeasuredImage::phase() const
{
    if (!m_phase) m_phase = phaseImage(m_image, m_material, m_inside);
    return *m_phase;
}

const std::vector<Circle>& MeasuredImage::circles() const
{
    if (!m_circles) m_circles = findCircles(m_image, m_material.circles, m_inside);
    return *m_circles;
}

const RadialPowerSpectrum& MeasuredImage::spectrum() const
{
    if (!m_spectrum) m_spectrum = radialPowerSpectrum(m_image, m_inside);
    return *m_spectrum;
}

void MeasuredImage::prepare() const
{
    static_cast<void>(phase());
    if (m_material.roundInclusions) static_cast<void>(circles());
    if (!m_material.isSegmented()) static_cast<void>(spectrum());
}

int MeasuredImage::reachPx() const
{
    constexpr int longest = 128;
    return std::clamp(std::min(m_image.width, m_image.height) / 4, 1, longest);
}

}  // namespace synthslice::measure
