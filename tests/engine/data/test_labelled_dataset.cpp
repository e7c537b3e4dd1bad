#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include <QTest>

#include "engine/data/labelled/class_choice.h"
#include "engine/data/labelled/labelled_dataset.h"
#include "engine/data/labelled/stratified_split.h"
#include "tests/shared/test_program.h"

namespace test_labelled_dataset {

using namespace synthslice;
using namespace synthslice::data;

namespace {

using Sizes = std::array<std::size_t, 3>;

/// Images of 2 x 1 pixels, which tell their number, of classes "0", "1" ... with these counts, one class
/// after the other.
LabelledImages imagesOf(const std::vector<int>& counts)
{
    LabelledImages images;
    images.width = 2;
    images.height = 1;
    for (std::size_t label = 0; label < counts.size(); ++label) {
        images.classNames.push_back(std::to_string(label));
        for (int i = 0; i < counts[label]; ++i) {
            const auto number = static_cast<std::uint32_t>(images.count());
            images.pixels.push_back(static_cast<std::uint8_t>(number));
            images.pixels.push_back(static_cast<std::uint8_t>(number >> 8U));
            images.labels.push_back(static_cast<std::int32_t>(label));
            images.sources.push_back(number);
            images.partsOfFiles.emplace_back();
        }
    }
    return images;
}

/// What imagesOf() numbered an image.
int numberOf(const LabelledDataset& dataset, std::uint32_t image)
{
    return dataset.pixels(image)[0] + 256 * dataset.pixels(image)[1];
}

std::set<int> numbersOf(const LabelledDataset& dataset, Part part)
{
    std::set<int> numbers;
    for (const std::uint32_t image : dataset.images(part)) numbers.insert(numberOf(dataset, image));
    return numbers;
}

std::array<std::set<int>, 3> numbersByPart(const LabelledDataset& dataset)
{
    return {numbersOf(dataset, Part::Training), numbersOf(dataset, Part::Validation),
            numbersOf(dataset, Part::Test)};
}

std::string errorOf(const LabelledOptions& options)
{
    const auto dataset = LabelledDataset::of(imagesOf({10, 10, 10}), options);
    return dataset ? "no error" : dataset.error().text();
}

LabelledOptions withShares(double test, double validation)
{
    LabelledOptions options;
    options.testShare = test;
    options.validationShare = validation;
    return options;
}

}  // namespace

class TestLabelledDataset : public QObject {
    Q_OBJECT

private slots:
    /// Worked by hand: the exact shares, rounded down; what is left goes to the largest remainders.
    void sizesAreThoseOfTheLargestRemainder()
    {
        QCOMPARE(sizesOfParts(100, 0.2, 0.1), (Sizes{72, 8, 20}));
        QCOMPARE(sizesOfParts(11, 0.2, 0.1), (Sizes{8, 1, 2}));  // 7.92, 0.88, 2.2
        QCOMPARE(sizesOfParts(7, 0.3, 0.5), (Sizes{3, 2, 2}));   // 2.45, 2.45, 2.1: the first gains
        QCOMPARE(sizesOfParts(1, 0.5, 0.0), (Sizes{1, 0, 0}));
        QCOMPARE(sizesOfParts(10, 0.0, 0.0), (Sizes{10, 0, 0}));
        QCOMPARE(sizesOfParts(0, 0.2, 0.1), (Sizes{0, 0, 0}));
        for (std::size_t count = 0; count < 500; ++count) {
            const Sizes sizes = sizesOfParts(count, 0.3, 0.3);
            QCOMPARE(sizes[0] + sizes[1] + sizes[2], count);
            QVERIFY(std::abs(static_cast<double>(sizes[2]) - 0.3 * static_cast<double>(count)) < 1.0);
        }
    }

