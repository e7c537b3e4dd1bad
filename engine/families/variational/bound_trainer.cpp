#include "engine/families/variational/bound_trainer.h"

#include <algorithm>

#include <ATen/CPUGeneratorImpl.h>

#include "engine/base/square_columns.h"
#include "engine/families/variational/pixel_likelihood.h"
#include "engine/families/variational/reconstructions.h"
#include "engine/families/variational/spec/evaluation_scope.h"
#include "engine/models/noise.h"
#include "engine/training/images/image_synthesis.h"
#include "engine/training/images/latent_images.h"
#include "engine/training/optimization/gradients.h"
#include "engine/training/optimization/precision.h"
#include "engine/training/optimization/schedules.h"
#include "engine/training/random_streams.h"
#include "engine/training/training_patches.h"

namespace synthslice::training {
namespace {

std::shared_ptr<LatentModel> onDevice(std::shared_ptr<LatentModel> model, torch::Device device)
{
    model->to(device);
    return model;
}

}  // namespace

BoundTrainer::BoundTrainer(const spec::ExperimentSpec& experiment, TrainingImages images,
                           std::vector<GreyImage> heldOut, DeviceReport device,
                           std::shared_ptr<LatentModel> model, spec::BoundPartsOf partsOf)
    : SteppedTrainer(experiment, std::move(device)), m_images(std::move(images)), m_partsOf(partsOf),
      m_model(onDevice(std::move(model), this->device())), m_optimizer(*m_model, parts().optimizer)
{
    if (!heldOut.empty()) {
        m_heldOut = targetOf(
            parts().likelihood, toPatches(heldOut, m_images.coding),
            at::detail::createCPUGenerator(seedOf(experiment.training.seed, Stream::Judged)));
    }
}

spec::Shape BoundTrainer::latentShape(std::int64_t images) const
{
    return spec::batchOf(m_model->latentShape(), images);
}

torch::Tensor BoundTrainer::noiseFor(std::int64_t images, const torch::Generator& random) const
{
    return torch::randn(latentShape(images), random).to(device());
}

Result<SteppedTrainer::StepOutcome> BoundTrainer::doStep()
{
    const models::NoiseScope noise({random()});
    const torch::Tensor patches = patchBatch(experiment(), m_images, experiment().training.batchSize,
                                             static_cast<std::uint64_t>(stepsDone()), report().cuda);
    const auto onDevice = [this](const torch::Tensor& values) {
        return values.to(device(), /*non_blocking=*/true);
    };
    const torch::Tensor targets = onDevice(targetOf(parts().likelihood, patches, random()));
    BoundMeasures measures;
    const std::vector<double> more = learnFrom(targets, onDevice(patches),
                                               noiseFor(targets.size(0), random()), measures);
    if ((stepsDone() + 1) % experiment().training.sampleEverySteps == 0) tryOnHeldOut(measures);
    StepOutcome outcome{valuesOf(measures)};
    outcome.values.insert(outcome.values.end(), more.begin(), more.end());
    return outcome;
}

std::vector<double> BoundTrainer::learnFrom(const torch::Tensor& targets, const torch::Tensor& patches,
                                            const torch::Tensor& noise, BoundMeasures& measures)
{
    const spec::LikelihoodSpec& likelihood = parts().likelihood;
    const auto [posterior, outputs, more] = [&] {
        const AutocastScope autocast(report().bf16, device());
        return m_model->tell(targets, noise);
    }();
    const torch::Tensor reconstruction = logLikelihood(likelihood, outputs, targets).mean();
    const torch::Tensor kl = klOfUnits(posterior);
    measures.beta = parts().loss.betaAfter(stepsDone());
    const torch::Tensor loss = measures.beta * costOfKl(kl, parts().loss.freeBits) - reconstruction;

    const double factor = lrFactor(experiment().training, stepsDone());
    const torch::Tensor gradientNorm = m_optimizer.learn(
        gradientsOf(loss, m_optimizer.parameters()), parts().optimizer, factor, parts().loss.clipGradNorm);
    measures.lr = spec::learningRate(parts().optimizer) * factor;

    const torch::NoGradGuard noGradients;
    // Of grey, as no network can tell how pixels of grey are binarised.
    const auto errorOf = [&](const torch::Tensor& told) { return (patches - told).square().mean(); };
    const torch::Tensor share = errorOf(meanPatch(likelihood, outputs)) /
                                errorOf(patchOf(likelihood, meanTarget()));
    const torch::Tensor sd = learnedSd(likelihood, outputs);
    // All at once: a GPU is waited for each time.
    torch::Tensor values = torch::stack({loss, reconstruction, kl.sum(1).mean(), gradientNorm, share,
                                         sd.defined() ? sd : torch::full_like(loss, BoundMeasures::none)});
    if (more.defined()) values = torch::cat({values, more.to(values.dtype())});
    values = values.cpu();
    const auto value = [&](std::int64_t i) { return values[i].item<double>(); };
    measures.loss = value(0);
    measures.reconstruction = value(1);
    measures.kl = value(2);
    measures.elbo = measures.reconstruction - measures.kl;
    measures.gradientNorm = value(3);
    measures.errorShare = value(4);
    measures.pixelSd = value(5);
    std::vector<double> added;
    for (std::int64_t i = 6; i < values.size(0); ++i) added.push_back(value(i));
    return added;
}

const torch::Tensor& BoundTrainer::meanTarget()
{
    if (!m_meanTarget.defined()) {
        m_meanTarget = targetOf(greyOf(parts().likelihood), referencePatches(experiment(), m_images), {})
                           .mean(0, true)
                           .to(device());
    }
    return m_meanTarget;
}

void BoundTrainer::tryOnHeldOut(BoundMeasures& measures)
{
    if (!m_heldOut.defined()) return;
    const EvaluationScope evaluation(m_model);
    const torch::Generator fixed = at::detail::createCPUGenerator(
        seedOf(experiment().training.seed, Stream::Statistics));
    constexpr std::int64_t together = 64;
    torch::Tensor reconstruction = torch::zeros({}, device());
    torch::Tensor kl = torch::zeros({}, device());
    std::vector<torch::Tensor> means;
    for (const torch::Tensor& part : m_heldOut.split(together)) {
        const torch::Tensor targets = part.to(device());
        const Told told = m_model->tell(targets, noiseFor(targets.size(0), fixed));
        reconstruction += logLikelihood(parts().likelihood, told.outputs, targets).sum();
        kl += klOfUnits(told.posterior).sum();
        means.push_back(told.posterior.mean);
    }
    const auto count = static_cast<double>(m_heldOut.size(0));
    measures.reconstructionTest = reconstruction.item<double>() / count;
    measures.klTest = kl.item<double>() / count;
    measures.elboTest = measures.reconstructionTest - measures.klTest;
    measures.activeUnits = static_cast<double>(activeUnits(torch::cat(means)));
}

session::Samples BoundTrainer::sample()
{
    const EvaluationScope evaluation(m_model);
    const std::int64_t size = experiment().data.patchSize;
    const std::vector<Latent> chosen = latentsOf(experiment().training.sampleSeed, Stream::Samples,
                                                 experiment().training.sampleCount);
    session::Samples samples{
        stepsDone(), squareColumns(chosen.size()),
        synthesize(m_model->patches(), {m_model->latentShape()}, chosen, m_images.coding, size * size)};
    if (m_heldOut.defined()) samples.grids.push_back(reconstructions());
    return samples;
}

/// The first held-out patches as the networks see them, each beside what is told of the means of its latents.
session::ImageGrid BoundTrainer::reconstructions()
{
    const torch::Tensor targets = m_heldOut.narrow(
        0, 0, std::min(m_heldOut.size(0), experiment().training.sampleCount));
    const torch::Tensor means = torch::zeros(latentShape(targets.size(0)), torch::device(device()));
    const torch::Tensor told = meanPatch(parts().likelihood,
                                         m_model->tell(targets.to(device()), means).outputs);
    return reconstructionGrid(patchOf(parts().likelihood, targets), told, m_images.coding);
}

std::vector<GreyImage> BoundTrainer::images(session::Generator /*generator*/, std::int64_t count)
{
    const EvaluationScope evaluation(m_model);
    const std::int64_t size = experiment().data.patchSize;
    return synthesizeInBatches(m_model->patches(), {m_model->latentShape()},
                               latentsOf(experiment().training.seed, Stream::Judged, count), m_images.coding,
                               size * size);
}

void BoundTrainer::save(session::CheckpointData& data)
{
    m_model->save(data);
    data.tensors["optimizer"] = m_optimizer.state();
    data.state["grey_window"] = greyWindowOf(m_images.coding);
}

Result<void> BoundTrainer::load(const session::CheckpointData& data)
{
    return m_model->load(data).and_then(
        [&] { return m_optimizer.loadState(tensorsOf(data, "optimizer"), "optimizer"); });
}

}  // namespace synthslice::training
