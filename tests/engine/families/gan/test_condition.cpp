// What a conditional GAN is told of images, and that its images have what they are asked for.

#include <torch/torch.h>

#include <QTest>

#include "engine/families/gan/condition.h"
#include "engine/families/gan/gan_images.h"
#include "engine/families/gan/gan_trainer.h"
#include "tests/shared/random_images.h"
#include "tests/shared/small_experiment.h"
#include "tests/shared/test_program.h"

namespace test_condition {

using namespace synthslice;
using training::Condition;

namespace {

constexpr int size = 8;

/// Patches of 8 x 8 whose `rows[i]` upper rows are bright.
torch::Tensor patches(const std::vector<std::int64_t>& rows)
{
    torch::Tensor images = torch::full({static_cast<std::int64_t>(rows.size()), 1, size, size}, -0.8);
    for (std::size_t i = 0; i < rows.size(); ++i)
        images[static_cast<std::int64_t>(i)].narrow(1, 0, rows[i]).fill_(0.8);
    return images;
}

/// Batches of such patches with 2 to 6 bright rows, at any height.
void fillWithRows(std::span<float> imagesMinus1To1, std::int64_t count, std::uint64_t batch)
{
    Random random(11, batch);
    for (std::int64_t image = 0; image < count; ++image) {
        const auto rows = 2 + random.below(5);
        const auto first = random.below(size);
        for (std::uint32_t row = 0; row < size; ++row) {
            const bool bright = (row + size - first) % size < rows;
            std::fill_n(imagesMinus1To1.begin() + (image * size + row) * size, size, bright ? 0.8F : -0.8F);
        }
    }
}

training::GanTrainer trainerOf(const spec::ExperimentSpec& experiment, training::BatchSource batches)
{
    return {experiment,
            {std::move(batches), {0.5, 0.25}, 1, [] { return 2.0; }},
            *training::selectDevice(
                {.precision = spec::Precision::Fp32, .device = spec::Device::Cpu, .threads = 1})};
}

spec::ExperimentSpec conditional(spec::ExperimentSpec experiment)
{
    spec::ganOf(experiment).condition.measure = spec::ConditionMeasure::VolumeFraction;
    return experiment;
}

double meanFraction(const std::vector<GreyImage>& images)
{
    double bright = 0.0;
    for (const GreyImage& image : images)
        for (const float grey : image.grey) bright += grey > 0.5F ? 1.0 : 0.0;
    return bright / static_cast<double>(images.size() * size * size);
}

}  // namespace

class TestCondition : public QObject {
    Q_OBJECT

private slots:
    void measuresTheShareOfTheBrightPhase()
    {
        const Condition condition(patches({2, 4, 6}));
        QVERIFY(torch::equal(condition.measure(patches({1, 4, 8})), torch::tensor({0.125F, 0.5F, 1.0F})));
        QCOMPARE(condition.low(), 0.25);
        QCOMPARE(condition.high(), 0.75);
    }

    void networksAreToldStandardScores()
    {
        const torch::Tensor all = patches({2, 3, 3, 5, 6});
        const Condition condition(all);
        const torch::Tensor told = condition.input(condition.measure(all));
        QVERIFY(std::abs(told.mean().item<double>()) < 1e-6);
        QVERIFY(std::abs(told.std(false).item<double>() - 1.0) < 1e-5);
        // (0.5 - 0.475) / 0.18371: mean and standard deviation of 2/8, 3/8, 3/8, 5/8, 6/8
        QVERIFY(std::abs(condition.inputOf({1, 0.5}) - 0.0250 / 0.1837117307) < 1e-9);
    }

    void drawsWhatTheTrainingPatchesHave()
    {
        const Condition condition(patches({2, 2, 4, 6, 6}));
        const torch::Tensor drawn = condition.drawn(torch::tensor({0.0, 0.25, 0.375, 0.5, 1.0}));
        QVERIFY(torch::allclose(drawn, torch::tensor({0.25F, 0.25F, 0.375F, 0.5F, 0.75F})));
        QCOMPARE(condition.inputOf({7}), condition.inputOf({7}));
        QVERIFY(condition.inputOf({7}) != condition.inputOf({8}));
        // Asking for what would be drawn is the same.
        QCOMPARE(condition.inputOf({8, condition.valueOf({7})}), condition.inputOf({7}));
        for (std::uint64_t seed = 0; seed < 200; ++seed)
            QVERIFY(condition.valueOf({seed}) >= condition.low() &&
                    condition.valueOf({seed}) <= condition.high());
    }

