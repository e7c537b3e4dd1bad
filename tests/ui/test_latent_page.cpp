// The latent page moved through as a user would, in a space whose images tell where they come from.

#include <algorithm>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/fake_trainer.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/latent/latent_page.h"
#include "ui/samples/sample_grid_view.h"

namespace synthslice::ui::test_latent_page {

namespace {

constexpr int waitMs = 30000;
constexpr int side = 16;

/// Three numbers; the first pixels of an image are its point's numbers, and those of a patch tell it; its
/// last is what it was asked for.
class TellingSource final : public acceptance::ImageSource, public latent::Space {
public:
    TellingSource(std::size_t size, bool withEncoder) : m_size(size), m_encodes(withEncoder) {}

    Result<std::vector<GreyImage>> generate(std::span<const Latent>) override { return failed("not asked"); }
    [[nodiscard]] spec::Json provenance() const override { return {}; }
    [[nodiscard]] latent::Space* latentSpace() override { return this; }
    [[nodiscard]] std::size_t size() const override { return m_size; }
    [[nodiscard]] latent::Point pointOf(const Latent& latent) const override
    {
        latent::Point point{std::vector<float>(m_size), latent};
        std::ranges::copy(std::vector{static_cast<float>(latent.seed), 0.25F, -0.5F}, point.numbers.begin());
        return point;
    }
    [[nodiscard]] Result<std::vector<GreyImage>> imagesAt(std::span<const latent::Point> points) override
    {
        std::vector<GreyImage> images;
        for (const latent::Point& point : points) {
            images.emplace_back(side, side);
            std::ranges::copy(point.numbers, images.back().grey.begin());
            images.back().grey.back() = static_cast<float>(point.rest.condition.value_or(0.0));
        }
        return images;
    }
    [[nodiscard]] bool encodes() const override { return m_encodes; }
    [[nodiscard]] std::optional<acceptance::ConditionRange> condition() const override
    {
        return acceptance::ConditionRange{"volume_fraction", 0.4, 0.6};
    }
    [[nodiscard]] Result<std::vector<latent::Point>> encode(std::span<const GreyImage> images) override
    {
        return std::vector<latent::Point>{{{images.front().grey.front(), 7.0F, 7.0F}}};
    }

private:
    std::size_t m_size;
    bool m_encodes;
};

}  // namespace

class TestLatentPage : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    bool m_encodes = false;
    std::size_t m_size = 3;
    std::vector<bool> m_averaged;  ///< of what was opened
    std::shared_ptr<const data::SliceDataset> m_slices;

    [[nodiscard]] std::filesystem::path run(const char* name = "run") const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    void makeRun(const char* name, const std::string& fingerprint) const
    {
        store::RunRecord record;
        record.metrics = test::fakeMetrics();
        record.datasetFingerprint = fingerprint;
        auto recorder = store::RunRecorder::create(run(name), record);
        QVERIFY(recorder.has_value());
        session::CheckpointData checkpoint{40, {}, {}};
        checkpoint.state = {{"experiment", spec::Json::object()}};
        QVERIFY((*recorder)->saveCheckpoint(checkpoint));
    }

    [[nodiscard]] std::unique_ptr<LatentPage> opened(const char* way)
    {
        m_averaged.clear();
        auto page = std::make_unique<LatentPage>(
            [this](const std::filesystem::path&, const training::GeneratorChoice& choice)
                -> Result<std::unique_ptr<acceptance::ImageSource>> {
                m_averaged.push_back(choice.averaged);
                return std::make_unique<TellingSource>(m_size, m_encodes);
            });
        auto* kinds = page->findChild<QTabWidget*>("latentKinds");
        for (int i = 0; i < kinds->count(); ++i) {
            if (kinds->tabText(i) == QLatin1String(way)) kinds->setCurrentIndex(i);
        }
        page->setRun(run());
        page->show();
        return page;
    }
    template <class Control>
    static Control* find(const std::unique_ptr<LatentPage>& page, const char* name)
    {
        auto* control = page->findChild<Control*>(name);
        if (control == nullptr) qFatal("no %s", name);
        return control;
    }
    /// The numbers that tell where each image comes from.
    static std::vector<std::vector<float>> places(const std::unique_ptr<LatentPage>& page)
    {
        std::vector<std::vector<float>> all;
        for (const GreyImage& image : find<SampleGridView>(page, "latentImages")->grid().images)
            all.emplace_back(image.grey.begin(), image.grey.begin() + 3);
        return all;
    }

private slots:
    void initTestCase()
    {
        std::filesystem::create_directories(run("slices"));
        QVERIFY(data::writeImage(run("slices") / "a.png", data::makeFibreSlice({.size = 128})->image, {}));
        spec::DataSpec data;
        data.patchSize = side;
        data.blockSize = 32;
        auto dataset = data::SliceDataset::load(run("slices"), data, {});
        QVERIFY(dataset.has_value());
        m_slices = std::make_shared<const data::SliceDataset>(std::move(*dataset));
        makeRun("run", m_slices->summary().fingerprint);
        makeRun("of other slices", "others");
    }
    void init() { test::failOnQtWarnings(); }

