#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <tiffio.h>
#include <zlib.h>

#include <QTemporaryDir>
#include <QTest>

#include "engine/base/random.h"
#include "engine/data/reading/image_reader.h"
#include "tests/shared/test_program.h"

namespace test_damaged_images {

using namespace synthslice;

namespace {

std::string readBytes(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

cv::Mat noise(int type, int seed)
{
    cv::Mat mat(24, 33, type);
    cv::RNG random(static_cast<std::uint64_t>(seed));
    random.fill(mat, cv::RNG::UNIFORM, 0, 255);
    return mat;
}

std::string tiffBytes(const std::filesystem::path& path, int compression, int tileSide, int channels,
                      int pages)
{
    TIFF* const tiff = TIFFOpen(path.c_str(), "w");
    for (int page = 0; page < pages; ++page) {
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 40);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 32);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, channels);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, channels == 1 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB);
        TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
        TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression);
        std::string row(static_cast<std::size_t>(40 * channels), 'a');
        std::string tile(static_cast<std::size_t>(16 * 16 * channels), 'b');
        if (tileSide > 0) {
            TIFFSetField(tiff, TIFFTAG_TILEWIDTH, tileSide);
            TIFFSetField(tiff, TIFFTAG_TILELENGTH, tileSide);
            for (std::uint32_t y = 0; y < 32; y += 16) {
                for (std::uint32_t x = 0; x < 40; x += 16) TIFFWriteTile(tiff, tile.data(), x, y, 0, 0);
            }
        } else {
            TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 8);
            for (std::uint32_t y = 0; y < 32; ++y) TIFFWriteScanline(tiff, row.data(), y, 0);
        }
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
    return readBytes(path);
}

/// Makes the checksums right again, so that damage gets past them.
void repairPngChecksums(std::string& png)
{
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(png.data()) + at;
        const std::size_t length = std::size_t{bytes[0]} << 24U | std::size_t{bytes[1]} << 16U |
                                   std::size_t{bytes[2]} << 8U | bytes[3];
        if (length > png.size() - at - 12) return;
        const uLong checksum = crc32(0, bytes + 4, static_cast<uInt>(length + 4));
        for (unsigned i = 0; i < 4; ++i)
            png[at + 8 + length + i] = static_cast<char>(checksum >> (24U - 8U * i));
        at += 12 + length;
    }
}

/// Changes up to eight places: other bytes, telling numbers, cuts, repetitions.
std::string damaged(std::string bytes, Random& random)
{
    const std::uint32_t changes = 1 + random.below(8);
    for (std::uint32_t change = 0; change < changes && !bytes.empty(); ++change) {
        // Headers matter more than their share of the bytes.
        const auto length = static_cast<std::uint32_t>(bytes.size());
        const std::size_t at = random.below(random.below(2) == 0 ? length
                                                                 : std::min<std::uint32_t>(length, 128));
        switch (random.below(5)) {
        case 0:
            bytes[at] = static_cast<char>(random.next());
            break;
        case 1:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
            break;
        case 2: {
            static constexpr std::uint32_t telling[] = {0,          1,       0x7FFFFFFF, 0x80000000,
                                                        0xFFFFFFFF, 0x10000, 0xFFFF,     0xFF00FF00};
            const std::uint32_t value = telling[random.below(8)];
            std::memcpy(bytes.data() + at, &value, std::min<std::size_t>(4, bytes.size() - at));
            break;
        }
        case 3:
            if (random.below(4) == 0) bytes.resize(at);
            break;
        default:
            bytes.insert(at, bytes.substr(at, 1 + random.below(16)));
            break;
        }
    }
    return bytes;
}

}  // namespace

/// Every damaged file is read or refused with an error that names it; the sanitizer build watches over
/// memory. The environment variable SYNTHSLICE_DAMAGED_FILES sets how many of each kind are tried.
class TestDamagedImages : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_file = std::filesystem::path(m_folder.path().toStdString()) / "damaged";

    std::string encoded(const std::string& ending, const cv::Mat& mat) const
    {
        std::vector<unsigned char> bytes;
        cv::imencode(ending, mat, bytes);
        return {bytes.begin(), bytes.end()};
    }

