// The dataset page on slices made here: a textured disc on black, as a scanner leaves it.

#include <array>
#include <cmath>
#include <filesystem>
#include <memory>
#include <numeric>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <hdf5.h>

#include "engine/base/random.h"
#include "engine/data/writing/image_writer.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/striped_images.h"
#include "tests/shared/test_program.h"
#include "ui/controls/number_box.h"
#include "ui/plots/picture_style.h"
#include "ui/shared/background_task.h"
#include "ui/shared/workspace.h"
#include "ui/slices/dataset_summary_view.h"
#include "ui/slices/dataset_view.h"
#include "ui/slices/region_panel.h"
#include "ui/slices/slice_picture.h"

namespace synthslice::ui::test_dataset_view {

namespace {

constexpr int sliceSize = 320;
constexpr int discRadius = 150;

GreyImage texturedDisc(std::uint64_t seed)
{
    GreyImage image(sliceSize, sliceSize);
    Random random(seed);
    for (int y = 0; y < sliceSize; ++y) {
        for (int x = 0; x < sliceSize; ++x) {
            const bool inside = std::hypot(x - sliceSize / 2, y - sliceSize / 2) < discRadius;
            const double grey = 0.5 + 0.2 * std::sin(0.7 * x) * std::sin(0.7 * y) + 0.05 * random.normal();
            image.at(x, y) = inside ? static_cast<float>(grey) : 0.0F;
        }
    }
    return image;
}

/// Each one slice deeper than the one before.
void writeDataSets(const std::string& path, const std::vector<const char*>& names)
{
    const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::vector<float> values;
        for (std::size_t slice = 0; slice <= i; ++slice) {
            const GreyImage image = texturedDisc(slice);
            values.insert(values.end(), image.grey.begin(), image.grey.end());
        }
        const std::array<hsize_t, 3> shape{i + 1, sliceSize, sliceSize};
        const hid_t space = H5Screate_simple(3, shape.data(), nullptr);
        const hid_t set = H5Dcreate2(file, names[i], H5T_NATIVE_FLOAT, space, H5P_DEFAULT, H5P_DEFAULT,
                                     H5P_DEFAULT);
        H5Dwrite(set, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        H5Dclose(set);
        H5Sclose(space);
    }
    H5Fclose(file);
}

spec::DataSpec smallPatches()
{
    spec::DataSpec spec;
    spec.patchSize = 32;
    spec.blockSize = 64;
    return spec;
}

}  // namespace

class TestDatasetView : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::filesystem::path slices() const { return m_folder.path().toStdString() + "/slices"; }
    [[nodiscard]] std::filesystem::path empty() const { return m_folder.path().toStdString() + "/empty"; }

    template <class Widget>
    static Widget* find(const DatasetView& view, const char* name)
    {
        return view.findChild<Widget*>(QLatin1String(name));
    }

private slots:
    void initTestCase()
    {
        std::filesystem::create_directory(slices());
        std::filesystem::create_directory(empty());
        for (int i = 0; i < 3; ++i) {
            const auto file = slices() / ("slice" + std::to_string(i) + ".png");
            QVERIFY(data::writeImage(file, texturedDisc(static_cast<std::uint64_t>(i)), {.pixelSizeUm = 1.5})
                        .has_value());
        }
        QFile text(QString::fromStdString((slices() / "notes.png").string()));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("this is not a picture");
    }

    void init() { test::failOnQtWarnings(); }

