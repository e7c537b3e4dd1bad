#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>
#include <string>

#include <QTest>

#include "engine/base/random.h"
#include "engine/data/reading/image_reader.h"
#include "engine/data/regions/field_of_view.h"
#include "tests/shared/test_program.h"

namespace test_field_of_view {

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

struct Round {
    double x = 0.0;
    double y = 0.0;
    double radius = 0.0;
    [[nodiscard]] double depth(int column, int row) const { return radius - std::hypot(column - x, row - y); }
};

/// Fibres (closed packing, 10 px apart) with noise in round samples; air outside of them with the same noise.
struct Scan {
    int size = 600;
    std::vector<Round> samples;
    double air = 0.0;
    double noise = 0.0;     ///< SD
    bool inverted = false;  ///< as negatives are

    [[nodiscard]] double depth(int x, int y) const
    {
        double depth = -1e9;
        for (const Round& sample : samples) depth = std::max(depth, sample.depth(x, y));
        return depth;
    }
    [[nodiscard]] Slice slice() const
    {
        Random random(2);
        Slice slice;
        slice.width = size;
        slice.height = size;
        for (int y = 0; y < size; ++y) {
            for (int x = 0; x < size; ++x) {
                const double fibre = std::cos(0.63 * x) * std::cos(0.63 * y) > 0.0 ? 190.0 : 120.0;
                const double grey = depth(x, y) > 0.0 ? fibre + 8.0 * random.normal()
                                                      : air + noise * random.normal();
                const double value = inverted ? 255.0 - grey : grey;
                slice.pixels8.push_back(static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L)));
            }
        }
        return slice;
    }
};

