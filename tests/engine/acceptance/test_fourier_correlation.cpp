#include <opencv2/imgproc.hpp>

#include <QtTest>

#include "engine/acceptance/fourier_correlation.h"
#include "tests/shared/test_program.h"

namespace test_fourier_correlation {

using synthslice::acceptance::FourierCorrelation;

namespace {

cv::Mat1f randomImage(int width, int height, std::uint64_t seed)
{
    cv::Mat1f image(height, width);
    cv::RNG(seed).fill(image, cv::RNG::UNIFORM, -1.0, 1.0);
    return image;
}

/// What `map` tells from `offset` on, against OpenCV's sums of products.
double largestError(const cv::Mat1f& map, cv::Point offset, double scale, const cv::Mat1f& image,
                    const cv::Mat1f& pattern)
{
    cv::Mat1f expected;
    cv::matchTemplate(image, pattern, expected, cv::TM_CCORR);
    return cv::norm(map(cv::Rect(offset, expected.size())) / scale, expected, cv::NORM_INF);
}

}  // namespace

class TestFourierCorrelation : public QObject {
    Q_OBJECT

private slots:
    void isTheSumOfProducts_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("padded") << QSize(75, 41);
        QTest::newRow("not padded") << QSize(96, 64);
        QTest::newRow("as small as the pattern") << QSize(9, 6);
    }

    void isTheSumOfProducts()
    {
        QFETCH(QSize, size);
        const cv::Mat1f image = randomImage(size.width(), size.height(), 1);
        const cv::Mat1f pattern = randomImage(9, 6, 2);
        const FourierCorrelation correlation({size.width(), size.height()});
        const auto spectrum = correlation.spectrum(image);
        const auto ofPattern = correlation.spectrum(pattern);
        constexpr double rounding = 2e-5;

        cv::Mat1f map;
        correlation.correlate(spectrum, ofPattern, map);
        QVERIFY(largestError(map, {}, correlation.scale(), image, pattern) < rounding);

        cv::Mat1f turned;
        cv::flip(pattern, turned, -1);
        correlation.correlateTurned(spectrum, ofPattern, map);
        QVERIFY(largestError(map, {pattern.cols - 1, pattern.rows - 1}, correlation.scale(), image, turned) <
                rounding);
    }
};

SYNTHSLICE_TEST(TestFourierCorrelation)

}  // namespace test_fourier_correlation

#include "test_fourier_correlation.moc"
