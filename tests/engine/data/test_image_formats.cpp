#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <numeric>
#include <string>

#include <hdf5.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <tiffio.h>
#include <zlib.h>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/formats/file_format.h"
#include "engine/data/formats/raw_layout.h"
#include "engine/data/reading/image_reader.h"
#include "tests/shared/test_program.h"

namespace test_image_formats {

using namespace synthslice;
using data::RawImage;
using data::readImages;

namespace {

constexpr int width = 5;
constexpr int height = 4;
constexpr int slices = 3;

/// Values of a volume, 0, 1, 2 ... times `step`, in the machine's byte order (little endian).
template <class Value>
std::string volume(Value step = 1)
{
    std::string bytes;
    for (int i = 0; i < width * height * slices; ++i) {
        const auto value = static_cast<Value>(step * static_cast<Value>(i));
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    return bytes;
}

std::string swapped(std::string bytes, std::size_t size)
{
    for (std::size_t at = 0; at < bytes.size(); at += size)
        std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                     bytes.begin() + static_cast<std::ptrdiff_t>(at + size));
    return bytes;
}

std::string zlibOf(const std::string& bytes)
{
    std::string compressed(compressBound(bytes.size()), '\0');
    uLongf length = compressed.size();
    compress(reinterpret_cast<Bytef*>(compressed.data()), &length,
             reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    compressed.resize(length);
    return compressed;
}

std::string npy(const std::string& descr, const std::string& shape, const std::string& values,
                const char* fortran = "False")
{
    std::string header = "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape +
                         ", }\n";
    std::string bytes("\x93NUMPY\x01\x00", 8);
    bytes += static_cast<char>(header.size() & 0xFFU);
    bytes += static_cast<char>(header.size() >> 8U);
    return bytes + header + values;
}

std::string mha(const std::string& more, const std::string& values)
{
    return "ObjectType = Image\nNDims = 3\nDimSize = 5 4 3\n" + more + "ElementDataFile = LOCAL\n" + values;
}

std::string nrrd(const std::string& more, const std::string& values)
{
    return "NRRD0005\n# a comment\ndimension: 3\nsizes: 5 4 3\n" + more + "\n" + values;
}

/// The file's own value of a pixel.
double valueOf(const RawImage& image, std::size_t at)
{
    const double pixel = image.bitDepth == 8 ? image.pixels8.at(at) : image.pixels16.at(at);
    return image.fileValue.offset + image.fileValue.step * pixel;
}

/// Grey pixels of a TIFF with any bits, packed by hand; values as Page::bits tells.
void writeTiff(const std::filesystem::path& path, int w, int h, int bits, int photometric,
               const std::vector<std::string>& rows, int sampleFormat = SAMPLEFORMAT_UINT)
{
    TIFF* const tiff = TIFFOpen(path.c_str(), "w");
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, w);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, h);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, sampleFormat);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    for (int y = 0; y < h; ++y) {
        std::string row = rows[static_cast<std::size_t>(y)];
        TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y), 0);
    }
    TIFFClose(tiff);
}

}  // namespace

class TestImageFormats : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path write(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }
    std::string errorOf(const std::string& name, const std::string& bytes) const
    {
        const auto images = readImages(write(name, bytes));
        return images ? "it was read" : images.error().text();
    }

