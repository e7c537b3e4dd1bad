#pragma once

#include <opencv2/core.hpp>

#include "engine/measure/phase/phase.h"
#include "engine/measure/phase/two_point_correlation.h"

namespace synthslice::measure {

/// Pairs of pixels of an image at every lag up to a reach: how many lie inside, and how many of these in a
/// phase with both or with the first pixel. By FFT (masked correlation, Padfield 2012, IEEE TIP 21, 2706).
class PhasePairs {
public:
    PhasePairs(const PhaseImage& image, int reach, int phase, Boundary boundary = Boundary::Open);

    [[nodiscard]] int reach() const { return m_reach; }
    /// Share of the pixels inside that lie in the phase.
    [[nodiscard]] double fraction() const { return m_fraction; }
    [[nodiscard]] double inside(int dx, int dy) const { return m_inside(m_reach + dy, m_reach + dx); }
    [[nodiscard]] double inPhase(int dx, int dy) const { return m_inPhase(m_reach + dy, m_reach + dx); }
    /// The mean over pairs inside of the product of deviations from the fraction; NaN if there is no pair.
    [[nodiscard]] double covariance(int dx, int dy) const;

private:
    int m_reach;
    double m_fraction;
    cv::Mat1d m_inside;
    cv::Mat1d m_inPhase;
    cv::Mat1d m_firstInPhase;
};

}  // namespace synthslice::measure
