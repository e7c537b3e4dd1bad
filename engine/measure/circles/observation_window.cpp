#include "engine/measure/circles/observation_window.h"

#include <algorithm>
#include <cmath>

#include "engine/measure/grey/autocorrelation.h"
#include "engine/measure/phase/phase_mat.h"
#include "engine/measure/phase/specific_surface.h"

namespace synthslice::measure {

namespace {

/// Length of the window's outline, by Crofton's formula on the window with a border of pixels beyond.
double perimeterOf(const cv::Mat1b& inside)
{
    cv::Mat1b bordered;
    cv::copyMakeBorder(inside, bordered, 1, 1, 1, 1, cv::BORDER_CONSTANT, 0);
    const PhaseImage window{bordered.cols, bordered.rows, {bordered.begin(), bordered.end()}};
    return specificSurface(window) * static_cast<double>(bordered.total());
}

}  // namespace

ObservationWindow::ObservationWindow(const PhaseImage& image, int maxLag)
    : m_width(image.width), m_height(image.height), m_maxLag(maxLag)
{
    const cv::Mat1b pixels = phaseMat(image);
    cv::Mat1b inside = (pixels != PhaseImage::outside) / 255;
    m_area = cv::countNonZero(inside);
    if (m_area == static_cast<double>(inside.total())) {
        m_perimeter = 2.0 * (m_width + m_height);
        return;
    }
    m_perimeter = perimeterOf(inside);
    cv::Mat1d indicator;
    inside.convertTo(indicator, CV_64F);
    m_covariance = autocorrelation(indicator, maxLag + 1);
}

double ObservationWindow::covariance(double dx, double dy) const
{
    if (m_covariance.empty()) {
        return std::max(0.0, m_width - std::abs(dx)) * std::max(0.0, m_height - std::abs(dy));
    }
    const double column = dx + m_maxLag + 1;
    const double row = dy + m_maxLag + 1;
    const int left = static_cast<int>(column);
    const int top = static_cast<int>(row);
    const double right = column - left;
    const double down = row - top;
    return (1.0 - down) * ((1.0 - right) * m_covariance(top, left) + right * m_covariance(top, left + 1)) +
           down * ((1.0 - right) * m_covariance(top + 1, left) + right * m_covariance(top + 1, left + 1));
}

}  // namespace synthslice::measure
