#include "engine/families/gan/gan_trainer.h"

#include <algorithm>
#include <cmath>

#include <ATen/CPUGeneratorImpl.h>

#include "engine/base/square_columns.h"
#include "engine/base/text/text.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/models/noise.h"
#include "engine/spec/network/shape_inference.h"
#include "engine/training/images/image_synthesis.h"
#include "engine/training/images/latent_images.h"
#include "engine/training/random_streams.h"
#include "engine/training/training_patches.h"

namespace synthslice::training {
namespace {

torch::nn::Sequential onDevice(torch::nn::Sequential network, torch::Device device)
{
    network->to(device);
    return network;
}

torch::nn::Sequential newGenerator(const spec::ExperimentSpec& experiment, const torch::Generator& random)
{
    const spec::GanSpec& gan = spec::ganOf(experiment);
    return models::buildNetwork(gan.generator, spec::generatorInput(experiment), random,
                                experiment.training.kernels);
}

torch::nn::Sequential newDiscriminator(const spec::ExperimentSpec& experiment, const torch::Generator& random)
{
    return models::buildNetwork(spec::ganOf(experiment).discriminator, spec::discriminatorInput(experiment),
                                random, experiment.training.kernels);
}

}  // namespace

GanTrainer::GanTrainer(const spec::ExperimentSpec& experiment, TrainingImages images, DeviceReport device)
    : GanTrainer(experiment, std::move(images), std::move(device), weightsGenerator(experiment, 1))
{
}

GanTrainer::GanTrainer(const spec::ExperimentSpec& experiment, TrainingImages images, DeviceReport device,
                       const torch::Generator& discriminatorRandom)
    : SteppedTrainer(experiment, std::move(device)), m_images(std::move(images)),
      m_channels(spec::generatorShapes(experiment).output.front()),
      m_generator(onDevice(newGenerator(experiment, weightsGenerator(experiment, 0)), this->device())),
      m_discriminator(onDevice(newDiscriminator(experiment, discriminatorRandom), this->device())),
      m_spectralNorm(m_discriminator, gan().loss.spectralNorm, discriminatorRandom),
      m_scoresTogether(models::takesBatchesTogether(m_discriminator)),
      m_generatorOptimizer(*m_generator, gan().optimizer.generator),
      m_discriminatorOptimizer(*m_discriminator, gan().optimizer.discriminator), m_average(m_generator),
      m_terms([this] { return makeTerms(); })
{
    if (gan().condition.isOn()) m_condition.emplace(referencePatches(experiment, m_images));
}

Result<SteppedTrainer::StepOutcome> GanTrainer::doStep()
{
    const models::NoiseScope noise({random()});
    m_evaluationGenerator = nullptr;

    // The generator learns from the images of the last discriminator update, which saves making others.
    GanMeasures measures;
    torch::Tensor fake;
    std::string notice;
    constexpr std::int64_t warmUps = 3;  // libraries choose their algorithms meanwhile
    if (m_stepsOfParts == warmUps && canBeGraphs()) {
        notice = captureParts();
    }
    ++m_stepsOfParts;
    for (std::int64_t update = 0; update < gan().loss.nCritic; ++update) {
        const bool isLast = update + 1 == gan().loss.nCritic;
        drawInputs(update);
        const DiscriminatorPart& part = (isLast ? m_parts.lastUpdate : m_parts.earlierUpdates).run([&] {
            return computeDiscriminator(isLast);
        });
        updateDiscriminator(part, measures);
        fake = part.fake;
    }
    updateGenerator(m_parts.generatorUpdate.run([&] { return computeGenerator(fake); }), measures);
    m_average.update(m_generator, experiment().training.emaDecay, stepsDone() + 1);
    return StepOutcome{valuesOf(measures), notice};
}

ImageTerms GanTrainer::makeTerms() const
{
    return {referencePatches(experiment(), m_images).to(device()), m_images.fibreRadiusPx()};
}

LatentInput GanTrainer::latentInput() const
{
    LatentInput input{spec::shapeOf(gan().latent)};
    if (m_condition) input.condition = [this](const Latent& latent) { return m_condition->inputOf(latent); };
    return input;
}

spec::Shape GanTrainer::latentShape() const
{
    return spec::batchOf(spec::shapeOf(gan().latent), experiment().training.batchSize);
}

std::int64_t GanTrainer::imagePixels() const
{
    return experiment().data.patchSize * experiment().data.patchSize;
}

torch::nn::Sequential& GanTrainer::evaluationGenerator()
{
    if (!m_evaluationGenerator) {
        const auto inputOf = [this](const torch::Tensor& noise, const torch::Generator& random) {
            if (!m_condition) return noise.to(device());
            const torch::Tensor asked = m_condition->drawn(torch::rand({noise.size(0)}, random));
            return withChannel(noise, m_condition->input(asked)).to(device());
        };
        m_evaluationGenerator = m_average.withOwnStatistics(
            latentShape(), seedOf(experiment().training.seed, Stream::Statistics), inputOf);
    }
    return m_evaluationGenerator;
}

session::Samples GanTrainer::sample()
{
    const std::vector<Latent> latents = latentsOf(experiment().training.sampleSeed, Stream::Samples,
                                                  experiment().training.sampleCount);
    return {stepsDone(), squareColumns(latents.size()),
            synthesize(evaluationGenerator(), latentInput(), latents, m_images.coding, imagePixels())};
}

std::vector<GreyImage> GanTrainer::images(session::Generator generator, std::int64_t count)
{
    const bool averaged = generator == session::Generator::Averaged;
    torch::nn::Sequential& network = averaged ? evaluationGenerator() : m_generator;
    const std::vector<Latent> latents = latentsOf(experiment().training.seed, Stream::Judged, count);
    network->eval();  // with the running statistics of batch norm, which stay as they are
    auto made = synthesizeInBatches(network, latentInput(), latents, m_images.coding, imagePixels());
    m_generator->train();
    return made;
}

void GanTrainer::save(session::CheckpointData& data)
{
    data.tensors["generator"] = models::stateOf(*m_generator);
    data.tensors["discriminator"] = models::stateOf(*m_discriminator);
    data.tensors["ema"] = models::stateOf(*evaluationGenerator());
    data.tensors["optimizer_generator"] = m_generatorOptimizer.state();
    data.tensors["optimizer_discriminator"] = m_discriminatorOptimizer.state();
    if (auto vectors = m_spectralNorm.state(); !vectors.empty()) {
        data.tensors["spectral_norm"] = std::move(vectors);
    }
    data.state["grey_window"] = greyWindowOf(m_images.coding);
    if (m_condition) data.state["condition"] = m_condition->state();
    data.state["augmentation"] = m_augmentation.state();
    data.state["extra_terms"] = m_terms.state();
}

Result<void> GanTrainer::load(const session::CheckpointData& data)
{
    const auto loadNetwork = [&](torch::nn::Module& network, const char* part) {
        return models::loadState(network, tensorsOf(data, part), part);
    };
    const auto loadOptimizer = [&](Optimizer& optimizer, const char* part) {
        return optimizer.loadState(tensorsOf(data, part), part);
    };
    const auto loaded = loadNetwork(*m_generator, "generator")
                            .and_then([&] { return loadNetwork(*m_discriminator, "discriminator"); })
                            .and_then([&] { return loadNetwork(*m_average.network(), "ema"); })
                            .and_then(
                                [&] { return loadOptimizer(m_generatorOptimizer, "optimizer_generator"); })
                            .and_then([&] {
                                return loadOptimizer(m_discriminatorOptimizer, "optimizer_discriminator");
                            })
                            .and_then([&] {
                                return m_spectralNorm.loadState(tensorsOf(data, "spectral_norm"),
                                                                "spectral_norm");
                            });
    if (loaded) {
        forgetParts();
        m_evaluationGenerator = nullptr;
        // Checkpoints of version 0.1 were written before these were.
        if (data.state.contains("augmentation")) m_augmentation.loadState(data.state["augmentation"]);
        if (data.state.contains("extra_terms")) m_terms.loadState(data.state["extra_terms"]);
    }
    return loaded;
}

Result<void> channelsAreLabels(const spec::ExperimentSpec& experiment, std::size_t labels)
{
    const std::int64_t channels = spec::generatorShapes(experiment).output.front();
    if (channels == 1 || channels == static_cast<std::int64_t>(labels)) return {};
    if (labels == 0) {
        return invalidInput(
            text("generator.layers: it gives %1 channels, but these slices are not segmented", channels),
            text("give its last convolution one channel"));
    }
    return invalidInput(
        text("generator.layers: it gives %1 channels, but these slices have %2 phases", channels, labels),
        text("give its last convolution one channel, or one for each phase"));
}

Result<void> phasesAreNotFibres(const spec::ExperimentSpec& experiment, std::size_t labels)
{
    if (labels < 3) return {};
    if (spec::ganOf(experiment).condition.isOn()) {
        return invalidInput(
            text("condition.measure: slices of %1 phases have no one volume fraction", labels),
            text("set condition.measure to none"));
    }
    if (spec::ganOf(experiment).terms.circles.isOn()) {
        return invalidInput(text("terms.circles: slices of %1 phases have no fibres to be found", labels),
                            text("turn the term off"));
    }
    return {};
}

Result<void> circlesHaveARadius(const spec::ExperimentSpec& experiment,
                                const std::function<double()>& fibreRadiusPx)
{
    if (!spec::ganOf(experiment).terms.circles.isOn()) {
        return {};
    }
    const double radius = fibreRadiusPx();
    if (radius <= 0.0) {
        return invalidInput(text("terms.circles: no fibre size can be found in these slices"),
                            text("set data.fibre_radius, or turn the term off"));
    }
    const double largest = static_cast<double>(experiment.data.patchSize) / 4.0;
    if (radius > largest) {
        return invalidInput(text("terms.circles: fibres of radius %1 px are too large for patches of %2 px",
                                 std::lround(radius), experiment.data.patchSize),
                            text("lower data.scale, or turn the term off"));
    }
    return {};
}

Result<void> GanTrainer::checkEdit(const session::LiveEdit& edit, const spec::ExperimentSpec& edited)
{
    if (edit.path == "augmentation.probability" && gan().augmentation.adaptive) {
        return invalidInput(text("augmentation.probability follows r_t by itself"),
                            text("turn off augmentation.adaptive"));
    }
    return circlesHaveARadius(edited, m_images.fibreRadiusPx);
}

void GanTrainer::edited(const spec::ExperimentSpec& before)
{
    const spec::GanSpec& was = spec::ganOf(before);
    if (was.loss != gan().loss || was.generalLoss != gan().generalLoss || was.terms != gan().terms ||
        was.augmentation != gan().augmentation) {
        forgetParts();
    }
}

}  // namespace synthslice::training
