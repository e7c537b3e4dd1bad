#include <cmath>

#include <ATen/CPUGeneratorImpl.h>

#include <QTest>

#include "engine/families/gan/augmentation.h"
#include "tests/shared/test_program.h"

namespace test_augmentation {

using namespace synthslice;
using namespace synthslice::training;

namespace {

torch::Generator generator(std::uint64_t seed)
{
    return at::detail::createCPUGenerator(seed);
}

torch::Tensor images(std::int64_t count = 64)
{
    torch::manual_seed(1);
    return torch::rand({count, 1, 16, 16}) + 0.1;  // never 0, so that what is blanked shows
}

}  // namespace

class TestAugmentation : public QObject {
    Q_OBJECT

private slots:
    void nothingChangesWithoutProbability()
    {
        const spec::AugmentationSpec all{
            .translation = 0.25, .cutout = 0.5, .brightness = 0.5, .contrast = 0.5};
        QVERIFY(torch::allclose(augmented(images(), all, 0.0, generator(2)), images()));
        QVERIFY(torch::equal(augmented(images(), all, 0.7, generator(2)),
                             augmented(images(), all, 0.7, generator(2))));
    }

    void brightnessShiftsTheMean()
    {
        const torch::Tensor changes = augmented(images(), {.brightness = 0.5}, 1.0, generator(2)) - images();
        QVERIFY(changes.std(c10::IntArrayRef{1, 2, 3}).max().item<double>() < 1e-5);
        const double largest = changes.abs().max().item<double>();
        QVERIFY(largest > 0.4 && largest <= 0.5 + 1e-6);
    }

    void contrastKeepsTheMean()
    {
        const torch::Tensor changed = augmented(images(), {.contrast = 0.5}, 1.0, generator(2));
        QVERIFY(torch::allclose(changed.mean({1, 2, 3}), images().mean({1, 2, 3}), 1e-5, 1e-5));
        const torch::Tensor ratio = changed.std(c10::IntArrayRef{1, 2, 3}) /
                                    images().std(c10::IntArrayRef{1, 2, 3});
        QVERIFY(ratio.min().item<double>() >= 0.5 - 1e-4 && ratio.max().item<double>() <= 1.5 + 1e-4);
        QVERIFY(ratio.std().item<double>() > 0.2);  // 0.29 for a uniform law
    }

    /// One bright pixel tells where the image went.
    void translationMovesWholeImages()
    {
        torch::Tensor dot = torch::zeros({200, 1, 16, 16});
        dot.select(2, 8).select(2, 8).fill_(1.0);
        const torch::Tensor moved = augmented(dot, {.translation = 0.125}, 1.0, generator(2));
        const torch::Tensor at = moved.flatten(1).argmax(1);
        const torch::Tensor shifts = torch::stack({at.div(16, "floor") - 8, at.remainder(16) - 8});
        QCOMPARE(shifts.abs().max().item<std::int64_t>(), 2);
        QVERIFY(torch::equal(moved.sum({1, 2, 3}), torch::ones({200})));
        QVERIFY(shifts.to(torch::kFloat32).std().item<double>() > 1.2);  // 1.41 for -2 ... 2
    }

    void cutoutBlanksASquare()
    {
        const torch::Tensor blank = augmented(images(), {.cutout = 0.5}, 1.0, generator(2)) == 0.0;
        const torch::Tensor counts = blank.sum({1, 2, 3});
        QVERIFY(counts.max().item<std::int64_t>() <= 64);
        QVERIFY(counts.min().item<std::int64_t>() >= 9);  // centres lie in the image
        QVERIFY(counts.to(torch::kFloat32).mean().item<double>() > 40.0);
    }

    void probabilityIsTheShareOfChangedImages()
    {
        const torch::Tensor changed = augmented(images(2000), {.brightness = 0.5}, 0.3, generator(2));
        const double share = ((changed - images(2000)).abs().amax({1, 2, 3}) > 1e-6)
                                 .to(torch::kFloat64)
                                 .mean()
                                 .item<double>();
        QVERIFY2(std::abs(share - 0.3) < 0.04, qPrintable(QString::number(share)));
    }

    void gradientsPass()
    {
        const torch::Tensor leaf = images().requires_grad_();
        const spec::AugmentationSpec all{
            .translation = 0.25, .cutout = 0.5, .brightness = 0.5, .contrast = 0.5};
        augmented(leaf, all, 1.0, generator(2)).sum().backward();
        QVERIFY(leaf.grad().abs().sum().item<double>() > 0.0);
    }

    /// Four batches of 10 images are 40 of 400 images: a step of 0.1.
    void probabilityFollowsOverconfidence()
    {
        const spec::AugmentationSpec adaptive{
            .translation = 0.1, .probability = 0.2, .adaptive = true, .target = 0.6, .adaptationImages = 400};
        AugmentationProbability probability;
        const auto show = [&](double margin) {
            for (int batch = 0; batch < 4; ++batch) probability.update(torch::full({10}, margin), adaptive);
        };
        QVERIFY(std::isnan(probability.overconfidence()));
        show(2.0);
        QCOMPARE(probability.overconfidence(), 1.0);
        QVERIFY(std::abs(probability.value(adaptive) - 0.3) < 1e-12);
        show(-2.0);
        show(-2.0);
        QCOMPARE(probability.overconfidence(), -1.0);
        QVERIFY(std::abs(probability.value(adaptive) - 0.1) < 1e-12);
        show(-2.0);
        show(-2.0);
        QCOMPARE(probability.value(adaptive), 0.0);

        AugmentationProbability restored;
        restored.loadState(probability.state());
        QCOMPARE(restored.value(adaptive), 0.0);
        QCOMPARE(restored.overconfidence(), -1.0);
        QCOMPARE(restored.value({.probability = 0.7}), 0.7);
    }
};

SYNTHSLICE_TEST(TestAugmentation)

}  // namespace test_augmentation

#include "test_augmentation.moc"
