#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>
#include <numbers>
#include <set>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include "engine/acceptance/criteria/calibration.h"
#include "engine/acceptance/export/accepted_export.h"
#include "engine/acceptance/image_judge.h"
#include "engine/acceptance/stack_description.h"
#include "engine/base/random.h"
#include "engine/data/reading/image_reader.h"
#include "engine/data/writing/image_writer.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/training/images/image_generator.h"
#include "engine/training/training_run.h"
#include "tests/shared/test_program.h"

namespace test_materials {

using namespace synthslice;

namespace {

constexpr int side = 512;
constexpr int slices = 4;

/// Round pores that overlap at random (Boolean model): grey 0 in a matrix of 255.
constexpr double poreRadius = 5.0;
constexpr double poreDensity = 0.006;

GreyImage porousSlice(std::uint64_t seed)
{
    Random random(seed);
    GreyImage image(side, side, 1.0F);
    const double span = side + 2.0 * poreRadius;
    const auto pores = static_cast<int>(poreDensity * span * span);
    for (int i = 0; i < pores; ++i) {
        const double centreX = random.uniform() * span - poreRadius;
        const double centreY = random.uniform() * span - poreRadius;
        for (int y = std::max(0, static_cast<int>(centreY - poreRadius));
             y < std::min<int>(side, static_cast<int>(centreY + poreRadius) + 2); ++y) {
            for (int x = std::max(0, static_cast<int>(centreX - poreRadius));
                 x < std::min<int>(side, static_cast<int>(centreX + poreRadius) + 2); ++x) {
                if (std::hypot(x - centreX, y - centreY) <= poreRadius) image.at(x, y) = 0.0F;
            }
        }
    }
    return image;
}

/// Grains: the cells of one random point in each square of a grid (a Voronoi tessellation), each of one of
/// four phases.
GreyImage grainSlice(std::uint64_t seed)
{
    constexpr int cell = 6;
    constexpr int cells = side / cell + 3;
    struct Grain {
        double x, y;
        float grey;
    };
    Random random(seed);
    std::vector<Grain> grains;
    for (int row = 0; row < cells; ++row) {
        for (int column = 0; column < cells; ++column) {
            grains.push_back({(column - 1 + random.uniform()) * cell, (row - 1 + random.uniform()) * cell,
                              static_cast<float>(random.below(4)) * 80.0F / 255.0F});
        }
    }
    GreyImage image(side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int row = y / cell + 1;
            const int column = x / cell + 1;
            double nearest = std::numeric_limits<double>::infinity();
            for (int r = std::max(0, row - 2); r <= std::min(cells - 1, row + 2); ++r) {
                for (int c = std::max(0, column - 2); c <= std::min(cells - 1, column + 2); ++c) {
                    const Grain& grain = grains[static_cast<std::size_t>(r * cells + c)];
                    const double distance = std::hypot(x - grain.x, y - grain.y);
                    if (distance < nearest) {
                        nearest = distance;
                        image.at(x, y) = grain.grey;
                    }
                }
            }
        }
    }
    return image;
}

/// A fully convolutional GAN on 32 x 32 patches.
spec::ExperimentSpec smallExperiment()
{
    spec::ExperimentSpec experiment;
    experiment.name = "small";
    experiment.data.patchSize = 32;
    experiment.data.blockSize = 64;
    spec::ganOf(experiment).latent = {4, 16};
    spec::ganOf(experiment).generator.layers = {
        spec::Conv2dSpec{.outChannels = 8, .kernelSize = 3, .padding = 1},
        spec::BatchNorm2dSpec{},
        spec::ReluSpec{},
        spec::UpsampleSpec{},
        spec::Conv2dSpec{.outChannels = 1, .kernelSize = 3, .padding = 1},
        spec::TanhSpec{}};
    spec::ganOf(experiment).discriminator.layers = {
        spec::Conv2dSpec{.outChannels = 8, .kernelSize = 4, .stride = 2, .padding = 1}, spec::LeakyReluSpec{},
        spec::Conv2dSpec{.outChannels = 1, .kernelSize = 3}};
    experiment.training.batchSize = 8;
    experiment.training.assessedImages = 64;
    experiment.training.device = spec::Device::Cpu;
    experiment.training.threads = 1;
    return experiment;
}

using MakeSlice = GreyImage (*)(std::uint64_t);

void writeSlices(const std::filesystem::path& folder, MakeSlice make, std::uint64_t firstSeed)
{
    std::filesystem::create_directories(folder);
    for (std::uint64_t i = 0; i < slices; ++i)
        QVERIFY(data::writeImage(folder / (std::to_string(i) + ".png"), make(firstSeed + i), {}));
}

}  // namespace

