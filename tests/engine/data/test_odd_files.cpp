#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "engine/base/grey/otsu.h"
#include "engine/data/dataset/slice_stack.h"
#include "engine/data/reading/image_series.h"
#include "tests/shared/test_program.h"

namespace test_odd_files {

using namespace synthslice;

namespace {

const std::filesystem::path odd = SYNTHSLICE_SHARED_DATA "/odd-files";

data::SliceStack readOdd(const std::filesystem::path& path, bool squarePixels = false)
{
    spec::DataSpec spec;
    spec.patchSize = 32;
    spec.squarePixels = squarePixels;
    auto stack = data::readStack(path, spec, {});
    if (!stack) qFatal("%s", stack.error().text().c_str());
    return std::move(*stack);
}

bool mentions(const data::SliceStack& stack, const char* text)
{
    const auto& notes = stack.summary.notes;
    return std::any_of(notes.begin(), notes.end(),
                       [&](const std::string& note) { return note.find(text) != std::string::npos; });
}

/// Mean absolute difference of grey, of full scale.
double differenceOf(const GreyImage& a, const GreyImage& b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.grey.size(); ++i) sum += std::abs(a.grey[i] - b.grey[i]);
    return a.width == b.width ? sum / static_cast<double>(a.grey.size()) : 1.0;
}

}  // namespace

/// Files that users' reports describe; what each should give stands beside them. What they show is also
/// tested with generated files in test_image_formats, test_image_series and test_tiff_reader.
class TestOddFiles : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!std::filesystem::exists(odd)) QSKIP("needs shared/data/odd-files");
    }

    void pixelSizes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("pixelSizeUm");
        QTest::newRow("ImageJ, mm") << "imagej_127um_unit_mm.tif" << 127.0;
        QTest::newRow("ImageJ, micron") << "imagej_4gb_layout_6slices.tif" << 1.3;
        QTest::newRow("BMP") << "bmp_1.3um.bmp" << 1.3;
        QTest::newRow("OME") << "ome_physicalsize_1.3um.ome.tif" << 1.3;
    }

    void pixelSizes()
    {
        QFETCH(QString, name);
        QFETCH(double, pixelSizeUm);
        const data::SliceStack stack = readOdd(odd / name.toStdString());
        const double found = stack.summary.pixelSizeUm.value_or(0.0);
        QVERIFY2(std::abs(found / pixelSizeUm - 1.0) < 1e-5, qPrintable(QString::number(found, 'g', 12)));
        QVERIFY(!stack.summary.pixelSizeSource.empty());
    }

    void stacks()
    {
        QCOMPARE(readOdd(odd / "imagej_4gb_layout_6slices.tif").slices.size(), std::size_t{6});
        const data::SliceStack channels = readOdd(odd / "imagej_2_channels.tif");
        QCOMPARE(channels.slices.size(), std::size_t{3});
        QVERIFY(mentions(channels, "channel 1 of 2 is taken"));
        QCOMPARE(readOdd(odd / "ome_physicalsize_1.3um.ome.tif").slices.size(), std::size_t{6});
    }

    void paletteIsApplied()
    {
        const GreyImage clean = toGrey(readOdd(odd / "reference_glass_320.png").slices.front());
        const data::SliceStack palette = readOdd(odd / "palette_grey_permuted.tif");
        QCOMPARE(differenceOf(toGrey(palette.slices.front()), clean), 0.0);
        QVERIFY(mentions(palette, "palette applied"));
    }

    void orientationIsApplied()
    {
        // Both are the clean crop's columns 0 to 255 (its upper 256 rows), turned back by their tag.
        for (const char* name : {"tiff_orientation6.tif", "jpeg_exif_orientation6.jpg"}) {
            const data::SliceStack stack = readOdd(odd / name);
            QVERIFY2(mentions(stack, "turned upright"), name);
        }
    }

    void pixelsThatAreNotSquare()
    {
        const data::SliceStack stack = readOdd(odd / "tiff_1x2um_anisotropic.tif");
        QVERIFY(!stack.summary.pixelSizeUm);
        QVERIFY(mentions(stack, "pixels are 1 x 2 um"));
        const data::SliceStack square = readOdd(odd / "tiff_1x2um_anisotropic.tif", true);
        QCOMPARE(square.slices.front().width, 160);
        QCOMPARE(square.slices.front().height, 320);
        QCOMPARE(square.summary.pixelSizeUm.value_or(0.0), 2.0);
    }

    void unusualValues()
    {
        const data::SliceStack twelve = readOdd(odd / "real_12bit_packed.tiff");
        QCOMPARE(twelve.slices.front().bitDepth, 16);
        QCOMPARE(twelve.slices.front().width, 64);
        const data::SliceStack one = readOdd(odd / "real_1bit.tiff");
        QVERIFY(std::ranges::all_of(one.slices.front().pixels8, [](auto v) { return v == 0 || v == 255; }));
        QVERIFY(mentions(readOdd(odd / "uint32.tif"), "mapped to 16 bit"));
        QCOMPARE(readOdd(odd / "bmp_rgb32bf.bmp").slices.size(), std::size_t{1});
    }

    void imagesOfOnePixel()
    {
        const auto stack = data::readStack(odd / "libtiff_test_two_ifds.tif", {}, {});
        QVERIFY(!stack);
        QVERIFY2(stack.error().text().find("1 x 1 px is smaller than a patch") != std::string::npos,
                 stack.error().text().c_str());
    }

    void folders()
    {
        QTemporaryDir unpacked;
        for (const char* archive : {"skyscan_folder.tgz", "broken_symlinks.tgz"}) {
            QCOMPARE(QProcess::execute("tar", {"-xzf", QString::fromStdString((odd / archive).string()), "-C",
                                               unpacked.path()}),
                     0);
        }
        const std::filesystem::path folder = unpacked.path().toStdString();
        const data::SliceStack scanner = readOdd(folder / "f03_skyscan");
        QCOMPARE(scanner.slices.size(), std::size_t{6});
        QCOMPARE(scanner.summary.pixelSizeUm.value_or(0.0), 2.70);
        QCOMPARE(scanner.summary.skipped.size(), std::size_t{1});
        QCOMPARE(scanner.summary.skipped[0].file, std::string("sample__rec_spr.bmp"));
        const data::SliceStack links = readOdd(folder / "f06_symlinks");
        QVERIFY(!links.summary.skipped.empty());
        QVERIFY(links.summary.skipped[0].reason.find("link") != std::string::npos);
    }
};

SYNTHSLICE_TEST(TestOddFiles)

}  // namespace test_odd_files

#include "test_odd_files.moc"
