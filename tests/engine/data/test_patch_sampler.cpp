#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/dataset/patch_sampler.h"
#include "tests/shared/test_program.h"

namespace test_patch_sampler {

using namespace synthslice;
using data::Half;
using data::PatchSampler;
using data::SliceDataset;

namespace {

constexpr int size = 16;
using Patch = std::vector<float>;

/// All patches have pixels of their own: value 1,000 y + x of a 16-bit ramp.
std::shared_ptr<const SliceDataset> rampDataset(const std::filesystem::path& folder, bool flips,
                                                bool quarterTurns)
{
    cv::Mat_<std::uint16_t> ramp(60, 64);
    for (int y = 0; y < ramp.rows; ++y) {
        for (int x = 0; x < ramp.cols; ++x) ramp(y, x) = static_cast<std::uint16_t>(1000 * y + x);
    }
    cv::imwrite((folder / "ramp.png").string(), ramp);
    spec::DataSpec spec;
    spec.patchSize = size;
    spec.heldOutFraction = 0.0;
    spec.flips = flips;
    spec.quarterTurns = quarterTurns;
    spec.normalization = spec::GreyNormalization::FullRange;
    return std::make_shared<const SliceDataset>(*SliceDataset::load(folder, spec, {}));
}

std::vector<Patch> batchOf(const PatchSampler& sampler, int count, std::uint64_t batch)
{
    std::vector<float> images(static_cast<std::size_t>(count * size * size));
    sampler.fill(images, count, batch);
    std::vector<Patch> patches;
    for (auto begin = images.begin(); begin != images.end(); begin += size * size)
        patches.emplace_back(begin, begin + size * size);
    return patches;
}

/// The value in the file, back from [-1, 1].
int valueOf(float minus1To1)
{
    return static_cast<int>(std::lround((minus1To1 + 1.0) / 2.0 * 65535.0));
}

/// Steps of the ramp along the patch's rows and columns tell how it was flipped and turned.
std::pair<int, int> stepsOf(const Patch& patch)
{
    return {valueOf(patch[1]) - valueOf(patch[0]), valueOf(patch[size]) - valueOf(patch[0])};
}

}  // namespace

class TestPatchSampler : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    std::filesystem::path m_folder = m_temporary.path().toStdString();

private slots:
    void clipsWhatOutliersWouldDominate()
    {
        const QTemporaryDir folder;
        cv::Mat_<std::uint16_t> mat(64, 64);
        for (int y = 0; y < mat.rows; ++y) {
            for (int x = 0; x < mat.cols; ++x)
                mat(y, x) = static_cast<std::uint16_t>(1000 + 10 * ((x + y) % 32));
        }
        for (int i = 8; i < 64; i += 16) mat(i, i) = 65535;
        cv::imwrite(folder.path().toStdString() + "/hot.png", mat);
        spec::DataSpec spec;
        spec.patchSize = size;
        spec.heldOutFraction = 0.0;
        const auto dataset = SliceDataset::load(folder.path().toStdString(), spec, {});
        QVERIFY(dataset);
        std::vector<float> images(64 * size * size);
        PatchSampler(std::make_shared<const SliceDataset>(*dataset), 1).fill(images, 64, 0);
        QCOMPARE(std::ranges::max(images), 2.0F);
        QVERIFY(std::ranges::count_if(images, [](float value) { return value > 1.01F; }) < 64 * 2);
    }

    void makesEveryBatchAgain()
    {
        const auto dataset = rampDataset(m_folder, true, true);
        const PatchSampler sampler(dataset, 7);
        QCOMPARE(batchOf(sampler, 8, 3), batchOf(PatchSampler(dataset, 7), 8, 3));
        QVERIFY(batchOf(sampler, 8, 3) != batchOf(sampler, 8, 4));
        QVERIFY(batchOf(sampler, 8, 3) != batchOf(PatchSampler(dataset, 8), 8, 3));
        // Image i does not depend on the batch's size.
        const std::vector<Patch> more = batchOf(sampler, 20, 3);
        QCOMPARE(std::vector<Patch>(more.begin(), more.begin() + 8), batchOf(sampler, 8, 3));
    }

