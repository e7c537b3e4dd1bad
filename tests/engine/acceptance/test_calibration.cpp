#include <cmath>
#include <filesystem>

#include <QTemporaryDir>
#include <QTest>

#include "engine/acceptance/criteria/calibration.h"
#include "engine/acceptance/criteria/calibration_patches.h"
#include "engine/acceptance/criteria/conformal_limits.h"
#include "engine/acceptance/criteria/criterion.h"
#include "engine/acceptance/image_judge.h"
#include "engine/base/random.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "tests/shared/test_program.h"
#include "tests/shared/wrong_images.h"

namespace test_calibration {

using namespace synthslice;
using acceptance::CriteriaSet;
using data::Half;
using data::SliceDataset;

namespace {

constexpr int judgedCount = 100;

GreyImage fibreSlice(int size, std::uint64_t seed)
{
    data::FibreSliceSpec spec;
    spec.size = size;
    spec.seed = seed;
    return data::makeFibreSlice(spec)->image;
}

Result<SliceDataset> datasetOf(const QTemporaryDir& folder, const GreyImage& slice)
{
    const std::filesystem::path path = folder.path().toStdString();
    if (auto written = data::writeImage(path / "slice.png", slice, {}); !written)
        return tl::unexpected(written.error());
    return SliceDataset::load(path, {}, {});
}

double refusedShare(const CriteriaSet& criteria, const std::vector<GreyImage>& images)
{
    const auto refused = std::ranges::count_if(
        images, [&](const GreyImage& image) { return !judge(image, criteria).accepted; });
    return static_cast<double>(refused) / static_cast<double>(images.size());
}

/// Every kind of wrong image made from the dataset's first slice has to be refused in at least 99 % of cases.
void verifyWrongImagesRefused(const CriteriaSet& criteria, const SliceDataset& dataset)
{
    const GreyImage slice = dataset.slice(0);
    const int side = static_cast<int>(criteria.patchSize);
    for (const tests::WrongKind& kind : tests::wrongKinds()) {
        Random random(11);
        std::vector<GreyImage> images;
        for (int i = 0; i < judgedCount; ++i) {
            const data::PatchOrigin origin = dataset.drawOrigin(i % 2 == 0 ? Half::Training : Half::HeldOut,
                                                                random);
            images.push_back(tests::toGreyImage(kind.make(slice, origin.x, origin.y, side, random)));
        }
        const double refused = refusedShare(criteria, images);
        qInfo("%s: %.1f %% refused", kind.name.c_str(), 100 * refused);
        QVERIFY2(refused >= 0.99, kind.name.c_str());
    }
}

/// Patches of `blocks` blocks with five normal measures, each shifted from block to block by blockSd.
acceptance::PatchMeasures normalMeasures(std::size_t blocks, double blockSd, std::uint64_t seed)
{
    Random random(seed);
    acceptance::PatchMeasures measures;
    constexpr std::size_t criteria = 5;
    for (std::size_t block = 0; block < blocks; ++block) {
        std::vector<double> shifts;
        for (std::size_t i = 0; i < criteria; ++i) shifts.push_back(blockSd * random.normal());
        for (int patch = 0; patch < 25; ++patch) {
            measures.block.push_back(block);
            measures.values.emplace_back();
            for (const double shift : shifts) measures.values.back().push_back(shift + random.normal());
        }
    }
    return measures;
}

double shareOutside(const std::vector<acceptance::Range>& ranges, const acceptance::PatchMeasures& measures)
{
    const auto outside = std::ranges::count_if(measures.values, [&](const std::vector<double>& values) {
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            if (values[i] < ranges[i].low || values[i] > ranges[i].high) return true;
        }
        return false;
    });
    return static_cast<double>(outside) / static_cast<double>(measures.values.size());
}

}  // namespace