    void showsWhatWasLoaded()
    {
        Workspace workspace;
        DatasetView view(workspace);
        QSignalSpy changed(&workspace, &Workspace::datasetChanged);
        QVERIFY(workspace.dataset() == nullptr);
        workspace.openSlices(slices(), smallPatches());
        QVERIFY(changed.wait(20000));
        QVERIFY(workspace.dataset() != nullptr);
        QCOMPARE(find<QLabel>(view, "datasetSlices")->text(), QStringLiteral("3"));
        QCOMPARE(find<QLabel>(view, "datasetSize")->text(), QStringLiteral("480 × 480 µm (320 × 320 px)"));
        QCOMPARE(find<QLabel>(view, "datasetDepth")->text(), QStringLiteral("8 bit"));
        QVERIFY(std::abs(find<NumberBox>(view, "datasetPixelSize")->value().get<double>() - 1.5) < 1e-3);
        QVERIFY(find<QLabel>(view, "datasetFieldOfView")->text().contains(QLatin1Char('%')));
        auto* skipped = find<QListWidget>(view, "datasetSkipped");
        QCOMPARE(skipped->count(), 1);
        QVERIFY(skipped->item(0)->text().startsWith(QLatin1String("notes.png: ")));

        auto* slider = find<QSlider>(view, "sliceSlider");
        QCOMPARE(slider->maximum(), 2);
        auto* strip = find<QListWidget>(view, "patchStrip");
        QTRY_COMPARE(strip->count(), 16);
        slider->setValue(2);
        QTRY_VERIFY(find<QLabel>(view, "sliceName")->text().contains(QLatin1String("slice2.png")));
        strip->setCurrentRow(3);
        find<QToolButton>(view, "otherPatches")->click();
        QTRY_COMPARE(strip->currentRow(), -1);
        QTRY_COMPARE(strip->count(), 16);
    }

