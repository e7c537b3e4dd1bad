#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include <sys/stat.h>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <zlib.h>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/reading/image_reader.h"
#include "tests/shared/test_program.h"

namespace test_image_reader {

using namespace synthslice;
using data::RawImage;
using data::readImages;

namespace {

/// A picture whose every pixel tells its place, up to the full scale.
template <class Sample>
cv::Mat_<Sample> ramp(int width, int height)
{
    cv::Mat_<Sample> mat(height, width);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            mat(y, x) = static_cast<Sample>(std::numeric_limits<Sample>::max() - (y * width + x) * 7);
        }
    }
    return mat;
}

std::vector<std::uint8_t> bytesOf(const cv::Mat_<std::uint8_t>& mat)
{
    return {mat.begin(), mat.end()};
}

void writeBytes(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string readBytes(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// IDX of `count` 5 x 4 images with values 0, 1, 2, ...
std::string idxFile(unsigned char count)
{
    std::string bytes("\0\0\x08\x03\0\0\0", 7);
    bytes += static_cast<char>(count);
    bytes += std::string("\0\0\0\x04\0\0\0\x05", 8);
    for (int i = 0; i < 20 * count; ++i) bytes += static_cast<char>(i);
    return bytes;
}

}  // namespace

class TestImageReader : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    /// The error's text, which has to name the file.
    std::string errorOf(const char* name) const
    {
        const auto images = readImages(path(name));
        if (images) return "it was read";
        if (images.error().message.find(name) == std::string::npos) return "the file is not named";
        return images.error().text();
    }

private slots:
    void readsEightBitFormatsExactly_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("png") << "a.png";
        QTest::newRow("bmp") << "a.bmp";
        QTest::newRow("tiff") << "a.tiff";
        QTest::newRow("named wrongly") << "b.bmp.tif";
    }

    void readsEightBitFormatsExactly()
    {
        QFETCH(QString, name);
        const cv::Mat_<std::uint8_t> mat = ramp<std::uint8_t>(13, 7);
        cv::imwrite(path("x.bmp").string(), mat);
        const auto file = path(name.toUtf8());
        if (name == "b.bmp.tif") {
            std::filesystem::copy_file(path("x.bmp"), file);
        } else {
            cv::imwrite(file.string(), mat);
        }
        const auto images = readImages(file);
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->size(), std::size_t{1});
        QCOMPARE(images->front().width, 13);
        QCOMPARE(images->front().height, 7);
        QCOMPARE(images->front().bitDepth, 8);
        QCOMPARE(images->front().pixels8, bytesOf(mat));
        const GreyImage grey = data::toGrey(images->front());
        QCOMPARE(grey.at(0, 0), 1.0F);
        QCOMPARE(grey.at(5, 0), 220.0F / 255.0F);
    }

    void keepsAllSixteenBits_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("png") << "a16.png";
        QTest::newRow("tiff") << "a16.tif";
    }

    void keepsAllSixteenBits()
    {
        QFETCH(QString, name);
        const cv::Mat_<std::uint16_t> mat = ramp<std::uint16_t>(31, 17);
        cv::imwrite(path(name.toUtf8()).string(), mat);
        const auto images = readImages(path(name.toUtf8()));
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->front().bitDepth, 16);
        QCOMPARE(images->front().pixels16, std::vector<std::uint16_t>(mat.begin(), mat.end()));
    }

    void saysThatJpegIsLossy()
    {
        cv::imwrite(path("a.jpg").string(), cv::Mat_<std::uint8_t>(40, 50, std::uint8_t{77}));
        const auto images = readImages(path("a.jpg"));
        QVERIFY(images);
        QCOMPARE(images->front().width, 50);
        QCOMPARE(images->front().pixels8.at(0), std::uint8_t{77});
        QVERIFY(images->front().notes.at(0).find("lossy") != std::string::npos);
    }

    void turnsColourIntoGreyAndSaysSo()
    {
        // Reference: BT.601 luma of red 200, green 100, blue 50 is 0.299*200 + 0.587*100 + 0.114*50 = 124.2.
        cv::imwrite(path("rgb.png").string(), cv::Mat(3, 4, CV_8UC3, cv::Scalar(50, 100, 200)));
        cv::imwrite(path("rgba.png").string(), cv::Mat(3, 4, CV_8UC4, cv::Scalar(50, 100, 200, 0)));
        cv::imwrite(path("rgb.tif").string(), cv::Mat(3, 4, CV_8UC3, cv::Scalar(50, 100, 200)));
        cv::imwrite(path("same.png").string(), cv::Mat(3, 4, CV_16UC3, cv::Scalar(65535, 65535, 65535)));
        for (const char* name : {"rgb.png", "rgba.png", "rgb.tif"}) {
            const auto images = readImages(path(name));
            QVERIFY(images);
            QCOMPARE(images->front().pixels8, std::vector<std::uint8_t>(12, 124));
            QCOMPARE(images->front().notes.front(), std::string("colour converted to grey"));
        }
        QCOMPARE(readImages(path("rgba.png"))->front().notes.back(), std::string("transparency ignored"));
        QCOMPARE(readImages(path("same.png"))->front().pixels16, std::vector<std::uint16_t>(12, 65535));
    }

    void aPipeIsNoImage()
    {
        QVERIFY(::mkfifo(path("pipe.png").c_str(), 0600) == 0);
        QVERIFY(errorOf("pipe.png").find("it cannot be opened") != std::string::npos);
        std::filesystem::remove(path("pipe.png"));
    }

    /// 29 KB of gzip that would fill gigabytes, each image with what is known of it.
    void idxImagesOfOnePixelByTheMillionAreRefused()
    {
        std::string bytes("\0\0\x08\x03\x01\x80\0\0\0\0\0\x01\0\0\0\x01", 16);
        bytes.resize(16 + 0x01800000, '\0');
        const gzFile compressed = gzopen(path("bomb-ubyte.gz").c_str(), "wb9");
        gzwrite(compressed, bytes.data(), static_cast<unsigned>(bytes.size()));
        gzclose(compressed);
        QVERIFY(std::filesystem::file_size(path("bomb-ubyte.gz")) < 30'000);
        QVERIFY(errorOf("bomb-ubyte.gz").find("its header claims 25165824 images") != std::string::npos);
    }

    void readsIdxPlainAndCompressed()
    {
        writeBytes(path("images-idx3-ubyte"), idxFile(3));
        const std::string bytes = idxFile(3);
        const gzFile compressed = gzopen(path("images-idx3-ubyte.gz").c_str(), "wb");
        gzwrite(compressed, bytes.data(), static_cast<unsigned>(bytes.size()));
        gzclose(compressed);
        for (const char* name : {"images-idx3-ubyte", "images-idx3-ubyte.gz"}) {
            const auto images = readImages(path(name));
            QVERIFY2(images, images ? "" : images.error().text().c_str());
            QCOMPARE(images->size(), std::size_t{3});
            QCOMPARE(images->at(2).width, 5);
            QCOMPARE(images->at(2).height, 4);
            QCOMPARE(images->at(2).pixels8.front(), std::uint8_t{40});
            QCOMPARE(images->at(2).pixels8.back(), std::uint8_t{59});
        }
        const std::string whole = readBytes(path("images-idx3-ubyte.gz"));
        writeBytes(path("cut.gz"), whole.substr(0, whole.size() / 2));
        QVERIFY(errorOf("cut.gz").find("image") != std::string::npos);
        writeBytes(path("cut-ubyte"), bytes.substr(0, 50));
        QVERIFY(errorOf("cut-ubyte").find("3 images of 20 bytes are told, it holds 1") != std::string::npos);
        writeBytes(path("labels"), std::string("\0\0\x08\x01\0\0\0\x01\x05", 9));
        QVERIFY(errorOf("labels").find("labels") != std::string::npos);
    }

    void refusesWhatIsNoImage()
    {
        writeBytes(path("text.png"), "This is a text.");
        QVERIFY(errorOf("text.png").find("it is no PNG, JPEG, BMP, TIFF, IDX, ") != std::string::npos);
        writeBytes(path("empty.png"), "");
        QVERIFY(errorOf("empty.png").find("it is empty") != std::string::npos);
        QVERIFY(errorOf("absent.png").find("No such file") != std::string::npos);
        std::filesystem::create_directory(path("folder.png"));
        QVERIFY(errorOf("folder.png").find("cannot be opened") != std::string::npos);
    }

    void refusesEveryTruncation_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("png") << "cut.png";
        QTest::newRow("jpeg") << "cut.jpg";
        QTest::newRow("bmp") << "cut.bmp";
        QTest::newRow("tiff") << "cut.tif";
    }

    void refusesEveryTruncation()
    {
        QFETCH(QString, name);
        cv::Mat_<std::uint8_t> noise(64, 64);
        cv::randu(noise, 0, 255);
        const QByteArray utf8 = name.toUtf8();
        cv::imwrite(path(utf8).string(), noise);
        const std::string whole = readBytes(path(utf8));
        for (std::size_t length = 0; length < whole.size() - 1; length += 37) {
            writeBytes(path(utf8), whole.substr(0, length));
            QVERIFY2(!readImages(path(utf8)), std::to_string(length).c_str());
        }
    }

    void refusesAChangedPngByChecksum()
    {
        cv::imwrite(path("changed.png").string(), ramp<std::uint8_t>(50, 50));
        std::string bytes = readBytes(path("changed.png"));
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        writeBytes(path("changed.png"), bytes);
        QVERIFY(errorOf("changed.png").find("checksum") != std::string::npos);
    }

    void refusesHugeHeadersBeforeDecoding()
    {
        cv::imwrite(path("huge.png").string(), ramp<std::uint8_t>(4, 4));
        std::string bytes = readBytes(path("huge.png"));
        std::memcpy(bytes.data() + 16, "\0\0\xea\x60\0\0\xea\x60", 8);  // 60,000 x 60,000
        writeBytes(path("huge.png"), bytes);
        QVERIFY(errorOf("huge.png").find("60000 x 60000") != std::string::npos);
        std::memcpy(bytes.data() + 16, "\0\0\x3e\x80\0\0\x3e\x80", 8);  // 16,000 x 16,000, under the limit
        writeBytes(path("huge.png"), bytes);
        QVERIFY(errorOf("huge.png").find("claims") != std::string::npos);
    }

    void readsOnePixel()
    {
        cv::imwrite(path("one.png").string(), cv::Mat_<std::uint8_t>(1, 1, std::uint8_t{9}));
        QCOMPARE(readImages(path("one.png"))->front().pixels8, std::vector<std::uint8_t>{9});
    }
};

SYNTHSLICE_TEST(TestImageReader)

}  // namespace test_image_reader

#include "test_image_reader.moc"