    void everyClassIsDividedByItself()
    {
        const auto dataset = LabelledDataset::of(imagesOf({100, 11, 30}), withShares(0.2, 0.1));
        QVERIFY2(dataset, dataset ? "" : dataset.error().text().c_str());
        const ClassBalance balance = dataset->balance();
        QCOMPARE(balance.counts, (std::vector<Sizes>{{72, 8, 20}, {8, 1, 2}, {22, 2, 6}}));
        QCOMPARE(balance.total(Part::Training), std::size_t{102});
        QCOMPARE(balance.share(1, Part::Training), 8.0 / 102.0);
        const auto numbers = numbersByPart(*dataset);
        std::set<int> all;
        for (const auto& part : numbers) all.insert(part.begin(), part.end());
        QCOMPARE(all.size(), std::size_t{141});  // every image once, none in two parts
        QCOMPARE(numbers[0].size() + numbers[1].size() + numbers[2].size(), std::size_t{141});
    }

    void theSeedAloneTellsTheSplit()
    {
        LabelledOptions options = withShares(0.3, 0.2);
        const auto first = numbersByPart(*LabelledDataset::of(imagesOf({200, 200}), options));
        QCOMPARE(numbersByPart(*LabelledDataset::of(imagesOf({200, 200}), options)), first);
        options.splitSeed = 1;
        QVERIFY(numbersByPart(*LabelledDataset::of(imagesOf({200, 200}), options)) != first);
    }

    /// Each image is for testing with the same probability: over 400 seeds a count is binomial with mean 80
    /// and SD 8; five of them.
    void everyImageIsAsLikelyForTesting()
    {
        std::map<int, int> counts;
        LabelledOptions options = withShares(0.2, 0.0);
        for (options.splitSeed = 0; options.splitSeed < 400; ++options.splitSeed) {
            for (const int number : numbersOf(*LabelledDataset::of(imagesOf({20, 20}), options), Part::Test))
                ++counts[number];
        }
        QCOMPARE(counts.size(), std::size_t{40});
        for (const auto& [number, count] : counts) QVERIFY(std::abs(count - 80) < 40);
    }

    void chosenClassesAreRenumberedInTheOrderTheyAreNamed()
    {
        LabelledOptions options = withShares(0.2, 0.1);
        const auto all = LabelledDataset::of(imagesOf({100, 50, 30}), options);
        options.classes = " 2,0 ";
        const auto two = LabelledDataset::of(imagesOf({100, 50, 30}), options);
        QVERIFY2(two, two ? "" : two.error().text().c_str());
        QCOMPARE(two->classNames(), (std::vector<std::string>{"2", "0"}));
        QCOMPARE(two->count(), std::size_t{130});
        for (std::uint32_t image = 0; image < 130; ++image)
            QCOMPARE(two->label(image), numberOf(*two, image) < 100 ? 1 : 0);
        // The images of a class are in the same parts, whichever classes are chosen.
        const auto ofAll = numbersByPart(*all);
        const auto ofTwo = numbersByPart(*two);
        for (std::size_t part = 0; part < 3; ++part) QVERIFY(std::ranges::includes(ofAll[part], ofTwo[part]));
        QCOMPARE(two->fingerprint(), all->fingerprint());
    }

    void wrongOptionsAreNamed()
    {
        LabelledOptions options;
        options.classes = "0,4";
        QVERIFY2(errorOf(options).starts_with("There is no class '4'"), errorOf(options).c_str());
        options.classes = "0,0";
        QVERIFY2(errorOf(options).find("'0' is chosen twice") != std::string::npos, errorOf(options).c_str());
        options.classes = "1";
        QVERIFY2(errorOf(options).find("There is one class, '1'") != std::string::npos,
                 errorOf(options).c_str());
        QVERIFY(errorOf(withShares(1.0, 0.0)).find("for testing is not from 0") != std::string::npos);
        QVERIFY(errorOf(withShares(0.0, -0.1)).find("for validation is not from 0") != std::string::npos);
        QVERIFY(errorOf(withShares(std::nan(""), 0.0)).find("for testing") != std::string::npos);
        QVERIFY2(errorOf(withShares(0.96, 0.0)).find("no image of class 0 to learn from") !=
                     std::string::npos,
                 errorOf(withShares(0.96, 0.0)).c_str());
    }