/// From slices to exported labels, of materials without fibres.
class TestMaterials : public QObject {
    Q_OBJECT

private slots:
    void segmentedStructuresGoAllTheWay_data()
    {
        QTest::addColumn<MakeSlice>("make");
        QTest::addColumn<int>("phases");
        QTest::addColumn<double>("fraction");  // of phase 0
        QTest::newRow("porous") << &porousSlice << 2
                                << 1.0 - std::exp(-poreDensity * std::numbers::pi * poreRadius * poreRadius);
        QTest::newRow("grains") << &grainSlice << 4 << 0.25;
    }
    void segmentedStructuresGoAllTheWay()
    {
        QFETCH(const MakeSlice, make);
        QFETCH(const int, phases);
        QFETCH(const double, fraction);
        QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        writeSlices(root / "slices", make, 1);
        writeSlices(root / "unseen", make, 1001);
        const spec::ExperimentSpec experiment = smallExperiment();

        // Described.
        const auto stack = data::readStack(root / "slices", experiment.data, {});
        QVERIFY2(stack, stack ? "" : stack.error().text().c_str());
        const auto description = acceptance::describeStack(*stack, {}, nullptr, {});
        QVERIFY2(description, description ? "" : description.error().text().c_str());
        QCOMPARE(description->material.phaseCount(), phases);
        const double found = description->representativity[0].volumeFraction;
        QVERIFY2(std::abs(found - fraction) < 0.04, qPrintable(QString::number(found)));

        // Trained, with Q.
        auto run = training::prepareNewRun({experiment, root / "slices", root / "run"})({});
        QVERIFY2(run.has_value(), run ? "" : run.error().text().c_str());
        const std::int64_t channels = phases > 2 ? phases : 1;
        QCOMPARE(spec::generatorShapes(run->info.experiment).output.front(), channels);
        QCOMPARE(run->info.note.empty(), phases == 2);
        for (int step = 0; step < 3; ++step) {
            const auto report = run->trainer->step();
            QVERIFY(report && run->sink->recordStep(*report));
        }
        QVERIFY(run->sink->saveCheckpoint(run->trainer->checkpoint()));
        const auto assessment = run->assessor->assess(
            run->trainer->images(session::Generator::Averaged, experiment.training.assessedImages));
        QVERIFY2(assessment, assessment ? "" : assessment.error().text().c_str());
        QVERIFY(assessment->enoughReal());
        QVERIFY2(assessment->score > 3.0, qPrintable(QString::number(assessment->score)));  // untrained

        // Calibrated: of patches of slices that were never seen 5 +- 3 % are refused.
        const auto dataset = data::SliceDataset::load(root / "slices", experiment.data, {});
        const auto unseen = data::SliceDataset::load(root / "unseen", experiment.data, {});
        QVERIFY(dataset && unseen);
        auto criteria = acceptance::calibrate(*dataset, {.refuseReal = 0.05}, {});
        QVERIFY2(criteria, criteria ? "" : criteria.error().text().c_str());
        const auto patches = unseen->drawPatches(data::Half::Training, 600, 1);
        const auto refused = std::ranges::count_if(
            patches, [&](const GreyImage& patch) { return !acceptance::judge(patch, *criteria).accepted; });
        const std::vector<double>& ofCriteria = criteria->material.labels;
        QCOMPARE(ofCriteria.size(), static_cast<std::size_t>(phases));
        QVERIFY(!acceptance::greyThatIsNoLabel(patches.front(), ofCriteria));
        GreyImage blurred = patches.front();
        blurred.grey[7] = 0.43F;  // between labels of both structures
        QCOMPARE(acceptance::greyThatIsNoLabel(blurred, ofCriteria), std::optional<double>(0.43F));
        QVERIFY(!acceptance::greyThatIsNoLabel(blurred, {}));
        const double share = static_cast<double>(refused) / 600.0;
        QVERIFY2(share > 0.02 && share < 0.08, qPrintable(QString::number(share)));

        // Exported as labels, whatever an untrained generator makes.
        for (acceptance::Limit& limit : criteria->limits) limit.enabled = false;
        const auto generator = training::ImageGenerator::open(root / "run", {});
        QVERIFY2(generator, generator ? "" : generator.error().text().c_str());
        acceptance::ExportSpec spec;
        spec.folder = root / "accepted";
        spec.count = 3;
        const auto exported = acceptance::exportAccepted(**generator, *criteria, nullptr, nullptr, spec, {});
        QVERIFY2(exported, exported ? "" : exported.error().text().c_str());
        std::set<double> greys;
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(spec.folder)) {
            if (entry.path().extension() != ".png") continue;
            ++files;
            const auto images = data::readImages(entry.path());
            QVERIFY(images);
            for (const std::uint8_t pixel : images->front().pixels8) greys.insert(pixel / 255.0);
        }
        QCOMPARE(files, std::size_t{3});
        const std::vector<double>& labels = dataset->summary().labels;
        for (const double grey : greys)
            QVERIFY2(std::ranges::find(labels, grey) != labels.end(), qPrintable(QString::number(grey)));
    }
};

SYNTHSLICE_TEST(TestMaterials)

}  // namespace test_materials

#include "test_materials.moc"
