#include "engine/families/vae/vae_trainer.h"

#include <algorithm>
#include <cmath>

#include <ATen/CPUGeneratorImpl.h>

#include "engine/families/variational/pixel_likelihood.h"
#include "engine/models/noise.h"
#include "engine/spec/text.h"
#include "engine/training/gradients.h"
#include "engine/training/image_synthesis.h"
#include "engine/training/precision.h"
#include "engine/training/random_streams.h"
#include "engine/training/schedules.h"

namespace synthslice::training {
namespace {

VaeNetworks onDevice(VaeNetworks networks, torch::Device device)
{
    networks->to(device);
    return networks;
}

/// A network that evaluates while this lives, and trains again then.
class EvaluationScope {
public:
    explicit EvaluationScope(VaeNetworks networks) : m_networks(std::move(networks)) { m_networks->eval(); }
    ~EvaluationScope() { m_networks->train(); }
    EvaluationScope(const EvaluationScope&) = delete;
    EvaluationScope& operator=(const EvaluationScope&) = delete;

private:
    VaeNetworks m_networks;
    torch::NoGradGuard m_noGradients;
};

}  // namespace

VaeTrainer::VaeTrainer(const spec::ExperimentSpec& experiment, TrainingImages images,
                       std::vector<GreyImage> heldOut, DeviceReport device)
    : SteppedTrainer(experiment, std::move(device)), m_images(std::move(images)),
      m_networks(onDevice(
          VaeNetworks(this->experiment(), weightsGenerator(experiment, 0), weightsGenerator(experiment, 1)),
          this->device())),
      m_optimizer(*m_networks, vae().optimizer)
{
    if (!heldOut.empty()) {
        m_heldOut = targetOf(
            vae().likelihood, toPatches(heldOut, m_images.coding),
            at::detail::createCPUGenerator(seedOf(experiment.training.seed, Stream::Judged)));
    }
}

torch::Tensor VaeTrainer::patches(std::int64_t count, std::uint64_t batch) const
{
    const std::int64_t size = experiment().data.patchSize;
    torch::Tensor patches = torch::empty({count, 1, size, size},
                                         torch::TensorOptions().pinned_memory(report().cuda));
    m_images.batches({patches.mutable_data_ptr<float>(), static_cast<std::size_t>(patches.numel())}, count,
                     batch);
    return patches;
}

torch::Tensor VaeTrainer::noiseFor(std::int64_t images, const torch::Generator& random) const
{
    spec::Shape shape = spec::shapeOf(vae().latent);
    shape.insert(shape.begin(), images);
    return torch::randn(shape, random).to(device());
}

Result<SteppedTrainer::StepOutcome> VaeTrainer::doStep()
{
    const models::NoiseScope noise({random()});
    const torch::Tensor targets = targetOf(
        vae().likelihood, patches(experiment().training.batchSize, static_cast<std::uint64_t>(stepsDone())),
        random());
    VaeMeasures measures;
    learnFrom(targets.to(device(), /*non_blocking=*/true), noiseFor(targets.size(0), random()), measures);
    if ((stepsDone() + 1) % experiment().training.sampleEverySteps == 0) tryOnHeldOut(measures);
    return StepOutcome{valuesOf(measures)};
}

void VaeTrainer::learnFrom(const torch::Tensor& targets, const torch::Tensor& noise, VaeMeasures& measures)
{
    const spec::LikelihoodSpec& likelihood = vae().likelihood;
    Posterior posterior;
    torch::Tensor outputs;
    {
        const AutocastScope autocast(report().bf16, device());
        posterior = m_networks->encode(targets);
        outputs = m_networks->decode(sampleOf(posterior, noise));
    }
    const torch::Tensor reconstruction = logLikelihood(likelihood, outputs, targets).mean();
    const torch::Tensor kl = klOfUnits(posterior);
    measures.beta = vae().loss.betaAfter(stepsDone());
    const torch::Tensor loss = measures.beta * costOfKl(kl, vae().loss.freeBits) - reconstruction;

    m_optimizer.setGradients(gradientsOf(loss, m_optimizer.parameters()));
    const torch::Tensor gradientNorm = m_optimizer.gradientNorm();
    if (vae().loss.clipGradNorm > 0.0) m_optimizer.clipGradients(gradientNorm, vae().loss.clipGradNorm);
    const double factor = lrFactor(experiment().training, stepsDone());
    m_optimizer.step(vae().optimizer, factor);
    measures.lr = spec::learningRate(vae().optimizer) * factor;

    const torch::NoGradGuard noGradients;
    const auto errorOf = [&](const torch::Tensor& told) {
        return (patchOf(likelihood, targets) - told).square().mean();
    };
    const torch::Tensor share = errorOf(meanPatch(likelihood, outputs)) /
                                errorOf(patchOf(likelihood, meanTarget()));
    const torch::Tensor sd = learnedSd(likelihood, outputs);
    // All at once: a GPU is waited for each time.
    const torch::Tensor values = torch::stack({loss, reconstruction, kl.sum(1).mean(), gradientNorm, share,
                                               sd.defined() ? sd : torch::full_like(loss, VaeMeasures::none)})
                                     .cpu();
    const auto value = [&](std::int64_t i) { return values[i].item<double>(); };
    measures.loss = value(0);
    measures.reconstruction = value(1);
    measures.kl = value(2);
    measures.elbo = measures.reconstruction - measures.kl;
    measures.gradientNorm = value(3);
    measures.errorShare = value(4);
    measures.pixelSd = value(5);
}

const torch::Tensor& VaeTrainer::meanTarget()
{
    if (!m_meanTarget.defined()) {
        // A batch that no step ever takes, always the same: 512 patches of 64 px, fewer of larger ones.
        constexpr std::uint64_t referenceBatch = ~std::uint64_t{0};
        const std::int64_t size = experiment().data.patchSize;
        const std::int64_t count = std::clamp<std::int64_t>((std::int64_t{1} << 21) / (size * size), 16, 512);
        m_meanTarget = targetOf(greyOf(vae().likelihood), patches(count, referenceBatch), {})
                           .mean(0, true)
                           .to(device());
    }
    return m_meanTarget;
}

void VaeTrainer::tryOnHeldOut(VaeMeasures& measures)
{
    if (!m_heldOut.defined()) return;
    const EvaluationScope evaluation(m_networks);
    const torch::Generator fixed = at::detail::createCPUGenerator(
        seedOf(experiment().training.seed, Stream::Statistics));
    constexpr std::int64_t together = 64;
    torch::Tensor reconstruction = torch::zeros({}, device());
    torch::Tensor kl = torch::zeros({}, device());
    std::vector<torch::Tensor> means;
    for (const torch::Tensor& part : m_heldOut.split(together)) {
        const torch::Tensor targets = part.to(device());
        const Posterior posterior = m_networks->encode(targets);
        const torch::Tensor outputs = m_networks->decode(
            sampleOf(posterior, noiseFor(targets.size(0), fixed)));
        reconstruction += logLikelihood(vae().likelihood, outputs, targets).sum();
        kl += klOfUnits(posterior).sum();
        means.push_back(posterior.mean);
    }
    const auto count = static_cast<double>(m_heldOut.size(0));
    measures.reconstructionTest = reconstruction.item<double>() / count;
    measures.klTest = kl.item<double>() / count;
    measures.elboTest = measures.reconstructionTest - measures.klTest;
    measures.activeUnits = static_cast<double>(activeUnits(torch::cat(means)));
}

session::Samples VaeTrainer::sample()
{
    const EvaluationScope evaluation(m_networks);
    const std::int64_t size = experiment().data.patchSize;
    const std::vector<Latent> chosen = latentsOf(experiment().training.sampleSeed, Stream::Samples,
                                                 experiment().training.sampleCount);
    session::Samples samples{stepsDone(),
                             static_cast<int>(std::ceil(std::sqrt(static_cast<double>(chosen.size())))),
                             synthesize(patchNetwork(m_networks->decoder(), vae().likelihood),
                                        {spec::shapeOf(vae().latent)}, chosen, m_images.coding, size * size)};
    if (m_heldOut.defined()) samples.grids.push_back(reconstructions());
    return samples;
}

/// The first held-out patches as the networks see them, each beside what is told of the mean of its latent.
session::ImageGrid VaeTrainer::reconstructions()
{
    const torch::Tensor targets = m_heldOut.narrow(
        0, 0, std::min(m_heldOut.size(0), experiment().training.sampleCount));
    const torch::Tensor told = meanPatch(vae().likelihood,
                                         m_networks->decode(m_networks->encode(targets.to(device())).mean));
    const torch::Tensor shown = patchOf(vae().likelihood, targets);
    constexpr int pairsInARow = 4;
    session::ImageGrid grid{
        SYNTHSLICE_TEXT("Reconstructions: each held-out patch, and what becomes of it"), 2 * pairsInARow, {}};
    for (std::int64_t i = 0; i < shown.size(0); ++i) {
        grid.images.push_back(toGreyImage(shown[i], m_images.coding));
        grid.images.push_back(toGreyImage(told[i], m_images.coding));
    }
    return grid;
}

std::vector<GreyImage> VaeTrainer::images(session::Generator /*generator*/, std::int64_t count)
{
    const EvaluationScope evaluation(m_networks);
    const std::int64_t size = experiment().data.patchSize;
    return synthesizeInBatches(
        patchNetwork(m_networks->decoder(), vae().likelihood), {spec::shapeOf(vae().latent)},
        latentsOf(experiment().training.seed, Stream::Judged, count), m_images.coding, size * size);
}

void VaeTrainer::save(session::CheckpointData& data)
{
    m_networks->save(data);
    data.tensors["optimizer"] = m_optimizer.state();
    data.state["grey_window"] = {{"centre", m_images.coding.window.centre},
                                 {"half_width", m_images.coding.window.halfWidth}};
}

Result<void> VaeTrainer::load(const session::CheckpointData& data)
{
    return m_networks->load(data).and_then(
        [&] { return m_optimizer.loadState(tensorsOf(data, "optimizer"), "optimizer"); });
}

}  // namespace synthslice::training
