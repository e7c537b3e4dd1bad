#include <QtTest>

#include "engine/base/random.h"
#include "engine/quality/null_models/quilting.h"
#include "tests/shared/test_program.h"

namespace test_quilting {

using namespace synthslice;

class TestQuilting : public QObject {
    Q_OBJECT

private slots:
    /// Pieces of stripes fit without a seam, so that a quilt is stripes again.
    void stripesStayStripes()
    {
        constexpr int period = 5;
        std::vector<GreyImage> real;
        for (int phase = 0; phase < period; ++phase) {
            GreyImage& image = real.emplace_back(40, 32);
            for (int y = 0; y < image.height; ++y) {
                for (int x = 0; x < image.width; ++x)
                    image.at(x, y) = static_cast<float>((x + phase) % period) / period;
            }
        }
        const auto quilts = quality::quiltedImages(real, 4, 1);
        QCOMPARE(quilts.size(), std::size_t{4});
        for (const GreyImage& quilt : quilts) {
            QCOMPARE(quilt.width, 40);
            QCOMPARE(quilt.height, 32);
            for (int y = 0; y < quilt.height; ++y) {
                for (int x = 0; x < quilt.width; ++x) {
                    QCOMPARE(quilt.at(x, y), quilt.at(x, 0));
                    if (x >= period) QCOMPARE(quilt.at(x, y), quilt.at(x - period, y));
                }
            }
        }
    }

    /// Noise: each pixel comes from the images, and no quilt is one of them.
    void piecesAreCutOut()
    {
        std::vector<GreyImage> real;
        Random random(7);
        for (int i = 0; i < 6; ++i) {
            for (float& grey : real.emplace_back(24, 24).grey) grey = static_cast<float>(random.uniform());
        }
        const GreyImage quilt = quality::quiltedImages(real, 1, 3).front();
        std::size_t imagesUsed = 0;
        std::size_t found = 0;
        for (const GreyImage& image : real) {
            const auto of = static_cast<std::size_t>(std::ranges::count_if(
                quilt.grey, [&](float grey) { return std::ranges::count(image.grey, grey) > 0; }));
            imagesUsed += of > 0 ? 1 : 0;
            found += of;
        }
        QCOMPARE(found, quilt.grey.size());
        QVERIFY(imagesUsed > 1);
        QVERIFY(quilt != quality::quiltedImages(real, 1, 4).front());
        QCOMPARE(quilt, quality::quiltedImages(real, 1, 3).front());
    }
};

SYNTHSLICE_TEST(TestQuilting)

}  // namespace test_quilting

#include "test_quilting.moc"
