#include "engine/acceptance/judged_image.h"

#include <algorithm>
#include <cmath>

#include "engine/measure/volume_fraction.h"

namespace synthslice::acceptance {

JudgedImage::JudgedImage(const GreyImage& image, const CriteriaSet& criteria)
    : m_image(asStored(image, criteria.bitDepth)), m_greyThreshold(criteria.greyThreshold),
      m_circleSettings(criteria.circles)
{
}

double JudgedImage::volumeFraction() const
{
    return measure::volumeFraction(m_image, m_greyThreshold, m_circleSettings.darkFibres);
}

const measure::PhaseImage& JudgedImage::phase() const
{
    if (!m_phase) {
        m_phase = measure::phaseImage(m_image, m_greyThreshold, m_circleSettings.darkFibres);
    }
    return *m_phase;
}

const std::vector<measure::Circle>& JudgedImage::circles() const
{
    if (!m_circles) {
        m_circles = measure::findCircles(m_image, m_circleSettings);
    }
    return *m_circles;
}

const measure::RadialPowerSpectrum& JudgedImage::spectrum() const
{
    if (!m_spectrum) {
        m_spectrum = measure::radialPowerSpectrum(m_image);
    }
    return *m_spectrum;
}

GreyImage asStored(GreyImage image, std::int64_t bitDepth)
{
    const float fullScale = bitDepth == 16 ? 65535.0F : 255.0F;
    for (float& grey : image.grey) {
        grey = std::round(std::clamp(grey, 0.0F, 1.0F) * fullScale) / fullScale;
    }
    return image;
}

}  // namespace synthslice::acceptance