    void aPlaneGoesThroughTheSeed()
    {
        const auto page = opened("Plane");
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{81}, waitMs);
        find<QComboBox>(page, "planeAlong")->setCurrentIndex(1);
        find<QSpinBox>(page, "planeSeed")->setValue(5);
        find<QSpinBox>(page, "planeSide")->setValue(3);
        find<QSpinBox>(page, "planeUp")->setValue(2);
        find<QSpinBox>(page, "planeRight")->setValue(1);
        QCOMPARE(find<QSpinBox>(page, "planeUp")->maximum(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{9}, waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(places(page)[0], (std::vector<float>{5.0F, -3.0F, 3.0F}), waitMs);
        QCOMPARE(places(page)[8], (std::vector<float>{5.0F, 3.0F, -3.0F}));
        QVERIFY(find<QLabel>(page, "latentNote")->text().contains("3 numbers"));
        // What cannot be is said, and nothing is shown in its place.
        find<QSpinBox>(page, "planeRight")->setValue(2);
        QTRY_VERIFY_WITH_TIMEOUT(places(page).empty(), waitMs);
        QVERIFY(find<SampleGridView>(page, "latentImages")->invitation().contains("same"));
        QVERIFY(!find<QPushButton>(page, "latentFilm")->isEnabled());
    }

    void aPathGoesFromSampleToSampleAndBetweenRealPatches()
    {
        m_encodes = true;
        const auto page = opened("Path");
        find<QSpinBox>(page, "pathFrom")->setValue(4);
        find<QSpinBox>(page, "pathTo")->setValue(2);
        find<QSpinBox>(page, "pathCount")->setValue(3);
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{3}, waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(places(page)[2], (std::vector<float>{2.0F, 0.25F, -0.5F}), waitMs);
        QCOMPARE(places(page)[0], (std::vector<float>{4.0F, 0.25F, -0.5F}));

        auto* kind = find<QComboBox>(page, "pathToKind");
        const auto* real = qobject_cast<QStandardItemModel*>(kind->model())->item(1);
        QVERIFY(!real->isEnabled() && real->toolTip().contains("Open the slices"));
        page->setSlices(m_slices);
        QVERIFY(real->isEnabled());
        kind->setCurrentIndex(1);
        // The real patch stands behind its place.
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{4}, waitMs);
        QCOMPARE(places(page)[2], (std::vector<float>{places(page)[3][0], 7.0F, 7.0F}));
    }

