#include <array>
#include <cmath>
#include <filesystem>
#include <set>

#include <opencv2/imgproc.hpp>

#include <QtTest>

#include "engine/acceptance/copy_search.h"
#include "engine/base/random.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "tests/shared/test_program.h"

namespace test_copy_search {

using namespace synthslice;
using acceptance::CopySearch;

namespace {

const std::filesystem::path glass = SYNTHSLICE_SHARED_DATA "/tomography/glass";

}  // namespace

class TestCopySearch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!std::filesystem::exists(glass)) return;
        m_dataset = std::make_shared<const data::SliceDataset>(*data::SliceDataset::load(glass, {}, {}));
        m_search = std::make_unique<CopySearch>(m_dataset);
    }

    void copiesAreFoundInSlicesOfAnySize_data()
    {
        QTest::addColumn<int>("patchSize");
        for (const int size : {27, 28, 32, 50, 64}) QTest::addRow("patches of %d px", size) << size;
    }

    void copiesAreFoundInSlicesOfAnySize()
    {
        QFETCH(int, patchSize);
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        constexpr std::array sizes{320, 250, 320};
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const auto slice = data::makeFibreSlice({.size = sizes[i], .seed = i});
            QVERIFY(slice);
            QVERIFY(data::writeImage(path / (std::to_string(i) + ".png"), slice->image, {}));
        }
        const auto dataset = data::SliceDataset::load(path, {.patchSize = patchSize}, {});
        QVERIFY(dataset);
        const auto shared = std::make_shared<const data::SliceDataset>(*dataset);
        const CopySearch search(shared);
        std::set<std::int32_t> slices;
        Random random(1);
        for (int i = 0; i < 40; ++i) {
            const data::PatchOrigin origin = shared->drawOrigin(data::Half::Training, random);
            const auto nearest = search.nearest(shared->patch(origin));
            QVERIFY(nearest.correlation > 0.999);
            QCOMPARE(nearest.origin, origin);
            slices.insert(origin.slice);
        }
        QCOMPARE(slices.size(), sizes.size());
    }

    /// A copy may come from any slice of a large stack, whether or not all find room in memory.
    void copiesAreFoundInEverySlice_data()
    {
        QTest::addColumn<std::size_t>("bytes");
        QTest::newRow("all kept") << CopySearch::mostBytes;
        QTest::newRow("half of them kept") << std::size_t{25} * 8448;
        QTest::newRow("none kept") << std::size_t{0};
    }
    void copiesAreFoundInEverySlice()
    {
        QFETCH(std::size_t, bytes);
        constexpr int slices = 100;
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        for (int i = 0; i < slices; ++i) {
            GreyImage image(128, 128);
            cv::Mat1f mat(image.height, image.width, image.grey.data());
            Random random(static_cast<std::uint64_t>(i));
            for (float& grey : image.grey) grey = static_cast<float>(0.5 + random.normal());
            cv::GaussianBlur(mat.clone(), mat, {}, 3.0);
            QVERIFY(data::writeImage(path / (std::to_string(i) + ".png"), image, {}));
        }
        const auto dataset = data::SliceDataset::load(path, {.patchSize = 64}, {});
        QVERIFY(dataset);
        const auto shared = std::make_shared<const data::SliceDataset>(*dataset);
        const CopySearch search(shared, bytes);
        int searched = 0;
        for (std::int32_t slice = 0; slice < slices; ++slice) {
            if (!shared->serves(static_cast<std::size_t>(slice), data::Half::Training)) continue;
            const data::Pixel
                place = shared->layout(static_cast<std::size_t>(slice)).patchOrigins[0].at(slice % 7 * 11);
            const data::PatchOrigin origin{slice, place.x, place.y};
            const auto nearest = search.nearest(shared->patch(origin));
            QCOMPARE(nearest.origin, origin);
            QVERIFY(nearest.correlation > 0.999);
            ++searched;
        }
        QVERIFY(searched >= slices / 2);
    }

    /// As with digits: each slice is one patch.
    void copiesAreFoundWhereSlicesArePatches()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        for (int i = 0; i < 8; ++i) {
            GreyImage image(28, 28);
            Random random(static_cast<std::uint64_t>(i));
            for (float& grey : image.grey) grey = static_cast<float>(random.uniform());
            QVERIFY(data::writeImage(path / (std::to_string(i) + ".png"), image, {}));
        }
        const auto dataset = data::SliceDataset::load(path, {.patchSize = 28}, {});
        QVERIFY(dataset);
        const auto shared = std::make_shared<const data::SliceDataset>(*dataset);
        const CopySearch search(shared);
        for (const GreyImage& patch : shared->drawPatches(data::Half::Training, 20, 1)) {
            QVERIFY(search.nearest(patch).correlation > 0.999);
        }
        for (const GreyImage& patch : shared->drawPatches(data::Half::HeldOut, 20, 1)) {
            QVERIFY(search.nearest(patch).correlation < CopySearch::copyCorrelation);
        }
    }

    /// Planted copies: any symmetry, noise of 5 % of full scale.
    void copiesAreFound()
    {
        if (m_dataset == nullptr) QSKIP("the slices are not there");
        Random random(1);
        int found = 0;
        constexpr int count = 100;
        const std::vector<GreyImage> patches = m_dataset->drawPatches(data::Half::Training, count, 9);
        for (int i = 0; i < count; ++i) {
            GreyImage copy = patches[static_cast<std::size_t>(i)];
            cv::Mat1f mat(copy.height, copy.width, copy.grey.data());
            if (i % 8 >= 4) cv::transpose(cv::Mat1f(mat.clone()), mat);
            if (i % 4 != 0) cv::flip(cv::Mat1f(mat.clone()), mat, i % 4 - 2);
            for (float& value : copy.grey) value += static_cast<float>(0.05 * random.normal());
            const auto nearest = m_search->nearest(copy);
            found += nearest.correlation > CopySearch::copyCorrelation ? 1 : 0;
            // What is shown beside the image is turned as the image is.
            const cv::Mat1f shown(nearest.patch.height, nearest.patch.width,
                                  const_cast<float*>(nearest.patch.grey.data()));
            cv::Mat1f score;
            cv::matchTemplate(shown, mat, score, cv::TM_CCOEFF_NORMED);
            QVERIFY(std::abs(score(0, 0) - nearest.correlation) < 1e-3);
        }
        qInfo("%d of %d copies found", found, count);
        QVERIFY(found >= 99);
    }

    void realPatchesAreNoCopies()
    {
        if (m_dataset == nullptr) QSKIP("the slices are not there");
        int flagged = 0;
        double largest = 0.0;
        constexpr int count = 100;
        for (const GreyImage& patch : m_dataset->drawPatches(data::Half::HeldOut, count, 10)) {
            const double correlation = m_search->nearest(patch).correlation;
            largest = std::max(largest, correlation);
            flagged += correlation > CopySearch::copyCorrelation ? 1 : 0;
        }
        qInfo("%d of %d held-out patches flagged, largest correlation %.2f", flagged, count, largest);
        QVERIFY(flagged <= 1);
    }

    void aFlatImageIsNoCopy()
    {
        if (m_dataset == nullptr) QSKIP("the slices are not there");
        QCOMPARE(m_search->nearest(GreyImage(64, 64, 0.5F)).correlation, 0.0);
    }

private:
    std::shared_ptr<const data::SliceDataset> m_dataset;
    std::unique_ptr<CopySearch> m_search;
};

SYNTHSLICE_TEST(TestCopySearch)

}  // namespace test_copy_search

#include "test_copy_search.moc"
