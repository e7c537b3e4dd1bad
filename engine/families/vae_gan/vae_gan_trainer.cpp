#include "engine/families/vae_gan/vae_gan_trainer.h"

#include <ATen/CPUGeneratorImpl.h>

#include "engine/base/square_columns.h"
#include "engine/families/variational/reconstructions.h"
#include "engine/families/variational/spec/evaluation_scope.h"
#include "engine/models/named_tensors.h"
#include "engine/models/noise.h"
#include "engine/training/images/latent_images.h"
#include "engine/training/optimization/precision.h"
#include "engine/training/optimization/schedules.h"
#include "engine/training/random_streams.h"
#include "engine/training/training_patches.h"

namespace synthslice::training {
namespace {

EncoderDecoder onDevice(EncoderDecoder networks, torch::Device device)
{
    networks.encoder->to(device);
    networks.decoder->to(device);
    return networks;
}

FeatureDiscriminator onDevice(FeatureDiscriminator discriminator, torch::Device device)
{
    discriminator.network()->to(device);
    return discriminator;
}

torch::Tensor squaredError(const torch::Tensor& some, const torch::Tensor& others)
{
    return (some - others).square().mean();
}

/// Mean over pixels of the variance across images.
torch::Tensor varianceAcross(const torch::Tensor& images)
{
    return images.var(0, /*unbiased=*/false).mean();
}

/// Measures on the device, and where they go.
using Scalars = std::vector<std::pair<double VaeGanMeasures::*, torch::Tensor>>;

/// All at once: a GPU is waited for each time.
void readScalars(const Scalars& scalars, VaeGanMeasures& measures)
{
    std::vector<torch::Tensor> tensors;
    for (const auto& [member, tensor] : scalars) tensors.push_back(tensor);
    const torch::Tensor values = torch::stack(tensors).cpu();
    for (std::size_t i = 0; i < scalars.size(); ++i) {
        measures.*scalars[i].first = values[static_cast<std::int64_t>(i)].item<double>();
    }
}

/// What a pass tells before any weight changes.
Scalars scalarsOf(const VaeGanPass& pass, const torch::Tensor& patches, const torch::Tensor& meanPatch,
                  double beta)
{
    using M = VaeGanMeasures;
    const torch::NoGradGuard noGradients;
    const auto& [features, scores] = pass.sightOfPatches;
    const torch::Tensor& reconstructed = pass.sightOfReconstructions.scores;
    const torch::Tensor& generated = pass.sightOfGenerated.scores;
    return {{&M::onPatches, pass.onPatches},
            {&M::onReconstructions, pass.onReconstructions},
            {&M::onGenerated, pass.onGenerated},
            {&M::lossDiscriminator, pass.onPatches + pass.onReconstructions + pass.onGenerated},
            {&M::lossDecoder, pass.ofDecoder},
            {&M::lossEncoder, beta * pass.costOfKl + pass.features},
            {&M::features, pass.features},
            {&M::featureShare, squaredError(features, pass.sightOfReconstructions.features) /
                                   squaredError(features, features.roll(1, 0))},
            {&M::kl, pass.klOfUnits.sum(1).mean()},
            {&M::errorShare, squaredError(patches, pass.reconstructions) / squaredError(patches, meanPatch)},
            {&M::reconstructionSpread,
             torch::sqrt(varianceAcross(pass.reconstructions) / varianceAcross(patches))},
            {&M::beliefInPatches, torch::sigmoid(scores).mean()},
            {&M::beliefInReconstructions, torch::sigmoid(reconstructed).mean()},
            {&M::beliefInGenerated, torch::sigmoid(generated).mean()},
            {&M::scoreOfPatches, scores.mean()},
            {&M::scoreOfReconstructions, reconstructed.mean()},
            {&M::scoreOfGenerated, generated.mean()}};
}

}  // namespace

VaeGanTrainer::VaeGanTrainer(const spec::ExperimentSpec& experiment, TrainingImages images,
                             const std::vector<GreyImage>& heldOut, DeviceReport device)
    : SteppedTrainer(experiment, std::move(device)), m_images(std::move(images)),
      m_networks(onDevice(newEncoderDecoder(experiment, vaeGan(), weightsGenerator(experiment, 0),
                                            weightsGenerator(experiment, 1)),
                          this->device())),
      m_discriminator(
          onDevice(FeatureDiscriminator(experiment, weightsGenerator(experiment, 2)), this->device())),
      m_encoderOptimizer(*m_networks.encoder, vaeGan().optimizer.encoder),
      m_decoderOptimizer(*m_networks.decoder, vaeGan().optimizer.decoder),
      m_discriminatorOptimizer(*m_discriminator.network(), vaeGan().optimizer.discriminator),
      m_average(m_networks.decoder)
{
    if (!heldOut.empty()) m_heldOut = toPatches(heldOut, m_images.coding);
}

torch::Tensor VaeGanTrainer::noiseFor(std::int64_t images, const torch::Generator& random) const
{
    return torch::randn(spec::batchOf(spec::shapeOf(vaeGan().latent), images), random).to(device());
}

Result<SteppedTrainer::StepOutcome> VaeGanTrainer::doStep()
{
    const models::NoiseScope noise({random()});
    m_evaluationDecoder = nullptr;
    const std::int64_t batch = experiment().training.batchSize;
    const torch::Tensor patches = patchBatch(experiment(), m_images, batch,
                                             static_cast<std::uint64_t>(stepsDone()), report().cuda);
    const torch::Tensor posteriorNoise = noiseFor(batch, random());
    VaeGanMeasures measures;
    learnFrom({patches.to(device(), /*non_blocking=*/true), posteriorNoise, noiseFor(batch, random())},
              measures);
    m_average.update(m_networks.decoder, experiment().training.emaDecay, stepsDone() + 1);
    if ((stepsDone() + 1) % experiment().training.sampleEverySteps == 0) tryOnHeldOut(measures);
    return StepOutcome{valuesOf(measures)};
}

void VaeGanTrainer::learnFrom(const VaeGanInputs& inputs, VaeGanMeasures& measures)
{
    VaeGanPass pass = [&] {
        const AutocastScope autocast(report().bf16, device());
        return VaeGanPass(m_networks, m_discriminator, vaeGan(), inputs, m_images.coding.labelOrder.size());
    }();
    measures.beta = vaeGan().loss.betaAfter(stepsDone());
    readScalars(scalarsOf(pass, inputs.patches, meanPatch(), measures.beta), measures);

    const VaeGanUpdates updates = updatesBy(vaeGan().game, measures.onPatches, measures.onReconstructions);
    measures.decoderUpdated = updates.decoder ? 1.0 : 0.0;
    measures.discriminatorUpdated = updates.discriminator ? 1.0 : 0.0;
    const VaeGanGradients gradients = pass.gradients(measures.beta, updates);
    const spec::VaeGanOptimizers& optimizers = vaeGan().optimizer;
    using M = VaeGanMeasures;
    Scalars norms{
        {&M::gradientNormEncoder, update(m_encoderOptimizer, optimizers.encoder, gradients.encoder)}};
    if (updates.decoder) {
        norms.emplace_back(&M::gradientNormDecoder,
                           update(m_decoderOptimizer, optimizers.decoder, gradients.decoder));
    }
    if (updates.discriminator) {
        norms.emplace_back(
            &M::gradientNormDiscriminator,
            update(m_discriminatorOptimizer, optimizers.discriminator, gradients.discriminator));
    }
    readScalars(norms, measures);
    const double factor = lrFactor(experiment().training, stepsDone());
    measures.lrEncoder = spec::learningRate(optimizers.encoder) * factor;
    measures.lrDecoder = spec::learningRate(optimizers.decoder) * factor;
    measures.lrDiscriminator = spec::learningRate(optimizers.discriminator) * factor;
}

/// The norm of the gradients before clipping.
torch::Tensor VaeGanTrainer::update(Optimizer& optimizer, const spec::OptimizerSpec& spec,
                                    const std::vector<torch::Tensor>& gradients) const
{
    return optimizer.learn(gradients, spec, lrFactor(experiment().training, stepsDone()),
                           vaeGan().loss.clipGradNorm);
}

const torch::Tensor& VaeGanTrainer::meanPatch()
{
    if (!m_meanPatch.defined()) {
        m_meanPatch = referencePatches(experiment(), m_images).mean(0, true).to(device());
    }
    return m_meanPatch;
}

void VaeGanTrainer::tryOnHeldOut(VaeGanMeasures& measures)
{
    if (!m_heldOut.defined()) return;
    const EvaluationScope encoding(m_networks.encoder.ptr());
    const EvaluationScope decoding(m_networks.decoder.ptr());
    const EvaluationScope judging(m_discriminator.network().ptr());
    const torch::Generator fixed = at::detail::createCPUGenerator(
        seedOf(experiment().training.seed, Stream::Statistics));
    constexpr std::int64_t together = 64;
    torch::Tensor features = torch::zeros({}, device());
    torch::Tensor kl = torch::zeros({}, device());
    torch::Tensor error = torch::zeros({}, device());
    torch::Tensor errorOfMean = torch::zeros({}, device());
    std::vector<torch::Tensor> means;
    for (const torch::Tensor& part : m_heldOut.split(together)) {
        const torch::Tensor patches = part.to(device());
        const VaeGanPass pass(m_networks, m_discriminator, vaeGan(),
                              {patches, noiseFor(patches.size(0), fixed), noiseFor(patches.size(0), fixed)},
                              m_images.coding.labelOrder.size());
        const auto count = static_cast<double>(patches.size(0));
        features += count * pass.features;
        kl += pass.klOfUnits.sum();
        error += count * squaredError(patches, pass.reconstructions);
        errorOfMean += count * squaredError(patches, meanPatch());
        means.push_back(pass.posterior.mean);
    }
    const auto count = static_cast<double>(m_heldOut.size(0));
    measures.featuresTest = features.item<double>() / count;
    measures.klTest = kl.item<double>() / count;
    measures.errorShareTest = (error / errorOfMean).item<double>();
    measures.activeUnits = static_cast<double>(activeUnits(torch::cat(means)));
}

/// That of the average, whose batch norms have statistics of its own images.
torch::nn::Sequential& VaeGanTrainer::evaluationDecoder()
{
    if (!m_evaluationDecoder) {
        m_evaluationDecoder = m_average.withOwnStatistics(
            spec::batchOf(spec::shapeOf(vaeGan().latent), experiment().training.batchSize),
            seedOf(experiment().training.seed, Stream::Statistics),
            [this](const torch::Tensor& latents, const torch::Generator&) { return latents.to(device()); });
    }
    return m_evaluationDecoder;
}

session::Samples VaeGanTrainer::sample()
{
    const std::int64_t size = experiment().data.patchSize;
    const std::vector<Latent> latents = latentsOf(experiment().training.sampleSeed, Stream::Samples,
                                                  experiment().training.sampleCount);
    session::Samples samples{
        stepsDone(), squareColumns(latents.size()),
        synthesize(evaluationDecoder(), latentInput(), latents, m_images.coding, size * size)};
    if (m_heldOut.defined()) {
        const EvaluationScope encoding(m_networks.encoder.ptr());
        const EvaluationScope decoding(m_networks.decoder.ptr());
        const torch::Tensor shown = m_heldOut.narrow(
            0, 0, std::min(m_heldOut.size(0), experiment().training.sampleCount));
        samples.grids.push_back(reconstructionGrid(
            shown, m_networks.decode(m_networks.encode(shown.to(device())).mean), m_images.coding));
    }
    return samples;
}

std::vector<GreyImage> VaeGanTrainer::images(session::Generator generator, std::int64_t count)
{
    const std::int64_t size = experiment().data.patchSize;
    const bool averaged = generator == session::Generator::Averaged;
    torch::nn::Sequential& network = averaged ? evaluationDecoder() : m_networks.decoder;
    const EvaluationScope decoding(m_networks.decoder.ptr());
    return synthesizeInBatches(network, latentInput(),
                               latentsOf(experiment().training.seed, Stream::Judged, count), m_images.coding,
                               size * size);
}

void VaeGanTrainer::save(session::CheckpointData& data)
{
    m_networks.save(data);
    data.tensors["discriminator"] = models::stateOf(*m_discriminator.network());
    data.tensors["ema"] = models::stateOf(*evaluationDecoder());
    data.tensors["optimizer_encoder"] = m_encoderOptimizer.state();
    data.tensors["optimizer_decoder"] = m_decoderOptimizer.state();
    data.tensors["optimizer_discriminator"] = m_discriminatorOptimizer.state();
    data.state["grey_window"] = greyWindowOf(m_images.coding);
}

Result<void> VaeGanTrainer::load(const session::CheckpointData& data)
{
    m_evaluationDecoder = nullptr;
    const auto loadNetwork = [&](torch::nn::Module& network, const char* part) {
        return models::loadState(network, tensorsOf(data, part), part);
    };
    const auto loadOptimizer = [&](Optimizer& optimizer, const char* part) {
        return optimizer.loadState(tensorsOf(data, part), part);
    };
    return m_networks.load(data)
        .and_then([&] { return loadNetwork(*m_discriminator.network(), "discriminator"); })
        .and_then([&] { return loadNetwork(*m_average.network(), "ema"); })
        .and_then([&] { return loadOptimizer(m_encoderOptimizer, "optimizer_encoder"); })
        .and_then([&] { return loadOptimizer(m_decoderOptimizer, "optimizer_decoder"); })
        .and_then([&] { return loadOptimizer(m_discriminatorOptimizer, "optimizer_discriminator"); });
}

}  // namespace synthslice::training
