#include <filesystem>
#include <fstream>
#include <numeric>
#include <string>

#include <tiffio.h>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/reading/image_reader.h"
#include "tests/shared/test_program.h"

namespace test_tiff_reader {

using namespace synthslice;
using data::readImages;

namespace {

/// What a page is written with.
struct Page {
    int width = 37;
    int height = 23;
    int bits = 8;
    int photometric = PHOTOMETRIC_MINISBLACK;
    int compression = COMPRESSION_NONE;
    int sampleFormat = SAMPLEFORMAT_UINT;
    int tileSide = 0;  // 0: strips
    double resolution = 0.0;
    int resolutionUnit = RESUNIT_CENTIMETER;
    const char* description = nullptr;
};

unsigned valueAt(int x, int y)
{
    return static_cast<unsigned>(y * 1009 + x * 31);
}

void setTags(TIFF* tiff, const Page& page)
{
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, page.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, page.photometric);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, page.compression);
    TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, page.sampleFormat);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    if (page.resolution > 0.0) {
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, page.resolution);
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 2.0 * page.resolution);
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, page.resolutionUnit);
    }
    if (page.description != nullptr) TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, page.description);
}

/// Rows (or tiles, with 0xEE where they reach over the border) of valueAt(), cut to the bits.
void writePixels(TIFF* tiff, const Page& page)
{
    const int bytes = page.bits / 8;
    const int side = page.tileSide;
    const auto fill = [&](std::string& buffer, int x, int y, int at) {
        const unsigned value = x < page.width && y < page.height ? valueAt(x, y) : 0xEEEEU;
        for (int byte = 0; byte < bytes; ++byte) {
            buffer[static_cast<std::size_t>(at * bytes + byte)] = static_cast<char>(value >> (8 * byte));
        }
    };
    if (side > 0) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, side);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, side);
        for (int y = 0; y < page.height; y += side) {
            for (int x = 0; x < page.width; x += side) {
                std::string tile(static_cast<std::size_t>(side * side * bytes), '\0');
                for (int i = 0; i < side * side; ++i) fill(tile, x + i % side, y + i / side, i);
                TIFFWriteTile(tiff, tile.data(), static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y),
                              0, 0);
            }
        }
        return;
    }
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 5);
    for (int y = 0; y < page.height; ++y) {
        std::string row(static_cast<std::size_t>(page.width * bytes), '\0');
        for (int x = 0; x < page.width; ++x) fill(row, x, y, x);
        TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y), 0);
    }
}

void writeTiff(const std::filesystem::path& path, const std::vector<Page>& pages, const char* mode = "w")
{
    TIFF* const tiff = TIFFOpen(path.c_str(), mode);
    for (const Page& page : pages) {
        setTags(tiff, page);
        writePixels(tiff, page);
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
}

}  // namespace

class TestTiffReader : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_file = std::filesystem::path(m_folder.path().toStdString()) / "slice é.tif";

    void compareWithValues(const data::RawImage& image, const Page& page, unsigned flipped = 0)
    {
        QCOMPARE(image.width, page.width);
        QCOMPARE(image.height, page.height);
        QCOMPARE(image.bitDepth, page.bits);
        for (int y = 0; y < page.height; ++y) {
            for (int x = 0; x < page.width; ++x) {
                const auto at = static_cast<std::size_t>(y * page.width + x);
                const unsigned expected = (valueAt(x, y) ^ flipped) & (page.bits == 8 ? 0xFFU : 0xFFFFU);
                QCOMPARE(page.bits == 8 ? unsigned{image.pixels8.at(at)} : unsigned{image.pixels16.at(at)},
                         expected);
            }
        }
    }