    void comesBackFromItsState()
    {
        const Condition condition(patches({2, 3, 6}));
        const Condition again(spec::Json::parse(condition.state().dump()));
        QCOMPARE(again.inputOf({3}), condition.inputOf({3}));
        QCOMPARE(again.inputOf({3, 0.6}), condition.inputOf({3, 0.6}));
        QVERIFY(torch::equal(again.measure(patches({5})), condition.measure(patches({5}))));
    }

    void aChannelMoreHoldsTheValue()
    {
        const torch::Tensor images = torch::rand({4, 2, 3, 5});
        const torch::Tensor told = training::withChannel(images, torch::tensor({0.5F, -1.0F}));
        QCOMPARE(told.size(1), 3);
        QVERIFY(torch::equal(told.narrow(1, 0, 2), images));
        for (const std::int64_t i : {0, 2}) QVERIFY(told[i][2].eq(0.5).all().item<bool>());
        for (const std::int64_t i : {1, 3}) QVERIFY(told[i][2].eq(-1.0).all().item<bool>());
    }

    void aResumedRunEqualsAnUninterruptedOne()
    {
        const auto experiment = conditional(test::smallExperiment());
        auto whole = trainerOf(experiment, test::fillBatch);
        for (int i = 0; i < 3; ++i) QVERIFY(whole.step());
        auto resumed = trainerOf(experiment, test::fillBatch);
        QVERIFY(resumed.restore(whole.checkpoint()));
        for (int i = 0; i < 3; ++i) QVERIFY(whole.step() && resumed.step());
        QVERIFY(whole.checkpoint().tensors == resumed.checkpoint().tensors);
        QVERIFY(whole.sample().images == resumed.sample().images);
    }

    void imagesDependOnSeedAndCondition()
    {
        const auto experiment = conditional(test::smallExperiment());
        auto trainer = trainerOf(experiment, test::fillBatch);
        QVERIFY(trainer.step());
        const auto maker = training::openGanImages(experiment, trainer.checkpoint(), {});
        QVERIFY2(maker.has_value(), maker ? "" : maker.error().text().c_str());
        const auto range = (*maker)->condition();
        QVERIFY(range && range->low < range->high);
        const std::vector<Latent> latents{{1, range->low}, {1, range->high}, {2, range->low}, {1}};
        const auto images = (*maker)->make(latents);
        QVERIFY(images[0] != images[1]);
        QVERIFY(images[0] != images[2]);
        QVERIFY(images == (*maker)->make(latents));
        QVERIFY(images[3] == (*maker)->make(std::vector<Latent>{{1}}).front());
    }

    void aPlainGanCannotBeAsked()
    {
        auto trainer = trainerOf(test::smallExperiment(), test::fillBatch);
        QVERIFY(!trainer.checkpoint().state.contains("condition"));
        QVERIFY(!(*training::openGanImages(test::smallExperiment(), trainer.checkpoint(), {}))->condition());
    }

    void learnsToGiveWhatItIsAskedFor()
    {
        spec::ExperimentSpec experiment = conditional({});
        experiment.data.patchSize = size;
        auto& gan = spec::ganOf(experiment);
        gan.latent = {8, 1};
        gan.generator.layers = {
            spec::FlattenSpec{}, spec::LinearSpec{.outFeatures = 64},
            spec::ReluSpec{},    spec::LinearSpec{.outFeatures = size * size},
            spec::TanhSpec{},    spec::UnflattenSpec{.channels = 1, .height = size, .width = size}};
        gan.discriminator.layers = {spec::FlattenSpec{}, spec::LinearSpec{.outFeatures = 64},
                                    spec::LeakyReluSpec{.negativeSlope = 0.2},
                                    spec::LinearSpec{.outFeatures = 1}};
        gan.optimizer.generator = spec::AdamSpec{.lr = 2e-3, .betas = {0.5, 0.9}};
        gan.optimizer.discriminator = spec::AdamSpec{.lr = 2e-3, .betas = {0.5, 0.9}};
        experiment.training.batchSize = 32;
        auto trainer = trainerOf(experiment, fillWithRows);
        for (int i = 0; i < 1000; ++i) QVERIFY(trainer.step());
        const auto maker = training::openGanImages(experiment, trainer.checkpoint(), {});
        QVERIFY2(maker.has_value(), maker ? "" : maker.error().text().c_str());
        for (const double asked : {0.25, 0.5, 0.75}) {
            std::vector<Latent> latents;
            for (std::uint64_t seed = 0; seed < 64; ++seed) latents.push_back({seed, asked});
            const double given = meanFraction((*maker)->make(latents));
            QVERIFY2(std::abs(given - asked) < 0.08,
                     qPrintable(QString("asked %1, given %2").arg(asked).arg(given)));
        }
    }
};

SYNTHSLICE_TEST(TestCondition)

}  // namespace test_condition

#include "test_condition.moc"
