#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <tiffio.h>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/dataset/slice_stack.h"
#include "engine/data/reading/image_series.h"
#include "tests/shared/test_program.h"

namespace test_image_series {

using namespace synthslice;

namespace {

namespace fs = std::filesystem;

constexpr int side = 40;

/// Noise that tells `number` by its mean.
cv::Mat_<std::uint8_t> slice(int number)
{
    cv::Mat_<std::uint8_t> mat(side, side);
    cv::RNG random(static_cast<std::uint64_t>(number) + 1);
    random.fill(mat, cv::RNG::UNIFORM, 10 * number, 10 * number + 9);
    return mat;
}

struct TiffOptions {
    std::string description = {};
    int pages = 1;
    double xPerCm = 0.0;
    double yPerCm = 0.0;
    int planes = 1;      ///< more than one: stored one after the other in one page
    float first = 0.0F;  ///< not 0: floating point from this value on, one more each pixel and page
    bool thumbnail = false;
    bool halves = false;  ///< each page half as large as the one before
};

void writeTiff(const fs::path& path, const TiffOptions& options)
{
    TIFF* const tiff = TIFFOpen(path.c_str(), "w");
    const bool isFloat = options.first != 0.0F;
    for (int page = 0; page < options.pages; ++page) {
        const int size = options.halves ? side >> page : side;
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, size);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, size);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, isFloat ? 32 : 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, isFloat ? SAMPLEFORMAT_IEEEFP : SAMPLEFORMAT_UINT);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, options.planes);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
        TIFFSetField(tiff, TIFFTAG_PLANARCONFIG,
                     options.planes > 1 ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
        if (!options.description.empty() && page == 0)
            TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, options.description.c_str());
        if (options.xPerCm > 0.0) {
            TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_CENTIMETER);
            TIFFSetField(tiff, TIFFTAG_XRESOLUTION, options.xPerCm);
            TIFFSetField(tiff, TIFFTAG_YRESOLUTION, options.yPerCm);
        }
        if (options.thumbnail && page > 0) TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
        for (int plane = 0; plane < options.planes; ++plane) {
            const cv::Mat_<std::uint8_t> mat = slice(page * options.planes + plane);
            for (int y = 0; y < size; ++y) {
                std::vector<float> values(static_cast<std::size_t>(size));
                std::vector<std::uint8_t> bytes(mat[y], mat[y] + size);
                for (int x = 0; x < size; ++x)
                    values[static_cast<std::size_t>(x)] = options.first + static_cast<float>(page) +
                                                          0.01F * static_cast<float>(x + y);
                TIFFWriteScanline(tiff, isFloat ? static_cast<void*>(values.data()) : bytes.data(),
                                  static_cast<std::uint32_t>(y), static_cast<std::uint16_t>(plane));
            }
        }
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
}

bool mentions(const std::vector<std::string>& notes, const char* text)
{
    return std::any_of(notes.begin(), notes.end(),
                       [&](const std::string& note) { return note.find(text) != std::string::npos; });
}

}  // namespace

