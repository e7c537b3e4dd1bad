#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <QTest>

#include "engine/base/parallel.h"
#include "engine/data/labelled/labelled_sampler.h"
#include "tests/shared/test_program.h"

namespace test_labelled_sampler {

using namespace synthslice;
using namespace synthslice::data;

namespace {

/// `count` images of one pixel, its value the image's number and its class whether that is odd; the last
/// tenth is for testing.
std::shared_ptr<const LabelledDataset> numberedImages(int count)
{
    LabelledImages images;
    images.width = 1;
    images.height = 1;
    images.classNames = {"even", "odd"};
    for (int i = 0; i < count; ++i) {
        images.pixels.push_back(static_cast<std::uint8_t>(i));
        images.labels.push_back(i % 2);
        images.sources.push_back(static_cast<std::uint32_t>(i));
        images.partsOfFiles.emplace_back(i < count - count / 10 ? Part::Training : Part::Test);
    }
    LabelledOptions options;
    options.validationShare = 0.0;
    return std::make_shared<const LabelledDataset>(*LabelledDataset::of(std::move(images), options));
}

std::vector<std::uint32_t> epochOf(const LabelledSampler& sampler, Part part, std::int64_t batchSize,
                                   std::uint64_t epoch)
{
    std::vector<std::uint32_t> images;
    const auto batches = static_cast<std::uint64_t>(sampler.batchesPerEpoch(part, batchSize));
    for (std::uint64_t batch = epoch * batches; batch < (epoch + 1) * batches; ++batch)
        std::ranges::copy(sampler.images(part, batchSize, batch), std::back_inserter(images));
    return images;
}

}  // namespace

class TestLabelledSampler : public QObject {
    Q_OBJECT

private slots:
    void everyEpochIsAnOrderOfThePart()
    {
        const auto dataset = numberedImages(100);
        const LabelledSampler sampler(dataset, PixelRange::ZeroToOne, LastBatch::Smaller, 7);
        QCOMPARE(sampler.batchesPerEpoch(Part::Training, 16), std::int64_t{6});
        const auto first = epochOf(sampler, Part::Training, 16, 0);
        const auto second = epochOf(sampler, Part::Training, 16, 1);
        for (auto epoch : {first, second}) {
            std::ranges::sort(epoch);
            QCOMPARE(epoch, dataset->images(Part::Training));
        }
        QVERIFY(first != second);
        QVERIFY(first != dataset->images(Part::Training));
        QVERIFY(first !=
                epochOf({dataset, PixelRange::ZeroToOne, LastBatch::Smaller, 8}, Part::Training, 16, 0));
        // The order is that of the epoch, however large batches are.
        QCOMPARE(epochOf(sampler, Part::Training, 5, 0), first);
        auto test = epochOf(sampler, Part::Test, 3, 4);
        std::ranges::sort(test);
        QCOMPARE(test, dataset->images(Part::Test));
    }

    void theLastBatchIsSmallerOrDropped()
    {
        const auto dataset = numberedImages(100);
        const LabelledSampler whole(dataset, PixelRange::ZeroToOne, LastBatch::Smaller, 7);
        QCOMPARE(whole.images(Part::Training, 16, 5).size(), std::size_t{10});
        QCOMPARE(whole.images(Part::Training, 16, 6).size(), std::size_t{16});
        const LabelledSampler dropped(dataset, PixelRange::ZeroToOne, LastBatch::Dropped, 7);
        QCOMPARE(dropped.batchesPerEpoch(Part::Training, 16), std::int64_t{5});
        QCOMPARE(dropped.images(Part::Training, 16, 4), whole.images(Part::Training, 16, 4));
        QCOMPARE(dropped.images(Part::Training, 16, 5), whole.images(Part::Training, 16, 6));
        QCOMPARE(dropped.batchesPerEpoch(Part::Training, 91), std::int64_t{0});
        QCOMPARE(whole.batchesPerEpoch(Part::Validation, 4), std::int64_t{0});
    }

    void fillsWhatItNames()
    {
        const auto dataset = numberedImages(100);
        const LabelledSampler sampler(dataset, PixelRange::ZeroToOne, LastBatch::Smaller, 7);
        std::vector<float> pixels(16, -5.0F);
        std::vector<std::int64_t> labels(16, -5);
        QCOMPARE(sampler.fill(pixels, labels, Part::Training, 16, 5), std::int64_t{10});
        const auto images = sampler.images(Part::Training, 16, 5);
        for (std::size_t i = 0; i < 16; ++i) {
            QCOMPARE(pixels[i], i < 10 ? static_cast<float>(images[i]) / 255.0F : -5.0F);
            QCOMPARE(labels[i], i < 10 ? std::int64_t{images[i] % 2} : std::int64_t{-5});
        }
    }

    /// Chi-square of which image comes first, over 9,000 epochs of 90: 89 degrees of freedom, SD 13.3; five.
    void everyImageIsAsLikelyFirst()
    {
        const LabelledSampler sampler(numberedImages(100), PixelRange::ZeroToOne, LastBatch::Smaller, 3);
        std::map<std::uint32_t, int> counts;
        for (std::uint64_t epoch = 0; epoch < 9000; ++epoch)
            ++counts[sampler.images(Part::Training, 90, epoch)[0]];
        QCOMPARE(counts.size(), std::size_t{90});
        double chiSquare = 0.0;
        for (const auto& [image, count] : counts) chiSquare += (count - 100.0) * (count - 100.0) / 100.0;
        QVERIFY2(std::abs(chiSquare - 89.0) < 5 * 13.3, std::to_string(chiSquare).c_str());
    }

    void threadsThatAskForOtherEpochsDoNotDisturb()
    {
        const LabelledSampler sampler(numberedImages(200), PixelRange::ZeroToOne, LastBatch::Smaller, 3);
        const auto expected = [&](std::uint64_t batch) {
            return LabelledSampler(numberedImages(200), PixelRange::ZeroToOne, LastBatch::Smaller, 3)
                .images(Part::Training, 32, batch);
        };
        std::vector<std::vector<std::uint32_t>> asked(200);
        forEachInParallel(asked.size(), {}, "", [&](std::size_t batch) {
            asked[batch] = sampler.images(Part::Training, 32, 199 - batch);
        });
        for (std::size_t batch = 0; batch < asked.size(); ++batch)
            QCOMPARE(asked[batch], expected(199 - batch));
    }
};

SYNTHSLICE_TEST(TestLabelledSampler)

}  // namespace test_labelled_sampler

#include "test_labelled_sampler.moc"