class TestCalibration : public QObject {
    Q_OBJECT

private slots:
    void conformalRangesKeepTheirPromiseOnUnseenBlocks_data()
    {
        QTest::addColumn<double>("blockSd");
        QTest::addColumn<double>("refuse");
        QTest::newRow("all alike, 5 %") << 0.0 << 0.05;
        QTest::newRow("all alike, 20 %") << 0.0 << 0.20;
        QTest::newRow("blocks differ, 5 %") << 1.0 << 0.05;
        QTest::newRow("blocks differ, 20 %") << 1.0 << 0.20;
    }
    void conformalRangesKeepTheirPromiseOnUnseenBlocks()
    {
        QFETCH(double, blockSd);
        QFETCH(double, refuse);
        double unseen = 0.0;
        double predicted = 0.0;
        constexpr int repeats = 12;
        for (std::uint64_t seed = 0; seed < repeats; ++seed) {
            const auto measures = normalMeasures(40, blockSd, seed);
            const auto ranges = acceptance::conformalRanges(measures, refuse);
            unseen += shareOutside(ranges, normalMeasures(100, blockSd, 1000 + seed)) / repeats;
            predicted += acceptance::crossValidatedRefusal(measures, refuse).any / repeats;
        }
        qInfo("asked %.3f, unseen %.3f, predicted by cross-validation %.3f", refuse, unseen, predicted);
        QVERIFY(std::abs(unseen - refuse) < 0.3 * refuse);
        QVERIFY(std::abs(predicted - unseen) < 0.3 * refuse);
    }

    /// Whatever the shapes of their distributions, criteria share what may be refused.
    void criteriaShareWhatMayBeRefused()
    {
        auto measures = normalMeasures(80, 0.0, 3);
        for (auto& values : measures.values) {
            values[0] = std::exp(values[0]);                   // a long tail on one side
            values[1] = std::round(2.0 * values[1]);           // counts
            values[2] = std::erf(values[2] / std::sqrt(2.0));  // bounded: uniform
            values[3] *= 1.0 + 0.5 * std::abs(values[3]);      // long tails on both
        }
        const auto refusal = acceptance::crossValidatedRefusal(measures, 0.05);
        for (const double share : refusal.byCriterion) {
            qInfo("%.2f %% refused", 100 * share);
            QVERIFY(share < 0.025);
        }
        QVERIFY(std::ranges::count_if(refusal.byCriterion, [](double share) { return share > 0.002; }) >= 4);
    }

    void patchesThatCannotBeMeasuredCountAsRefused()
    {
        auto measures = normalMeasures(20, 0.0, 1);
        for (std::size_t i = 0; i < measures.values.size(); i += 50)
            measures.values[i][0] = std::nan("");  // 2 %
        const auto few = acceptance::conformalRanges(measures, 0.05);
        QVERIFY(std::isfinite(few[0].low) && std::isfinite(few[0].high));
        for (std::size_t i = 0; i < measures.values.size(); i += 5)
            measures.values[i][0] = std::nan("");  // 20 %
        QVERIFY(!std::isfinite(acceptance::conformalRanges(measures, 0.05)[0].high));
    }

    void keepsItsPromiseOnOtherSyntheticSlices()
    {
        QTemporaryDir folder;
        const auto dataset = datasetOf(folder, fibreSlice(768, 1));
        QVERIFY(dataset.has_value());
        const auto criteria = acceptance::calibrate(*dataset, {}, {});
        QVERIFY2(criteria.has_value(), criteria ? "" : criteria.error().text().c_str());
        QCOMPARE(criteria->limits.size(), acceptance::criteriaOf(criteria->material).size());
        QCOMPARE(criteria->datasetFingerprint, dataset->summary().fingerprint);
        QVERIFY(std::abs(criteria->realRefused - 0.05) <= 0.03);
        std::vector<GreyImage> unseen;
        for (std::uint64_t seed = 2; seed <= 4; ++seed) {
            QTemporaryDir otherFolder;
            const auto other = datasetOf(otherFolder, fibreSlice(768, seed));
            QVERIFY(other.has_value());
            for (const Half half : {Half::Training, Half::HeldOut}) {
                const auto patches = other->drawPatches(half, 100, seed);
                unseen.insert(unseen.end(), patches.begin(), patches.end());
            }
        }
        const double refused = refusedShare(*criteria, unseen);
        qInfo("unseen slices: %.1f %% refused, predicted %.1f %%", 100 * refused,
              100 * criteria->realRefused);
        QVERIFY(std::abs(refused - 0.05) <= 0.03);
        verifyWrongImagesRefused(*criteria, *dataset);
    }