private slots:
    void readsVolumesOfEveryKind_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<double>("step");
        const std::string u8 = volume<std::uint8_t>();
        const std::string u16 = volume<std::uint16_t>(300);
        const std::string i16 = volume<std::int16_t>(-30);
        const std::string u32 = volume<std::uint32_t>(70000);
        const std::string f32 = volume<float>(0.25F);
        QTest::newRow("npy u8") << std::string("a.npy") << npy("|u1", "(3, 4, 5)", u8) << 1.0;
        QTest::newRow("npy u16, big endian")
            << std::string("a.npy") << npy(">u2", "(3, 4, 5)", swapped(u16, 2)) << 300.0;
        QTest::newRow("npy f64") << std::string("a.npy") << npy("<f8", "(3, 4, 5)", volume<double>(-1e-3))
                                 << -1e-3;
        QTest::newRow("npy i64") << std::string("a.npy") << npy("<i8", "(3, 4, 5)", volume<std::int64_t>(7))
                                 << 7.0;
        QTest::newRow("mha u8") << std::string("a.mha") << mha("ElementType = MET_UCHAR\n", u8) << 1.0;
        QTest::newRow("mha i16, compressed")
            << std::string("a.mha") << mha("CompressedData = True\nElementType = MET_SHORT\n", zlibOf(i16))
            << -30.0;
        QTest::newRow("mha f32, big endian")
            << std::string("a.mha")
            << mha("BinaryDataByteOrderMSB = True\nElementType = MET_FLOAT\n", swapped(f32, 4)) << 0.25;
        QTest::newRow("nrrd u32") << std::string("a.nrrd")
                                  << nrrd("type: uint32\nendian: little\nencoding: raw\n", u32) << 70000.0;
        QTest::newRow("nrrd f32") << std::string("a.nrrd")
                                  << nrrd("type: float\nendian: little\nencoding: raw\n", f32) << 0.25;
        QTest::newRow("raw by its name") << std::string("rock_5x4x3_uint16.raw") << u16 << 300.0;
        QTest::newRow("raw float by its size") << std::string("rock-5x4x3.vol") << f32 << 0.25;
        // zlib's stream in gzip's clothes.
        const gzFile file = gzopen(path("values.gz").c_str(), "wb");
        gzwrite(file, u16.data(), static_cast<unsigned>(u16.size()));
        gzclose(file);
        std::ifstream stream(path("values.gz"), std::ios::binary);
        const std::string gzip{std::istreambuf_iterator<char>(stream), {}};
        QTest::newRow("nrrd u16, gzip")
            << std::string("a.nrrd") << nrrd("type: ushort\nendian: little\nencoding: gzip\n", gzip) << 300.0;
    }

    /// Every image and every value of the volume, in the file's own numbers.
    void readsVolumesOfEveryKind()
    {
        QFETCH(std::string, name);
        QFETCH(std::string, bytes);
        QFETCH(double, step);
        const auto images = readImages(write(name, bytes));
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->size(), std::size_t{slices});
        for (int slice = 0; slice < slices; ++slice) {
            const RawImage& image = images->at(static_cast<std::size_t>(slice));
            QCOMPARE(image.width, width);
            QCOMPARE(image.height, height);
            QVERIFY(image.outside.empty());
            for (int i = 0; i < width * height; ++i) {
                const double expected = step * (slice * width * height + i);
                const double found = valueOf(image, static_cast<std::size_t>(i));
                QVERIFY2(std::abs(found - expected) <= 0.5001 * std::abs(image.fileValue.step),
                         qPrintable(QString("%1 instead of %2").arg(found).arg(expected)));
            }
        }
    }

    void readsDataBesideAHeader()
    {
        write("data of it.raw", std::string(7, 'x') + volume<std::uint8_t>());
        const auto mhd = readImages(write("a.mhd",
                                          "ObjectType = Image\nNDims = 3\nDimSize = 5 4 3\nHeaderSize = 7\n"
                                          "ElementSpacing = 0.002 0.003 0.004\n"
                                          "ElementType = MET_UCHAR\nElementDataFile = data of it.raw\n"));
        QVERIFY2(mhd, mhd ? "" : mhd.error().text().c_str());
        QCOMPARE(mhd->at(2).pixels8.at(19), std::uint8_t{59});
        QCOMPARE(mhd->front().pixelSize->xUm, 2.0);  // millimetres in ITK
        QCOMPARE(mhd->front().pixelSize->yUm, 3.0);
        const auto nhdr = readImages(write(
            "a.nhdr", "NRRD0004\ntype: uint8\ndimension: 3\nsizes: 5 4 3\nbyte skip: -1\nencoding: raw\n"
                      "spacings: 2 3 4\nunits: \"um\" \"um\" \"um\"\ndata file: data of it.raw\n"));
        QVERIFY2(nhdr, nhdr ? "" : nhdr.error().text().c_str());
        QCOMPARE(nhdr->at(2).pixels8.at(19), std::uint8_t{59});
        QCOMPARE(nhdr->front().pixelSize->yUm, 3.0);
        QVERIFY(errorOf("b.mhd",
                        "NDims = 3\nDimSize = 5 4 3\nElementType = MET_UCHAR\nElementDataFile = gone.raw\n")
                    .find("gone.raw is missing") != std::string::npos);
    }

    void readsTheDataSetOfHdf5ThatIsAsked()
    {
        const hid_t file = H5Fcreate(path("a.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
        const hid_t entry = H5Gcreate2(file, "entry", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
        const auto add = [&](const char* name, hsize_t depth, hid_t type, const std::string& bytes) {
            const std::array<hsize_t, 3> shape{depth, height, width};
            const hid_t space = H5Screate_simple(3, shape.data(), nullptr);
            const hid_t list = H5Pcreate(H5P_DATASET_CREATE);
            const std::array<hsize_t, 3> chunk{2, 3, 4};
            H5Pset_chunk(list, 3, chunk.data());
            H5Pset_deflate(list, 4);
            const hid_t set = H5Dcreate2(entry, name, type, space, H5P_DEFAULT, list, H5P_DEFAULT);
            H5Dwrite(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data());
            H5Pclose(list);
            H5Dclose(set);
            H5Sclose(space);
        };
        add("dark", 2, H5T_NATIVE_UINT16, volume<std::uint16_t>(1));
        add("tomo", 3, H5T_NATIVE_UINT16, volume<std::uint16_t>(5));
        H5Gclose(entry);
        H5Fclose(file);
        const auto largest = readImages(path("a.h5"));
        QVERIFY2(largest, largest ? "" : largest.error().text().c_str());
        QCOMPARE(largest->size(), std::size_t{3});
        QCOMPARE(largest->at(2).pixels16.at(19), std::uint16_t{5 * 59});
        QVERIFY(largest->front().notes.front().find("/entry/tomo is taken, of /entry/dark, /entry/tomo") !=
                std::string::npos);
        const auto asked = data::openImageFile(path("a.h5"), {"", "/entry/dark", 0});
        QVERIFY(asked);
        QCOMPARE((*asked)->sets().size(), std::size_t{2});
        const data::ImageSet& tomo = (*asked)->sets().back();
        QCOMPARE(tomo.path, std::string("/entry/tomo"));
        QVERIFY(tomo.images == 3 && tomo.width == width && tomo.height == height && !tomo.taken);
        QVERIFY((*asked)->sets().front().taken);
        QCOMPARE((*asked)->count(), std::size_t{2});
        const auto missing = data::openImageFile(path("a.h5"), {"", "/entry/light", 0});
        QVERIFY(!missing);
        QVERIFY(missing.error().hint.find("/entry/dark, /entry/tomo") != std::string::npos);
    }

    void saysWhatIsWrongWithAVolume_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<QString>("says");
        const std::string u8 = volume<std::uint8_t>();
        const std::string large = "9007199254740992";
        QTest::newRow("mha size") << std::string("a.mha")
                                  << "NDims = 3\nDimSize = " + large + " " + large +
                                         " 2\nHeaderSize = -1\nElementType = MET_UCHAR\n"
                                         "ElementDataFile = a.mha\n"
                                  << "larger than 2^28 pixels";
        QTest::newRow("nrrd size") << std::string("a.nrrd")
                                   << "NRRD0004\ntype: uint8\ndimension: 3\nsizes: " + large + " " + large +
                                          " 2\nbyte skip: -1\nencoding: raw\n\n" + u8
                                   << "larger than 2^28 pixels";
        QTest::newRow("npy cut") << std::string("a.npy") << npy("|u1", "(3, 4, 5)", u8.substr(0, 50))
                                 << "3 images of 20 bytes are told, it holds 2";
        QTest::newRow("npy axes") << std::string("a.npy") << npy("|u1", "(60,)", u8)
                                  << "(slices, rows, columns)";
        QTest::newRow("npy complex") << std::string("a.npy") << npy("<c8", "(3, 4, 5)", u8) << "type <c8";
        QTest::newRow("npy, a long shape")
            << std::string("a.npy") << npy("|u1", "(" + std::string(60'000, '1') + ")", u8) << "with 1 axes";
        QTest::newRow("npy, a long type")
            << std::string("a.npy") << npy(std::string(60'000, 'u'), "(3, 4, 5)", u8) << "that is not plain";
        QTest::newRow("npy, blanks") << std::string("a.npy")
                                     << npy("|u1", std::string(60'000, ' ') + "(60,)", u8) << "with 1 axes";
        QTest::newRow("npy Fortran") << std::string("a.npy") << npy("|u1", "(3, 4, 5)", u8, "True")
                                     << "ascontiguousarray";
        QTest::newRow("mha cut stream")
            << std::string("a.mha")
            << mha("CompressedData = True\nElementType = MET_UCHAR\n", zlibOf(u8).substr(0, 30))
            << "at image";
        QTest::newRow("mha type") << std::string("a.mha") << mha("ElementType = MET_STRING\n", u8)
                                  << "MET_STRING";
        QTest::newRow("nrrd encoding")
            << std::string("a.nrrd") << nrrd("type: uint8\nencoding: hex\n", u8) << "encoding hex";
        QTest::newRow("raw without a size")
            << std::string("a.raw") << u8 << "data.raw, for example 512x512x100:u16le:0";
        QTest::newRow("raw, wrong size")
            << std::string("a_7x7x7.raw") << u8 << "whose layout is not told by its name";
    }

    void saysWhatIsWrongWithAVolume()
    {
        QFETCH(std::string, name);
        QFETCH(std::string, bytes);
        QFETCH(QString, says);
        const QString error = QString::fromStdString(errorOf(name, bytes));
        QVERIFY2(error.contains(says), qPrintable(error));
        QVERIFY(error.contains(QString::fromStdString(name)));
    }

    void readsARawVolumeAsTold()
    {
        const auto file = write("a.dat", std::string(10, 'h') + swapped(volume<std::uint16_t>(300), 2));
        const auto opened = data::openImageFile(file, {"5x4x3:u16be:10", "", 0});
        QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
        auto image = (*opened)->read(2);
        QVERIFY(image);
        QCOMPARE(std::get<std::vector<std::uint16_t>>(image->samples).at(19), std::uint16_t{300 * 59});
        const auto wrong = data::openImageFile(file, {"5x4x3:u8:0", "", 0});
        QVERIFY(!wrong);
        QVERIFY(wrong.error().message.find("has 60 bytes, the file has 130") != std::string::npos);
    }

    /// Values of a raw volume may begin as other formats do: 34.0F is the start of an IDX file.
    void readsARawVolumeWhateverItBeginsWith()
    {
        std::vector<float> values(width * height * slices, 34.0F);
        const std::string bytes(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
        const auto named = readImages(write("v_5x4x3_float32.raw", bytes));
        QVERIFY2(named, named ? "" : named.error().text().c_str());
        QCOMPARE(named->size(), std::size_t{slices});
        const auto told = data::openImageFile(write("v.raw", bytes), {"5x4x3:f32le:0", "", 0});
        QVERIFY2(told, told ? "" : told.error().text().c_str());
        QCOMPARE((*told)->count(), std::size_t{slices});
    }

    void readsSeveralGzipStreamsBehindEachOther()
    {
        const auto gzip = [](const std::string& bytes) {
            z_stream stream{};
            deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
            std::string compressed(deflateBound(&stream, bytes.size()), '\0');
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
            stream.avail_in = static_cast<uInt>(bytes.size());
            stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
            stream.avail_out = static_cast<uInt>(compressed.size());
            deflate(&stream, Z_FINISH);
            compressed.resize(stream.total_out);
            deflateEnd(&stream);
            return compressed;
        };
        const std::string values = volume<std::uint8_t>();
        const auto images = readImages(
            write("a.nrrd", nrrd("type: uint8\nencoding: gzip\n",
                                 gzip(values.substr(0, 25)) + gzip(values.substr(25)))));
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->at(2).pixels8.at(19), std::uint8_t{59});
        QVERIFY(errorOf("b.nrrd", nrrd("type: uint8\nencoding: gzip\n", gzip(values.substr(0, 25))))
                    .find("ends or is damaged") != std::string::npos);
    }

    /// What libhdf5 1.10 itself reads on beyond the end of: elements of 251 bytes, which h5py and this
    /// library never write.
    void refusesHdf5OfOddElements()
    {
        const hid_t file = H5Fcreate(path("odd.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
        const std::array<hsize_t, 3> shape{2, 4, 4};
        const hid_t space = H5Screate_simple(3, shape.data(), nullptr);
        const hid_t type = H5Tcopy(H5T_NATIVE_UINT8);
        H5Tset_size(type, 251);
        H5Dclose(H5Dcreate2(file, "tomo", type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        H5Tclose(type);
        H5Sclose(space);
        H5Fclose(file);
        const auto opened = data::openImageFile(path("odd.h5"), {});
        QVERIFY(!opened);
        QVERIFY(opened.error().message.find("without images") != std::string::npos);
    }

    void refusesHdf5WithoutValues()
    {
        const hid_t file = H5Fcreate(path("empty.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
        const std::array<hsize_t, 3> shape{4'000'000, 16'384, 16'384};
        const hid_t space = H5Screate_simple(3, shape.data(), nullptr);
        const hid_t list = H5Pcreate(H5P_DATASET_CREATE);
        const std::array<hsize_t, 3> chunk{1, 128, 128};
        H5Pset_chunk(list, 3, chunk.data());
        H5Dclose(H5Dcreate2(file, "tomo", H5T_NATIVE_FLOAT, space, H5P_DEFAULT, list, H5P_DEFAULT));
        H5Pclose(list);
        H5Sclose(space);
        H5Fclose(file);
        const auto opened = data::openImageFile(path("empty.h5"), {});
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.find("in 0") != std::string::npos, opened.error().message.c_str());
    }

    void readsAndGuessesRawLayouts()
    {
        const auto layout = data::parseRawLayout("512x256x100:i16be:1024");
        QVERIFY(layout);
        QCOMPARE(data::rawLayoutText(*layout), std::string("512x256x100:i16be:1024"));
        QCOMPARE(data::rawLayoutText(*data::parseRawLayout("8x9:f32")), std::string("8x9x1:f32le:0"));
        for (const char* bad :
             {"", "512", "0x5:u8", "5x5:u12", "5x5x5:u8:x", "5x5:f16", "axb:u8", "5x5:u8:0:0", "5x:u8",
              "-5x5:u8", "1234567x5:u8", "5x5x:u8", "5x5x5x5:u8", "5x5:lu8", "5x5:u8bele", "5x5:u8:-1",
              "5x5:u8:1234567890", " 5x5:u8", "5x5:u8 "})
            QVERIFY2(!data::parseRawLayout(bad), bad);
        const auto guess = [](const char* name, std::uintmax_t bytes) {
            const auto found = data::guessRawLayout(name, bytes);
            return found ? data::rawLayoutText(*found) : std::string("none");
        };
        QCOMPARE(guess("bead_500x400x300_16bit.raw", 120'000'000), std::string("500x400x300:u16le:0"));
        QCOMPARE(guess("bead_500x400x300.raw", 60'000'000), std::string("500x400x300:u8le:0"));
        QCOMPARE(guess("Rock_64X64x64_float32.raw", 1'048'576), std::string("64x64x64:f32le:0"));
        QCOMPARE(guess("rock_64x64x64_uint32_MSB.raw", 1'048'576), std::string("64x64x64:u32be:0"));
        QCOMPARE(guess("2x_12x34567890_64x64x64_.raw", 12 * 345'678), std::string("12x345678x1:u8le:0"));
        QCOMPARE(guess("big endian 1234567x8.raw", 2 * 8 * 234'567), std::string("234567x8x1:u16be:0"));
        QCOMPARE(guess("rock_64x64x64_int16.raw", 524'288), std::string("64x64x64:i16le:0"));
        QCOMPARE(guess("vol_320x256x8_16bit_be.raw", 1'310'720), std::string("320x256x8:u16be:0"));
        QCOMPARE(guess("rock_64x64x64.raw", 262'143), std::string("none"));
        QCOMPARE(guess("rock.raw", 262'144), std::string("none"));
        const auto proposal = [](const char* name, std::uintmax_t bytes) {
            const auto found = data::proposeRawLayout(name, bytes);
            return found ? data::rawLayoutText(*found) : std::string("none");
        };
        QCOMPARE(proposal("bead_500x400x300.raw", 60'000'000), std::string("500x400x300:u8le:0"));
        QCOMPARE(proposal("rock_64x64x64_msb.raw", 524'288 + 348), std::string("64x64x64:u16be:348"));
        QCOMPARE(proposal("rock_64x64x64.raw", 262'143), std::string("none"));
        QCOMPARE(proposal("rock.raw", 262'144), std::string("64x64x64:u8le:0"));
        QCOMPARE(proposal("rock.raw", 2 * 262'144), std::string("64x64x64:u16le:0"));
        QCOMPARE(proposal("rock.raw", 262'145), std::string("none"));
        QCOMPARE(proposal("rock.raw", 0), std::string("none"));
    }

    void mapsFloatingPointByOneScaleAndLeavesOutWhatIsNoNumber()
    {
        // Reference: the values themselves. Far outliers are clipped, the rest keeps 1/65535 of the range.
        const int side = 200;
        std::vector<std::string> rows;
        for (int y = 0; y < side; ++y) {
            std::vector<float> row(side);
            for (int x = 0; x < side; ++x)
                row[static_cast<std::size_t>(x)] = 1.0F + 0.001F * static_cast<float>(x + y);
            if (y == 7) row[3] = std::numeric_limits<float>::quiet_NaN();
            if (y == 8) row[4] = -std::numeric_limits<float>::infinity();
            if (y == 9) row[5] = 1e6F;
            rows.emplace_back(reinterpret_cast<const char*>(row.data()), row.size() * sizeof(float));
        }
        writeTiff(path("f.tif"), side, side, 32, PHOTOMETRIC_MINISBLACK, rows, SAMPLEFORMAT_IEEEFP);
        const auto images = readImages(path("f.tif"));
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        const RawImage& image = images->front();
        QCOMPARE(image.bitDepth, 16);
        QCOMPARE(std::accumulate(image.outside.begin(), image.outside.end(), 0), 2);
        QCOMPARE(int{image.outside.at(7 * side + 3)}, 1);
        QCOMPARE(int{image.outside.at(8 * side + 4)}, 1);
        QCOMPARE(image.pixels16.at(9 * side + 5), std::uint16_t{65535});
        QVERIFY(std::abs(valueOf(image, 100 * side + 50) - 1.150) < 1e-5);
        QVERIFY(std::abs(valueOf(image, 0) - 1.0) < 1e-5);
        QVERIFY(image.notes.front().find("mapped to 16 bit") != std::string::npos);
    }

    void keepsWideIntegersExactWhereTheirRangeAllows()
    {
        std::vector<std::uint32_t> values{4'000'000'000U, 4'000'000'001U, 4'000'065'535U, 4'000'000'777U};
        writeTiff(path("u.tif"), 4, 1, 32, PHOTOMETRIC_MINISBLACK,
                  {std::string(reinterpret_cast<const char*>(values.data()), 16)});
        const auto images = readImages(path("u.tif"));
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(valueOf(images->front(), i), static_cast<double>(values[i]));
    }

    void bringsFewBitsToTheFullScale()
    {
        // 12 bit, two values in three bytes: 0xABC, 0x123, 0xFFF.
        writeTiff(path("12.tif"), 3, 1, 12, PHOTOMETRIC_MINISBLACK, {std::string("\xAB\xC1\x23\xFF\xF0", 5)});
        const std::array<long, 3> values{0xABC, 0x123, 0xFFF};
        const auto twelve = readImages(path("12.tif"));
        QVERIFY2(twelve, twelve ? "" : twelve.error().text().c_str());
        QCOMPARE(twelve->front().bitDepth, 16);
        QCOMPARE(twelve->front().pixels16.at(2), std::uint16_t{65535});
        for (std::size_t i = 0; i < 3; ++i) QCOMPARE(std::lround(valueOf(twelve->front(), i)), values.at(i));
        // 1 bit with white as zero: 1010'0110'1 is black, white, black, ...
        writeTiff(path("1.tif"), 9, 1, 1, PHOTOMETRIC_MINISWHITE, {std::string("\xA6\x80", 2)});
        const auto one = readImages(path("1.tif"));
        QVERIFY2(one, one ? "" : one.error().text().c_str());
        QCOMPARE(one->front().pixels8, (std::vector<std::uint8_t>{0, 255, 0, 255, 255, 0, 0, 255, 0}));
        QCOMPARE(valueOf(one->front(), 0), 1.0);
    }

    void appliesPalettes()
    {
        TIFF* const tiff = TIFFOpen(path("palette.tif").c_str(), "w");
        std::array<std::uint16_t, 256> map{};
        for (std::size_t i = 0; i < 256; ++i) map[i] = static_cast<std::uint16_t>((255 - i) * 257);
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 3);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 1);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_PALETTE);
        TIFFSetField(tiff, TIFFTAG_COLORMAP, map.data(), map.data(), map.data());
        std::array<unsigned char, 3> row{0, 100, 255};
        TIFFWriteScanline(tiff, row.data(), 0, 0);
        TIFFClose(tiff);
        const auto images = readImages(path("palette.tif"));
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->front().pixels8, (std::vector<std::uint8_t>{255, 155, 0}));
        QCOMPARE(images->front().notes.front(), std::string("palette applied"));
    }

    void refusesSignedPalettes()
    {
        TIFF* const tiff = TIFFOpen(path("signed.tif").c_str(), "w");
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 2);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 1);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_INT);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_PALETTE);
        std::vector<std::uint16_t> colours(256, 7);
        TIFFSetField(tiff, TIFFTAG_COLORMAP, colours.data(), colours.data(), colours.data());
        std::string row("ab");
        TIFFWriteScanline(tiff, row.data(), 0);
        TIFFClose(tiff);
        const auto images = readImages(path("signed.tif"));
        QVERIFY(!images);
        QVERIFY(images.error().message.find("palette") != std::string::npos);
    }

    void turnsImagesAsTheirTagTells_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<std::vector<int>>("upright");
        // The stored rows are 1 2 3 and 4 5 6; TIFF 6.0 says where its first row and column belong.
        QTest::newRow("top left") << 1 << std::vector{1, 2, 3, 4, 5, 6};
        QTest::newRow("top right") << 2 << std::vector{3, 2, 1, 6, 5, 4};
        QTest::newRow("bottom right") << 3 << std::vector{6, 5, 4, 3, 2, 1};
        QTest::newRow("bottom left") << 4 << std::vector{4, 5, 6, 1, 2, 3};
        QTest::newRow("left top") << 5 << std::vector{1, 4, 2, 5, 3, 6};
        QTest::newRow("right top") << 6 << std::vector{4, 1, 5, 2, 6, 3};
        QTest::newRow("right bottom") << 7 << std::vector{6, 3, 5, 2, 4, 1};
        QTest::newRow("left bottom") << 8 << std::vector{3, 6, 2, 5, 1, 4};
    }

    void turnsImagesAsTheirTagTells()
    {
        QFETCH(int, orientation);
        QFETCH(std::vector<int>, upright);
        TIFF* const tiff = TIFFOpen(path("o.tif").c_str(), "w");
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 3);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 2);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
        TIFFSetField(tiff, TIFFTAG_ORIENTATION, orientation);
        std::array<unsigned char, 6> values{1, 2, 3, 4, 5, 6};
        TIFFWriteScanline(tiff, values.data(), 0, 0);
        TIFFWriteScanline(tiff, values.data() + 3, 1, 0);
        TIFFClose(tiff);
        const auto images = readImages(path("o.tif"));
        QVERIFY(images);
        QCOMPARE(images->front().width, orientation < 5 ? 3 : 2);
        QCOMPARE(std::vector<int>(images->front().pixels8.begin(), images->front().pixels8.end()), upright);
        QCOMPARE(images->front().notes.empty(), orientation == 1);
    }

    void turnsJpegsAndTellsTheirPixelSize()
    {
        cv::Mat_<std::uint8_t> mat(32, 64, std::uint8_t{50});
        mat.colRange(0, 16) = 200;  // left
        std::vector<unsigned char> jpeg;
        cv::imencode(".jpg", mat, jpeg);
        std::string bytes(jpeg.begin(), jpeg.end());
        // JFIF's unit and densities: 5,000 and 2,500 pixels per cm. Then Exif with the orientation 6.
        const std::size_t jfif = bytes.find("JFIF");
        QVERIFY(jfif != std::string::npos);
        bytes.replace(jfif + 7, 5, std::string("\x02\x13\x88\x09\xC4", 5));
        const std::string exif = std::string(
            "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 32);
        bytes.insert(2, std::string("\xFF\xE1\0\x22", 4) + exif);
        const auto images = readImages(write("turned.jpg", bytes));
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        const RawImage& image = images->front();
        QCOMPARE(image.width, 32);
        QCOMPARE(image.height, 64);
        QVERIFY(image.pixels8.at(16) > 150);  // what was left is at the top
        QVERIFY(image.pixels8.at(60 * 32 + 16) < 100);
        QVERIFY(std::abs(image.pixelSize->xUm - 4.0) < 1e-9);
        QVERIFY(std::abs(image.pixelSize->yUm - 2.0) < 1e-9);
    }

    void readsBmpWithBitFieldsAndItsPixelSize()
    {
        // 2 x 1 pixels of 16 bits, 5-6-5: full red, half green; 400,000 pixels per metre.
        std::string bytes("BM\0\0\0\0\0\0\0\0\x42\0\0\0", 14);
        bytes += std::string("\x28\0\0\0\x02\0\0\0\x01\0\0\0\x01\0\x10\0\x03\0\0\0\0\0\0\0", 24);
        bytes += std::string("\x80\x1A\x06\0\x80\x1A\x06\0\0\0\0\0\0\0\0\0", 16);
        bytes += std::string("\0\xF8\0\0\xE0\x07\0\0\x1F\0\0\0", 12);
        bytes += std::string("\0\xF8\xE0\x03", 4);
        const auto images = readImages(write("fields.bmp", bytes));
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        // Reference: BT.601 luma of red 255 is 76; of green 31/63 * 255 = 125, 74 (73.6).
        QCOMPARE(images->front().pixels8, (std::vector<std::uint8_t>{76, 73}));
        QVERIFY(std::abs(images->front().pixelSize->xUm - 2.5) < 1e-9);
    }
};

SYNTHSLICE_TEST(TestImageFormats)

}  // namespace test_image_formats

#include "test_image_formats.moc"
