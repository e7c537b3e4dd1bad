#include "engine/acceptance/fourier_correlation.h"

#include <mutex>

#include <fftw3.h>

namespace synthslice::acceptance {

namespace {

/// FFTW makes and destroys plans on one thread at a time.
std::mutex& planning()
{
    static std::mutex mutex;
    return mutex;
}

/// The next length with factors 2, 3 and 5 only that fills the processor's vectors: twice as fast as shorter
/// ones that do not.
int paddedLength(int length)
{
    constexpr int lanes = 32;
    return lanes * cv::getOptimalDFTSize((length + lanes - 1) / lanes);
}

/// What is left of a real image's spectrum without what follows from the rest.
cv::Size halfOf(cv::Size padded)
{
    return {padded.width / 2 + 1, padded.height};
}

fftwf_complex* complexOf(cv::Mat2f& spectrum)
{
    return reinterpret_cast<fftwf_complex*>(spectrum.data);
}

float* realOf(cv::Mat1f& image)
{
    return reinterpret_cast<float*>(image.data);
}

}  // namespace

struct FourierCorrelation::Plans {
    explicit Plans(cv::Size size)
    {
        // OpenCV aligns every matrix alike, so the plans hold for others than these.
        cv::Mat1f image(size);
        Spectrum half(halfOf(size));
        const std::lock_guard lock(planning());
        forward = fftwf_plan_dft_r2c_2d(size.height, size.width, realOf(image), complexOf(half),
                                        FFTW_ESTIMATE);
        backward = fftwf_plan_dft_c2r_2d(size.height, size.width, complexOf(half), realOf(image),
                                         FFTW_ESTIMATE);
    }
    ~Plans()
    {
        const std::lock_guard lock(planning());
        fftwf_destroy_plan(forward);
        fftwf_destroy_plan(backward);
    }
    Plans(const Plans&) = delete;
    Plans& operator=(const Plans&) = delete;

    fftwf_plan forward;
    fftwf_plan backward;
};

FourierCorrelation::FourierCorrelation(cv::Size size)
    : m_padded(paddedLength(size.width), paddedLength(size.height)),
      m_plans(std::make_unique<Plans>(m_padded))
{
}

FourierCorrelation::~FourierCorrelation() = default;

FourierCorrelation::Spectrum FourierCorrelation::spectrum(const cv::Mat1f& image) const
{
    cv::Mat1f padded(m_padded, 0.0F);
    image.copyTo(padded(cv::Rect({}, image.size())));
    Spectrum half(halfOf(m_padded));
    fftwf_execute_dft_r2c(m_plans->forward, realOf(padded), complexOf(half));
    return half;
}

std::size_t FourierCorrelation::spectrumBytes() const
{
    return static_cast<std::size_t>(halfOf(m_padded).area()) * sizeof(Spectrum::value_type);
}

void FourierCorrelation::correlate(const Spectrum& image, const Spectrum& pattern, cv::Mat1f& map) const
{
    Spectrum product;
    cv::mulSpectrums(image, pattern, product, 0, /*conjB=*/true);
    transformBack(product, map);
}

void FourierCorrelation::correlateTurned(const Spectrum& image, const Spectrum& pattern, cv::Mat1f& map) const
{
    Spectrum product;
    cv::mulSpectrums(image, pattern, product, 0);
    transformBack(product, map);
}

void FourierCorrelation::transformBack(Spectrum& product, cv::Mat1f& map) const
{
    map.create(m_padded);
    fftwf_execute_dft_c2r(m_plans->backward, complexOf(product), realOf(map));
}

}  // namespace synthslice::acceptance
