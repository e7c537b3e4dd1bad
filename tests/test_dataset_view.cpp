// The dataset page on slices made here: a textured disc on black, as a scanner leaves it.

#include <filesystem>
#include <memory>

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "engine/base/random.h"
#include "engine/data/image_writer.h"
#include "tests/no_qt_warnings.h"
#include "ui/background_task.h"
#include "ui/dataset_view.h"
#include "ui/number_box.h"
#include "ui/slice_picture.h"
#include "ui/workspace.h"

namespace synthslice::ui {

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
        QCOMPARE(find<QLabel>(view, "datasetSize")->text(), QStringLiteral("320 × 320 px"));
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

}  // namespace synthslice::ui

QTEST_MAIN(synthslice::ui::TestDatasetView)
#include "test_dataset_view.moc"
