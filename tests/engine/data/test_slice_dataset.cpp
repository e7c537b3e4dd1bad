#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <numeric>
#include <string>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/dataset/dataset_memory.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/data/reading/image_series.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "tests/shared/test_program.h"

namespace test_slice_dataset {

using namespace synthslice;
using data::Half;
using data::SliceDataset;
using spec::DataSpec;

namespace {

/// Noise that is stronger to the right, so that halves can differ.
cv::Mat_<std::uint8_t> texture(int width, int height, std::uint64_t seed)
{
    cv::RNG random(seed);
    cv::Mat_<std::uint8_t> mat(height, width);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            mat(y, x) = cv::saturate_cast<std::uint8_t>(100 + random.gaussian(10 + x / 20.0));
    }
    return mat;
}

/// Every grey from 60 to 180 equally often, so that there are no outliers.
cv::Mat_<std::uint8_t> evenGreys(int width, int height, std::uint64_t seed)
{
    cv::RNG random(seed);
    cv::Mat_<std::uint8_t> mat(height, width);
    random.fill(mat, cv::RNG::UNIFORM, 60, 181);
    return mat;
}

DataSpec withPatch(std::int64_t patchSize)
{
    DataSpec spec;
    spec.patchSize = patchSize;
    return spec;
}

/// How often each pixel of a slice occurs in patches of a half.
std::vector<int> coverage(const SliceDataset& dataset, Half half, std::size_t slice)
{
    const data::Slice& of = dataset.slices()[slice];
    std::vector<int> count(static_cast<std::size_t>(of.width * of.height));
    for (std::int64_t i = 0; i < dataset.originCount(half); ++i) {
        const data::PatchOrigin origin = dataset.origin(half, i);
        if (static_cast<std::size_t>(origin.slice) != slice) continue;
        for (int y = 0; y < dataset.spec().patchSize; ++y) {
            for (int x = 0; x < dataset.spec().patchSize; ++x) {
                ++count[static_cast<std::size_t>((origin.y + y) * of.width + origin.x + x)];
            }
        }
    }
    return count;
}

}  // namespace