    void partsOfTheFilesAreKeptUnlessMerged()
    {
        const auto withOwnParts = [] {
            LabelledImages images = imagesOf({100, 100});
            for (std::size_t i = 0; i < 200; ++i)
                images.partsOfFiles[i] = i % 4 == 3 ? Part::Test : Part::Training;
            return images;
        };
        LabelledOptions options = withShares(0.5, 0.2);
        const auto kept = LabelledDataset::of(withOwnParts(), options);
        QVERIFY(kept);
        QCOMPARE(kept->balance().counts, (std::vector<Sizes>{{60, 15, 25}, {60, 15, 25}}));
        for (const int number : numbersOf(*kept, Part::Test)) QCOMPARE(number % 4, 3);
        options.merged = true;
        const auto merged = LabelledDataset::of(withOwnParts(), options);
        QCOMPARE(merged->balance().counts, (std::vector<Sizes>{{40, 10, 50}, {40, 10, 50}}));
        QVERIFY(
            std::ranges::any_of(numbersOf(*merged, Part::Test), [](int number) { return number % 4 != 3; }));

        // One part alone is divided.
        LabelledImages training = imagesOf({100, 100});
        training.partsOfFiles.assign(200, Part::Training);
        QCOMPARE(LabelledDataset::of(std::move(training), withShares(0.5, 0.0))->balance().counts,
                 (std::vector<Sizes>{{50, 0, 50}, {50, 0, 50}}));
        // A validation part of the files is kept, too.
        LabelledImages three = withOwnParts();
        for (std::size_t i = 0; i < 200; i += 4) three.partsOfFiles[i] = Part::Validation;
        QCOMPARE(LabelledDataset::of(std::move(three), withShares(0.5, 0.2))->balance().counts,
                 (std::vector<Sizes>{{50, 25, 25}, {50, 25, 25}}));
    }

    void aClassThatAPartLacksIsTold()
    {
        LabelledImages images = imagesOf({10, 10});
        for (std::size_t i = 0; i < 20; ++i) images.partsOfFiles[i] = i < 5 ? Part::Test : Part::Training;
        const auto dataset = LabelledDataset::of(std::move(images), withShares(0.0, 0.0));
        QVERIFY(dataset);
        QCOMPARE(dataset->notes(), (std::vector<std::string>{"class 1 has no image in the test part"}));
        QVERIFY(std::isnan(dataset->balance().share(0, Part::Validation)));
        LabelledImages untrained = imagesOf({10, 10});
        for (std::size_t i = 0; i < 20; ++i) untrained.partsOfFiles[i] = i < 10 ? Part::Test : Part::Training;
        const auto refused = LabelledDataset::of(std::move(untrained), {});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("no image of class 0 to learn from") != std::string::npos);
    }

    void patchesOfOneImageStayTogether()
    {
        LabelledImages images = imagesOf({80, 40});
        for (std::size_t i = 0; i < 80; ++i) images.sources[i] = static_cast<std::uint32_t>(i / 8);
        for (std::size_t i = 80; i < 120; ++i) images.sources[i] = 10;  // one image for three parts
        const auto dataset = LabelledDataset::of(std::move(images), withShares(0.2, 0.25));
        QVERIFY(dataset);
        QCOMPARE(dataset->balance().counts, (std::vector<Sizes>{{48, 16, 16}, {24, 8, 8}}));
        for (const auto& part : numbersByPart(*dataset)) {
            for (const int number : part) {
                if (number >= 80) continue;
                for (int other = number / 8 * 8; other < number / 8 * 8 + 8; ++other)
                    QVERIFY(part.count(other) == 1);
            }
        }
        QCOMPARE(dataset->notes().size(), std::size_t{1});
        QVERIFY(dataset->notes()[0].starts_with("class 1 has too few images"));
    }

