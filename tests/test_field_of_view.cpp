#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>
#include <string>

#include <QTest>

#include "engine/base/random.h"
#include "engine/data/field_of_view.h"
#include "engine/data/image_reader.h"

using namespace synthslice;
using data::PixelRuns;
using data::Slice;

namespace {

Slice sliceOf(const data::RawImage& image)
{
    Slice slice;
    slice.width = image.width;
    slice.height = image.height;
    slice.bitDepth = image.bitDepth;
    slice.pixels8 = image.pixels8;
    slice.pixels16 = image.pixels16;
    return slice;
}

/// 300 x 280, grey 60..160 where `inside(x, y)`, black elsewhere.
template <class Inside>
Slice noise(const Inside& inside)
{
    Random random(1);
    Slice slice;
    slice.width = 300;
    slice.height = 280;
    for (int y = 0; y < slice.height; ++y) {
        for (int x = 0; x < slice.width; ++x) {
            slice.pixels8.push_back(inside(x, y) ? static_cast<std::uint8_t>(60 + random.below(100)) : 0);
        }
    }
    return slice;
}

bool isWhole(const PixelRuns& pixels, const Slice& slice)
{
    return pixels.count() == std::int64_t{slice.width} * slice.height;
}

}  // namespace

class TestFieldOfView : public QObject {
    Q_OBJECT

private slots:
    void findsADiscLessItsRim()
    {
        const auto distance = [](int x, int y) { return std::hypot(x - 150.0, y - 140.0); };
        const Slice slice = noise([&](int x, int y) { return distance(x, y) < 125.0; });
        const std::vector<std::uint8_t> inside = data::findFieldOfView(slice).mask(300, 280);
        for (int y = 0; y < 280; ++y) {
            for (int x = 0; x < 300; ++x) {
                const bool found = inside[static_cast<std::size_t>(y * 300 + x)] != 0;
                if (distance(x, y) < 113.0) QVERIFY(found);
                if (distance(x, y) > 116.0) QVERIFY(!found);
            }
        }
    }

    void leavesTheRimWhereTheDiscTouchesTheBorder()
    {
        const Slice slice = noise([](int x, int y) { return std::hypot(x - 149.5, y - 139.5) < 139.0; });
        const PixelRuns inside = data::findFieldOfView(slice);
        for (const data::PixelRun& run : inside.runs()) {
            QVERIFY(std::hypot(run.x - 149.5, run.y - 139.5) < 131.0);
        }
    }

    void keepsTheBorderWhereTheDiscReachesOverIt()
    {
        const Slice slice = noise([](int x, int y) { return std::hypot(x - 149.5, y - 139.5) < 165.0; });
        const std::vector<std::uint8_t> inside = data::findFieldOfView(slice).mask(300, 280);
        QCOMPARE(int{inside[150]}, 1);
        QCOMPARE(int{inside[140 * 300]}, 1);
        QCOMPARE(int{inside[20 * 300 + 20]}, 0);
        QCOMPARE(int{inside[40 * 300 + 45]}, 1);
    }

    void fillsHolesAndIgnoresSpecksOutside()
    {
        const auto disc = [](int x, int y) { return std::hypot(x - 150.0, y - 140.0) < 125.0; };
        const auto pore = [](int x, int y) { return std::hypot(x - 170.0, y - 150.0) < 9.0; };
        const Slice slice = noise(
            [&](int x, int y) { return (disc(x, y) && !pore(x, y)) || (x == 20 && y == 12); });
        const Slice plain = noise(disc);
        QCOMPARE(data::findFieldOfView(slice).runs(), data::findFieldOfView(plain).runs());
    }

    void takesAllWhereThereIsNoFieldOfView()
    {
        const Slice rectangle = noise([](int, int) { return true; });
        QVERIFY(isWhole(data::findFieldOfView(rectangle), rectangle));
        // A binary image whose black phase reaches all corners.
        const Slice binary = noise([](int x, int y) { return (x / 20 + y / 20) % 3 == 1; });
        QVERIFY(isWhole(data::findFieldOfView(binary), binary));
        Slice digit;  // 28 x 28, a stroke on black
        digit.width = 28;
        digit.height = 28;
        digit.pixels8.assign(28 * 28, 0);
        for (std::size_t y = 4; y < 24; ++y) digit.pixels8[y * 28 + 14] = 255;
        QVERIFY(isWhole(data::findFieldOfView(digit), digit));
    }

    /// Reference: a disc of as many pixels as are not zero, less 10 px of its radius.
    void findsItInRealSlices_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("glass") << "/tomography/glass/glass0064.png";
        QTest::newRow("carbon") << "/tomography/carbon/carbon0103.png";
    }

    void findsItInRealSlices()
    {
        QFETCH(QString, file);
        const std::filesystem::path path = SYNTHSLICE_SHARED_DATA + file.toStdString();
        if (!std::filesystem::exists(path)) QSKIP("needs shared/data/tomography");
        const Slice slice = sliceOf(data::readImages(path)->front());
        const PixelRuns inside = data::findFieldOfView(slice);
        const auto zeros = std::count(slice.pixels8.begin(), slice.pixels8.end(), 0);
        const double radius = std::sqrt(
            (static_cast<double>(slice.pixels8.size()) - static_cast<double>(zeros)) / std::numbers::pi);
        const double expected = std::numbers::pi * (radius - 10.0) * (radius - 10.0);
        const double ratio = static_cast<double>(inside.count()) / expected;
        QVERIFY2(std::abs(ratio - 1.0) < 0.01, std::to_string(ratio).c_str());
        for (const data::PixelRun& run : inside.runs()) {
            QVERIFY(slice.pixels8[static_cast<std::size_t>(run.y * slice.width + run.x)] != 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestFieldOfView)
#include "test_field_of_view.moc"
