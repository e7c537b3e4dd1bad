#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <functional>
#include <set>

#include <QTemporaryDir>
#include <QTest>

#include "engine/base/files/atomic_file.h"
#include "engine/base/files/read_file.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/store/checkpoints/checkpoint.h"
#include "engine/store/run_recorder.h"
#include "engine/store/run_store.h"
#include "engine/training/images/image_generator.h"
#include "engine/training/training_run.h"
#include "tests/shared/test_program.h"

namespace test_training_run {

using namespace synthslice;
using training::ImageGenerator;

namespace {

/// A fully convolutional GAN on 16 x 16 patches.
spec::ExperimentSpec smallExperiment()
{
    spec::ExperimentSpec experiment;
    experiment.name = "small";
    experiment.data.patchSize = 16;
    experiment.data.blockSize = 32;
    experiment.data.fieldOfView = false;
    spec::ganOf(experiment).latent = {4, 8};
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
    experiment.training.batchSize = 4;
    experiment.training.device = spec::Device::Cpu;
    experiment.training.threads = 1;
    return experiment;
}

/// The same with a layer that fixes the image's size.
spec::ExperimentSpec fixedSizeExperiment()
{
    spec::ExperimentSpec experiment = smallExperiment();
    spec::ganOf(experiment).latent = {4, 1};
    spec::ganOf(experiment).generator.layers = {spec::FlattenSpec{}, spec::LinearSpec{.outFeatures = 256},
                                                spec::UnflattenSpec{1, 16, 16}};
    return experiment;
}

}  // namespace

class TestTrainingRun : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    void writeSlice(std::uint64_t seed)
    {
        const auto slice = data::makeFibreSlice({.size = 128, .seed = seed});
        QVERIFY(slice);
        std::filesystem::create_directories(path("slices"));
        QVERIFY(data::writeImage(path("slices") / "slice.png", slice->image, {}));
    }

    /// Trains a few steps as a session would.
    void train(const spec::ExperimentSpec& experiment, const std::filesystem::path& runFolder)
    {
        auto run = training::prepareNewRun({experiment, path("slices"), runFolder})({});
        QVERIFY2(run.has_value(), run ? "" : run.error().text().c_str());
        for (int step = 0; step < 3; ++step) {
            const auto report = run->trainer->step();
            QVERIFY(report && run->sink->recordStep(*report));
        }
        QVERIFY(run->sink->saveCheckpoint(run->trainer->checkpoint()));
    }

    /// Changes the state of the newest checkpoint.
    static void changeState(const std::filesystem::path& runFolder,
                            const std::function<void(spec::Json&)>& change)
    {
        auto newest = store::readNewestCheckpoint(runFolder);
        QVERIFY(newest);
        change(newest->data.state);
        auto claimed = store::RunRecorder::claim(runFolder);
        QVERIFY(claimed);
        auto recorder = store::RunRecorder::resume(std::move(*claimed), newest->data.step);
        QVERIFY(recorder && (*recorder)->saveCheckpoint(newest->data));
    }

private slots:
    void initTestCase()
    {
        writeSlice(1);
        train(smallExperiment(), path("run"));
        train(fixedSizeExperiment(), path("fixed"));
    }

    void runTellsWhatItTrainsOn()
    {
        const auto record = store::readRun(path("run"));
        QVERIFY(record);
        spec::ExperimentSpec expected = smallExperiment();
        QVERIFY(record->experiment.training.precision != spec::Precision::Auto);  // chosen once
        expected.training.precision = record->precision == "bf16" ? spec::Precision::Bf16
                                                                  : spec::Precision::Fp32;
        QVERIFY(record->experiment == expected);
        QVERIFY(!record->processor.empty());
        QCOMPARE(record->device, std::string("CPU, 1 thread"));
        QVERIFY(record->softwareVersion.find("LibTorch") != std::string::npos);
        QCOMPARE(record->data, path("slices"));
    }

