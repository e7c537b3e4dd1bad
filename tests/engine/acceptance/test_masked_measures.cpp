#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include <opencv2/imgproc.hpp>

#include "engine/acceptance/stack_description.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/measure/phase/two_point_correlation.h"
#include "tests/shared/test_program.h"

namespace test_masked_measures {

using namespace synthslice;
using measure::PhaseImage;

namespace {

constexpr int cropPx = 64;
constexpr int reachPx = 16;

/// S2 of fibres up to reachPx, S2(0) being the volume fraction.
using Curve = std::vector<double>;

struct Crops {
    PhaseImage together;  ///< the slice where crops are, all else outside
    Curve mean;           ///< of the crops; of one size, each has the same pairs at a lag and counts alike
};

/// Crops side by side that lie wholly inside.
Crops cropsOf(const PhaseImage& whole)
{
    Crops crops{whole, Curve(reachPx + 1, 0.0)};
    std::ranges::fill(crops.together.phase, PhaseImage::outside);
    double count = 0.0;
    for (int top = 0; top + cropPx <= whole.height; top += cropPx) {
        for (int left = 0; left + cropPx <= whole.width; left += cropPx) {
            PhaseImage crop{cropPx, cropPx, {}};
            for (int y = top; y < top + cropPx; ++y) {
                for (int x = left; x < left + cropPx; ++x) crop.phase.push_back(whole.at(x, y));
            }
            if (std::ranges::find(crop.phase, PhaseImage::outside) != crop.phase.end()) continue;
            for (int y = 0; y < cropPx; ++y) {
                std::copy_n(&crop.phase[static_cast<std::size_t>(y) * cropPx], cropPx,
                            &crops.together.phase[static_cast<std::size_t>(top + y) * whole.width + left]);
            }
            const Curve own = measure::radialTwoPointCorrelation(crop, reachPx);
            for (std::size_t i = 0; i < own.size(); ++i) crops.mean[i] += own[i];
            count += 1.0;
        }
    }
    for (double& value : crops.mean) value /= count;
    return crops;
}

void addNoise(cv::Mat1f& grey)
{
    cv::Mat1f noise(grey.size());
    cv::randn(noise, 0.0, 0.03);
    grey += noise;
}

GreyImage greyImageOf(const cv::Mat1f& mat)
{
    GreyImage image(mat.cols, mat.rows);
    std::ranges::transform(mat, image.grey.begin(), [](float grey) { return std::clamp(grey, 0.0F, 1.0F); });
    return image;
}

/// A Gaussian field cut at its mean.
GreyImage pores(int side)
{
    cv::setRNGSeed(5);
    cv::Mat1f field(side, side);
    cv::randn(field, 0.0, 1.0);
    cv::GaussianBlur(field, field, {}, 5.0);
    cv::Mat1f grey(side, side, 0.3F);
    grey.setTo(0.7F, field > 0.0);
    cv::GaussianBlur(grey, grey, {}, 0.7);
    addNoise(grey);
    return greyImageOf(grey);
}

/// Straight stripes, 10 px apart, across the slice.
GreyImage lamellae(int side)
{
    cv::setRNGSeed(6);
    cv::Mat1f grey(side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            grey(y, x) = 0.5F +
                         0.2F * static_cast<float>(std::sin(2.0 * std::numbers::pi * (x + 0.4 * y) / 10.0));
    }
    addNoise(grey);
    return greyImageOf(grey);
}

/// What is measured inside a mask agrees within 1 % with the crops that it is made of; a rim that no crop
/// covers differs where the material does. `describe` finds the volume fraction inside the field of view.
void compareWithCrops(const std::filesystem::path& slice, double fraction)
{
    spec::DataSpec spec;
    spec.patchSize = 2;
    const auto stack = data::readStack(slice, spec, {});
    QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
    QVERIFY(stack->summary.fieldOfViewShare < 0.9);
    const auto description = acceptance::describeStack(*stack, {}, nullptr, {});
    QVERIFY2(description, description ? "" : description.error().text().c_str());
    const measure::Material& material = description->material;
    QVERIFY(material.roundInclusions);
    const data::SliceRegion& region = stack->region(0);
    const PhaseImage whole = measure::phaseImage(measure::asStored(toGrey(stack->slices[0]), material),
                                                 material, region.pixels.mask(region.width, region.height));
    const Crops crops = cropsOf(whole);
    const Curve masked = measure::radialTwoPointCorrelation(crops.together, reachPx);
    for (std::size_t i = 0; i < masked.size(); ++i) {
        QVERIFY2(
            std::abs(masked[i] / crops.mean[i] - 1.0) < 0.01,
            qPrintable(QString("S2 of ring %1: %2, of crops %3").arg(i).arg(masked[i]).arg(crops.mean[i])));
    }
    const double found = description->representativity[1].volumeFraction;
    QVERIFY2(std::abs(found - fraction) < 0.01, qPrintable(QString::number(found)));
}

}  // namespace

class TestMaskedMeasures : public QObject {
    Q_OBJECT

private slots:
    void whatIsRoundIsFound_data()
    {
        QTest::addColumn<QString>("texture");
        QTest::addColumn<bool>("round");
        QTest::newRow("fibres") << "fibres" << true;
        QTest::newRow("fibres and metal") << "metal" << true;
        QTest::newRow("pores of any shape") << "pores" << false;
        QTest::newRow("lamellae") << "lamellae" << false;
    }

    /// In slices of grey values with noise.
    void whatIsRoundIsFound()
    {
        QFETCH(QString, texture);
        QFETCH(bool, round);
        QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "slice.tif";
        GreyImage image = texture == "pores"      ? pores(320)
                          : texture == "lamellae" ? lamellae(320)
                                                  : data::makeFibreSlice({.size = 320})->image;
        for (float& grey : image.grey) grey *= texture == "metal" ? 0.25F : 1.0F;
        for (int y = 100; texture == "metal" && y < 120; ++y) {
            for (int x = 200; x < 220; ++x) image.at(x, y) = 1.0F;
        }
        QVERIFY(data::writeImage(file, image, {.format = data::ImageFormat::Tiff, .bits = 16}));
        spec::DataSpec spec;
        spec.patchSize = 2;
        const auto stack = data::readStack(file, spec, {});
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        const auto description = acceptance::describeStack(*stack, {}, nullptr, {});
        QVERIFY2(description, description ? "" : description.error().text().c_str());
        QCOMPARE(description->material.roundInclusions, round);
    }

    /// The volume fraction is the truth of the discs that were drawn.
    void agreeWithCropsOfAGeneratedSlice()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "slice.png";
        const auto slice = data::makeFibreSlice({.size = 800, .fieldOfView = true, .seed = 4});
        QVERIFY(slice && data::writeImage(file, slice->image, {}));
        compareWithCrops(file, slice->volumeFraction);
    }

    /// The volume fraction was computed independently, by Otsu's threshold inside the eroded field of view.
    void agreeWithCropsOfARealSlice()
    {
        const std::filesystem::path file = SYNTHSLICE_SHARED_DATA "/tomography/glass/glass0064.png";
        if (!std::filesystem::exists(file)) QSKIP("the glass slice is not there");
        compareWithCrops(file, 0.555);
    }
};

SYNTHSLICE_TEST(TestMaskedMeasures)

}  // namespace test_masked_measures

#include "test_masked_measures.moc"
