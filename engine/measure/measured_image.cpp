#include "engine/measure/measured_image.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/measure/phase/phase_pairs.h"

namespace synthslice::measure {

MeasuredImage::MeasuredImage(GreyImage image, const Material& material, std::vector<std::uint8_t> inside)
    : m_image(std::move(image)), m_material(material), m_inside(std::move(inside)),
      m_pairs(static_cast<std::size_t>(material.phaseCount()))
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

const PhasePairs& MeasuredImage::pairs(int phase) const
{
    auto& pairs = m_pairs[static_cast<std::size_t>(phase)];
    if (!pairs) {
        pairs = std::make_shared<const PhasePairs>(this->phase(), std::max(reachPx() + 1, rangeReachPx()),
                                                   phase);
    }
    return *pairs;
}

void MeasuredImage::prepare() const
{
    static_cast<void>(phase());
    std::vector<std::function<void()>> shared;
    if (m_material.roundInclusions) shared.emplace_back([this] { static_cast<void>(circles()); });
    if (!m_material.isSegmented()) shared.emplace_back([this] { static_cast<void>(spectrum()); });
    const int first = m_material.phaseCount() == 2 ? 1 : 0;  // as phaseMeasures() has them
    for (int phase = first; phase < m_material.phaseCount(); ++phase)
        shared.emplace_back([this, phase] { static_cast<void>(pairs(phase)); });
    forEachInParallel(shared.size(), {}, "", [&](std::size_t i) { shared[i](); });
}

int MeasuredImage::reachPx() const
{
    return std::clamp(std::min(m_image.width, m_image.height) / 4, 1, longestReachPx);
}

int MeasuredImage::rangeReachPx() const
{
    return std::min(std::min(m_image.width, m_image.height) / 2 - 1, longestReachPx);
}

}  // namespace synthslice::measure