    void turnsAndFlipsAsAsked_data()
    {
        QTest::addColumn<bool>("flips");
        QTest::addColumn<bool>("quarterTurns");
        QTest::addColumn<QList<std::pair<int, int>>>("steps");
        const QList<std::pair<int, int>> asItIs{{1, 1000}};
        const QList<std::pair<int, int>> flips{{1, 1000}, {-1, 1000}, {1, -1000}, {-1, -1000}};
        // Turning by 90 degrees takes the step along rows (1) to columns and the negative step along columns
        // to rows.
        const QList<std::pair<int, int>> turns{{1, 1000}, {-1000, 1}, {-1, -1000}, {1000, -1}};
        QList<std::pair<int, int>> all = flips;
        for (const auto& [x, y] : flips) all.append({y, x});
        QTest::newRow("neither") << false << false << asItIs;
        QTest::newRow("flips") << true << false << flips;
        QTest::newRow("turns") << false << true << turns;
        QTest::newRow("both") << true << true << all;
    }

    void turnsAndFlipsAsAsked()
    {
        QFETCH(bool, flips);
        QFETCH(bool, quarterTurns);
        using Steps = QList<std::pair<int, int>>;
        QFETCH(Steps, steps);
        std::map<std::pair<int, int>, int> seen;
        const int count = 800 * static_cast<int>(steps.size());
        for (const Patch& patch :
             batchOf(PatchSampler(rampDataset(m_folder, flips, quarterTurns), 1), count, 0)) {
            const auto [stepX, stepY] = stepsOf(patch);
            ++seen[{stepX, stepY}];
            for (int y = 0; y < size; ++y) {
                for (int x = 0; x < size; ++x) {
                    QCOMPARE(valueOf(patch[static_cast<std::size_t>(y * size + x)]),
                             valueOf(patch[0]) + x * stepX + y * stepY);
                }
            }
        }
        QCOMPARE(seen.size(), static_cast<std::size_t>(steps.size()));
        for (const auto& step : steps) {
            // Binomial with mean 800 and SD below 28: five of them.
            QVERIFY2(std::abs(seen[step] - 800) < 140, std::to_string(seen[step]).c_str());
        }
    }

    void drawsAllPlacesAlike()
    {
        const auto dataset = rampDataset(m_folder, false, false);
        QCOMPARE(dataset->originCount(Half::Training), std::int64_t{45 * 49});
        std::map<int, int> counts;
        const PatchSampler sampler(dataset, 3);
        for (std::uint64_t batch = 0; batch < 10; ++batch) {
            for (const Patch& patch : batchOf(sampler, 4410, batch)) ++counts[valueOf(patch[0])];
        }
        QCOMPARE(counts.size(), std::size_t{2205});
        // Chi-square against the uniform distribution, 2,204 degrees of freedom: mean 2,204, SD 66; five of
        // them.
        double chiSquare = 0.0;
        for (const auto& [value, count] : counts) chiSquare += (count - 20.0) * (count - 20.0) / 20.0;
        QVERIFY2(std::abs(chiSquare - 2204.0) < 5 * 66.0, std::to_string(chiSquare).c_str());
    }

    void drawsFromTheTrainingHalfOnly()
    {
        cv::Mat_<std::uint16_t> ramp(150, 150);
        for (int y = 0; y < 150; ++y) {
            for (int x = 0; x < 150; ++x) ramp(y, x) = static_cast<std::uint16_t>(150 * y + x);
        }
        const QTemporaryDir folder;
        cv::imwrite(folder.path().toStdString() + "/a.tif", ramp);
        spec::DataSpec spec;
        spec.patchSize = size;
        spec.blockSize = 32;
        spec.normalization = spec::GreyNormalization::FullRange;
        const auto dataset = std::make_shared<const SliceDataset>(
            *SliceDataset::load(folder.path().toStdString(), spec, {}));
        std::set<int> heldOut;
        for (std::int64_t i = 0; i < dataset->originCount(Half::HeldOut); ++i) {
            for (const float grey : dataset->patch(dataset->origin(Half::HeldOut, i)).grey) {
                heldOut.insert(static_cast<int>(std::lround(grey * 65535.0F)));
            }
        }
        QVERIFY(!heldOut.empty());
        for (const Patch& patch : batchOf(PatchSampler(dataset, 0), 500, 0)) {
            for (const float value : patch) QVERIFY(heldOut.count(valueOf(value)) == 0);
        }
    }
};

SYNTHSLICE_TEST(TestPatchSampler)

}  // namespace test_patch_sampler

#include "test_patch_sampler.moc"