    void showsHowManyImagesOfEachClassThereAre()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        test::writeStripedImages(path, 30, 64, 3);
        Workspace workspace;
        DatasetView view(workspace);
        QSignalSpy changed(&workspace, &Workspace::datasetChanged);
        workspace.openSlices(path, smallPatches());
        QVERIFY(changed.wait(20000));
        QVERIFY(workspace.classes().has_value());
        QCOMPARE(workspace.whyNoClasses(), QString());
        auto* table = find<QTableWidget>(view, "classBalance");
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(table->item(2, 1)->text(), QString("10"));
        auto* pages = find<QTabWidget>(view, "datasetPages");
        QVERIFY(pages->isTabVisible(2));
        workspace.openSlices(slices(), smallPatches());
        QVERIFY(changed.wait(20000));
        QVERIFY(!pages->isTabVisible(2));
        QVERIFY(!workspace.whyNoClasses().isEmpty());
    }

    /// Class folders hold no slices themselves.
    void classFoldersAreNoError()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        for (const char* name : {"coarse", "fine"}) {
            std::filesystem::create_directories(path / name);
            std::filesystem::copy_file(slices() / "slice0.png", path / name / "a.png");
        }
        Workspace workspace;
        DatasetView view(workspace);
        QSignalSpy changed(&workspace, &Workspace::datasetChanged);
        workspace.openSlices(path, smallPatches());
        QVERIFY(changed.wait(20000));
        QCOMPARE(workspace.whyNoClasses(), QString());
        QCOMPARE(find<QTableWidget>(view, "classBalance")->rowCount(), 2);
        QVERIFY(!find<QLabel>(view, "datasetError")->isVisibleTo(&view));
        QVERIFY(workspace.dataset() == nullptr);
        QVERIFY(!workspace.whyNoSlices().isEmpty());
    }

    void thePixelSizeIsThatOfTheFiles()
    {
        Workspace workspace;
        DatasetView view(workspace);
        QSignalSpy changed(&workspace, &Workspace::datasetChanged);
        auto half = smallPatches();
        half.scale = 0.5;
        workspace.openSlices(slices(), half);
        QVERIFY(changed.wait(20000));
        auto* source = find<QLabel>(view, "datasetPixelSizeSource");
        QVERIFY(std::abs(find<NumberBox>(view, "datasetPixelSize")->value().get<double>() - 1.5) < 1e-3);
        QCOMPARE(source->text(), QStringLiteral("from the files; 3 µm after scaling by 0.5"));
        QCOMPARE(find<QLabel>(view, "datasetSize")->text(),
                 QStringLiteral("480 × 480 µm (320 × 320 px), scaled to 160 × 160 px"));
        half.pixelSizeUm = 2.7;
        workspace.openSlices(slices(), half);
        QVERIFY(changed.wait(20000));
        QCOMPARE(find<NumberBox>(view, "datasetPixelSize")->value().get<double>(), 2.7);
        QCOMPARE(source->text(), QStringLiteral("entered; 5.4 µm after scaling by 0.5"));
    }

    void notesStayWhereFibresCanBeScaled()
    {
        DatasetSummaryView view;
        view.resize(view.minimumWidth(), 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto dataset = data::SliceDataset::load(slices(), smallPatches(), {});
        QVERIFY(dataset.has_value());
        auto* notes = view.findChild<QLabel*>(QStringLiteral("datasetNotes"));
        auto* scaling = view.findChild<QPushButton*>(QStringLiteral("datasetScaling"));
        view.setDataset(*dataset);
        notes->setText(QStringLiteral("8 and 16 bit images are mixed: each is taken by its own full scale\n")
                           .repeated(5));
        for (const bool shown : {false, true, false, true}) {
            scaling->setVisible(shown);
            QTRY_VERIFY(notes->height() >= notes->heightForWidth(notes->width()));
            QTRY_VERIFY(notes->geometry().bottom() < view.widget()->height());
        }
    }

    void theDataSetsOfAFileCanBeChosen()
    {
        const auto file = m_folder.path().toStdString() + "/sets.h5";
        writeDataSets(file, {"dark", "tomo"});
        Workspace workspace;
        DatasetView view(workspace);
        QSignalSpy changed(&workspace, &Workspace::datasetChanged);
        spec::Json edited;
        connect(&view, &DatasetView::dataEdited, [&edited](const spec::Json& changes) { edited = changes; });
        auto spec = smallPatches();
        workspace.openSlices(file, spec);
        QVERIFY(changed.wait(20000));
        auto* sets = find<QComboBox>(view, "datasetSet");
        QVERIFY(!sets->isHidden());
        QCOMPARE(sets->count(), 2);
        QCOMPARE(sets->currentData().toString(), QStringLiteral("/tomo"));  // the largest
        QVERIFY2(sets->currentText().contains(QStringLiteral("320 × 320 px")),
                 qPrintable(sets->currentText()));
        sets->setCurrentIndex(0);
        emit sets->activated(0);
        QVERIFY(edited == spec::Json({{"dataset", "/dark"}}));
        spec.dataset = "dark";
        workspace.openSlices(file, spec);
        QVERIFY(changed.wait(20000));
        QCOMPARE(sets->currentData().toString(), QStringLiteral("/dark"));
        workspace.openSlices(slices(), smallPatches());
        QVERIFY(changed.wait(20000));
        QVERIFY(sets->isHidden());
    }

    void thePointerReadsTheValuesOfTheFile()
    {
        const auto file = m_folder.path().toStdString() + "/deep.png";
        GreyImage image = texturedDisc(5);
        image.at(100, 120) = 12345.0F / 65535.0F;
        QVERIFY(data::writeImage(file, image, {.bits = 16, .pixelSizeUm = 2.0}).has_value());
        Workspace workspace;
        DatasetView view(workspace);
        view.resize(1200, 800);
        workspace.openSlices(file, smallPatches());
        auto* slice = find<SliceView>(view, "sliceView");
        auto* pixel = find<QLabel>(view, "slicePixel");
        QTRY_VERIFY(!slice->picture().isNull());
        emit slice->hovered({100, 120});
        QCOMPARE(pixel->text(), QStringLiteral("x 200 µm (100 px), y 240 µm (120 px): 12,345"));
        // The same whatever is shown black and white, and in whatever colours.
        auto* white = find<QDoubleSpinBox>(view, "contrastWhite");
        white->setValue(white->value() / 2.0);
        pictureStyle().setColourMap(ColourMap::Fire);
        QTRY_VERIFY(!slice->picture().isGrayscale());
        emit slice->hovered({100, 120});
        QVERIFY(pixel->text().endsWith(QLatin1String(": 12,345")));
        emit slice->left();
        QVERIFY(pixel->text().isEmpty());
        pictureStyle().setColourMap(ColourMap::Grey);
    }

    void valuesOfAMappedFileAreItsOwn()
    {
        data::Slice slice;
        slice.width = 2;
        slice.height = 1;
        slice.pixels8 = {10, 20};
        slice.fileValue = {-1.0, 0.25};
        QCOMPARE(fileValue(slice, {1, 0}), 4.0);
        slice.outside = {0, 1};
        QVERIFY(std::isnan(fileValue(slice, {1, 0})));
        QCOMPARE(decimalsOf(1.0), 0);
        QCOMPARE(decimalsOf(0.25), 1);
        QCOMPARE(decimalsOf(0.0003), 4);
    }

    void limitsOfContrastAreTheBlackAndWhiteShown()
    {
        Workspace workspace;
        DatasetView view(workspace);
        workspace.openSlices(slices(), smallPatches());
        auto* slice = find<SliceView>(view, "sliceView");
        QTRY_VERIFY(!slice->picture().isNull());
        pictureStyle().setScaleBars(false);
        const auto& pixels = workspace.dataset()->slices().front();
        const auto valueAt = [&](int x, int y) {
            return pixels.pixels8[static_cast<std::size_t>(y) * sliceSize + x];
        };
        auto* strip = find<QListWidget>(view, "patchStrip");
        strip->setCurrentRow(3);
        find<QDoubleSpinBox>(view, "contrastBlack")->setValue(100);
        find<QDoubleSpinBox>(view, "contrastWhite")->setValue(150);
        const auto isAsWanted = [&] {
            const QImage shown = slice->picture();
            for (int x = 60; x < 260; ++x) {
                const int wanted = qRound(255.0 * std::clamp((valueAt(x, 160) - 100) / 50.0, 0.0, 1.0));
                if (std::abs(qGray(shown.pixel(x, 160)) - wanted) > 1) return false;
            }
            return true;
        };
        QTRY_VERIFY(isAsWanted());
        QCOMPARE(strip->currentRow(), 3);  // the patches are the same
        find<QPushButton>(view, "contrastReset")->click();
        QTRY_VERIFY(!isAsWanted());
        pictureStyle().setScaleBars(true);
    }

    void theHistogramSurvivesAHotPixel()
    {
        const auto file = m_folder.path().toStdString() + "/hot.png";
        GreyImage image = texturedDisc(5);
        for (float& grey : image.grey) grey *= 4095.0F / 65535.0F;
        image.at(160, 160) = 1.0F;
        QVERIFY(data::writeImage(file, image, {.bits = 16}).has_value());
        const auto dataset = data::SliceDataset::load(file, smallPatches(), {});
        QVERIFY(dataset.has_value());
        const ValueHistogram histogram = valueHistogram(*dataset, 0);
        QVERIFY(histogram.last() < 5000.0);
        QVERIFY(histogram.counts.size() > 100 && histogram.counts.size() <= 256);
        // But for outliers, of which there are few.
        const auto all = std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::int64_t{0});
        QVERIFY(all <= dataset->layout(0).region.count() &&
                1000 * all > 999 * dataset->layout(0).region.count());
        QVERIFY(histogram.automatic.black > 500.0 && histogram.automatic.white < 4096.0);
    }

    void aRegionIsDrawnWithTheMouse()
    {
        SliceView view;
        view.resize(400, 400);
        QImage picture(100, 100, QImage::Format_RGB32);
        picture.fill(Qt::gray);
        view.setSlice(picture, {});
        view.show();
        QSignalSpy chosen(&view, &SliceView::regionChosen);
        QSignalSpy choosing(&view, &SliceView::choosingRegion);
        const auto drag = [&view](QPointF from, QPointF to) {
            QTest::mousePress(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(from));
            QMouseEvent move(QEvent::MouseMove, view.mapFromScene(to),
                             view.viewport()->mapToGlobal(view.mapFromScene(to)), Qt::LeftButton,
                             Qt::LeftButton, {});
            QCoreApplication::sendEvent(view.viewport(), &move);
            QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(to));
        };
        drag({10, 10}, {50, 50});
        QCOMPARE(chosen.count(), 0);  // dragging pans
        view.chooseRegion(true);
        QCOMPARE(choosing.last().first().toBool(), true);
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(choosing.last().first().toBool(), false);
        drag({10, 10}, {50, 50});
        QCOMPARE(chosen.count(), 0);
        view.chooseRegion(true);
        drag({60.5, 80.5}, {20.5, 130.0});  // beyond the slice
        QCOMPARE(chosen.count(), 1);
        const QRect region = chosen.first().first().toRect();
        QVERIFY(std::abs(region.left() - 20) <= 1 && std::abs(region.right() - 60) <= 1);
        QVERIFY(std::abs(region.top() - 80) <= 1);
        QCOMPARE(region.bottom(), 99);
        QCOMPARE(choosing.last().first().toBool(), false);
    }

    void aRegionIsGivenInPixelsOfTheFiles()
    {
        // At half the size, (10, 20) to (60, 70) px shown are (20, 40) to (120, 140) px of the file.
        QVERIFY(regionOfInterest(QRect(10, 20, 50, 50), {}, 0.5) ==
                spec::Json({{"roi_x", 20}, {"roi_y", 40}, {"roi_width", 100}, {"roi_height", 100}}));
        // Enlarged, it lies inside what was drawn.
        QVERIFY(regionOfInterest(QRect(10, 20, 50, 50), {}, 3.0) ==
                spec::Json({{"roi_x", 4}, {"roi_y", 7}, {"roi_width", 16}, {"roi_height", 16}}));

        Workspace workspace;
        DatasetView view(workspace);
        QSignalSpy changed(&workspace, &Workspace::datasetChanged);
        spec::Json edited;
        connect(&view, &DatasetView::dataEdited, [&edited](const spec::Json& changes) { edited = changes; });
        auto half = smallPatches();
        half.scale = 0.5;
        workspace.openSlices(slices(), half);
        QVERIFY(changed.wait(20000));
        auto* draw = find<QToolButton>(view, "drawRegion");
        auto* slice = find<SliceView>(view, "sliceView");
        draw->click();
        QCOMPARE(slice->dragMode(), QGraphicsView::RubberBandDrag);
        QTest::keyClick(slice, Qt::Key_Escape);
        QVERIFY(!draw->isChecked());
        emit slice->regionChosen(QRect(10, 20, 50, 50));
        QCOMPARE(edited.at("roi_width").get<int>(), 100);

        QCOMPARE(find<QLabel>(view, "datasetRegion")->text(), QStringLiteral("No region of interest"));
        half.roiX = 20;
        half.roiY = 40;
        half.roiWidth = half.roiHeight = 200;
        workspace.openSlices(slices(), half);
        QVERIFY(changed.wait(20000));
        QCOMPARE(find<QLabel>(view, "datasetRegion")->text(),
                 QStringLiteral("Region of 300 × 300 µm (200 × 200 px) at x 30 µm (20 px), y 60 µm (40 px)"));
        // The slice shown is that region: one drawn in it begins at its corner.
        QTRY_COMPARE(slice->picture().size(), QSize(100, 100));
        emit slice->regionChosen(QRect(10, 20, 50, 50));
        QVERIFY(edited ==
                spec::Json({{"roi_x", 40}, {"roi_y", 80}, {"roi_width", 100}, {"roi_height", 100}}));
        find<QToolButton>(view, "wholeSlice")->click();
        QCOMPARE(edited.at("roi_width").get<int>(), 0);
    }

    void outlinesFollowHolesAndSeveralParts()
    {
        // Two pixels side by side with a gap, above a run that spans them: 2 + 2 + 2 vertical edges;
        // horizontal ones above both, below the run, and in the gap.
        data::PixelRuns area;
        area.append({0, 0, 1});
        area.append({0, 2, 1});
        area.append({1, 0, 3});
        const QPainterPath path = outlineOf(area);
        double length = 0.0;
        for (int i = 1; i < path.elementCount(); i += 2) {
            length += QLineF(path.elementAt(i - 1), path.elementAt(i)).length();
        }
        QCOMPARE(length, 6.0 + 2.0 + 1.0 + 3.0);
    }

    void previewsLieInTheTrainingPartOfTheirSlice()
    {
        const auto dataset = data::SliceDataset::load(slices(), smallPatches(), {});
        QVERIFY(dataset.has_value());
        for (std::size_t slice = 0; slice < dataset->slices().size(); ++slice) {
            const auto origins = previewOrigins(*dataset, slice, 16, 7);
            QCOMPARE(origins.size(), std::size_t{16});
            const auto blocks = dataset->blocks(slice, data::Half::Training);
            for (const auto& origin : origins) {
                QCOMPARE(static_cast<std::size_t>(origin.slice), slice);
                const bool inside = std::ranges::any_of(blocks, [&](const data::Rect& block) {
                    return QRect(block.x, block.y, block.width, block.height)
                        .contains(QRect(origin.x, origin.y, 1, 1));
                });
                QVERIFY(inside);
            }
            QVERIFY(origins == previewOrigins(*dataset, slice, 16, 7));
            QVERIFY(origins != previewOrigins(*dataset, slice, 16, 8));
        }
    }

    void theOutlineFollowsTheFieldOfView()
    {
        const auto dataset = data::SliceDataset::load(slices(), smallPatches(), {});
        const auto picture = drawSlice(*dataset, 0, 1);
        QCOMPARE(picture.slice.size(), QSize(sliceSize, sliceSize));
        // Eroded by a rim, and a disc: as wide as high, around the middle.
        const QRectF bounds = picture.overlay.fieldOfView.boundingRect();
        QVERIFY(bounds.width() > 2 * discRadius - 40 && bounds.width() <= 2 * discRadius + 1);
        QVERIFY(std::abs(bounds.width() - bounds.height()) < 6);
        QVERIFY(std::abs(bounds.center().x() - sliceSize / 2.0) < 3);
        QCOMPARE(picture.patches.size(), picture.overlay.patches.size());
    }

    void errorsSayWhatAndKeepWhatWasThere()
    {
        Workspace workspace;
        DatasetView view(workspace);
        QSignalSpy changed(&workspace, &Workspace::datasetChanged);
        QSignalSpy failed(&workspace, &Workspace::failed);
        workspace.openSlices(slices(), smallPatches());
        QVERIFY(changed.wait(20000));
        const auto before = workspace.dataset();
        workspace.openSlices(empty(), smallPatches());
        QVERIFY(failed.wait(20000));
        QVERIFY(workspace.dataset() == before);
        auto* error = find<QLabel>(view, "datasetError");
        QVERIFY(!error->isHidden());
        QVERIFY2(error->text().contains(QLatin1String("empty")), qPrintable(error->text()));
    }

    void openingAgainReplacesALoadingUnderWay()
    {
        Workspace workspace;
        DatasetView view(workspace);
        QSignalSpy changed(&workspace, &Workspace::datasetChanged);
        auto other = smallPatches();
        other.patchSize = 48;
        workspace.openSlices(slices(), smallPatches());
        workspace.openSlices(slices(), other);
        QVERIFY(changed.wait(20000));
        QCOMPARE(workspace.dataset()->spec().patchSize, 48);
        QCOMPARE(changed.count(), 1);
    }

    void whatIsWantedIsWhatComes()
    {
        Workspace workspace;
        QSignalSpy changed(&workspace, &Workspace::datasetChanged);
        QVERIFY(!workspace.whyNoSlices().isEmpty());
        workspace.useSpec(smallPatches());  // of no slices
        QVERIFY(!workspace.reading()->isRunning());
        workspace.openSlices(slices(), {});
        workspace.useSpec({});  // as wanted already
        workspace.useSpec(smallPatches());
        QVERIFY(!workspace.whyNoSlices().isEmpty());
        QVERIFY(changed.wait(20000));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(workspace.dataset()->spec(), smallPatches());
        QCOMPARE(workspace.path(), slices());
        QVERIFY(workspace.whyNoSlices().isEmpty());

        // Other slices are wanted: a late change of the spec concerns them, not those that are still there.
        const auto other = slices().parent_path() / "other";
        std::filesystem::create_directory(other);
        std::filesystem::copy_file(slices() / "slice0.png", other / "only.png");
        workspace.openSlices(other, smallPatches());
        auto spec = smallPatches();
        spec.flips = false;
        workspace.useSpec(spec);
        QVERIFY(changed.wait(20000));
        QCOMPARE(workspace.path(), other);
        QCOMPARE(workspace.dataset()->spec(), spec);
        QCOMPARE(changed.count(), 2);
    }

    void aViewCanBeDestroyedWhileLoading()
    {
        auto workspace = std::make_unique<Workspace>();
        const auto view = std::make_unique<DatasetView>(*workspace);
        workspace->openSlices(slices(), smallPatches());
        workspace.reset();
    }
};

SYNTHSLICE_TEST(TestDatasetView)

}  // namespace synthslice::ui::test_dataset_view

#include "test_dataset_view.moc"