class TestImageSeries : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path folder() const { return m_folder->path().toStdString(); }
    void write(const std::string& name, const std::string& text) const
    {
        std::ofstream(folder() / name) << text;
    }
    void writeSlice(const std::string& name, int number) const
    {
        cv::imwrite((folder() / name).string(), slice(number));
    }

    Result<data::SliceStack> read(spec::DataSpec spec = {}) const
    {
        spec.patchSize = 16;
        return data::readStack(folder(), spec, {});
    }
    /// Numbers of the slices that were read, by their means.
    static std::vector<int> numbersOf(const data::SliceStack& stack)
    {
        std::vector<int> numbers;
        for (const data::Slice& each : stack.slices)
            numbers.push_back(static_cast<int>(cv::mean(cv::Mat(each.pixels8))[0]) / 10);
        return numbers;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void leavesOutWhatIsNoSlice()
    {
        for (int i = 0; i < 5; ++i) writeSlice("rec000" + std::to_string(i + (i > 2 ? 2 : 0)) + ".png", i);
        writeSlice("rec_spr.png", 9);
        writeSlice("rec_Thumb.png", 9);
        fs::create_symlink(folder() / "gone.png", folder() / "rec0009.png");
        fs::create_directories(folder() / "more" / "deep");
        cv::imwrite((folder() / "more" / "a.png").string(), slice(1));
        fs::create_directories(folder() / "texts");
        write("texts/notes.txt", "no image");
        const auto stack = read();
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        QCOMPARE(numbersOf(*stack), (std::vector{0, 1, 2, 3, 4}));
        const auto& summary = stack->summary;
        const auto isSkipped = [&](const char* file, const char* reason) {
            return std::ranges::any_of(summary.skipped, [&](const data::SkippedFile& skipped) {
                return skipped.file == file && skipped.reason.find(reason) != std::string::npos;
            });
        };
        QCOMPARE(summary.skipped.size(), std::size_t{3});
        QVERIFY(isSkipped("rec0009.png", "link"));
        QVERIFY(isSkipped("rec_spr.png", "radiograph"));
        QVERIFY(isSkipped("rec_Thumb.png", "thumbnail"));
        QVERIFY(mentions(summary.notes, "sub-folder more"));
        QVERIFY(!mentions(summary.notes, "texts"));
        QVERIFY(mentions(summary.notes,
                         "numbers missing in the series of files: 2, the first after rec0002.png"));
    }

    void saysNothingOfEveryTenthSlice()
    {
        for (int i = 0; i < 4; ++i) writeSlice("rec" + std::to_string(1000 + 10 * i) + ".png", i);
        const auto stack = read();
        QVERIFY(stack);
        QVERIFY(!mentions(stack->summary.notes, "missing"));
    }

    void readsTheScannersLog()
    {
        writeSlice("a1.png", 1);
        writeSlice("a2.png", 2);
        write("a.log", "[Acquisition]\nMinimum Pixel Size (um)=9\nImage Pixel Size (um)=    2.70\n");
        const auto stack = read();
        QVERIFY(stack);
        QCOMPARE(stack->summary.pixelSizeUm.value_or(0.0), 2.70);
        QCOMPARE(stack->summary.pixelSizeSource, std::string("a.log"));
        write("b.log", "Image Pixel Size (um)=5\n");
        const auto two = read();
        QVERIFY(!two->summary.pixelSizeUm);
        QVERIFY(mentions(two->summary.notes, "a.log and b.log differ"));
    }

    void takesOneChannelOfAHyperstack()
    {
        writeTiff(folder() / "h.tif",
                  {.description = "ImageJ=1.53t\nimages=6\nchannels=2\nslices=3\n", .pages = 6});
        const auto first = read();
        QVERIFY2(first, first ? "" : first.error().text().c_str());
        QCOMPARE(numbersOf(*first), (std::vector{0, 2, 4}));
        QVERIFY(mentions(first->summary.notes, "channel 1 of 2 is taken"));
        spec::DataSpec spec;
        spec.channel = 2;
        QCOMPARE(numbersOf(*read(spec)), (std::vector{1, 3, 5}));
        spec.channel = 3;
        const auto refused = read(spec);
        QVERIFY(!refused);
        QVERIFY2(refused.error().text().find("it has 2 channels, not 3") != std::string::npos,
                 refused.error().text().c_str());
        // OME puts channels where its order says.
        writeTiff(folder() / "h.tif", {.description = "<OME><Pixels DimensionOrder=\"XYZCT\" SizeZ=\"3\" "
                                                      "SizeC=\"2\" SizeT=\"1\"/></OME>",
                                       .pages = 6});
        spec.channel = 2;
        QCOMPARE(numbersOf(*read(spec)), (std::vector{3, 4, 5}));
    }

    void readsStacksWithOneDirectory()
    {
        // As ImageJ writes above 4 GB: the directory in front, the pixels of all images behind each other.
        writeTiff(folder() / "s.tif", {.description = "ImageJ=1.53t\nimages=4\nslices=4\n"});
        std::fstream file(folder() / "s.tif", std::ios::in | std::ios::out | std::ios::binary);
        TIFF* const tiff = TIFFOpen((folder() / "s.tif").c_str(), "r");
        const auto first = static_cast<std::streamoff>(TIFFGetStrileOffset(tiff, 0));
        TIFFClose(tiff);
        QCOMPARE(first, std::streamoff{8});
        // The directory behind the first image moves behind the last one.
        const std::string whole{std::istreambuf_iterator<char>(file), {}};
        std::uint32_t directory = 0;
        std::memcpy(&directory, whole.data() + 4, 4);
        std::string stack = whole.substr(0, 8);
        for (int i = 0; i < 4; ++i) {
            const cv::Mat_<std::uint8_t> mat = slice(i);
            stack.append(reinterpret_cast<const char*>(mat.data), side * side);
        }
        file.close();
        QVERIFY(directory >= 8U + side * side);
        // Tags refer to places behind the first image: they are put where they were, relative to it.
        std::string moved = whole.substr(8 + side * side);
        const auto shift = static_cast<std::uint32_t>(3 * side * side);
        const std::uint32_t at = directory - 8 - side * side;
        std::uint16_t entries = 0;
        std::memcpy(&entries, moved.data() + at, 2);
        for (std::uint32_t e = 0; e < entries; ++e) {
            char* const entry = moved.data() + at + 2 + 12 * e;
            std::uint16_t type = 0;
            std::uint32_t count = 0;
            std::uint32_t value = 0;
            std::uint16_t tag = 0;
            std::memcpy(&tag, entry, 2);
            std::memcpy(&type, entry + 2, 2);
            std::memcpy(&count, entry + 4, 4);
            std::memcpy(&value, entry + 8, 4);
            const std::uint32_t size = type == TIFF_SHORT      ? 2
                                       : type == TIFF_LONG     ? 4
                                       : type == TIFF_RATIONAL ? 8
                                                               : 1;
            if (count * size > 4) value += shift;
            std::memcpy(entry + 8, &value, 4);
        }
        stack += moved;
        directory += shift;
        std::memcpy(stack.data() + 4, &directory, 4);
        // Strips: all rows in one, or several that follow each other; both are contiguous.
        std::ofstream(folder() / "s.tif", std::ios::binary) << stack;
        const auto slices = read();
        QVERIFY2(slices, slices ? "" : slices.error().text().c_str());
        QCOMPARE(numbersOf(*slices), (std::vector{0, 1, 2, 3}));
    }

    void takesPlanesAsSlicesAndLeavesReducedImagesOut()
    {
        writeTiff(folder() / "p.tif", {.planes = 5});
        const auto planes = read();
        QVERIFY2(planes, planes ? "" : planes.error().text().c_str());
        QCOMPARE(numbersOf(*planes), (std::vector{0, 1, 2, 3, 4}));
        writeTiff(folder() / "p.tif", {.pages = 2, .thumbnail = true});
        const auto thumbnail = read();
        QCOMPARE(numbersOf(*thumbnail), (std::vector{0}));
        QVERIFY(mentions(thumbnail->summary.notes, "reduced images left out (thumbnails or a pyramid): 1"));
        writeTiff(folder() / "p.tif", {.pages = 3, .halves = true});
        const auto pyramid = read();
        QCOMPARE(numbersOf(*pyramid), (std::vector{0}));
        QVERIFY(mentions(pyramid->summary.notes, "pyramid): 2"));
    }

    void losesOneSliceByOneBadPage()
    {
        writeTiff(folder() / "b.tif", {.pages = 3});
        // libtiff writes a page's directory behind its pixels: the last page loses its own.
        fs::resize_file(folder() / "b.tif", fs::file_size(folder() / "b.tif") - 20);
        const auto stack = read();
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        QCOMPARE(numbersOf(*stack), (std::vector{0, 1}));
        QCOMPARE(stack->summary.skipped.size(), std::size_t{1});
        QCOMPARE(stack->summary.skipped[0].file, std::string("b.tif#3"));
        QVERIFY(stack->summary.skipped[0].reason.find("page 3") != std::string::npos);
    }

    void saysThatPixelsAreNotSquareAndResamplesThem()
    {
        writeTiff(folder() / "a.tif", {.xPerCm = 10000.0, .yPerCm = 5000.0});
        const auto asTheyAre = read();
        QVERIFY2(asTheyAre, asTheyAre ? "" : asTheyAre.error().text().c_str());
        QVERIFY(!asTheyAre->summary.pixelSizeUm);
        QVERIFY(mentions(asTheyAre->summary.notes, "pixels are 1 x 2 um"));
        spec::DataSpec spec;
        spec.squarePixels = true;
        const auto square = read(spec);
        QCOMPARE(square->slices[0].width, side / 2);
        QCOMPARE(square->slices[0].height, side);
        QCOMPARE(square->summary.pixelSizeUm.value_or(0.0), 2.0);
    }

    /// Labels 0 and 200 side by side: any mean of them would be a third phase.
    void keepsLabelsWhereItResamples()
    {
        std::string pixels;
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 64; ++x) pixels += x % 3 == 0 ? '\0' : '\xC8';
        }
        write("a.mha", "ObjectType = Image\nNDims = 2\nDimSize = 64 32\nElementType = MET_UCHAR\n"
                       "ElementSpacing = 0.001 0.002\nElementDataFile = LOCAL\n" +
                           pixels);
        spec::DataSpec spec;
        spec.squarePixels = true;
        const auto square = read(spec);
        QVERIFY2(square, square ? "" : square.error().text().c_str());
        QCOMPARE(square->slices[0].width, 32);
        QCOMPARE(square->summary.labels, (std::vector{0.0, 200.0 / 255.0}));
        for (const std::uint8_t pixel : square->slices[0].pixels8) QVERIFY(pixel == 0 || pixel == 200);
        spec.material = spec::MaterialKind::Fibres;
        const auto grey = read(spec);
        QVERIFY(std::ranges::any_of(grey->slices[0].pixels8,
                                    [](std::uint8_t pixel) { return pixel > 0 && pixel < 200; }));
    }

    void takesOneScaleForAllFloatingPointFiles()
    {
        writeTiff(folder() / "f0.tif", {.pages = 2, .first = 5.0F});
        writeTiff(folder() / "f1.tif", {.pages = 1, .first = 9.0F});
        const auto stack = read();
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        QCOMPARE(stack->slices.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i) {
            const data::Slice& each = stack->slices[i];
            QCOMPARE(each.fileValue, stack->slices[0].fileValue);
            const double value = each.fileValue.offset + each.fileValue.step * each.pixels16.at(7 * side + 3);
            QVERIFY(std::abs(value - (std::array{5.0, 6.0, 9.0}.at(i) + 0.1)) < 1e-3);
        }
    }

    void readsTheFilesThatAreChosen()
    {
        for (int i = 0; i < 4; ++i) writeSlice("s" + std::to_string(i) + ".png", i);
        spec::DataSpec spec;
        spec.files = "s3.png/s1.png";
        const auto stack = read(spec);
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        QCOMPARE(numbersOf(*stack), (std::vector{1, 3}));
        spec.files = "s1.png/s9.png";
        QVERIFY(read(spec).error().text().find("s9.png: correct data.files") != std::string::npos);
    }

    void saysThatDepthsAreMixed()
    {
        writeSlice("a.png", 1);
        cv::imwrite((folder() / "b.png").string(), cv::Mat_<std::uint16_t>(slice(2) * 200));
        QVERIFY(mentions(read()->summary.notes, "8 and 16 bit images are mixed"));
    }

    /// One file of many images, more than are held at a time.
    void decodesLongStacksPieceByPiece()
    {
        constexpr int images = 40;
        constexpr int large = 1500;
        std::ofstream raw(folder() / "v_1500x1500x40.raw", std::ios::binary);
        for (int i = 0; i < images; ++i) raw << std::string(large * large, static_cast<char>(i));
        raw.close();
        const auto series = data::ImageSeries::open(folder() / "v_1500x1500x40.raw", {}, {});
        QVERIFY2(series, series ? "" : series.error().text().c_str());
        QCOMPARE(series->count(), std::size_t{images});
        int next = 0;
        const auto done = series->forEach(
            {}, [&](const data::ImagePlace& place, Result<data::RawImage>&& image) {
                if (image && place.index == static_cast<std::size_t>(next) && image->pixels8.back() == next)
                    ++next;
            });
        QVERIFY(done);
        QCOMPARE(next, images);
    }

    void decodesOnlyWhatIsChosen()
    {
        std::string six;
        for (const char value : {'\1', '\2', '\3', '\4', '\5', '\6'}) six += std::string(4, value);
        write("v_2x2x6.raw", six);
        spec::DataSpec spec;
        spec.firstSlice = 3;
        spec.lastSlice = 6;
        spec.sliceStep = 2;
        const auto series = data::ImageSeries::open(folder() / "v_2x2x6.raw", spec, {});
        QVERIFY2(series, series ? "" : series.error().text().c_str());
        QCOMPARE(series->count(), std::size_t{6});
        QCOMPARE(series->chosen(), (std::vector<std::size_t>{2, 4}));
        QCOMPARE(series->greyBytes(), std::int64_t{2 * 4});
        std::vector<std::pair<std::size_t, int>> visited;
        QVERIFY(series->forEach({}, [&](const data::ImagePlace& place, Result<data::RawImage>&& image) {
            visited.emplace_back(place.number, image ? image->pixels8.front() : -1);
        }));
        QCOMPARE(visited, (std::vector<std::pair<std::size_t, int>>{{3, 3}, {5, 5}}));
    }
};

SYNTHSLICE_TEST(TestImageSeries)

}  // namespace test_image_series

#include "test_image_series.moc"
