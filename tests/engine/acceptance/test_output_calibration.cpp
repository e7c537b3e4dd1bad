#include <cmath>

#include <QTest>

#include <opencv2/imgproc.hpp>

#include "engine/acceptance/output_calibration.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/measure/grey/power_spectrum.h"
#include "engine/measure/statistics.h"
#include "tests/shared/test_program.h"
#include "tests/shared/wrong_images.h"

namespace test_output_calibration {

using namespace synthslice;
using acceptance::OutputCalibration;

namespace {

std::vector<GreyImage> realPatches(std::uint64_t seed)
{
    data::FibreSliceSpec spec;
    spec.size = 384;
    spec.seed = seed;
    const auto slice = data::makeFibreSlice(spec);
    std::vector<GreyImage> patches;
    for (int y = 0; y + 64 <= spec.size; y += 64) {
        for (int x = 0; x + 64 <= spec.size; x += 64)
            patches.push_back(tests::toGreyImage(tests::cutOut(slice->image, x, y, 64)));
    }
    return patches;
}

/// Slightly blurred, fainter and darker: what a generator that lost detail makes.
std::vector<GreyImage> faded(const std::vector<GreyImage>& images)
{
    std::vector<GreyImage> result;
    for (const GreyImage& image : images) {
        cv::Mat1f mat = tests::cutOut(image, 0, 0, 64);
        cv::GaussianBlur(mat, mat, {}, 0.45);
        result.push_back(tests::toGreyImage(cv::Mat1f(mat * 0.8 + 0.02)));
    }
    return result;
}

double meanLogPower(const std::vector<GreyImage>& images, double low, double high)
{
    double sum = 0.0;
    for (const GreyImage& image : images)
        sum += measure::logBandPower(measure::radialPowerSpectrum(image), low, high);
    return sum / static_cast<double>(images.size());
}

double meanGrey(const std::vector<GreyImage>& images)
{
    double sum = 0.0;
    for (const GreyImage& image : images) sum += measure::meanAndSd(image.grey).mean;
    return sum / static_cast<double>(images.size());
}

}  // namespace

class TestOutputCalibration : public QObject {
    Q_OBJECT

private slots:
    void bringsSpectrumAndGreyOfUnseenImagesBack()
    {
        const auto real = realPatches(1);
        const auto calibration = acceptance::fitOutputCalibration(real, faded(real));
        QVERIFY(calibration.has_value());
        const auto unseen = realPatches(2);
        const auto generated = faded(unseen);
        std::vector<GreyImage> calibrated;
        for (const GreyImage& image : generated) calibrated.push_back(calibration->apply(image));
        for (const auto& [low, high] : {std::pair{0.1, 0.2}, {0.2, 0.3}, {0.3, 0.4}, {0.4, 0.5}}) {
            const double real2 = meanLogPower(unseen, low, high);
            QVERIFY(std::abs(meanLogPower(generated, low, high) - real2) > 0.15);
            QVERIFY2(std::abs(meanLogPower(calibrated, low, high) - real2) < 0.03,
                     qPrintable(QString::number(low)));
        }
        QVERIFY(std::abs(meanGrey(generated) - meanGrey(unseen)) > 0.05);
        QVERIFY(std::abs(meanGrey(calibrated) - meanGrey(unseen)) < 0.005);
    }

    void leavesRealImagesNearlyAlone()
    {
        const auto real = realPatches(3);
        const auto calibration = acceptance::fitOutputCalibration(real, real);
        QVERIFY(calibration.has_value());
        const auto same = calibration->apply(real.front());
        for (std::size_t i = 0; i < same.grey.size(); ++i)
            QVERIFY(std::abs(same.grey[i] - real.front().grey[i]) < 0.01);
    }

    void gainOfASinusoid()
    {
        // Gain 2 from 5/64 to 11/64 cycles per pixel doubles a wave of 8/64 and leaves the mean.
        OutputCalibration calibration;
        calibration.n = 64;
        calibration.gain.assign(46, 1.0);
        std::fill_n(calibration.gain.begin() + 5, 7, 2.0);
        GreyImage image(64, 64);
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x)
                image.at(x, y) = static_cast<float>(0.5 + 0.1 * std::cos(M_PI * x / 4.0));
        }
        const auto gained = calibration.apply(image);
        for (int x = 16; x < 48; ++x)
            QVERIFY(std::abs(gained.at(x, 32) - (0.5 + 0.2 * std::cos(M_PI * x / 4.0))) < 0.02);
    }

    void gainIsClipped()
    {
        const auto real = realPatches(4);
        std::vector<GreyImage> weak(real);
        for (GreyImage& image : weak) {
            for (float& grey : image.grey) grey = 0.5F + 0.01F * (grey - 0.5F);
        }
        const auto calibration = acceptance::fitOutputCalibration(real, weak);
        QVERIFY(calibration.has_value());
        QCOMPARE(calibration->gain.front(), 1.0);
        QCOMPARE(*std::max_element(calibration->gain.begin() + 1, calibration->gain.end()), 2.5);
        const auto inverse = acceptance::fitOutputCalibration(weak, real);
        QCOMPARE(*std::min_element(inverse->gain.begin() + 1, inverse->gain.end()), 0.4);
    }

    void appliesToOtherSizes()
    {
        const auto real = realPatches(5);
        const auto calibration = acceptance::fitOutputCalibration(real, faded(real));
        const auto large = calibration->apply(GreyImage(200, 100, 0.4F));
        QCOMPARE(large.width, 200);
        QCOMPARE(large.height, 100);
    }

    void survivesJson()
    {
        const auto real = realPatches(6);
        const auto calibration = acceptance::fitOutputCalibration(real, faded(real));
        const auto read = acceptance::outputCalibrationFromJson(
            spec::Json::parse(toJson(*calibration).dump()));
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QVERIFY(*read == *calibration);
    }

    void refusesBadInput()
    {
        QVERIFY(!acceptance::fitOutputCalibration({}, {GreyImage(8, 8)}));
        QVERIFY(!acceptance::fitOutputCalibration({GreyImage(8, 8)}, {GreyImage(8, 9)}));
        auto json = toJson(OutputCalibration{8, {1, 1}, {0, 1}, {0, 1}});
        QVERIFY(acceptance::outputCalibrationFromJson(json).has_value());
        const auto refused = [&](const char* key, const spec::Json& value) {
            auto changed = json;
            changed[key] = value;
            const auto read = acceptance::outputCalibrationFromJson(changed);
            return !read && read.error().code == ErrorCode::InvalidInput;
        };
        QVERIFY(refused("gain", {1, "x"}));
        QVERIFY(refused("gain", {1, 1000}));
        QVERIFY(refused("n", 0));
        QVERIFY(refused("real_grey", {1, 0}));
        QVERIFY(refused("real_grey", {0, 0.5, 1}));
        QVERIFY(refused("colour", 1));
        QVERIFY(!acceptance::outputCalibrationFromJson(spec::Json::array()));
    }
};

SYNTHSLICE_TEST(TestOutputCalibration)

}  // namespace test_output_calibration

#include "test_output_calibration.moc"
