// Descriptors of one's own slices on the data page, of stripes whose values have a closed form.

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <qcustomplot.h>

#include "engine/data/writing/image_writer.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/plots/plot_export.h"
#include "ui/slices/descriptors_view.h"

namespace synthslice::ui::test_descriptors_view {

namespace {

constexpr int sidePx = 320;
constexpr double pixelUm = 1.5;

/// Upright stripes of this width at this distance from start to start; the first begins at the left border.
GreyImage stripes(int widthPx, int periodPx)
{
    GreyImage image(sidePx, sidePx);
    for (int y = 0; y < sidePx; ++y) {
        for (int x = 0; x < sidePx; ++x) image.at(x, y) = x % periodPx < widthPx ? 0.8F : 0.2F;
    }
    return image;
}

spec::DataSpec twoPhases()
{
    spec::DataSpec spec;
    spec.patchSize = 32;
    spec.blockSize = 64;
    spec.fieldOfView = false;
    spec.material = spec::MaterialKind::Phases;
    spec.phaseThresholds = "0.5";
    spec.pixelSizeUm = pixelUm;
    return spec;
}

}  // namespace

class TestDescriptorsView : public QObject {
    Q_OBJECT

private:
    using Dataset = std::shared_ptr<const data::SliceDataset>;

    Dataset m_stripes;  ///< 4 and 8 px wide, 16 px apart
    Dataset m_halves;   ///< one slice, its left half bright

    static Dataset load(const std::vector<GreyImage>& images)
    {
        const QTemporaryDir folder;
        for (std::size_t i = 0; i < images.size(); ++i) {
            const auto file = folder.filePath(QStringLiteral("%1.png").arg(i)).toStdString();
            if (!data::writeImage(file, images[i], {})) return nullptr;
        }
        auto dataset = data::SliceDataset::load(folder.path().toStdString(), twoPhases(), {});
        return dataset ? std::make_shared<const data::SliceDataset>(*std::move(dataset)) : nullptr;
    }

    static QTableWidget& numbers(const DescriptorsView& view)
    {
        return *view.findChild<QTableWidget*>(QStringLiteral("descriptorNumbers"));
    }

    /// A cell's text; empty where no descriptor has the name.
    static QString cell(const DescriptorsView& view, const QString& descriptor, int column)
    {
        const auto found = numbers(view).findItems(descriptor, Qt::MatchExactly);
        return found.isEmpty() ? QString() : numbers(view).item(found.front()->row(), column)->text();
    }

    static void describe(DescriptorsView& view)
    {
        auto* button = view.findChild<QPushButton*>(QStringLiteral("describeSlices"));
        button->click();
        QVERIFY(!button->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 60000);
    }

private slots:
    void initTestCase()
    {
        m_stripes = load({stripes(4, 16), stripes(8, 16)});
        m_halves = load({stripes(sidePx / 2, sidePx)});
        QVERIFY(m_stripes != nullptr);
        QVERIFY(m_halves != nullptr);
    }

    void init() { test::failOnQtWarnings(); }

    void numbersAreMeansOverTheSlicesInMicrometres()
    {
        DescriptorsView view([](const Error& error) { QFAIL(error.text().c_str()); });
        QVERIFY(!view.findChild<QPushButton*>(QStringLiteral("describeSlices"))->isEnabled());
        view.setDataset(m_stripes);
        QCOMPARE(numbers(view).rowCount(), 0);
        describe(view);
        // Fractions 4 / 16 and 8 / 16: mean 0.375, SD 0.125.
        const QString fraction = QStringLiteral("Volume fraction, phase 1");
        QCOMPARE(cell(view, fraction, 1), QStringLiteral("0.375"));
        QCOMPARE(cell(view, fraction, 2), QStringLiteral("0.125"));
        const QStringList interval = cell(view, fraction, 3).split(QStringLiteral(" to "));
        QCOMPARE(interval.size(), 2);
        QVERIFY(interval[0].toDouble() < 0.375 && interval[1].toDouble() > 0.375);
        // Chords between two interfaces run along rows only: 4 and 8 px, mean 6 px of 1.5 um, SD 2 px.
        const QString chord = QStringLiteral("Chord length, phase 1");
        QCOMPARE(cell(view, chord, 1), QStringLiteral("9"));
        QCOMPARE(cell(view, chord, 2), QStringLiteral("3"));
        QCOMPARE(cell(view, chord, 3), QString());
        QCOMPARE(cell(view, chord, 4), QStringLiteral("µm"));
        QCOMPARE(cell(view, QStringLiteral("Specific surface, phase 1"), 4), QStringLiteral("1/µm"));
        QCOMPARE(view.findChild<QLabel*>(QStringLiteral("descriptorsStatus"))->text(),
                 QStringLiteral("Slices measured: 2. Phases are parted at grey 0.5 of full scale."));
    }

