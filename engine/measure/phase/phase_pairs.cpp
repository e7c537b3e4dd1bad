#include "engine/measure/phase/phase_pairs.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include <opencv2/imgproc.hpp>

#include "engine/measure/grey/autocorrelation.h"
#include "engine/measure/phase/phase_mat.h"

namespace synthslice::measure {

namespace {

/// 1 where the mask is set.
cv::Mat1d indicator(const cv::Mat1b& mask)
{
    cv::Mat1d ones;
    mask.convertTo(ones, CV_64F, 1.0 / 255.0);
    return ones;
}

/// Of `sums` (cv::integral) over the pixels that are still in the image at a distance, for every lag up to
/// `reach`.
cv::Mat1d sumsWithPartner(const cv::Mat1d& sums, int reach)
{
    const int rows = sums.rows - 1;
    const int columns = sums.cols - 1;
    cv::Mat1d map(2 * reach + 1, 2 * reach + 1, 0.0);
    for (int dy = -std::min(reach, rows); dy <= std::min(reach, rows); ++dy) {
        for (int dx = -std::min(reach, columns); dx <= std::min(reach, columns); ++dx) {
            const int top = std::max(0, -dy);
            const int bottom = rows - std::max(0, dy);
            const int left = std::max(0, -dx);
            const int right = columns - std::max(0, dx);
            map(reach + dy, reach + dx) = sums(bottom, right) - sums(top, right) - sums(bottom, left) +
                                          sums(top, left);
        }
    }
    return map;
}

}  // namespace

PhasePairs::PhasePairs(const PhaseImage& image, int reach, int phase, Boundary boundary)
    : m_reach(reach), m_fraction(phaseFraction(image, phase))
{
    const cv::Mat1b pixels = phaseMat(image);
    const cv::Mat1b inside = pixels != PhaseImage::outside;
    const bool isMasked = cv::countNonZero(inside) < static_cast<int>(inside.total());
    const bool isPeriodic = boundary == Boundary::Periodic;
    const cv::Mat1d ones = indicator(pixels == phase);
    const PaddedSpectrum spectrum = spectrumForLags(ones, reach, isPeriodic);
    m_inPhase = correlation(spectrum, spectrum);
    if (isMasked) {
        const PaddedSpectrum mask = spectrumForLags(indicator(inside), reach, isPeriodic);
        m_inside = correlation(mask, mask);
        m_firstInPhase = correlation(spectrum, mask);
    } else if (isPeriodic) {
        m_inside = cv::Mat1d(m_inPhase.size(), static_cast<double>(inside.total()));
        m_firstInPhase = cv::Mat1d(m_inPhase.size(), cv::sum(ones)[0]);
    } else {
        cv::Mat1d sums;
        cv::integral(ones, sums, CV_64F);
        m_firstInPhase = sumsWithPartner(sums, reach);
        cv::integral(cv::Mat1d(ones.size(), 1.0), sums, CV_64F);
        m_inside = sumsWithPartner(sums, reach);
    }
}

double PhasePairs::covariance(int dx, int dy) const
{
    const double pairs = inside(dx, dy);
    if (pairs < 0.5) return std::numeric_limits<double>::quiet_NaN();
    const double either = m_firstInPhase(m_reach + dy, m_reach + dx) +
                          m_firstInPhase(m_reach - dy, m_reach - dx);
    return inPhase(dx, dy) / pairs - m_fraction * either / pairs + m_fraction * m_fraction;
}

}  // namespace synthslice::measure