class TestSliceDataset : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path folder() const { return m_folder->path().toStdString(); }
    void write(const std::string& name, const cv::Mat& mat) const
    {
        cv::imwrite((folder() / name).string(), mat);
    }
    void write(const std::string& name, const std::string& text) const
    {
        std::ofstream(folder() / name) << text;
    }

    std::string errorOf(const DataSpec& spec) const
    {
        const auto dataset = SliceDataset::load(folder(), spec, {});
        return dataset ? "it was loaded" : dataset.error().text();
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsAFolderInNaturalOrderAndListsWhatItSkips()
    {
        write("slice10.png", texture(100, 80, 1));
        write("slice9.png", texture(100, 80, 2));
        write("b.tif", cv::Mat_<std::uint16_t>(texture(120, 90, 3)));
        write(".hidden.png", texture(100, 80, 4));
        write("README.md", "Slices of a fibre composite.");
        write("text.png", "This is a text.");
        write("small.png", texture(31, 200, 5));
        write("blank.png", cv::Mat_<std::uint8_t>(80, 80, std::uint8_t{7}));
        const auto dataset = SliceDataset::load(folder(), withPatch(32), {});
        QVERIFY2(dataset, dataset ? "" : dataset.error().text().c_str());
        QCOMPARE(dataset->slices().size(), std::size_t{3});
        QCOMPARE(dataset->slices()[0].name, std::string("b.tif"));
        QCOMPARE(dataset->slices()[1].name, std::string("slice9.png"));
        QCOMPARE(dataset->slices()[2].name, std::string("slice10.png"));
        const data::DatasetSummary& summary = dataset->summary();
        QCOMPARE(summary.images, std::int64_t{3});
        QCOMPARE(summary.bitDepth, 16);
        QVERIFY(summary.sizesDiffer);
        QCOMPARE(summary.fieldOfViewShare, 1.0);
        QCOMPARE(summary.skipped.size(), std::size_t{3});
        QCOMPARE(summary.skipped[0].file, std::string("blank.png"));
        QVERIFY(summary.skipped[0].reason.find("blank") != std::string::npos);
        QCOMPARE(summary.skipped[1].file, std::string("small.png"));
        QVERIFY(summary.skipped[1].reason.find("31 x 200 px is smaller than a patch of 32 px") !=
                std::string::npos);
        QCOMPARE(summary.skipped[2].file, std::string("text.png"));
        QVERIFY(summary.skipped[2].reason.find("no PNG") != std::string::npos);
    }

    void saysWhyNothingCanBeUsed()
    {
        QVERIFY(errorOf({}).find("There are no images in " + folder().string()) == 0);
        write("a.png", texture(1, 1, 0));
        QVERIFY(errorOf({}).find("its size of 1 x 1 px is smaller than a patch of 64 px") !=
                std::string::npos);
        write("b.png", "text");
        QVERIFY(errorOf({}).find("None of the 2 files") == 0);
        const auto missing = SliceDataset::load(folder() / "missing", {}, {});
        QVERIFY(missing.error().message.find("no file or folder") != std::string::npos);
        QCOMPARE(missing.error().code, ErrorCode::InvalidInput);
    }

    void neverSharesAPixelBetweenTheHalves_data()
    {
        QTest::addColumn<double>("fraction");
        QTest::addColumn<bool>("bySlice");
        QTest::addColumn<int>("size");
        for (const double fraction : {0.2, 0.5, 0.8}) {
            QTest::addRow("blocks, %g", fraction) << fraction << false << 150;
            QTest::addRow("slices, %g", fraction) << fraction << true << 150;
        }
        QTest::newRow("slices of one block") << 0.5 << false << 40;
    }

    void neverSharesAPixelBetweenTheHalves()
    {
        QFETCH(double, fraction);
        QFETCH(bool, bySlice);
        QFETCH(int, size);
        for (int i = 0; i < 5; ++i)
            write(std::to_string(i) + ".png", texture(size, size - 7, static_cast<std::uint64_t>(i)));
        DataSpec spec = withPatch(16);
        spec.blockSize = 32;
        spec.heldOutFraction = fraction;
        if (size == 40) spec.blockSize = 64;
        if (bySlice) spec.heldOutSplit = spec::HeldOutSplit::Slice;
        const auto dataset = SliceDataset::load(folder(), spec, {});
        QVERIFY2(dataset, dataset ? "" : dataset.error().text().c_str());
        double held = 0.0;
        double all = 0.0;
        for (std::size_t slice = 0; slice < 5; ++slice) {
            const std::vector<int> training = coverage(*dataset, Half::Training, slice);
            const std::vector<int> heldOut = coverage(*dataset, Half::HeldOut, slice);
            for (std::size_t i = 0; i < training.size(); ++i) {
                QVERIFY(training[i] == 0 || heldOut[i] == 0);
                held += heldOut[i] > 0 ? 1.0 : 0.0;
                all += training[i] + heldOut[i] > 0 ? 1.0 : 0.0;
            }
            QCOMPARE(dataset->serves(slice, Half::Training), !dataset->blocks(slice, Half::Training).empty());
        }
        QVERIFY2(std::abs(held / all - fraction) < 0.11, std::to_string(held / all).c_str());
        // The same pixels are held out of all slices of a stack, or whole slices.
        QCOMPARE(dataset->blocks(0, Half::HeldOut).empty(), !dataset->serves(0, Half::HeldOut));
        if (!bySlice && size > 40) {
            QCOMPARE(dataset->blocks(0, Half::HeldOut), dataset->blocks(4, Half::HeldOut));
            QCOMPARE(dataset->originCount(Half::Training) % 5, std::int64_t{0});
        }
    }

    void picksAHeldOutHalfThatIsLikeTheTrainingHalf()
    {
        write("a.png", texture(512, 512, 1));  // the noise grows from left to right
        DataSpec spec = withPatch(32);
        spec.blockSize = 64;
        const auto dataset = SliceDataset::load(folder(), spec, {});
        QVERIFY(dataset);
        const auto meanX = [&](Half half) {
            double sum = 0.0;
            const auto blocks = dataset->blocks(0, half);
            for (const data::Rect& block : blocks) sum += block.x + block.width / 2.0;
            return sum / static_cast<double>(blocks.size());
        };
        // A random choice of 32 of 64 blocks would differ by 36 px (one standard deviation).
        QVERIFY(std::abs(meanX(Half::Training) - meanX(Half::HeldOut)) < 12.0);
    }

    void readsSlicesThatCannotBeSplit()
    {
        const cv::Mat_<std::uint8_t> mat = evenGreys(70, 60, 1);
        write("a.png", mat);
        DataSpec spec = withPatch(60);
        spec.pixelSizeUm = 1.5;
        const auto dataset = SliceDataset::load(folder(), spec, {});
        QVERIFY2(dataset, dataset ? "" : dataset.error().text().c_str());
        QCOMPARE(dataset->originCount(Half::Training), std::int64_t{11});
        QCOMPARE(dataset->originCount(Half::HeldOut), std::int64_t{0});
        QVERIFY(dataset->summary().notes.back().find("nothing is held out") != std::string::npos);
        spec.heldOutSplit = spec::HeldOutSplit::Slice;  // asked for, it is an error
        QVERIFY(!SliceDataset::load(folder(), spec, {}));
        const auto stack = data::readStack(folder(), spec, {});
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        QCOMPARE(stack->summary.images, std::int64_t{1});
        QCOMPARE(*stack->summary.pixelSizeUm, 1.5);
        QCOMPARE(stack->region(0).pixels.runs(), data::PixelRuns::rectangle(70, 60).runs());
        cv::Scalar mean;
        cv::Scalar sd;
        cv::meanStdDev(mat, mean, sd);
        QVERIFY(std::abs(stack->slices[0].greyMean - mean[0] / 255.0) < 1e-9);
        QVERIFY(std::abs(stack->slices[0].greySd - sd[0] / 255.0) < 1e-9);
        QCOMPARE(data::toGrey(stack->slices[0]).at(69, 3), static_cast<float>(mat(3, 69) / 255.0));
    }

    void sharesSlicesBetweenDatasets()
    {
        write("a.png", texture(200, 200, 1));
        DataSpec spec = withPatch(32);
        spec.blockSize = 64;
        const auto first = SliceDataset::load(folder(), spec, {});
        spec.patchSize = 16;
        spec.heldOutFraction = 0.0;
        const auto second = SliceDataset::of(first->stack(), spec, {});
        QCOMPARE(second->slices().data(), first->slices().data());
        QCOMPARE(second->originCount(Half::Training), std::int64_t{185 * 185});
        QCOMPARE(second->summary().fingerprint, first->summary().fingerprint);
    }

    void readsAgainOnlyWhatIsReadOtherwise()
    {
        write("a.png", texture(200, 200, 1));
        const auto stack = data::readStack(folder(), withPatch(32), {});
        DataSpec other = withPatch(48);
        other.flips = false;
        other.blockSize = 64;
        other.heldOutFraction = 0.2;
        other.normalization = spec::GreyNormalization::FullRange;
        QVERIFY(stack->holdsFor(other));
        other.patchSize = 201;
        QVERIFY(!stack->holdsFor(other));
        for (const auto& change : std::vector<std::function<void(DataSpec&)>>{
                 [](DataSpec& spec) { spec.scale = 0.5; }, [](DataSpec& spec) { spec.mask = "mask.png"; },
                 [](DataSpec& spec) { spec.roiWidth = spec.roiHeight = 50; },
                 [](DataSpec& spec) { spec.sliceStep = 2; },
                 [](DataSpec& spec) { spec.fieldOfView = false; }}) {
            DataSpec changed = withPatch(32);
            change(changed);
            QVERIFY(!stack->holdsFor(changed));
        }
    }

    void takesTheMaterialFromMasks()
    {
        for (int i = 0; i < 3; ++i) write(std::to_string(i) + ".png", texture(120, 100, 1));
        const QTemporaryDir masks;
        const auto mask = [&](const std::string& name, const cv::Rect& inside, int width = 120) {
            cv::Mat_<std::uint8_t> image(100, width, std::uint8_t{0});
            image(inside).setTo(1);
            cv::imwrite(masks.path().toStdString() + "/" + name, image);
        };
        DataSpec spec = withPatch(16);
        mask("0.png", {10, 20, 60, 50});
        spec.mask = masks.path().toStdString() + "/0.png";
        auto stack = data::readStack(folder(), spec, {});
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        QCOMPARE(stack->regions.size(), std::size_t{1});
        QCOMPARE(stack->region(2).pixels.count(), std::int64_t{60 * 50});
        QCOMPARE(stack->summary.fieldOfViewBounds, (data::Rect{10, 20, 60, 50}));
        const std::string fingerprint = stack->summary.fingerprint;
        spec.scale = 0.5;
        QCOMPARE(data::readStack(folder(), spec, {})->region(0).pixels.count(), std::int64_t{30 * 25});
        spec.scale = 1.0;

        mask("1.png", {0, 0, 120, 100});
        mask("2.png", {0, 0, 0, 0});
        spec.mask = masks.path().toStdString();
        stack = data::readStack(folder(), spec, {});
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        QCOMPARE(stack->summary.images, std::int64_t{2});
        QCOMPARE(stack->region(1).pixels.count(), std::int64_t{120 * 100});
        QCOMPARE(stack->summary.skipped.back(), (data::SkippedFile{"2.png", "it shows no material"}));
        QVERIFY(stack->summary.fingerprint != fingerprint);
        // Slice 3 keeps its mask where slice 2 is left out.
        mask("2.png", {5, 5, 20, 20});
        spec.sliceStep = 2;
        QCOMPARE(data::readStack(folder(), spec, {})->region(1).pixels.count(), std::int64_t{400});
        spec.sliceStep = 1;

        std::filesystem::remove(masks.path().toStdString() + "/2.png");
        QVERIFY(errorOf(spec).find("data.mask: there are 2 masks in") == 0);
        mask("1.png", {0, 0, 9, 9}, 90);
        QVERIFY(errorOf(spec).find("data.mask: a mask of 90 x 100 px") == 0);
        // Among the slices it is none of them.
        cv::imwrite((folder() / "mask.png").string(), cv::Mat_<std::uint8_t>(100, 120, std::uint8_t{255}));
        spec.mask = (folder() / "mask.png").string();
        QCOMPARE(data::readStack(folder(), spec, {})->slices.size(), std::size_t{3});
        QCOMPARE(data::readStack(folder(), spec, {})->summary.skipped.size(), std::size_t{2});
        spec.mask = "missing.png";
        QVERIFY(errorOf(spec).find("data.mask: ") == 0 &&
                errorOf(spec).find("missing.png") != std::string::npos);
    }

    void cutsOutTheRegionOfInterest()
    {
        const cv::Mat_<std::uint8_t> mat = texture(200, 160, 1);
        write("a.png", mat);
        DataSpec spec = withPatch(16);
        spec.roiX = 40;
        spec.roiY = 30;
        spec.roiWidth = 100;
        spec.roiHeight = 90;
        const auto stack = data::readStack(folder(), spec, {});
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        QCOMPARE(stack->summary.width, 100);
        QCOMPARE(stack->slices[0].pixels8.size(), std::size_t{100 * 90});
        QCOMPARE(stack->slices[0].pixels8[89 * 100 + 99], mat(119, 139));
        QCOMPARE(stack->region(0).pixels.count(), std::int64_t{100 * 90});
        QVERIFY(stack->summary.notes.front().find("region of interest of 100 x 90 px") == 0);
        spec.scale = 0.5;
        QCOMPARE(data::readStack(folder(), spec, {})->summary.height, 45);
        spec.roiX = 101;
        QVERIFY(errorOf(spec).find("does not lie in a.png of 200 x 160 px") != std::string::npos);
        QVERIFY(errorOf(spec).find("data.roi_x") != std::string::npos);
        spec.roiX = 0;
        spec.roiHeight = 0;
        QVERIFY(errorOf(spec).find("data.roi_height") != std::string::npos);
    }

    /// What lies outside of the round sample stays outside where the region of interest cuts through it.
    void findsTheMaterialBeforeItCutsOut()
    {
        cv::Mat_<std::uint8_t> mat = texture(300, 300, 1);
        cv::Mat_<std::uint8_t> disc(300, 300, std::uint8_t{0});
        for (int y = 0; y < 300; ++y) {
            for (int x = 0; x < 300; ++x) disc(y, x) = std::hypot(x - 150, y - 150) < 140 ? 255 : 0;
        }
        mat.setTo(0, disc == 0);
        write("a.png", mat);
        DataSpec spec = withPatch(16);
        spec.roiX = 150;
        spec.roiY = 0;
        spec.roiWidth = 150;
        spec.roiHeight = 300;
        const auto stack = data::readStack(folder(), spec, {});
        for (const data::PixelRun& run : stack->region(0).pixels.runs())
            QVERIFY(std::hypot(run.x + run.length - 1, run.y - 150) < 140.0);
        QVERIFY(stack->region(0).pixels.count() > 24'000);  // half of a disc of 130 px radius is 26,546
    }

    void takesARangeOfSlices()
    {
        for (int i = 1; i <= 9; ++i) write(std::to_string(i) + ".png", texture(100, 80, 1));
        DataSpec spec = withPatch(32);
        spec.firstSlice = 3;
        spec.lastSlice = 8;
        spec.sliceStep = 2;
        const auto stack = data::readStack(folder(), spec, {});
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        std::vector<std::string> names;
        for (const data::Slice& slice : stack->slices) names.push_back(slice.name);
        QCOMPARE(names, (std::vector<std::string>{"3.png", "5.png", "7.png"}));
        QCOMPARE(stack->slices[1].number, std::size_t{5});
        QCOMPARE(stack->summary.notes.front(),
                 std::string("slices from number 3 to 8, one of 2, on request"));
        spec.firstSlice = 10;
        spec.lastSlice = 0;
        QVERIFY(errorOf(spec).find("has 9 slices, and the first to be taken is number 10") !=
                std::string::npos);
        spec.lastSlice = 4;
        QVERIFY(errorOf(spec).find("data.last_slice") != std::string::npos);
    }

    void leavesAirAtTheEndsOfAStackOut()
    {
        data::FibreSliceSpec fibres;
        fibres.size = 256;
        for (int i = 0; i < 8; ++i) {
            cv::Mat_<float> mat(256, 256);
            fibres.seed = static_cast<std::uint64_t>(i);
            const auto slice = data::makeFibreSlice(fibres);
            std::ranges::copy(slice->image.grey, mat.begin());
            if (i < 2 || i == 7) {  // air, with a hot pixel and a dead line
                cv::RNG random(static_cast<std::uint64_t>(i));
                random.fill(mat, cv::RNG::NORMAL, 0.12, 0.03);
                mat(100, 100) = 1.0F;
                mat.row(50).setTo(1.0F);
            }
            cv::Mat_<std::uint8_t> bytes;
            mat.convertTo(bytes, CV_8U, 255.0);
            write(std::to_string(i) + ".png", bytes);
        }
        const auto stack = data::readStack(folder(), withPatch(32), {});
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        QCOMPARE(stack->slices.size(), std::size_t{5});
        QCOMPARE(stack->slices.front().name, std::string("2.png"));
        QCOMPARE(stack->summary.skipped.size(), std::size_t{3});
        QCOMPARE(stack->summary.skipped[2].file, std::string("7.png"));
        QVERIFY(stack->summary.skipped[0].reason.find("air") != std::string::npos);
        DataSpec all = withPatch(32);
        all.fieldOfView = false;
        QCOMPARE(data::readStack(folder(), all, {})->slices.size(), std::size_t{8});
    }

    void normalizesAsIfThereWereNoDefects_data()
    {
        QTest::addColumn<QString>("defect");
        for (const char* defect : {"12 bit in 16", "hot pixel", "metal", "dead lines"})
            QTest::newRow(defect) << defect;
    }

    /// Against the clean slice: grey mean, SD and window to 2 %.
    void normalizesAsIfThereWereNoDefects()
    {
        QFETCH(QString, defect);
        data::FibreSliceSpec fibres;
        fibres.size = 512;
        const auto made = data::makeFibreSlice(fibres);
        cv::Mat_<std::uint16_t> mat(512, 512);
        std::ranges::transform(made->image.grey, mat.begin(),
                               [](float grey) { return cv::saturate_cast<std::uint16_t>(4095.0 * grey); });
        write("a.png", mat);
        const auto clean = SliceDataset::load(folder(), withPatch(32), {});
        if (defect == "12 bit in 16") mat *= 16;
        const double unit = defect == "12 bit in 16" ? 16.0 : 1.0;
        if (defect == "hot pixel") mat(300, 200) = 65535;
        if (defect == "dead lines") {
            mat.row(130).setTo(0);
            mat.col(400).setTo(65535);
        }
        if (defect == "metal") {  // 0.5 %
            for (const cv::Point at : {cv::Point(100, 100), cv::Point(300, 180), cv::Point(400, 420)})
                cv::circle(mat, at, 12, cv::Scalar(65535), cv::FILLED);
        }
        write("a.png", mat);
        const auto found = SliceDataset::load(folder(), withPatch(32), {});
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        const auto same = [&](double value, double expected) {
            return std::abs(value / (unit * expected) - 1.0) < 0.02;
        };
        QVERIFY(same(found->slices()[0].greyMean, clean->slices()[0].greyMean));
        QVERIFY(same(found->slices()[0].greySd, clean->slices()[0].greySd));
        QVERIFY(same(found->greyWindow().centre, clean->greyWindow().centre));
        QVERIFY(same(found->greyWindow().halfWidth, clean->greyWindow().halfWidth));
        QVERIFY(std::abs(found->summary().fibrePitchPx / clean->summary().fibrePitchPx - 1.0) < 0.02);
        if (defect != "hot pixel" && defect != "12 bit in 16") return;
        for (const Half half : {Half::Training, Half::HeldOut})
            QVERIFY(found->blocks(0, half) == clean->blocks(0, half));
    }

    void saysWhatToDoWhenNothingCanBeHeldOut()
    {
        write("a.png", texture(70, 70, 1));
        DataSpec whole = withPatch(64);
        whole.heldOutSplit = spec::HeldOutSplit::Slice;
        QVERIFY(errorOf(whole).find("data.held_out_split to block") != std::string::npos);
        DataSpec all = withPatch(64);
        all.heldOutFraction = 0.0;
        const auto dataset = SliceDataset::load(folder(), all, {});
        QVERIFY(dataset);
        QCOMPARE(dataset->originCount(Half::Training), std::int64_t{49});
        QCOMPARE(dataset->originCount(Half::HeldOut), std::int64_t{0});
    }

    void cutsPatchesExactlyAndKeepsASingleSlicesGrey()
    {
        const cv::Mat_<std::uint8_t> mat = texture(200, 100, 3);
        write("a.png", mat);
        DataSpec spec = withPatch(16);
        spec.blockSize = 32;
        const auto dataset = SliceDataset::load(folder(), spec, {});
        QVERIFY(dataset);
        for (const Half half : {Half::Training, Half::HeldOut}) {
            for (std::int64_t i = 0; i < dataset->originCount(half); i += 97) {
                const data::PatchOrigin origin = dataset->origin(half, i);
                const GreyImage patch = dataset->patch(origin);
                for (int y = 0; y < 16; ++y) {
                    for (int x = 0; x < 16; ++x) {
                        const double expected = mat(origin.y + y, origin.x + x) / 255.0;
                        QVERIFY(std::abs(patch.at(x, y) - expected) < 1e-6);
                    }
                }
            }
        }
        QVERIFY(std::abs(dataset->slice(0).at(150, 60) - mat(60, 150) / 255.0) < 1e-6);
    }

    void bringsEverySliceToTheSameMeanAndSd()
    {
        write("a.png", evenGreys(128, 128, 1));
        write("b.png", evenGreys(128, 128, 2) * 0.5 + 20);
        DataSpec spec = withPatch(32);
        spec.blockSize = 64;
        const auto dataset = SliceDataset::load(folder(), spec, {});
        QVERIFY(dataset);
        std::vector<double> means;
        std::vector<double> sds;
        for (std::size_t i = 0; i < 2; ++i) {
            const cv::Mat_<float> mat(128, 128, const_cast<float*>(dataset->slice(i).grey.data()));
            const GreyImage image = dataset->slice(i);
            cv::Scalar mean;
            cv::Scalar sd;
            cv::meanStdDev(cv::Mat_<float>(128, 128, const_cast<float*>(image.grey.data())), mean, sd);
            means.push_back(mean[0]);
            sds.push_back(sd[0]);
        }
        QVERIFY(std::abs(means[0] - means[1]) < 1e-5);
        QVERIFY(std::abs(sds[0] - sds[1]) < 1e-5);
        spec.normalization = spec::GreyNormalization::FullRange;
        const auto raw = SliceDataset::load(folder(), spec, {});
        QCOMPARE(raw->greyWindow(), GreyWindow());
        QVERIFY(std::abs(raw->slice(0).grey[0] * 255.0F - std::round(raw->slice(0).grey[0] * 255.0F)) <
                1e-4F);
    }

    void opensTheGreyWindowForNearlyAllTrainingPixels()
    {
        write("a.png", texture(400, 300, 1));
        DataSpec spec = withPatch(16);
        spec.blockSize = 32;
        const auto dataset = SliceDataset::load(folder(), spec, {});
        const std::vector<int> training = coverage(*dataset, Half::Training, 0);
        const GreyImage slice = dataset->slice(0);
        double inside = 0.0;
        double all = 0.0;
        double sum = 0.0;
        for (std::size_t i = 0; i < training.size(); ++i) {
            if (training[i] == 0) continue;
            const double value = dataset->greyWindow().toMinus1To1(slice.grey[i]);
            inside += std::abs(value) <= 1.0 ? 1.0 : 0.0;
            sum += value;
            all += 1.0;
        }
        QVERIFY(std::abs(sum / all) < 1e-3);
        QVERIFY2(inside / all >= 0.998 && inside / all < 0.99999, std::to_string(inside / all).c_str());
    }

    void scalesSlices()
    {
        // A ramp scaled by areas stays the ramp: reference values in closed form.
        cv::Mat_<std::uint16_t> ramp(200, 200);
        for (int y = 0; y < 200; ++y) {
            for (int x = 0; x < 200; ++x) ramp(y, x) = static_cast<std::uint16_t>(100 * x + 60 * y);
        }
        write("a.tif", ramp);
        DataSpec spec = withPatch(32);
        spec.scale = 0.5;
        spec.blockSize = 48;
        spec.pixelSizeUm = 1.5;
        const auto dataset = SliceDataset::load(folder(), spec, {});
        QVERIFY(dataset);
        QCOMPARE(dataset->summary().width, 100);
        QCOMPARE(*dataset->summary().pixelSizeUm, 3.0);
        QCOMPARE(int{dataset->slices()[0].pixels16[10 * 100 + 20]}, 100 * 40 + 50 + 60 * 20 + 30);
        spec.scale = 2.0;
        QCOMPARE(SliceDataset::load(folder(), spec, {})->summary().height, 400);
    }

    void findsTheScaleThatTexturesAreLearnedAt()
    {
        const auto loaded = [&](double diameterPx, double scale) {
            data::FibreSliceSpec fibres;
            fibres.size = 1024;
            fibres.diameterPx = diameterPx;
            const auto slice = data::makeFibreSlice(fibres);
            cv::Mat_<std::uint8_t> mat(slice->image.height, slice->image.width);
            std::ranges::transform(slice->image.grey, mat.begin(),
                                   [](float grey) { return cv::saturate_cast<std::uint8_t>(255.0 * grey); });
            write("a.png", mat);
            DataSpec spec = withPatch(64);
            spec.scale = scale;
            return SliceDataset::load(folder(), spec, {});
        };
        // At this volume fraction fibres are 1.1 to 1.25 diameters apart.
        const auto coarse = loaded(18.0, 0.0);
        QVERIFY2(std::abs(coarse->scale() / (8.0 / (1.18 * 18.0)) - 1.0) < 0.1,
                 qPrintable(QString::number(coarse->scale())));
        QCOMPARE(coarse->summary().width, static_cast<int>(std::lround(1024 * coarse->scale())));
        QCOMPARE(coarse->spec().scale, 0.0);
        QVERIFY(std::abs(coarse->summary().fibrePitchPx - 8.0) < 0.1);
        // An end of a stack that shows nothing does not count.
        write("0.png", cv::Mat_<std::uint8_t>(1024, 1024, std::uint8_t{100}));
        QCOMPARE(loaded(18.0, 0.0)->scale(), coarse->scale());
        std::filesystem::remove(folder() / "0.png");
        // Four patches stay side by side.
        DataSpec large = withPatch(200);
        large.scale = 0.0;
        large.blockSize = 256;
        QCOMPARE(SliceDataset::load(folder(), large, {})->scale(), 800.0 / 1024.0);
        const auto fine = loaded(7.0, 0.0);
        QCOMPARE(fine->scale(), 1.0);
        QVERIFY(std::abs(fine->summary().fibrePitchPx / (1.18 * 7.0) - 1.0) < 0.1);
        const auto asGiven = loaded(18.0, 1.0);
        QCOMPARE(asGiven->scale(), 1.0);
        QVERIFY(std::abs(asGiven->summary().fibrePitchPx / (1.18 * 18.0) - 1.0) < 0.1);
    }

    void knowsDataByItsFingerprint()
    {
        write("a.png", texture(200, 200, 1));
        DataSpec spec = withPatch(32);
        spec.blockSize = 64;
        const std::string fingerprint = SliceDataset::load(folder(), spec, {})->summary().fingerprint;
        QCOMPARE(fingerprint.size(), std::size_t{64});
        spec.scale = 0.7;
        QCOMPARE(SliceDataset::load(folder(), spec, {})->summary().fingerprint, fingerprint);
        cv::Mat_<std::uint8_t> changed = texture(200, 200, 1);
        changed(199, 199) ^= 1;
        write("a.png", changed);
        QVERIFY(SliceDataset::load(folder(), spec, {})->summary().fingerprint != fingerprint);
    }

    void drawsTheSamePatchesForTheSameSeed()
    {
        write("a.png", texture(200, 200, 1));
        DataSpec spec = withPatch(32);
        spec.blockSize = 64;
        const auto dataset = SliceDataset::load(folder(), spec, {});
        QCOMPARE(dataset->drawPatches(Half::HeldOut, 20, 5), dataset->drawPatches(Half::HeldOut, 20, 5));
        QVERIFY(dataset->drawPatches(Half::HeldOut, 20, 5) != dataset->drawPatches(Half::HeldOut, 20, 6));
    }

    void canBeCancelledAndTellsProgress()
    {
        for (int i = 0; i < 4; ++i) write(std::to_string(i) + ".png", texture(200, 200, 1));
        std::stop_source stop;
        std::vector<double> fractions;
        Progress progress{[&](double fraction, std::string_view) { fractions.push_back(fraction); },
                          stop.get_token()};
        QVERIFY(SliceDataset::load(folder(), {}, progress));
        QVERIFY(fractions.size() >= 6);
        QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
        QCOMPARE(fractions.back(), 1.0);
        progress.report = [&](double fraction, std::string_view) {
            if (fraction > 0.3) stop.request_stop();
        };
        const auto cancelled = SliceDataset::load(folder(), {}, progress);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    }

    void estimatesMemoryFromHeaders()
    {
        write("a.png", texture(200, 100, 1));
        write("b.tif", cv::Mat_<std::uint16_t>(50, 60, std::uint16_t{1}));
        write("c.png", "text");
        const auto series = data::ImageSeries::open(folder(), {}, {});
        QVERIFY(series);
        QCOMPARE(series->greyBytes(), std::int64_t{26'000});
        QVERIFY(data::availableMemoryBytes().value_or(1) > 0);
        QVERIFY(data::checkMemory("slices", 26'000, 1.0, 30'000));
        QVERIFY(data::checkMemory("slices", 26'000, 1.0, std::nullopt));
        QVERIFY(data::checkMemory("slices", 104'000, 0.5, 30'000));
        const auto refused = data::checkMemory("slices", 26'300'000'000, 1.0, 8'000'000'000);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message,
                 std::string("slices needs 26.3 GB of memory, but only 8.0 GB are available"));
        // Reference: the square root of 0.9 * 8 / 26.3, rounded down.
        QVERIFY(refused.error().hint.starts_with("set data.scale to 0.52 or less"));
    }

    void splitsThousandsOfDigits()
    {
        const std::filesystem::path digits = SYNTHSLICE_SHARED_DATA "/mnist/train-images-idx3-ubyte.gz";
        if (!std::filesystem::exists(digits)) QSKIP("needs shared/data/mnist");
        DataSpec spec = withPatch(28);
        spec.heldOutSplit = spec::HeldOutSplit::Slice;
        spec.heldOutFraction = 0.1;
        spec.normalization = spec::GreyNormalization::FullRange;
        const auto dataset = SliceDataset::load(digits, spec, {});
        QVERIFY2(dataset, dataset ? "" : dataset.error().text().c_str());
        QCOMPARE(dataset->originCount(Half::Training), std::int64_t{7200});
        QCOMPARE(dataset->originCount(Half::HeldOut), std::int64_t{800});
        QCOMPARE(dataset->summary().fieldOfViewShare, 1.0);
    }
};

SYNTHSLICE_TEST(TestSliceDataset)

}  // namespace test_slice_dataset

#include "test_slice_dataset.moc"