    void anotherPixelSizeChangesTheUnitsOnly()
    {
        DescriptorsView view({});
        view.setDataset(m_stripes);
        describe(view);
        spec::DataSpec spec = twoPhases();
        const auto with = [&](const spec::DataSpec& changed) {
            return std::make_shared<const data::SliceDataset>(
                data::SliceDataset::of(m_stripes->stack(), changed, {}).value());
        };
        spec.pixelSizeUm = 3.0;
        view.setDataset(with(spec));
        QCOMPARE(cell(view, QStringLiteral("Chord length, phase 1"), 1), QStringLiteral("18"));
        spec.pixelSizeUm = 0.0;
        view.setDataset(with(spec));
        QCOMPARE(cell(view, QStringLiteral("Chord length, phase 1"), 1), QStringLiteral("6"));
        QCOMPARE(cell(view, QStringLiteral("Chord length, phase 1"), 4), QStringLiteral("px"));
        // What another threshold or other slices would give has not been measured.
        spec.phaseThresholds = "0.6";
        view.setDataset(with(spec));
        QCOMPARE(numbers(view).rowCount(), 0);
    }

    void whatCannotBeMeasuredIsSaid()
    {
        DescriptorsView view({});
        view.setDataset(m_halves);
        describe(view);
        // Every run touches the border, and one slice has no spread.
        const QString unknown = QStringLiteral("not measurable");
        QCOMPARE(cell(view, QStringLiteral("Chord length, phase 1"), 1), unknown);
        QCOMPARE(cell(view, QStringLiteral("Volume fraction, phase 1"), 1), QStringLiteral("0.5"));
        QCOMPARE(cell(view, QStringLiteral("Volume fraction, phase 1"), 2), unknown);
    }

    void aCurveIsDrawnOverTheBandOfTheSlices()
    {
        DescriptorsView view({});
        view.setDataset(m_stripes);
        auto* plot = view.findChild<QCustomPlot*>(QStringLiteral("slicesPlot"));
        auto* curve = view.findChild<QComboBox*>(QStringLiteral("descriptorCurve"));
        const auto saves = [&] { return plot->actions().front()->isEnabled(); };
        QVERIFY(!curve->isEnabled());
        QVERIFY(!saves());
        describe(view);
        QVERIFY(saves());
        curve->setCurrentText(QStringLiteral("Two-point correlation along rows, phase 1"));
        QCOMPARE(plot->xAxis->label(), QStringLiteral("distance, µm"));
        QCOMPARE(plot->yAxis->label().simplified(), curve->currentText());
        plot->setViewport(QRect(0, 0, 400, 160));
        plot->replot();
        const QFontMetrics font(plot->yAxis->labelFont());
        const QStringList lines = plot->yAxis->label().split(u'\n');
        QVERIFY(lines.size() > 1);
        for (const QString& line : lines) QVERIFY(font.horizontalAdvance(line) <= plot->axisRect()->height());
        // Stripes of width w and period p: S2(r) = (w - r) / p for r < w. At 2 px 2 / 16 and 6 / 16, but for
        // the border.
        const auto at = [plot](int graph) { return *(plot->graph(graph)->data()->constBegin() + 2); };
        constexpr double border = 0.005;
        QCOMPARE(at(2).key, 2 * pixelUm);
        QVERIFY(std::abs(at(2).value - 0.25) < border);
        QVERIFY(at(0).value < 0.25 - 0.1 && at(0).value > 0.125 - border);
        QVERIFY(at(1).value > 0.25 + 0.1 && at(1).value < 0.375 + border);
        curve->setCurrentText(QStringLiteral("Gradient"));
        QCOMPARE(plot->yAxis->label().simplified(), QStringLiteral("Gradient, grey/px"));
        plot->resize(400, 300);
        QVERIFY(plotDrawing(*plot).contains("<svg"));
    }

    void wrongThresholdsAreRefusedInWords()
    {
        spec::DataSpec spec = twoPhases();
        spec.phaseThresholds = "high";
        DescriptorsView view({});
        view.setDataset(std::make_shared<const data::SliceDataset>(
            data::SliceDataset::of(m_stripes->stack(), spec, {}).value()));
        describe(view);
        QVERIFY(view.findChild<QLabel*>(QStringLiteral("descriptorsStatus"))
                    ->text()
                    .contains(QStringLiteral("data.phase_thresholds")));
        QCOMPARE(numbers(view).rowCount(), 0);
    }
};

SYNTHSLICE_TEST(TestDescriptorsView)

}  // namespace synthslice::ui::test_descriptors_view

#include "test_descriptors_view.moc"