    void experimentsWithProblemsLeaveNothing()
    {
        spec::ExperimentSpec experiment = smallExperiment();
        spec::ganOf(experiment).latent.size = 9;
        const auto run = training::prepareNewRun({experiment, path("slices"), path("never")})({});
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::InvalidInput);
        QVERIFY(run.error().message.find("generator") != std::string::npos);
        QVERIFY(!std::filesystem::exists(path("never")));
    }

    void resumeGoesOnFromTheNewestCheckpoint()
    {
        train(smallExperiment(), path("resumed"));
        const auto run = training::prepareResume({path("resumed")})({});
        QVERIFY(run);
        QCOMPARE(run->info.startStep, 3);
        QCOMPARE(run->trainer->step()->step, 4);
        QVERIFY2(run->info.note.empty(), run->info.note.c_str());
    }

    /// Runs of earlier versions left the precision to each session; what they were trained in goes on.
    void resumeKeepsThePrecision()
    {
        for (const auto& [precision, name] :
             {std::pair{spec::Precision::Fp32, "fp32"}, {spec::Precision::Bf16, "bf16"}}) {
            spec::ExperimentSpec experiment = smallExperiment();
            experiment.training.precision = precision;
            train(experiment, path(name));
            changeState(path(name), [](spec::Json& state) {
                state["experiment"]["training"]["precision"] = "auto";
                state.erase("processor");
            });
            const auto run = training::prepareResume({path(name)})({});
            QVERIFY2(run.has_value(), run ? "" : run.error().text().c_str());
            QCOMPARE(run->info.precision, std::string(name));
            QVERIFY(run->info.experiment.training.precision == precision);
            QVERIFY2(run->info.note.empty(), run->info.note.c_str());
        }
    }

    void resumeSaysWhereItIsNotExact()
    {
        train(smallExperiment(), path("inexact"));
        const auto noteAfter = [&](const char* key, const spec::Json& value) {
            changeState(path("inexact"), [&](spec::Json& state) { state[key] = value; });
            const auto run = training::prepareResume({path("inexact")})({});
            return run ? run->info.note : run.error().text();
        };
        const std::string other = noteAfter("processor", "another make");
        QVERIFY2(other.find("another processor (another make before") != std::string::npos, other.c_str());
        const std::string threads = noteAfter("device", "CPU, 7 threads");
        QVERIFY2(threads.find("device (CPU, 7 threads before") != std::string::npos, threads.c_str());

        spec::ExperimentSpec experiment = smallExperiment();
        experiment.training.threads = 0;
        train(experiment, path("adapting"));
        const auto run = training::prepareResume({path("adapting")})({});
        QVERIFY(run);
        QVERIFY2(run->info.note.find("while no other program is busy") != std::string::npos,
                 run->info.note.c_str());
    }

    void resumeFindsSlicesThatHaveMoved()
    {
        const auto copyOptions = std::filesystem::copy_options::recursive;
        std::filesystem::copy(path("slices"), path("before"), copyOptions);
        auto begun = training::prepareNewRun({smallExperiment(), path("before"), path("moved run")})({});
        QVERIFY(begun && begun->sink->saveCheckpoint(begun->trainer->checkpoint()));
        begun->sink.reset();
        std::filesystem::rename(path("before"), path("after"));
        const auto lost = training::prepareResume({path("moved run")})({});
        QVERIFY(!lost);
        QVERIFY2(lost.error().message.find(path("before").string()) != std::string::npos,
                 lost.error().text().c_str());
        QVERIFY(training::prepareResume({path("moved run"), path("after")})({}));
        QCOMPARE(store::readRun(path("moved run"))->data, path("after"));
        QVERIFY(training::prepareResume({path("moved run")})({}));  // remembered

        std::filesystem::rename(path("after"), path("again"));
        QVERIFY(training::prepareFork({path("moved run"), 0, {}, path("fork"), path("again")})({}));
        QCOMPARE(store::readRun(path("fork"))->data, path("again"));
    }

    void anExportKeepsItsCheckpoint()
    {
        train(smallExperiment(), path("exported"));
        QVERIFY(ImageGenerator::open(path("exported"), {}));
        const auto kept = path("exported") / "checkpoints" / "step-000003" / "kept.txt";
        QVERIFY(!std::filesystem::exists(kept));
        const auto generator = ImageGenerator::open(path("exported"), {.step = {}, .keepsCheckpoint = true});
        QVERIFY(generator);
        QVERIFY(std::filesystem::exists(kept));
        QVERIFY((*generator)->provenance().at("checkpoint_kept") == true);
    }

    void resumeOnOtherSlicesIsRefused()
    {
        writeSlice(2);
        const auto run = training::prepareResume({path("run")})({});
        writeSlice(1);
        QVERIFY(!run);
        QVERIFY(run.error().message.find("slices") != std::string::npos);
    }

    void resumeOfAnotherVersionsMetricsIsRefused()
    {
        std::filesystem::copy(path("run"), path("older"), std::filesystem::copy_options::recursive);
        auto record = spec::Json::parse(*readFile(path("older") / "run.json"));
        spec::Json gone = record["metrics"].front();
        gone["key"] = "gone";
        record["metrics"].push_back(gone);
        QVERIFY(writeFileAtomically(path("older") / "run.json", record.dump()));
        const auto run = training::prepareResume({path("older")})({});
        QVERIFY(!run);
        QVERIFY(run.error().message.find("gone is of another version") != std::string::npos);
    }

    /// 12-bit data in 16-bit files would keep nine levels of 8 bit.
    void imagesAreStoredAsDeepAsTheSlices()
    {
        const std::filesystem::path slices = path("deep");
        std::filesystem::create_directories(slices);
        GreyImage slice = data::makeFibreSlice({.size = 128, .seed = 1})->image;
        for (float& grey : slice.grey) grey *= 4095.0F / 65535.0F;
        QVERIFY(data::writeImage(slices / "slice.png", slice, {.bits = 16}));
        const auto run = training::prepareNewRun({smallExperiment(), slices, path("deep run")})({});
        QVERIFY2(run.has_value(), run ? "" : run.error().text().c_str());
        QVERIFY(run->sink->recordSamples(run->trainer->sample()));
        QVERIFY(run->sink->saveCheckpoint(run->trainer->checkpoint()));
        QCOMPARE(store::readRun(path("deep run"))->bitDepth, 16);
        QCOMPARE((*ImageGenerator::open(path("deep run"), {}))->bitDepth(), 16);
        const auto samples = store::readSamples(path("deep run"), 0);
        QVERIFY2(samples.has_value(), samples ? "" : samples.error().text().c_str());
        std::set<float> levels;
        for (const GreyImage& image : samples->images) levels.insert(image.grey.begin(), image.grey.end());
        QVERIFY2(levels.size() > 256, std::to_string(levels.size()).c_str());

        // Runs of earlier versions do not tell it, and stored 8 bit.
        QCOMPARE(store::readRun(path("run"))->bitDepth, 8);
        auto record = spec::Json::parse(*readFile(path("deep run") / "run.json"));
        record.erase("bit_depth");
        QVERIFY(writeFileAtomically(path("deep run") / "run.json", record.dump()));
        QCOMPARE(store::readRun(path("deep run"))->bitDepth, 8);
    }

    /// Stripes in which the brightest phase lies between the others: the values of a generator without a last
    /// convolution follow that order, and images have the labels of the slices.
    void labelsAreOrderedByContactAndStayLabels()
    {
        GreyImage slice(128, 128);
        for (std::size_t i = 0; i < slice.grey.size(); ++i)
            slice.grey[i] = std::array{0.0F, 200.0F, 90.0F, 200.0F}[i / 4 % 4] / 255.0F;
        std::filesystem::create_directories(path("labels"));
        QVERIFY(data::writeImage(path("labels") / "slice.png", slice, {}));
        spec::ExperimentSpec experiment = smallExperiment();
        const std::int64_t size = experiment.data.patchSize;
        spec::ganOf(experiment).generator.layers = {
            spec::FlattenSpec{}, spec::LinearSpec{.outFeatures = size * size},
            spec::UnflattenSpec{.height = size, .width = size}, spec::TanhSpec{}};
        auto run = training::prepareNewRun({experiment, path("labels"), path("label run")})({});
        QVERIFY2(run.has_value(), run ? "" : run.error().text().c_str());
        QVERIFY(run->sink->saveCheckpoint(run->trainer->checkpoint()));
        run->sink.reset();
        QCOMPARE(store::readRun(path("label run"))->labelOrder,
                 (std::vector{0.0, 200.0 / 255.0, 90.0 / 255.0}));

        // The raw values of this generator, untrained, are near 0.
        const auto shareOf = [&](float label) {
            const auto generator = ImageGenerator::open(path("label run"), {});
            const std::vector<GreyImage> images = *(*generator)->generate(std::vector<Latent>{{1}});
            return static_cast<double>(std::ranges::count(images[0].grey, label / 255.0F)) / 256.0;
        };
        QVERIFY2(shareOf(200.0F) > 0.5, std::to_string(shareOf(200.0F)).c_str());
        QCOMPARE(shareOf(0.0F) + shareOf(90.0F) + shareOf(200.0F), 1.0);
        const GreyImage sample = run->trainer->sample().images.front();
        QVERIFY(std::ranges::count(sample.grey, 200.0F / 255.0F) > 128);

        // Runs of earlier versions go on in the order of the greys.
        auto record = spec::Json::parse(*readFile(path("label run") / "run.json"));
        record.erase("label_order");
        QVERIFY(writeFileAtomically(path("label run") / "run.json", record.dump()));
        QVERIFY2(shareOf(90.0F) > 0.5, std::to_string(shareOf(90.0F)).c_str());
        const auto resumed = training::prepareResume({path("label run")})({});
        QVERIFY2(resumed.has_value(), resumed ? "" : resumed.error().text().c_str());
        QVERIFY(resumed->trainer->sample().images.front() != sample);
        record["label_order"] = {0.0, 0.5, 1.0};
        QVERIFY(writeFileAtomically(path("label run") / "run.json", record.dump()));
        QVERIFY(!store::readRun(path("label run")));
    }

    void imageDependsOnItsSeedAlone()
    {
        const auto generator = ImageGenerator::open(path("run"), {});
        QVERIFY(generator);
        const std::vector<Latent> seeds{{7}, {8}, {9}};
        const auto together = (*generator)->generate(seeds);
        const auto alone = (*generator)->generate(std::vector<Latent>{{8}});
        QVERIFY(together && alone);
        QVERIFY((*together)[1] == (*alone)[0]);
        QVERIFY((*together)[0] != (*together)[1]);
        QCOMPARE((*together)[0].width, 16);
        QCOMPARE((*generator)->step(), 3);
        const auto asked = (*generator)->generate(std::vector<Latent>{{8, 0.5}});
        QVERIFY(!asked && asked.error().hint.find("condition.measure") != std::string::npos);
    }

    void pointsOfTheLatentSpaceAreWhereImagesComeFrom()
    {
        const auto generator = ImageGenerator::open(path("run"), {});
        QVERIFY(generator);
        latent::Space* space = (*generator)->latentSpace();
        std::vector<latent::Point> points{space->pointOf({7}), space->pointOf({8})};
        QCOMPARE(points[0].numbers.size(), space->size());
        QVERIFY(*space->imagesAt(points) == *(*generator)->generate(std::vector<Latent>{{7}, {8}}));
        points[1].numbers.back() += 1.0F;
        QVERIFY((*space->imagesAt(points))[1] != (*space->imagesAt({&points[0], 1}))[0]);
        QVERIFY((*space->imagesAt(points))[1] != (*(*generator)->generate(std::vector<Latent>{{8}}))[0]);
        QVERIFY(!space->encodes());
        QVERIFY(!space->encode(*space->imagesAt(points)));
        points[1].rest.condition = 0.5;
        QVERIFY(!space->imagesAt(points));
    }

    void averagedAndRawWeightsDiffer()
    {
        const auto averaged = ImageGenerator::open(path("run"), {});
        const auto raw = ImageGenerator::open(path("run"), {.step = {}, .averaged = false});
        QVERIFY(averaged && raw);
        const std::vector<Latent> seed{{7}};
        QVERIFY((*averaged)->generate(seed) != (*raw)->generate(seed));
        QVERIFY((*averaged)->provenance().at("weights_sha256") != (*raw)->provenance().at("weights_sha256"));
    }

    void convolutionalGeneratorMakesAnySize()
    {
        const auto generator = ImageGenerator::open(path("run"), {.step = {}, .widthPx = 45, .heightPx = 30});
        QVERIFY(generator);
        const auto images = (*generator)->generate(std::vector<Latent>{{1}});
        QVERIFY(images);
        QCOMPARE((*images)[0].width, 45);
        QCOMPARE((*images)[0].height, 30);
    }

    void fixedGeneratorRefusesAnotherSize()
    {
        QVERIFY(ImageGenerator::open(path("fixed"), {}));
        const auto generator = ImageGenerator::open(path("fixed"),
                                                    {.step = {}, .widthPx = 32, .heightPx = 32});
        QVERIFY(!generator);
        QCOMPARE(generator.error().code, ErrorCode::InvalidInput);
        QVERIFY(generator.error().message.find("32 x 32 px") != std::string::npos);
    }

    void slicesInMemoryAreSharedAndGiveTheSameRun()
    {
        std::filesystem::copy(path("slices"), path("lent"));
        auto stack = data::readStack(path("lent"), smallExperiment().data, {});
        QVERIFY(stack);
        const auto slices = std::make_shared<const data::SliceStack>(std::move(*stack));
        std::filesystem::remove_all(path("lent"));
        const auto firstLoss = [&](const spec::ExperimentSpec& experiment, const char* folder,
                                   std::shared_ptr<const data::SliceStack> lent) {
            auto run = training::prepareNewRun(
                {experiment, path(lent ? "lent" : "slices"), path(folder), lent})({});
            return run ? run->trainer->step()->values.front() : std::nan("");
        };
        const double fromFiles = firstLoss(smallExperiment(), "from files", nullptr);
        QVERIFY(std::isfinite(fromFiles));
        QCOMPARE(firstLoss(smallExperiment(), "from memory", slices), fromFiles);

        // Another scale asks for another reading, and the files are gone.
        spec::ExperimentSpec halved = smallExperiment();
        halved.data.scale = 0.5;
        QVERIFY(std::isnan(firstLoss(halved, "halved", slices)));
    }

    void weightsThatAreNotFiniteMakeNoImages()
    {
        train(smallExperiment(), path("broken"));
        auto checkpoint = store::readCheckpoint(path("broken"), 3);
        QVERIFY(checkpoint);
        session::NamedTensor& weight = checkpoint->tensors.at("ema").front();
        const float nan = std::nanf("");
        std::memcpy(weight.bytes.data(), &nan, sizeof nan);
        QVERIFY(store::writeCheckpoint(store::RunFolder{path("broken")}, *checkpoint));
        const auto generator = ImageGenerator::open(path("broken"), {});
        QVERIFY(!generator);
        QVERIFY2(generator.error().message.find("Tensor " + weight.name + " of ema of step 3") !=
                     std::string::npos,
                 generator.error().message.c_str());
        QVERIFY(ImageGenerator::open(path("broken"), {.step = {}, .averaged = false}));
    }

    void absentStepNamesThoseThatAreThere()
    {
        const auto generator = ImageGenerator::open(path("run"), {.step = 2});
        QVERIFY(!generator);
        QVERIFY(generator.error().hint.find('3') != std::string::npos);
    }
};

SYNTHSLICE_TEST(TestTrainingRun)

}  // namespace test_training_run

#include "test_training_run.moc"