    void imagesAreAskedForAVolumeFraction()
    {
        const auto page = opened("Plane");
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{81}, waitMs);
        auto* fraction = find<QDoubleSpinBox>(page, "latentCondition");
        QVERIFY(fraction->isVisible() && !fraction->isEnabled());
        QCOMPARE(fraction->maximum(), 0.6);
        const auto asked = [&] {
            return find<SampleGridView>(page, "latentImages")->grid().images.back().grey.back();
        };
        QCOMPARE(asked(), 0.0F);
        find<QCheckBox>(page, "latentAskCondition")->setChecked(true);
        QTRY_COMPARE_WITH_TIMEOUT(asked(), 0.5F, waitMs);
        fraction->setValue(0.45);
        QTRY_COMPARE_WITH_TIMEOUT(asked(), 0.45F, waitMs);
    }

    void withoutAnEncoderNoRealPatchIsOffered()
    {
        m_encodes = false;
        const auto page = opened("Path");
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{25}, waitMs);
        const auto* kind = find<QComboBox>(page, "pathFromKind");
        const auto* real = qobject_cast<QStandardItemModel*>(kind->model())->item(1);
        QVERIFY(!real->isEnabled() && real->toolTip().contains("no encoder"));
    }

    void slidersBeginAtWhatIsDrawnAndMoveNumbers()
    {
        const auto page = opened("Numbers");
        auto* second = find<QSlider>(page, "number1");
        QTRY_COMPARE_WITH_TIMEOUT(second->value(), 25, waitMs);
        QVERIFY(find<QSlider>(page, "number2")->isVisible());
        QVERIFY(!find<QSlider>(page, "number3")->isVisible());
        second->setValue(-150);
        QTRY_COMPARE_WITH_TIMEOUT(places(page), (std::vector<std::vector<float>>{{0.0F, -1.5F, -0.5F}}),
                                  waitMs);
        // Another seed moves what was not touched.
        find<QSpinBox>(page, "numberSeed")->setValue(2);
        QTRY_COMPARE_WITH_TIMEOUT(places(page), (std::vector<std::vector<float>>{{2.0F, -1.5F, -0.5F}}),
                                  waitMs);
        QCOMPARE(find<QSlider>(page, "number0")->value(), 200);
        find<QPushButton>(page, "resetNumbers")->click();
        QTRY_COMPARE_WITH_TIMEOUT(places(page), (std::vector<std::vector<float>>{{2.0F, 0.25F, -0.5F}}),
                                  waitMs);
        QCOMPARE(second->value(), 25);
    }

    void aClickMakesANeighbourTheMiddle()
    {
        const auto page = opened("Neighbours");
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{25}, waitMs);
        QCOMPARE(places(page)[0], (std::vector<float>{0.0F, 0.25F, -0.5F}));
        const std::vector<float> second = places(page)[1];
        QVERIFY(second != places(page)[0]);
        emit find<SampleGridView>(page, "latentImages")->imageClicked(1);
        QTRY_COMPARE_WITH_TIMEOUT(places(page)[0], second, waitMs);
        find<QPushButton>(page, "neighbourBack")->click();
        QTRY_COMPARE_WITH_TIMEOUT(places(page)[0], (std::vector<float>{0.0F, 0.25F, -0.5F}), waitMs);
    }

    void aNumberMakesANeighbourTheMiddleByKeys()
    {
        const auto page = opened("Neighbours");
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{25}, waitMs);
        const std::vector<float> third = places(page)[2];
        find<QSpinBox>(page, "neighbourImage")->setValue(3);
        find<QPushButton>(page, "neighbourChoose")->click();
        QTRY_COMPARE_WITH_TIMEOUT(places(page)[0], third, waitMs);
    }

    /// What was chosen in the space of one run is nothing in another's.
    void anotherRunBeginsAnew()
    {
        m_encodes = true;
        const auto page = opened("Neighbours");
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{25}, waitMs);
        find<QPushButton>(page, "neighbourChoose")->click();
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(page, "neighbourBack")->isEnabled(), waitMs);
        page->setSlices(m_slices);
        auto* kind = find<QComboBox>(page, "pathToKind");
        kind->setCurrentIndex(1);
        m_size = 5;
        const auto size = qScopeGuard([this] { m_size = 3; });
        m_encodes = false;
        page->setRun(run("of other slices"));
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{25}, waitMs);
        QVERIFY(!find<QPushButton>(page, "neighbourBack")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(places(page)[0], (std::vector<float>{0.0F, 0.25F, -0.5F}), waitMs);
        QCOMPARE(kind->currentIndex(), 0);
    }

    void slicesOfAnotherRunAreNotTaken()
    {
        m_encodes = true;
        const auto page = opened("Path");
        page->setRun(run("of other slices"));
        page->setSlices(m_slices);
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{25}, waitMs);
        const auto* kind = find<QComboBox>(page, "pathFromKind");
        const auto* real = qobject_cast<QStandardItemModel*>(kind->model())->item(1);
        QTRY_VERIFY_WITH_TIMEOUT(real->toolTip().contains("that the run learned from"), waitMs);
        QVERIFY(!real->isEnabled());
    }

    void aClickHitsTheImageUnderIt()
    {
        SampleGridView view;
        view.resize(200, 200);
        view.show({0, 2, std::vector<GreyImage>(3, GreyImage(side, side, 0.5F))});
        QSignalSpy clicked(&view, &SampleGridView::imageClicked);
        QTest::mouseClick(&view, Qt::LeftButton, {}, {150, 50});
        QTest::mouseClick(&view, Qt::LeftButton, {}, {50, 150});
        QTest::mouseClick(&view, Qt::LeftButton, {}, {150, 150});  // where there is none
        QCOMPARE(clicked.count(), 2);
        QCOMPARE(clicked[0][0].toInt(), 1);
        QCOMPARE(clicked[1][0].toInt(), 2);
    }

    void otherWeightsAreOpenedOnceEach()
    {
        const auto page = opened("Plane");
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{81}, waitMs);
        find<QSpinBox>(page, "planeSide")->setValue(2);
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{4}, waitMs);
        QCOMPARE(m_averaged, std::vector<bool>{true});
        find<QComboBox>(page, "latentWeights")->setCurrentIndex(1);
        QTRY_COMPARE_WITH_TIMEOUT(m_averaged, (std::vector<bool>{true, false}), waitMs);
    }

    void withoutACheckpointNothingIsMade()
    {
        const auto page = opened("Plane");
        QTRY_COMPARE_WITH_TIMEOUT(places(page).size(), std::size_t{81}, waitMs);
        page->setRun(run("slices"));
        QTRY_VERIFY_WITH_TIMEOUT(!find<QPushButton>(page, "latentFilm")->isEnabled(), waitMs);
        QVERIFY(places(page).empty());
    }
};

SYNTHSLICE_TEST(TestLatentPage)

}  // namespace synthslice::ui::test_latent_page

#include "test_latent_page.moc"
