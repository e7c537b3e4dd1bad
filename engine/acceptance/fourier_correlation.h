#pragma once

#include <cstddef>
#include <memory>

#include <opencv2/core.hpp>

namespace synthslice::acceptance {

/// Correlates images of one size with smaller patterns by FFT (FFTW, single precision).
///
/// Results do not depend on the machine's load: plans are estimated, not timed. Any thread once made.
class FourierCorrelation {
public:
    using Spectrum = cv::Mat2f;  ///< the half that a real image needs

    /// For images of at most `size`.
    explicit FourierCorrelation(cv::Size size);
    ~FourierCorrelation();

    /// Of an image, or of a pattern that is correlated with images; zeros are put around it.
    [[nodiscard]] Spectrum spectrum(const cv::Mat1f& image) const;

    /// map(y, x) = scale() * sum over (v, u) of image(y + v, x + u) * pattern(v, u). Right wherever the
    /// pattern lies inside the image; `map` has at least the image's size.
    void correlate(const Spectrum& image, const Spectrum& pattern, cv::Mat1f& map) const;

    /// The same with the pattern turned by 180 degrees: its value at (y, x) stands at
    /// (y + height - 1, x + width - 1) of the pattern's size.
    void correlateTurned(const Spectrum& image, const Spectrum& pattern, cv::Mat1f& map) const;

    /// Size of a spectrum in memory.
    [[nodiscard]] std::size_t spectrumBytes() const;

    /// What the sums are multiplied by.
    [[nodiscard]] double scale() const { return m_padded.area(); }

private:
    struct Plans;
    void transformBack(Spectrum& product, cv::Mat1f& map) const;

    cv::Size m_padded;
    std::unique_ptr<Plans> m_plans;
};

}  // namespace synthslice::acceptance
