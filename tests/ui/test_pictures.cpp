// What belongs to every picture: lengths in words, scale bars, colours, the histogram and its limits.

#include <cmath>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/plots/grey_image_qt.h"
#include "ui/plots/picture_style.h"
#include "ui/plots/scale_bar.h"
#include "ui/samples/sample_grid_view.h"
#include "ui/shared/length_text.h"
#include "ui/slices/contrast_panel.h"
#include "ui/slices/histogram_view.h"

namespace synthslice::ui::test_pictures {

namespace {

/// CIE lightness L* of a colour on an sRGB screen: independent of Oklab, by which the tables are made.
double cieLightness(QRgb colour)
{
    const auto linear = [](int byte) {
        const double part = byte / 255.0;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    const double luminance = 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) +
                             0.0722 * linear(qBlue(colour));
    return luminance > 0.008856 ? 116.0 * std::cbrt(luminance) - 16.0 : 903.3 * luminance;
}

ValueHistogram threeValues()
{
    return {.first = 100.0, .binWidth = 10.0, .counts = {1, 1000, 10}, .automatic = {105.0, 125.0}};
}

int whitePixels(const QImage& picture)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) count += picture.pixelColor(x, y) == QColor(Qt::white);
    }
    return count;
}

}  // namespace

class TestPictures : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnQtWarnings();
        QLocale::setDefault(QLocale(QLocale::English));
        pictureStyle().setColourMap(ColourMap::Grey);
        pictureStyle().setScaleBars(true);
    }

    void tellsLengthsInBothUnits()
    {
        QCOMPARE(lengthText(9.1, {}), QStringLiteral("9.1 px"));
        QCOMPARE(lengthText(9.1, 1.35), QStringLiteral("12.3 µm (9.1 px)"));
        QCOMPARE(lengthText(64, 0.05), QStringLiteral("3.2 µm (64 px)"));
        QCOMPARE(lengthText(2048, 2.7), QStringLiteral("5,530 µm (2,048 px)"));
        QCOMPARE(areaText(128, 96, {}), QStringLiteral("128 × 96 px"));
        QCOMPARE(areaText(128, 96, 2.0), QStringLiteral("256 × 192 µm (128 × 96 px)"));
        QCOMPARE(measureText(8.0, "px", 2.0), QStringLiteral("16 µm (8 px)"));
        QCOMPARE(measureText(0.5551, "", 2.0), QStringLiteral("0.5551"));
        QLocale::setDefault(QLocale(QLocale::French));
        QCOMPARE(lengthText(9.1, 1.35), QStringLiteral("12,3 µm (9,1 px)"));
    }

    void numbersAreShort_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("small") << 0.0123456 << "0.0123";
        QTest::newRow("rounded up") << 9.996 << "10";
        QTest::newRow("negative") << -1.2345 << "-1.23";
        QTest::newRow("large") << 1234567.0 << "1,234,567";
    }

    void numbersAreShort()
    {
        QFETCH(double, number);
        QFETCH(QString, text);
        QCOMPARE(shortNumber(number), text);
    }

    void barsHaveRoundLengths_data()
    {
        QTest::addColumn<double>("longestPx");
        QTest::addColumn<double>("pixelSizeUm");
        QTest::addColumn<double>("lengthPx");
        QTest::addColumn<QString>("text");
        QTest::newRow("px") << 99.0 << 0.0 << 50.0 << "50 px";
        QTest::newRow("exactly one") << 1.0 << 0.0 << 1.0 << "1 px";
        QTest::newRow("um") << 100.0 << 2.7 << 200.0 / 2.7 << "200 µm";
        QTest::newRow("below a um") << 100.0 << 0.008 << 62.5 << "0.5 µm";
        QTest::newRow("mm") << 600.0 << 2.0 << 500.0 << "1,000 µm";
    }

    void barsHaveRoundLengths()
    {
        QFETCH(double, longestPx);
        QFETCH(double, pixelSizeUm);
        const ScaleBar bar = scaleBar(longestPx, pixelSizeUm > 0 ? std::optional(pixelSizeUm) : std::nullopt);
        QTEST(bar.lengthPx, "lengthPx");
        QTEST(bar.text, "text");
    }

    void theBarIsAsLongAsItSays()
    {
        QImage grey(400, 400, QImage::Format_Grayscale8);
        grey.fill(128);
        const QImage drawn = withScaleBar(grey, 2.0,
                                          0.5);  // 200 px of 0.5 µm; 30 % are 30 µm: a bar of 20 µm
        QCOMPARE(drawn.size(), grey.size());
        int longest = 0;
        for (int y = 0; y < drawn.height(); ++y) {
            int run = 0;
            for (int x = 0; x < drawn.width(); ++x) {
                run = drawn.pixelColor(x, y) == QColor(Qt::white) ? run + 1 : 0;
                longest = std::max(longest, run);
            }
        }
        QCOMPARE(longest, 80);  // 20 µm / 0.5 µm × 2
        QCOMPARE(whitePixels(withScaleBar(QImage(8, 8, QImage::Format_RGB32), 1.0, {})), 0);
    }

    void coloursGrowEvenlyInLightness_data()
    {
        QTest::addColumn<int>("map");
        QTest::newRow("blue to yellow") << static_cast<int>(ColourMap::BlueYellow);
        QTest::newRow("fire") << static_cast<int>(ColourMap::Fire);
    }

    void coloursGrowEvenlyInLightness()
    {
        QFETCH(int, map);
        const QList<QRgb>& colours = colourTable(static_cast<ColourMap>(map));
        QCOMPARE(colours.size(), 256);
        const double all = cieLightness(colours.last()) - cieLightness(colours.first());
        QVERIFY(all > 60.0);
        for (int i = 0; i + 16 < 256; i += 16) {
            const double step = cieLightness(colours[i + 16]) - cieLightness(colours[i]);
            QVERIFY2(step > 0.5 * all / 16 && step < 1.6 * all / 16, qPrintable(QString::number(step)));
        }
    }

    void coloursAreThoseOfTheirNames()
    {
        QCOMPARE(colourTable(ColourMap::Grey)[200], qRgb(200, 200, 200));
        QCOMPARE(colourTable(ColourMap::InvertedGrey)[200], qRgb(55, 55, 55));
        QCOMPARE(colourTable(ColourMap::Fire).first(), qRgb(0, 0, 0));
        QCOMPARE(colourTable(ColourMap::Fire).last(), qRgb(255, 255, 255));
        const QColor middle(colourTable(ColourMap::Fire)[140]);
        QVERIFY(middle.red() > 2 * middle.green() && middle.red() > 2 * middle.blue());
        const QColor end(colourTable(ColourMap::BlueYellow).last());
        QVERIFY(end.red() > 200 && end.green() > 200 && end.blue() < 130);
        const QColor start(colourTable(ColourMap::BlueYellow).first());
        QVERIFY(start.blue() > start.green() && start.lightness() < 90);
        GreyImage image(2, 1);
        image.grey = {0.0F, 1.0F};
        const QImage picture = toQImage(image, {}, ColourMap::Fire);
        QCOMPARE(picture.pixelColor(1, 0), QColor(Qt::white));
    }

    void theStyleIsKeptAndReachesThePictures()
    {
        SampleGridView view;
        view.resize(400, 200);
        view.setStretched(false);
        view.show(session::Samples{7, 1, {GreyImage(200, 100, 0.5F)}});
        QVERIFY(whitePixels(view.picture()) > 0);
        QVERIFY(whitePixels(view.grab().toImage()) > 0);
        pictureStyle().setScaleBars(false);
        QCOMPARE(whitePixels(view.picture()), 0);
        QCOMPARE(whitePixels(view.grab().toImage()), 0);
        pictureStyle().setColourMap(ColourMap::InvertedGrey);
        QCOMPARE(view.picture().pixelColor(0, 0).red(), 127);
        const PictureStyle nextStart;
        QCOMPARE(nextStart.colourMap(), ColourMap::InvertedGrey);
        QCOMPARE(nextStart.hasScaleBars(), false);
    }

    void limitsAreDragged()
    {
        HistogramView view;
        view.resize(310, 100);  // 10 values a bin over 300 px
        view.setHistogram(threeValues(), {110.0, 120.0});
        QSignalSpy dragged(&view, &HistogramView::limitsDragged);
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(104, 50));
        QTest::mouseMove(&view, QPoint(55, 50));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(55, 50));
        auto limits = dragged.last().first().value<ValueRange>();
        QCOMPARE(limits.black, 105.0);
        QCOMPARE(limits.white, 120.0);
        // A limit cannot pass the other, nor leave the histogram.
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(55, 50));
        QTest::mouseMove(&view, QPoint(290, 50));
        limits = dragged.last().first().value<ValueRange>();
        QCOMPARE(limits.black, 119.0);
        QTest::mouseMove(&view, QPoint(-50, 50));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(-50, 50));
        QCOMPARE(dragged.last().first().value<ValueRange>().black, 100.0);
    }

    void limitsOfFineValuesAreFine()
    {
        ContrastPanel panel;
        panel.setValues({.first = 0.0, .step = 1e-4, .binWidth = 1e-3, .counts = {1, 2}, .automatic = {}},
                        {0.0005, 0.0015});
        QSignalSpy edited(&panel, &ContrastPanel::limitsEdited);
        auto* black = panel.findChild<QDoubleSpinBox*>(QStringLiteral("contrastBlack"));
        QCOMPARE(black->value(), 0.0005);
        black->setValue(0.0018);
        QCOMPARE(edited.last().first().value<ValueRange>().white, 0.0019);
    }

    void limitsAreTypedSetAutomaticallyAndReset()
    {
        ContrastPanel panel;
        panel.setValues(threeValues(), {100.0, 130.0});
        QSignalSpy edited(&panel, &ContrastPanel::limitsEdited);
        QSignalSpy reset(&panel, &ContrastPanel::resetRequested);
        auto* black = panel.findChild<QDoubleSpinBox*>(QStringLiteral("contrastBlack"));
        auto* white = panel.findChild<QDoubleSpinBox*>(QStringLiteral("contrastWhite"));
        QCOMPARE(white->value(), 130.0);
        QCOMPARE(edited.count(), 0);
        black->setValue(150.0);
        QCOMPARE(edited.last().first().value<ValueRange>().black, 150.0);
        QCOMPARE(edited.last().first().value<ValueRange>().white, 151.0);
        panel.findChild<QPushButton*>(QStringLiteral("contrastAutomatic"))->click();
        QCOMPARE(edited.last().first().value<ValueRange>().black, 105.0);
        QCOMPARE(edited.last().first().value<ValueRange>().white, 125.0);
        panel.findChild<QPushButton*>(QStringLiteral("contrastReset"))->click();
        QCOMPARE(reset.count(), 1);
        auto* colours = panel.findChild<QComboBox*>(QStringLiteral("colourMap"));
        colours->setCurrentIndex(static_cast<int>(ColourMap::Fire));
        QCOMPARE(pictureStyle().colourMap(), ColourMap::Fire);
        pictureStyle().setColourMap(ColourMap::Grey);
        QCOMPARE(colours->currentIndex(), 0);
    }
};

SYNTHSLICE_TEST(TestPictures)

}  // namespace synthslice::ui::test_pictures

#include "test_pictures.moc"
