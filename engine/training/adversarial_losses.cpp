#include "engine/training/adversarial_losses.h"

namespace synthslice::training {

using spec::AdversarialLoss;
using torch::softplus;

torch::Tensor discriminatorLoss(AdversarialLoss loss, const torch::Tensor& scoresOnReal,
                                const torch::Tensor& scoresOnFake)
{
    switch (loss) {
    case AdversarialLoss::NonSaturating:
        return softplus(-scoresOnReal).mean() + softplus(scoresOnFake).mean();
    case AdversarialLoss::Wasserstein:
        return scoresOnFake.mean() - scoresOnReal.mean();
    case AdversarialLoss::Relativistic:
        return softplus(scoresOnFake - scoresOnReal).mean();
    }
    return {};
}

torch::Tensor generatorLoss(AdversarialLoss loss, const torch::Tensor& scoresOnReal,
                            const torch::Tensor& scoresOnFake)
{
    switch (loss) {
    case AdversarialLoss::NonSaturating:
        return softplus(-scoresOnFake).mean();
    case AdversarialLoss::Wasserstein:
        return -scoresOnFake.mean();
    case AdversarialLoss::Relativistic:
        return softplus(scoresOnReal - scoresOnFake).mean();
    }
    return {};
}

bool generatorNeedsReal(AdversarialLoss loss)
{
    return loss == AdversarialLoss::Relativistic;
}

Belief belief(AdversarialLoss loss, const torch::Tensor& scoresOnReal, const torch::Tensor& scoresOnFake)
{
    switch (loss) {
    case AdversarialLoss::NonSaturating:
        return {torch::sigmoid(scoresOnReal).mean(), torch::sigmoid(scoresOnFake).mean()};
    case AdversarialLoss::Wasserstein:
        return {};
    case AdversarialLoss::Relativistic:
        return {torch::sigmoid(scoresOnReal - scoresOnFake).mean(),
                torch::sigmoid(scoresOnFake - scoresOnReal).mean()};
    }
    return {};
}

}  // namespace synthslice::training
