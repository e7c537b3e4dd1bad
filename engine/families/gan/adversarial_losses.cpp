#include "engine/families/gan/adversarial_losses.h"

#include "engine/training/optimization/general_losses.h"

namespace synthslice::training {
namespace {

using spec::DiscriminatorLoss;
using spec::GeneratorLoss;
using torch::softplus;

/// `real` as the probability that each image is real, in the shape of the discriminator's output.
torch::Tensor targetLike(const torch::Tensor& outputs, double real)
{
    torch::Tensor target = torch::full_like(outputs, real).detach();
    if (outputs.size(1) == 2) target.select(1, 0).fill_(1.0 - real);
    return target;
}

torch::Tensor withoutDrift(const spec::GanLossSpec& loss, const spec::GeneralLossSpec& general,
                           const torch::Tensor& outputsOnReal, const torch::Tensor& outputsOnFake)
{
    const torch::Tensor real = scoresOf(outputsOnReal);
    const torch::Tensor fake = scoresOf(outputsOnFake);
    const double smoothing = loss.labelSmoothing;
    switch (loss.discriminator) {
    case DiscriminatorLoss::Minimax:
        return (softplus(-real) + smoothing * real).mean() + softplus(fake).mean();
    case DiscriminatorLoss::LeastSquares:
        return (real - (1.0 - smoothing)).square().mean() + fake.square().mean();
    case DiscriminatorLoss::Wasserstein:
        return fake.mean() - real.mean();
    case DiscriminatorLoss::Hinge:
        return torch::relu(1.0 - real).mean() + torch::relu(1.0 + fake).mean();
    case DiscriminatorLoss::Relativistic:
        return softplus(fake - real).mean();
    case DiscriminatorLoss::General:
        return generalLoss(general, outputsOnReal, targetLike(outputsOnReal, 1.0 - smoothing)) +
               generalLoss(general, outputsOnFake, targetLike(outputsOnFake, 0.0));
    }
    return {};
}

}  // namespace

torch::Tensor scoresOf(const torch::Tensor& outputs)
{
    return outputs.size(1) == 2 ? outputs.select(1, 1) - outputs.select(1, 0) : outputs.select(1, 0);
}

torch::Tensor discriminatorLoss(const spec::GanLossSpec& loss, const spec::GeneralLossSpec& general,
                                const torch::Tensor& outputsOnReal, const torch::Tensor& outputsOnFake)
{
    const torch::Tensor value = withoutDrift(loss, general, outputsOnReal, outputsOnFake);
    return loss.drift > 0.0 ? value + loss.drift * scoresOf(outputsOnReal).square().mean() : value;
}

torch::Tensor generatorLoss(const spec::GanLossSpec& loss, const spec::GeneralLossSpec& general,
                            const torch::Tensor& outputsOnReal, const torch::Tensor& outputsOnFake)
{
    const torch::Tensor fake = scoresOf(outputsOnFake);
    switch (loss.generator) {
    case GeneratorLoss::NonSaturating:
        return softplus(-fake).mean();
    case GeneratorLoss::Minimax:
        return -softplus(fake).mean();
    case GeneratorLoss::LeastSquares:
        return (fake - 1.0).square().mean();
    case GeneratorLoss::Wasserstein:
    case GeneratorLoss::Hinge:
        return -fake.mean();
    case GeneratorLoss::Relativistic:
        return softplus(scoresOf(outputsOnReal) - fake).mean();
    case GeneratorLoss::General:
        return generalLoss(general, outputsOnFake, targetLike(outputsOnFake, 1.0));
    }
    return {};
}

Belief belief(const spec::GanLossSpec& loss, const spec::GeneralLossSpec& general,
              const torch::Tensor& scoresOnReal, const torch::Tensor& scoresOnFake)
{
    const bool logOdds = !general.onlyDifferences();
    if (loss.discriminator == DiscriminatorLoss::Relativistic) {
        return {torch::sigmoid(scoresOnReal - scoresOnFake).mean(),
                torch::sigmoid(scoresOnFake - scoresOnReal).mean()};
    }
    if (loss.discriminator == DiscriminatorLoss::Minimax ||
        (loss.discriminator == DiscriminatorLoss::General && logOdds)) {
        return {torch::sigmoid(scoresOnReal).mean(), torch::sigmoid(scoresOnFake).mean()};
    }
    return {};
}

torch::Tensor realMargins(const spec::GanLossSpec& loss, const torch::Tensor& scoresOnReal,
                          const torch::Tensor& scoresOnFake)
{
    switch (loss.discriminator) {
    case DiscriminatorLoss::Minimax:
    case DiscriminatorLoss::Hinge:
        return scoresOnReal;
    case DiscriminatorLoss::LeastSquares:
        return scoresOnReal - 0.5;
    case DiscriminatorLoss::Wasserstein:
    case DiscriminatorLoss::Relativistic:
    case DiscriminatorLoss::General:
        return scoresOnReal - scoresOnFake;
    }
    return {};
}

}  // namespace synthslice::training