private slots:
    void readsStripsAndTiles_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("tileSide");
        QTest::addColumn<int>("compression");
        QTest::addColumn<QString>("mode");
        for (const int bits : {8, 16}) {
            for (const int tileSide : {0, 16}) {
                for (const int compression : {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE}) {
                    for (const char* mode : {"wl", "wb", "w8"}) {
                        QTest::addRow("%d bit, tile %d, compression %d, %s", bits, tileSide, compression,
                                      mode)
                            << bits << tileSide << compression << mode;
                    }
                }
            }
        }
    }

    void readsStripsAndTiles()
    {
        QFETCH(int, bits);
        QFETCH(int, tileSide);
        QFETCH(int, compression);
        QFETCH(QString, mode);
        Page page;
        page.bits = bits;
        page.tileSide = tileSide;
        page.compression = compression;
        writeTiff(m_file, {page}, mode.toUtf8());
        const auto images = readImages(m_file);
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        compareWithValues(images->front(), page);
    }

    void readsAllPagesOfAnySize()
    {
        Page second;
        second.width = 12;
        second.bits = 16;
        writeTiff(m_file, {Page(), second, Page()});
        const auto images = readImages(m_file);
        QVERIFY(images);
        QCOMPARE(images->size(), std::size_t{3});
        compareWithValues(images->at(0), Page());
        compareWithValues(images->at(1), second);
        compareWithValues(images->at(2), Page());
    }

    /// Pages of one pixel with 65,535 planes, all of which lie at the same place.
    void refusesMorePlanesThanItsBytesCanHold()
    {
        TIFF* const tiff = TIFFOpen(m_file.c_str(), "w");
        for (int page = 0; page < 20; ++page) {
            TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 1);
            TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 1);
            TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
            TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 60000);
            TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_SEPARATE);
            TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
            TIFFWriteDirectory(tiff);
        }
        TIFFClose(tiff);
        const auto images = readImages(m_file);
        QVERIFY(!images);
        QVERIFY2(images.error().message.find("damaged") != std::string::npos, images.error().message.c_str());
    }

    /// 2^32 times 2^32 images between channels.
    void ignoresHyperstacksBeyondCounting()
    {
        Page page;
        page.description = "<OME><Image><Pixels DimensionOrder=\"XYZTC\" SizeZ=\"4294967296\" "
                           "SizeT=\"4294967296\" SizeC=\"2\"/></Image></OME>";
        writeTiff(m_file, {page, page});
        const auto images = readImages(m_file);
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->size(), std::size_t{2});
    }

    void makesWhiteIsZeroAndSignedLinear()
    {
        Page page;
        page.bits = 16;
        page.photometric = PHOTOMETRIC_MINISWHITE;
        writeTiff(m_file, {page});
        compareWithValues(readImages(m_file)->front(), page, 0xFFFFU);
        QVERIFY(readImages(m_file)->front().notes.front().find("inverted") != std::string::npos);
        page.photometric = PHOTOMETRIC_MINISBLACK;
        page.sampleFormat = SAMPLEFORMAT_INT;
        writeTiff(m_file, {page});
        compareWithValues(readImages(m_file)->front(), page, 0x8000U);
    }

    void tellsThePixelSize_data()
    {
        QTest::addColumn<double>("resolution");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QByteArray>("description");
        QTest::addColumn<double>("pixelSizeUm");
        QTest::newRow("cm") << 5000.0 << RESUNIT_CENTIMETER << QByteArray() << 2.0;
        QTest::newRow("inch") << 25400.0 << RESUNIT_INCH << QByteArray() << 1.0;
        QTest::newRow("ImageJ") << 0.4 << RESUNIT_NONE << QByteArray("ImageJ=1.53t\nunit=micron\nmin=0\n")
                                << 2.5;
        // Only the line "unit", and all of it, tells the unit.
        QTest::newRow("ImageJ, mm") << 1000.0 / 127.0 << RESUNIT_NONE
                                    << QByteArray("ImageJ=1.53t\nyunit=micron\nunit=mm\nzunit=nm\n") << 127.0;
        QTest::newRow("ImageJ, printer's number")
            << 72.0 << RESUNIT_INCH << QByteArray("ImageJ=1.53t\nunit=inch\n") << 0.0;
        QTest::newRow("OME-XML") << 72.0 << RESUNIT_INCH
                                 << QByteArray("<?xml version=\"1.0\"?><OME><Image><Pixels SizeC=\"1\" "
                                               "PhysicalSizeX=\"1300\" PhysicalSizeXUnit=\"nm\" "
                                               "PhysicalSizeY=\"0.65\"/></Image></OME>")
                                 << 1.3;
        QTest::newRow("200 per inch, in cm") << 200.0 / 2.54 << RESUNIT_CENTIMETER << QByteArray() << 127.0;
        QTest::newRow("72 per inch, in cm") << 72.0 / 2.54 << RESUNIT_CENTIMETER << QByteArray() << 0.0;
        QTest::newRow("no unit") << 5000.0 << RESUNIT_NONE << QByteArray() << 0.0;
        QTest::newRow("dots of a printer") << 72.0 << RESUNIT_INCH << QByteArray() << 0.0;
    }

    void tellsThePixelSize()
    {
        QFETCH(double, resolution);
        QFETCH(int, unit);
        QFETCH(QByteArray, description);
        QFETCH(double, pixelSizeUm);
        Page page;
        page.resolution = resolution;
        page.resolutionUnit = unit;
        page.description = description.isEmpty() ? nullptr : description.constData();
        writeTiff(m_file, {page});
        const auto found = readImages(m_file)->front().pixelSize;
        QCOMPARE(found.has_value(), pixelSizeUm > 0.0);
        QVERIFY(!found || std::abs(found->xUm - pixelSizeUm) < 1e-6 * pixelSizeUm);
        QVERIFY(!found || std::abs(found->yUm - pixelSizeUm / 2) < 1e-6 * pixelSizeUm);
    }

    void refusesWhatItCannotReadWithAdvice()
    {
        Page page;
        page.bits = 16;
        page.sampleFormat = SAMPLEFORMAT_IEEEFP;
        writeTiff(m_file, {page});
        const auto images = readImages(m_file);
        QVERIFY(!images);
        QVERIFY(images.error().text().find("16 bit floating point: save it as 8, 16 or 32 bit") !=
                std::string::npos);
    }

    void namesTheDamagedPage()
    {
        // libtiff writes the directory of a page behind its pixels: the last page loses its directory.
        writeTiff(m_file, {Page(), Page(), Page()});
        std::filesystem::resize_file(m_file, std::filesystem::file_size(m_file) - 20);
        const auto images = readImages(m_file);
        QVERIFY(!images);
        QVERIFY2(images.error().message.find("page 3") != std::string::npos, images.error().message.c_str());
    }

    void readsARealVolume()
    {
        const std::filesystem::path volume = SYNTHSLICE_SHARED_DATA "/volumes/electrode.tiff";
        if (!std::filesystem::exists(volume)) QSKIP("needs shared/data/volumes/electrode.tiff");
        const auto images = readImages(volume);
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->size(), std::size_t{256});
        QCOMPARE(images->back().width, 256);
        QCOMPARE(images->back().height, 256);
    }
};

SYNTHSLICE_TEST(TestTiffReader)

}  // namespace test_tiff_reader

#include "test_tiff_reader.moc"
