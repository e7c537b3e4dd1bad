// Panels of curves: handles that mouse and keyboard move, and pictures that keep up with them.

#include <QSignalSpy>
#include <QTest>

#include "engine/spec/family.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/samples/curve_panels_view.h"

namespace synthslice::ui::test_curve_panels_view {

namespace {

spec::Preview previewOf(double mean)
{
    const auto experiment = *spec::withValue(spec::presetNamed("two-gaussians")->experiment, "generated.mean",
                                             mean);
    return *spec::familyOf(experiment).preview(experiment);
}

/// A view whose handles stay where an experiment has them, as the page does it.
struct Driven {
    CurvePanelsView view;
    double mean = 2.0;
    std::vector<std::string> paths;
    int releases = 0;

    Driven()
    {
        view.resize(600, 400);
        show();
        view.QWidget::show();
        QObject::connect(&view, &CurvePanelsView::moved, &view,
                         [this](const std::string& path, double value) {
                             paths.push_back(path);
                             if (path == "generated.mean") mean = value;
                             show();
                         });
        QObject::connect(&view, &CurvePanelsView::released, &view, [this] { ++releases; });
        [&] { QVERIFY(QTest::qWaitForWindowExposed(&view)); }();
        view.replot();
    }
    void show()
    {
        const spec::Preview preview = previewOf(mean);
        view.show({preview.panel});
        view.setHandles(preview.handles);
    }
    [[nodiscard]] QPoint handle(const char* path) const { return view.handlePosition(path)->toPoint(); }
    [[nodiscard]] QCPRange range() const { return view.axisRect(0)->axis(QCPAxis::atBottom)->range(); }
};

}  // namespace

class TestCurvePanelsView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { test::failOnQtWarnings(); }

    void aGaussianIsDragged()
    {
        Driven driven;
        const QPoint from = driven.handle("generated.mean");
        const QCPRange before = driven.range();
        QTest::mousePress(&driven.view, Qt::LeftButton, {}, from);
        QTest::mouseMove(&driven.view, from + QPoint(60, 0));
        const double perPixel = driven.range().size() / driven.view.axisRect(0)->width();
        QVERIFY2(std::abs(driven.mean - 2.0 - 60 * perPixel) < 3 * perPixel,
                 qPrintable(QString::number(driven.mean)));
        QCOMPARE(driven.range().lower, before.lower);  // does not run away from the mouse
        QCOMPARE(driven.range().upper, before.upper);
        QTest::mouseMove(&driven.view, from + QPoint(5000, 0));
        QVERIFY(driven.mean <= before.upper);
        QTest::mouseRelease(&driven.view, Qt::LeftButton, {}, from + QPoint(5000, 0));
        QCOMPARE(driven.releases, 1);
        QVERIFY(driven.range().upper > before.upper);  // and shows all afterwards
        QVERIFY(std::ranges::all_of(driven.paths, [](const auto& path) { return path == "generated.mean"; }));
        driven.view.replot();
        const auto moves = driven.paths.size();
        QTest::mouseMove(&driven.view, driven.handle("generated.mean") + QPoint(3, 3));
        QCOMPARE(driven.paths.size(), moves);
    }

    void elsewhereTheMouseMovesNothing()
    {
        Driven driven;
        const QPoint beside = driven.handle("generated.mean") + QPoint(0, 60);
        QTest::mousePress(&driven.view, Qt::LeftButton, {}, beside);
        QTest::mouseMove(&driven.view, beside + QPoint(40, 0));
        QTest::mouseRelease(&driven.view, Qt::LeftButton, {}, beside + QPoint(40, 0));
        QVERIFY(driven.paths.empty());
        QCOMPARE(driven.releases, 0);
    }

    void keysChooseAndMove()
    {
        Driven driven;
        driven.view.setFocus();
        QTest::keyClick(&driven.view, Qt::Key_Up);
        QTest::keyClick(&driven.view, Qt::Key_Up);  // from the first backwards to the generated mean
        const double step = 0.01 * driven.range().size();
        QTest::keyClick(&driven.view, Qt::Key_Right);
        QVERIFY2(std::abs(driven.mean - 2.0 - step) < 0.02, qPrintable(QString::number(driven.mean)));
        QVERIFY(driven.view.accessibleDescription().contains(QStringLiteral("Mean of the generated points")));
        QTest::keyClick(&driven.view, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(driven.mean < 2.0);
        QCOMPARE(driven.releases, 2);
    }

    /// A width is a distance from the mean, on either side.
    void aFlankWidens()
    {
        Driven driven;
        QSignalSpy moved(&driven.view, &CurvePanelsView::moved);
        const QPoint flank = driven.handle("real.sd");
        QTest::mousePress(&driven.view, Qt::LeftButton, {}, flank);
        QTest::mouseMove(&driven.view, flank + QPoint(30, 0));
        QTest::mouseRelease(&driven.view, Qt::LeftButton, {}, flank + QPoint(30, 0));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved[0][0].value<std::string>(), std::string("real.sd"));
        QVERIFY(moved[0][1].toDouble() > 1.0);
    }

    void heatMapsAndArrowsAreDrawn()
    {
        CurvePanelsView view;
        view.resize(400, 300);
        const double gap = std::nan("");
        view.show({{"Points",
                    "x",
                    "y",
                    {{"arrows", {0.0, 1.0, gap}, {0.0, 1.0, gap}, false, true}},
                    HeatMap{"D(x)", -1.0, 1.0, -1.0, 1.0, 2, {0.0, 1.0, 0.0, 1.0}}}});
        view.replot();
        const QImage picture = view.toPixmap(400, 300).toImage();
        const QRect inside = view.axisRect(0)->rect();
        const QColor left = picture.pixelColor(inside.left() + 40, inside.center().y());
        const QColor right = picture.pixelColor(inside.right() - 40, inside.center().y());
        QVERIFY(left != right);
        QVERIFY(left != view.palette().color(QPalette::Base));
        view.setHandles({});
        view.show({});
        QVERIFY(!view.hasPanels());
    }
};

SYNTHSLICE_TEST(TestCurvePanelsView)

}  // namespace synthslice::ui::test_curve_panels_view

#include "test_curve_panels_view.moc"
