// Grey images as pictures: the grey range, the grid, and how the sample view enlarges.

#include <limits>

#include <QTest>

#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/plots/grey_image_qt.h"
#include "ui/samples/sample_grid_view.h"

namespace synthslice::ui::test_grey_image_qt {

class TestGreyImageQt : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnQtWarnings(); }

    void mapsTheRangeAndClips()
    {
        GreyImage image(5, 1);
        image.grey = {-0.5F, 0.2F, 0.5F, 0.8F, std::numeric_limits<float>::quiet_NaN()};
        const QImage full = toQImage(image);
        QCOMPARE(full.pixelColor(0, 0).red(), 0);
        QCOMPARE(full.pixelColor(2, 0).red(), 128);
        QCOMPARE(full.pixelColor(4, 0).red(), 0);
        const QImage stretched = toQImage(image, {0.2, 0.8});
        QCOMPARE(stretched.pixelColor(1, 0).red(), 0);
        QCOMPARE(stretched.pixelColor(3, 0).red(), 255);
    }

    void findsTheContrast()
    {
        GreyImage image(1000, 1);
        for (int x = 0; x < 1000; ++x) image.at(x, 0) = static_cast<float>(x) / 1000.0F;
        const GreyRange range = contrastRange({&image, 1});
        QVERIFY(qAbs(range.black - 0.005) < 0.002);
        QVERIFY(qAbs(range.white - 0.995) < 0.002);
        const GreyImage even(4, 4, 0.3F);
        const GreyRange blank = contrastRange({&even, 1});
        QCOMPARE(blank.black, 0.0);
        QCOMPARE(blank.white, 1.0);
    }

    void laysOutAGrid()
    {
        const std::vector<GreyImage> images(5, GreyImage(8, 6, 1.0F));
        const QImage grid = toQImage(images, 2, 2);
        QCOMPARE(grid.size(), QSize(18, 22));
        QCOMPARE(grid.pixelColor(0, 0), QColor(Qt::white));
        QCOMPARE(grid.pixelColor(8, 0).alpha(), 0);
        QCOMPARE(grid.pixelColor(10, 16).alpha(), 0);  // the sixth place stays empty
    }

    void enlargesWithoutSmoothing()
    {
        SampleGridView view;
        view.resize(160, 160);
        view.setStretched(false);
        GreyImage image(2, 1);
        image.grey = {0.0F, 1.0F};
        view.show(session::Samples{7, 1, {image}});
        const QImage shot = view.grab().toImage();
        QCOMPARE(shot.pixelColor(79, 80), QColor(Qt::black));
        QCOMPARE(shot.pixelColor(80, 80), QColor(Qt::white));
    }
};

SYNTHSLICE_TEST(TestGreyImageQt)

}  // namespace synthslice::ui::test_grey_image_qt

#include "test_grey_image_qt.moc"