    void keepsItsPromiseOnRealSlices_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("glass") << "glass";
        QTest::newRow("carbon") << "carbon";
    }
    void keepsItsPromiseOnRealSlices()
    {
        QFETCH(QString, name);
        const auto folder = std::filesystem::path(SYNTHSLICE_SHARED_DATA) / "tomography" / name.toStdString();
        if (!std::filesystem::exists(folder)) QSKIP("The shared slices are not there (../shared/data)");
        const auto dataset = SliceDataset::load(folder, {}, {});
        QVERIFY(dataset.has_value());
        const auto criteria = acceptance::calibrate(*dataset, {}, {});
        QVERIFY2(criteria.has_value(), criteria ? "" : criteria.error().text().c_str());
        qInfo("%.1f %% of unseen real patches refused", 100 * criteria->realRefused);
        QVERIFY(std::abs(criteria->realRefused - 0.05) <= 0.03);
        verifyWrongImagesRefused(*criteria, *dataset);
    }

    void calibratesTheSameTwice()
    {
        QTemporaryDir folder;
        data::SliceDataset dataset = *datasetOf(folder, fibreSlice(384, 4));
        QCOMPARE(acceptance::calibrationPatches(dataset, 50).size(), std::size_t{50});
        const auto first = acceptance::calibrationPatches(dataset, 50);
        const auto second = acceptance::calibrationPatches(dataset, 50);
        for (std::size_t i = 0; i < first.size(); ++i) {
            QVERIFY(first[i].origin == second[i].origin && first[i].block == second[i].block);
        }
    }

    void refusesWhatItCannotCalibrate()
    {
        QTemporaryDir folder;
        const auto small = datasetOf(folder, fibreSlice(256, 5));
        QVERIFY(small.has_value());
        const auto tooFew = acceptance::calibrate(*small, {}, {});
        QVERIFY(!tooFew);
        QCOMPARE(tooFew.error().code, ErrorCode::InvalidInput);
        QVERIFY2(tooFew.error().message.find("blocks") != std::string::npos, tooFew.error().text().c_str());

        acceptance::CalibrationSpec impossible;
        impossible.refuseReal = 2.0;
        const auto outOfRange = acceptance::calibrate(*small, impossible, {});
        QVERIFY(!outOfRange);
        QVERIFY2(outOfRange.error().message.find("refuse_real") != std::string::npos,
                 outOfRange.error().text().c_str());

        QTemporaryDir noiseFolder;
        Random random(6);
        GreyImage noise(512, 512);
        for (float& grey : noise.grey) grey = static_cast<float>(0.5 + 0.1 * random.normal());
        const auto noisy = datasetOf(noiseFolder, noise);
        QVERIFY(noisy.has_value());
        spec::DataSpec fibres;
        fibres.material = spec::MaterialKind::Fibres;
        const auto asFibres = SliceDataset::of(noisy->stack(), fibres, {});
        QVERIFY(asFibres.has_value());
        const auto noTexture = acceptance::calibrate(*asFibres, {}, {});
        QVERIFY(!noTexture);
        QVERIFY2(noTexture.error().message.find("no texture") != std::string::npos,
                 noTexture.error().text().c_str());
    }

    void stopsWhenAsked()
    {
        QTemporaryDir folder;
        const auto dataset = datasetOf(folder, fibreSlice(512, 7));
        std::stop_source stop;
        Progress progress{[&](double fraction, std::string_view) {
                              if (fraction > 0.05) stop.request_stop();
                          },
                          stop.get_token()};
        const auto criteria = acceptance::calibrate(*dataset, {}, progress);
        QVERIFY(!criteria);
        QCOMPARE(criteria.error().code, ErrorCode::Cancelled);
    }
};

SYNTHSLICE_TEST(TestCalibration)

}  // namespace test_calibration

#include "test_calibration.moc"
