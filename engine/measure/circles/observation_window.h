#pragma once

#include <opencv2/core.hpp>

#include "engine/measure/phase/phase.h"

namespace synthslice::measure {

/// Where a pattern of points could be observed: the pixels of an image that are not outside.
class ObservationWindow {
public:
    /// `maxLag`, px: the longest difference that covariance() is asked for.
    ObservationWindow(const PhaseImage& image, int maxLag);

    [[nodiscard]] double area() const { return m_area; }            ///< px^2
    [[nodiscard]] double perimeter() const { return m_perimeter; }  ///< px
    /// Set covariance: area, px^2, of the window's intersection with itself moved by (dx, dy), |dx| and |dy|
    /// at most maxLag; interpolated between whole pixels.
    [[nodiscard]] double covariance(double dx, double dy) const;

private:
    int m_width;
    int m_height;
    double m_area;
    double m_perimeter;
    cv::Mat1d m_covariance;  ///< at whole pixels; empty for a whole rectangle
    int m_maxLag;
};

}  // namespace synthslice::measure