/// What is wrong with a region: pixels outside of the samples (in the cleft where two touch, farther than 6
/// px), or not those at least 24 px inside.
QString mistakes(const PixelRuns& found, const Scan& scan)
{
    const std::vector<std::uint8_t> mask = found.mask(scan.size, scan.size);
    int outside = 0;
    int missing = 0;
    for (int y = 0; y < scan.size; ++y) {
        for (int x = 0; x < scan.size; ++x) {
            const bool inside = mask[static_cast<std::size_t>(y * scan.size + x)] != 0;
            outside += inside && scan.depth(x, y) < -6.0 ? 1 : 0;
            missing += !inside && scan.depth(x, y) > 24.0 ? 1 : 0;
        }
    }
    return outside + missing == 0 ? QString()
                                  : QStringLiteral("%1 outside, %2 missing").arg(outside).arg(missing);
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

    void findsSamplesInWhatSurroundsThem_data()
    {
        QTest::addColumn<QList<double>>("places");  // x, y, radius of each
        QTest::addColumn<double>("air");
        QTest::addColumn<double>("noise");
        QTest::addColumn<bool>("inverted");
        const QList<double> small{310, 280, 76};  // 5 % of the slice
        const QList<double> two{170, 300, 120, 430, 300, 120};
        const QList<double> touching{210, 300, 110, 390, 300, 110};
        const QList<double> four{150, 150, 100, 450, 150, 100, 150, 450, 100, 450, 450, 100};
        const auto add = [](const char* name, const QList<double>& places) {
            QTest::addRow("%s, black", name) << places << 0.0 << 0.0 << false;
            QTest::addRow("%s, white", name) << places << 255.0 << 0.0 << false;
            QTest::addRow("%s, noisy air", name) << places << 40.0 << 12.0 << false;
            QTest::addRow("%s, noisy white air", name) << places << 40.0 << 12.0 << true;
            QTest::addRow("%s, air like the matrix", name) << places << 112.0 << 8.0 << false;
        };
        add("small", small);
        add("two", two);
        add("touching", touching);
        add("four", four);
        add("over the border", {300, 290, 330});
    }

    void findsSamplesInWhatSurroundsThem()
    {
        QFETCH(QList<double>, places);
        Scan scan;
        for (qsizetype i = 0; i < places.size(); i += 3)
            scan.samples.push_back({places[i], places[i + 1], places[i + 2]});
        QFETCH(double, air);
        QFETCH(double, noise);
        QFETCH(bool, inverted);
        scan.air = air;
        scan.noise = noise;
        scan.inverted = inverted;
        const QString wrong = mistakes(data::findFieldOfView(scan.slice()), scan);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void findsTheSampleInsideWhatTheScannerReconstructs()
    {
        Scan scan;
        scan.samples = {{250, 320, 130}};
        scan.air = 40.0;
        scan.noise = 10.0;
        Slice slice = scan.slice();
        const Round reconstructed{300, 300, 295};
        for (int y = 0; y < 600; ++y) {
            for (int x = 0; x < 600; ++x) {
                if (reconstructed.depth(x, y) < 0.0) slice.pixels8[static_cast<std::size_t>(y * 600 + x)] = 0;
            }
        }
        const QString wrong = mistakes(data::findFieldOfView(slice), scan);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void isTheSameWithWhatScannersMake_data()
    {
        QTest::addColumn<double>("air");
        QTest::addColumn<double>("noise");
        QTest::newRow("constant") << 0.0 << 0.0;
        QTest::newRow("air") << 40.0 << 10.0;
    }

    void isTheSameWithWhatScannersMake()
    {
        QFETCH(double, air);
        QFETCH(double, noise);
        Scan scan;
        scan.samples = {{300, 290, 200}};
        scan.air = air;
        scan.noise = noise;
        const Slice clean = scan.slice();
        const PixelRuns expected = data::findFieldOfView(clean);
        QVERIFY(mistakes(expected, scan).isEmpty());
        Slice twelveBit = clean;
        twelveBit.bitDepth = 16;
        twelveBit.pixels8.clear();
        for (const std::uint8_t value : clean.pixels8)
            twelveBit.pixels16.push_back(static_cast<std::uint16_t>(16 * value));
        QCOMPARE(data::findFieldOfView(twelveBit).runs(), expected.runs());

        const auto same = [&](const Slice& slice) {
            const PixelRuns found = data::findFieldOfView(slice);
            const auto common = static_cast<double>(intersection(found, expected).count());
            return common > 0.99 * static_cast<double>(std::max(found.count(), expected.count()));
        };
        Slice hot = twelveBit;
        hot.pixels16[0] = 65535;  // in the corner
        hot.pixels16[600 * 300 + 310] = 65535;
        hot.pixels16[600 * 40 + 310] = 65535;
        QVERIFY(same(hot));
        Slice dead = twelveBit;
        for (std::size_t i = 0; i < 600; ++i) {
            dead.pixels16[i] = 65535;  // a row along the border, ...
            dead.pixels16[600 * 280 + i] = 0;
            dead.pixels16[600 * i + 333] = 65535;
        }
        QVERIFY(same(dead));
        Slice metal = twelveBit;  // 0.5 % of the slice
        for (const Round& inclusion : {Round{250, 260, 14}, Round{340, 330, 14}, Round{280, 370, 14}}) {
            for (int y = 0; y < 600; ++y) {
                for (int x = 0; x < 600; ++x) {
                    if (inclusion.depth(x, y) > 0.0)
                        metal.pixels16[static_cast<std::size_t>(y * 600 + x)] = 65535;
                }
            }
        }
        QVERIFY(same(metal));
    }

    void takesNoPartOfAMaterialForAir_data()
    {
        QTest::addColumn<int>("inclusions");
        QTest::addColumn<double>("radius");
        QTest::addColumn<double>("grey");
        QTest::addColumn<double>("noise");
        QTest::newRow("pores") << 40 << 25.0 << 0.0 << 8.0;
        QTest::newRow("small particles") << 40 << 8.0 << 230.0 << 8.0;
        QTest::newRow("large particles") << 12 << 40.0 << 230.0 << 8.0;
        QTest::newRow("six particles") << 6 << 45.0 << 230.0 << 8.0;
        QTest::newRow("binary") << 25 << 30.0 << 255.0 << 0.0;
    }

    /// Round inclusions in a matrix that reaches all borders.
    void takesNoPartOfAMaterialForAir()
    {
        QFETCH(int, inclusions);
        QFETCH(double, radius);
        QFETCH(double, grey);
        QFETCH(double, noise);
        Random random(5);
        std::vector<Round> rounds;
        for (int i = 0; i < inclusions; ++i)
            rounds.push_back({600.0 * random.uniform(), 600.0 * random.uniform(), radius});
        Slice slice;
        slice.width = 600;
        slice.height = 600;
        for (int y = 0; y < 600; ++y) {
            for (int x = 0; x < 600; ++x) {
                const bool in = std::ranges::any_of(
                    rounds, [&](const Round& round) { return round.depth(x, y) > 0.0; });
                const double value = (in ? grey : noise > 0.0 ? 100.0 : 0.0) + noise * random.normal();
                slice.pixels8.push_back(static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L)));
            }
        }
        QVERIFY(isWhole(data::findFieldOfView(slice), slice));
    }

    void takesPoresAtAllCornersForPores()
    {
        Scan scan;
        scan.samples = {{300, 300, 1000}};
        Slice slice = scan.slice();
        for (const Round& pore :
             {Round{0, 0, 70}, Round{599, 0, 70}, Round{0, 599, 70}, Round{599, 599, 70}}) {
            for (int y = 0; y < 600; ++y) {
                for (int x = 0; x < 600; ++x) {
                    if (pore.depth(x, y) > 0.0) slice.pixels8[static_cast<std::size_t>(y * 600 + x)] = 0;
                }
            }
        }
        QVERIFY(isWhole(data::findFieldOfView(slice), slice));
    }

    void findsTwoTouchingSamplesInAFile()
    {
        const std::filesystem::path path = SYNTHSLICE_SHARED_DATA "/odd-files/two_samples.png";
        if (!std::filesystem::exists(path)) QSKIP("needs shared/data/odd-files");
        const Slice slice = sliceOf(data::readImages(path)->front());
        const PixelRuns inside = data::findFieldOfView(slice);
        const auto black = std::count(slice.pixels8.begin(), slice.pixels8.end(), 0);
        const double material = static_cast<double>(slice.pixels8.size()) - static_cast<double>(black);
        QVERIFY(static_cast<double>(inside.count()) > 0.8 * material);
        for (const data::PixelRun& run : inside.runs()) {
            for (int x = run.x; x < run.x + run.length; ++x)
                QVERIFY(slice.pixels8[static_cast<std::size_t>(run.y * slice.width + x)] != 0);
        }
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
        for (const auto& [width, height] : {std::pair(9000, 140), std::pair(70000, 128)}) {
            Slice strip;
            strip.width = width;
            strip.height = height;
            for (int i = 0; i < width * height; ++i)
                strip.pixels8.push_back(static_cast<std::uint8_t>(i % 7 * 30));
            QVERIFY(isWhole(data::findFieldOfView(strip), strip));
        }
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

SYNTHSLICE_TEST(TestFieldOfView)

}  // namespace test_field_of_view

#include "test_field_of_view.moc"
