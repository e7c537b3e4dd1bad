#include <cmath>
#include <filesystem>
#include <limits>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/reading/image_reader.h"
#include "engine/data/writing/image_writer.h"
#include "engine/data/writing/volume_writer.h"
#include "tests/shared/test_program.h"

namespace test_image_writer {

using namespace synthslice;
using data::ImageEncoding;
using data::ImageFormat;

class TestImageWriter : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    void writesWhatOthersRead_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("bits");
        for (const auto format : {ImageFormat::Png, ImageFormat::Tiff}) {
            for (const int bits : {8, 16}) {
                QTest::addRow("%s %d", format == ImageFormat::Png ? "png" : "tiff", bits)
                    << static_cast<int>(format) << bits;
            }
        }
    }

    /// Reference: OpenCV's decoders. Our own reader gives the pixel size back.
    void writesWhatOthersRead()
    {
        QFETCH(int, format);
        QFETCH(int, bits);
        const std::filesystem::path path = std::filesystem::path(m_folder.path().toStdString()) / "out.img";
        GreyImage image(3, 2);
        image.grey = {0.0F, 0.5F, 1.0F, -0.2F, 1.7F, std::numeric_limits<float>::quiet_NaN()};
        const ImageEncoding encoding{static_cast<ImageFormat>(format), bits, 1.3};
        const auto written = data::writeImage(path, image, encoding);
        QVERIFY2(written, written ? "" : written.error().text().c_str());
        const cv::Mat mat = cv::imread(path.string(), cv::IMREAD_UNCHANGED);
        QCOMPARE(mat.type(), bits == 8 ? CV_8U : CV_16U);
        const std::vector<int> expected = bits == 8 ? std::vector<int>{0, 128, 255, 0, 255, 0}
                                                    : std::vector<int>{0, 32768, 65535, 0, 65535, 0};
        for (int i = 0; i < 6; ++i) {
            QCOMPARE(bits == 8 ? int{mat.at<std::uint8_t>(i / 3, i % 3)}
                               : int{mat.at<std::uint16_t>(i / 3, i % 3)},
                     expected[static_cast<std::size_t>(i)]);
        }
        const auto read = data::readImages(path);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QVERIFY(read->front().pixelSize.has_value());
        QVERIFY(std::abs(read->front().pixelSize->xUm - 1.3) < 2e-6);
    }

    void tellsPixelSizesThatLookLikeAPrintersToo_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<double>("pixelSizeUm");
        for (const ImageFormat format : {ImageFormat::Png, ImageFormat::Tiff}) {
            for (const double dotsPerInch : {72.0, 96.0, 100.0, 200.0, 300.0}) {
                QTest::addRow("%s, %g dots per inch", format == ImageFormat::Png ? "png" : "tiff",
                              dotsPerInch)
                    << static_cast<int>(format) << 25400.0 / dotsPerInch;
            }
        }
    }

    void tellsPixelSizesThatLookLikeAPrintersToo()
    {
        QFETCH(int, format);
        QFETCH(double, pixelSizeUm);
        const std::filesystem::path path = std::filesystem::path(m_folder.path().toStdString()) / "size.img";
        QVERIFY(data::writeImage(path, GreyImage(3, 2), {static_cast<ImageFormat>(format), 8, pixelSizeUm}));
        const auto read = data::readImages(path);
        QVERIFY(read && read->front().pixelSize);
        QVERIFY(std::abs(read->front().pixelSize->xUm / pixelSizeUm - 1.0) < 1e-6);
    }

    void writesVolumes_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("bits");
        for (const int bits : {8, 16}) {
            QTest::addRow("TIFF, %d bit", bits) << static_cast<int>(data::VolumeFormat::TiffStack) << bits;
            QTest::addRow("MetaImage, %d bit", bits)
                << static_cast<int>(data::VolumeFormat::MetaImage) << bits;
            QTest::addRow("NRRD, %d bit", bits) << static_cast<int>(data::VolumeFormat::Nrrd) << bits;
        }
    }

    /// Our own reader gives all images and the pixel size back; other programs' files of these kinds are read
    /// by the same code.
    void writesVolumes()
    {
        QFETCH(int, format);
        QFETCH(int, bits);
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "volume";
        auto writer = data::VolumeWriter::begin(path, static_cast<data::VolumeFormat>(format),
                                                {3, 2, 4, bits, 1.3});
        QVERIFY2(writer, writer ? "" : writer.error().text().c_str());
        for (int i = 0; i < 4; ++i) {
            GreyImage image(3, 2, 0.25F);
            image.grey[5] = static_cast<float>(i) / 3.0F;
            QVERIFY(writer->add(image));
        }
        QVERIFY(writer->finish());
        const auto read = data::readImages(path);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->size(), std::size_t{4});
        for (int i = 0; i < 4; ++i) {
            const data::RawImage& image = read->at(static_cast<std::size_t>(i));
            const double full = bits == 8 ? 255.0 : 65535.0;
            QCOMPARE(bits == 8 ? long{image.pixels8.at(5)} : long{image.pixels16.at(5)},
                     std::lround(full * i / 3.0));
            QVERIFY(std::abs(image.pixelSize->xUm - 1.3) < 2e-6);
        }
        const auto nowhere = data::VolumeWriter::begin("/nowhere/a", static_cast<data::VolumeFormat>(format),
                                                       {3, 2, 4});
        QVERIFY(!nowhere);
        QVERIFY(nowhere.error().message.find("/nowhere/a") != std::string::npos);
    }

    void namesAFolderThatIsMissing()
    {
        const auto written = data::writeImage("/nowhere/a.png", GreyImage(2, 2), {});
        QVERIFY(!written);
        QVERIFY(written.error().message.find("/nowhere/a.png") != std::string::npos);
    }
};

SYNTHSLICE_TEST(TestImageWriter)

}  // namespace test_image_writer

#include "test_image_writer.moc"