    void theFingerprintIsOfPixelsAndLabels()
    {
        const auto fingerprintOf = [](LabelledImages images) {
            return LabelledDataset::of(std::move(images), {})->fingerprint();
        };
        const std::string fingerprint = fingerprintOf(imagesOf({10, 10}));
        QCOMPARE(fingerprint.size(), std::size_t{64});
        QCOMPARE(fingerprintOf(imagesOf({10, 10})), fingerprint);
        LabelledImages pixel = imagesOf({10, 10});
        pixel.pixels[7] ^= 1U;
        QVERIFY(fingerprintOf(pixel) != fingerprint);
        LabelledImages label = imagesOf({10, 10});
        label.labels[7] = 1;
        QVERIFY(fingerprintOf(label) != fingerprint);
        LabelledImages part = imagesOf({10, 10});
        part.partsOfFiles[7] = Part::Test;
        QVERIFY(fingerprintOf(part) != fingerprint);
        LabelledImages name = imagesOf({10, 10});
        name.classNames[0] = "zero";
        QVERIFY(fingerprintOf(name) != fingerprint);
    }

    void fillsImagesInTheRangeThatIsAsked()
    {
        LabelledImages images = imagesOf({3, 3});
        images.pixels = {0, 255, 51, 102, 1, 2, 3, 4, 5, 6, 7, 8};
        const auto dataset = LabelledDataset::of(std::move(images), withShares(0.0, 0.0));
        const std::array<std::uint32_t, 2> chosen{1, 0};
        std::vector<float> pixels(4);
        std::vector<std::int64_t> labels(2);
        dataset->fill(chosen, PixelRange::ZeroToOne, pixels, labels);
        QCOMPARE(pixels, (std::vector<float>{0.2F, 0.4F, 0.0F, 1.0F}));
        dataset->fill(chosen, PixelRange::MinusOneToOne, pixels, labels);
        QCOMPARE(pixels, (std::vector<float>{51 / 127.5F - 1, 102 / 127.5F - 1, -1.0F, 1.0F}));
        QCOMPARE(labels, (std::vector<std::int64_t>{0, 0}));
        QCOMPARE(dataset->grey(1).grey, (std::vector<float>{0.2F, 0.4F}));
    }

    /// Counts of the digits in MNIST, as they are published (its 60,000 and 10,000 images).
    void readsAllOfMnist()
    {
        const std::filesystem::path folder = SYNTHSLICE_SHARED_DATA "/mnist-full";
        if (!std::filesystem::exists(folder)) QSKIP("needs shared/data/mnist-full");
        const auto dataset = LabelledDataset::load(folder, withShares(0.2, 0.0), {});
        QVERIFY2(dataset, dataset ? "" : dataset.error().text().c_str());
        const std::array training{5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949};
        const std::array test{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};
        const ClassBalance balance = dataset->balance();
        for (std::size_t digit = 0; digit < 10; ++digit) {
            QCOMPARE(balance.classNames[digit], std::to_string(digit));
            QCOMPARE(balance.count(digit, Part::Training), static_cast<std::size_t>(training[digit]));
            QCOMPARE(balance.count(digit, Part::Test), static_cast<std::size_t>(test[digit]));
        }
        // The training set begins with a 5, a 0 and a 4.
        QCOMPARE(dataset->label(dataset->images(Part::Training)[0]), 5);
        QCOMPARE(dataset->label(dataset->images(Part::Training)[1]), 0);
        QCOMPARE(dataset->label(dataset->images(Part::Training)[2]), 4);
    }

    void dividesDigitsAnew()
    {
        const std::filesystem::path folder = SYNTHSLICE_SHARED_DATA "/mnist";
        if (!std::filesystem::exists(folder)) QSKIP("needs shared/data/mnist");
        LabelledOptions options = withShares(0.1, 0.1);
        options.merged = true;
        options.classes = "0,1";
        const auto dataset = LabelledDataset::load(folder, options, {});
        QVERIFY2(dataset, dataset ? "" : dataset.error().text().c_str());
        const ClassBalance balance = dataset->balance();
        for (std::size_t digit = 0; digit < 2; ++digit) {
            const auto all = static_cast<double>(balance.count(digit, Part::Training) +
                                                 balance.count(digit, Part::Validation) +
                                                 balance.count(digit, Part::Test));
            QVERIFY(all > 900.0);
            QVERIFY(std::abs(static_cast<double>(balance.count(digit, Part::Test)) - 0.1 * all) < 1.0);
        }
    }
};

SYNTHSLICE_TEST(TestLabelledDataset)

}  // namespace test_labelled_dataset

#include "test_labelled_dataset.moc"