private slots:
    void readsOrRefuses_data()
    {
        QTest::addColumn<std::string>("whole");
        QTest::newRow("png grey") << encoded(".png", noise(CV_8UC1, 1));
        QTest::newRow("png 16 bit") << encoded(".png", noise(CV_16UC1, 2));
        QTest::newRow("png colour") << encoded(".png", noise(CV_8UC4, 3));
        QTest::newRow("jpeg") << encoded(".jpg", noise(CV_8UC1, 4));
        QTest::newRow("jpeg colour") << encoded(".jpg", noise(CV_8UC3, 5));
        QTest::newRow("bmp grey") << encoded(".bmp", noise(CV_8UC1, 6));
        QTest::newRow("bmp colour") << encoded(".bmp", noise(CV_8UC3, 7));
        for (const int compression : {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE,
                                      COMPRESSION_PACKBITS, COMPRESSION_JPEG}) {
            for (const int tileSide : {0, 16}) {
                QTest::addRow("tiff, compression %d, tile %d", compression, tileSide)
                    << tiffBytes(m_file, compression, tileSide, tileSide == 0 ? 1 : 3, 2);
            }
        }
        std::string idx("\0\0\x08\x03\0\0\0\x05\0\0\0\x04\0\0\0\x06", 16);
        idx += std::string(5 * 24, 'i');
        QTest::newRow("idx") << idx;
        const gzFile file = gzopen(m_file.c_str(), "wb");
        gzwrite(file, idx.data(), static_cast<unsigned>(idx.size()));
        gzclose(file);
        QTest::newRow("idx.gz") << readBytes(m_file);
        std::string npyHeader = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 5, 6), }\n";
        QTest::newRow("npy") << std::string("\x93NUMPY\x01\0", 8) + static_cast<char>(npyHeader.size()) +
                                    '\0' + npyHeader + std::string(240, '\1');
        const std::string
            metaImage = "ObjectType = Image\nNDims = 3\nDimSize = 5 6 2\nElementType = MET_USHORT\n";
        QTest::newRow("mha") << metaImage + "ElementDataFile = LOCAL\n" + std::string(120, 'm');
        std::vector<unsigned char> packed(compressBound(120));
        uLongf length = packed.size();
        const std::string values(120, 'z');
        compress(packed.data(), &length, reinterpret_cast<const Bytef*>(values.data()), values.size());
        const std::string stream(packed.begin(), packed.begin() + static_cast<std::ptrdiff_t>(length));
        QTest::newRow("mha, zlib") << metaImage + "CompressedData = True\nElementDataFile = LOCAL\n" + stream;
        QTest::newRow("nrrd") << "NRRD0004\ntype: uint16\ndimension: 3\nsizes: 5 6 2\nencoding: gzip\n"
                                 "spacings: 1 2 3\nunits: \"um\" \"um\" \"um\"\n\n" +
                                     stream;
    }

    void readsOrRefuses()
    {
        QFETCH(std::string, whole);
        std::ofstream(m_file, std::ios::binary) << whole;
        QVERIFY(data::readImages(m_file));
        bool given = false;
        const int asked = qEnvironmentVariableIntValue("SYNTHSLICE_DAMAGED_FILES", &given);
        const int count = given ? asked : 30;
        for (int i = 0; i < count; ++i) {
            Random random(static_cast<std::uint64_t>(i));
            std::string bytes = damaged(whole, random);
            if (whole.starts_with("\x89PNG") && random.below(4) != 0) repairPngChecksums(bytes);
            std::ofstream(m_file, std::ios::binary) << bytes;
            const auto images = data::readImages(m_file);
            if (!images) {
                QVERIFY(images.error().message.find(m_file.string()) == 0);
                continue;
            }
            for (const data::RawImage& image : *images) {
                const auto pixels = static_cast<std::size_t>(image.width) *
                                    static_cast<std::size_t>(image.height);
                QCOMPARE(image.bitDepth == 8 ? image.pixels8.size() : image.pixels16.size(), pixels);
            }
        }
    }
};

SYNTHSLICE_TEST(TestDamagedImages)

}  // namespace test_damaged_images

#include "test_damaged_images.moc"
