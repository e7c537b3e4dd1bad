#include "engine/training/gan_trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

#include <ATen/CPUGeneratorImpl.h>

#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/models/noise.h"
#include "engine/spec/shape_inference.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "engine/training/image_synthesis.h"
#include "engine/training/random_streams.h"
#include "engine/training/software_version.h"

namespace synthslice::training {
namespace {

torch::nn::Sequential onDevice(torch::nn::Sequential network, torch::Device device)
{
    network->to(device);
    return network;
}

torch::Generator weightsGenerator(const spec::ExperimentSpec& experiment, std::uint64_t network)
{
    return at::detail::createCPUGenerator(seedOf(experiment.training.seed, Stream::Weights, network));
}

torch::nn::Sequential newGenerator(const spec::ExperimentSpec& experiment)
{
    return models::buildNetwork(experiment.generator, latentShape(experiment.latent),
                                weightsGenerator(experiment, 0), experiment.training.kernels);
}

torch::nn::Sequential newDiscriminator(const spec::ExperimentSpec& experiment, const torch::Generator& random)
{
    return models::buildNetwork(experiment.discriminator,
                                {1, experiment.data.patchSize, experiment.data.patchSize}, random,
                                experiment.training.kernels);
}

/// Processor time of all threads so far.
double processSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

GanTrainer::GanTrainer(spec::ExperimentSpec experiment, TrainingImages images, DeviceReport device)
    : m_experiment(std::move(experiment)), m_images(std::move(images)), m_report(std::move(device)),
      m_device(m_report.cuda ? torch::kCUDA : torch::kCPU),
      m_threads(m_report.adaptsThreads ? m_report.threads : 1), m_random(weightsGenerator(m_experiment, 1)),
      m_generator(onDevice(newGenerator(m_experiment), m_device)),
      m_discriminator(onDevice(newDiscriminator(m_experiment, m_random), m_device)),
      m_spectralNorm(m_discriminator, m_experiment.loss.spectralNorm, m_random),
      m_scoresTogether(models::takesBatchesTogether(m_discriminator)),
      m_generatorOptimizer(*m_generator, m_experiment.optimizer.generator),
      m_discriminatorOptimizer(*m_discriminator, m_experiment.optimizer.discriminator),
      m_average(m_generator), m_terms([this] { return makeTerms(); })
{
}

Result<session::StepReport> GanTrainer::step()
{
    const auto begin = std::chrono::steady_clock::now();
    const double cpuBegin = processSeconds();
    m_random = at::detail::createCPUGenerator(seedOf(m_experiment.training.seed, Stream::Steps, m_step));
    const models::NoiseScope noise({m_random});
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
    for (std::int64_t update = 0; update < m_experiment.loss.nCritic; ++update) {
        const bool isLast = update + 1 == m_experiment.loss.nCritic;
        drawInputs(update);
        const DiscriminatorPart& part = (isLast ? m_parts.lastUpdate : m_parts.earlierUpdates).run([&] {
            return computeDiscriminator(isLast);
        });
        updateDiscriminator(part, measures);
        fake = part.fake;
    }
    updateGenerator(m_parts.generatorUpdate.run([&] { return computeGenerator(fake); }), measures);
    ++m_step;
    m_average.update(m_generator, m_experiment.training.emaDecay, m_step);

    session::StepReport report{m_step, 0.0, valuesOf(measures), {}};
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    report.notice = notice + adaptThreads(report.seconds, processSeconds() - cpuBegin);
    return report;
}

std::string GanTrainer::adaptThreads(double seconds, double cpuSeconds)
{
    const bool wasCrowded = m_threads.isCrowded();
    m_threads.step(seconds, cpuSeconds);
    if (m_report.adaptsThreads) {
        at::set_num_threads(m_threads.threads());
    }
    if (m_threads.isCrowded() == wasCrowded) {
        return {};
    }
    return wasCrowded ? "Training takes all " + std::to_string(m_report.threads) + " threads again"
                      : "Another program is busy: training takes " + std::to_string(m_threads.threads()) +
                            " of " + std::to_string(m_report.threads) + " threads meanwhile";
}

torch::Tensor GanTrainer::realImages(std::int64_t count, std::uint64_t batch) const
{
    const std::int64_t patch = m_experiment.data.patchSize;
    torch::Tensor images = torch::empty({count, 1, patch, patch},
                                        torch::TensorOptions().pinned_memory(m_report.cuda));
    m_images.batches({images.mutable_data_ptr<float>(), static_cast<std::size_t>(images.numel())}, count,
                     batch);
    return images;
}

ImageTerms GanTrainer::makeTerms() const
{
    // A batch that no step ever takes, the same whenever a term is turned on.
    constexpr std::uint64_t referenceBatch = ~std::uint64_t{0};
    // 512 patches of 64 px, fewer of larger ones.
    const std::int64_t patch = m_experiment.data.patchSize;
    const std::int64_t count = std::clamp<std::int64_t>((std::int64_t{1} << 21) / (patch * patch), 16, 512);
    return {realImages(count, referenceBatch).to(m_device), m_images.fibreRadiusPx()};
}

torch::Tensor GanTrainer::latentBatch(const torch::Generator& random) const
{
    spec::Shape shape = latentShape(m_experiment.latent);
    shape.insert(shape.begin(), m_experiment.training.batchSize);
    return torch::randn(shape, random);
}

std::int64_t GanTrainer::imagePixels() const
{
    return m_experiment.data.patchSize * m_experiment.data.patchSize;
}

torch::nn::Sequential& GanTrainer::evaluationGenerator()
{
    if (!m_evaluationGenerator) {
        constexpr std::int64_t statisticsBatches = 4;
        const torch::Generator random = at::detail::createCPUGenerator(
            seedOf(m_experiment.training.seed, Stream::Statistics));
        std::vector<torch::Tensor> latentBatches;
        for (std::int64_t batch = 0; batch < statisticsBatches; ++batch) {
            latentBatches.push_back(latentBatch(random).to(m_device));
        }
        m_evaluationGenerator = m_average.withOwnStatistics(latentBatches, random);
    }
    return m_evaluationGenerator;
}

session::SampleGrid GanTrainer::sample()
{
    std::vector<std::uint64_t> latentSeeds;
    for (std::int64_t image = 0; image < m_experiment.training.sampleCount; ++image) {
        latentSeeds.push_back(seedOf(m_experiment.training.seed, Stream::Samples, image));
    }
    const auto columns = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(latentSeeds.size()))));
    return {m_step, columns,
            synthesize(evaluationGenerator(), latentShape(m_experiment.latent), latentSeeds, m_images.coding,
                       imagePixels())};
}

std::vector<GreyImage> GanTrainer::images(session::Generator generator, std::int64_t count)
{
    const bool averaged = generator == session::Generator::Averaged;
    torch::nn::Sequential& network = averaged ? evaluationGenerator() : m_generator;
    std::vector<std::uint64_t> latentSeeds;
    for (std::int64_t image = 0; image < count; ++image) {
        latentSeeds.push_back(seedOf(m_experiment.training.seed, Stream::Judged, image));
    }
    network->eval();  // with the running statistics of batch norm, which stay as they are
    auto made = synthesizeInBatches(network, latentShape(m_experiment.latent), latentSeeds, m_images.coding,
                                    imagePixels());
    m_generator->train();
    return made;
}

session::CheckpointData GanTrainer::checkpoint()
{
    session::CheckpointData data;
    data.step = m_step;
    data.tensors["generator"] = models::stateOf(*m_generator);
    data.tensors["discriminator"] = models::stateOf(*m_discriminator);
    data.tensors["ema"] = models::stateOf(*evaluationGenerator());
    data.tensors["optimizer_generator"] = m_generatorOptimizer.state();
    data.tensors["optimizer_discriminator"] = m_discriminatorOptimizer.state();
    if (auto vectors = m_spectralNorm.state(); !vectors.empty()) {
        data.tensors["spectral_norm"] = std::move(vectors);
    }
    data.state = {
        {"experiment", spec::toJson(m_experiment)},
        {"grey_window",
         {{"centre", m_images.coding.window.centre}, {"half_width", m_images.coding.window.halfWidth}}},
        {"augmentation", m_augmentation.state()},
        {"extra_terms", m_terms.state()},
        {"device", m_report.device},
        {"processor", m_report.processor},
        {"precision", m_report.precision},
        {"software", softwareVersion()}};
    return data;
}

Result<void> GanTrainer::restore(const session::CheckpointData& data)
{
    auto experiment = spec::experimentFromJson(data.state.at("experiment"));
    if (!experiment) {
        return tl::unexpected(experiment.error());
    }
    static const std::vector<session::NamedTensor> none;
    const auto stored = [&](const char* part) -> const std::vector<session::NamedTensor>& {
        const auto found = data.tensors.find(part);
        return found == data.tensors.end() ? none : found->second;
    };
    const auto loaded = models::loadState(*m_generator, stored("generator"), "generator")
                            .and_then([&] {
                                return models::loadState(*m_discriminator, stored("discriminator"),
                                                         "discriminator");
                            })
                            .and_then(
                                [&] { return models::loadState(*m_average.network(), stored("ema"), "ema"); })
                            .and_then([&] {
                                return m_generatorOptimizer.loadState(stored("optimizer_generator"),
                                                                      "optimizer_generator");
                            })
                            .and_then([&] {
                                return m_discriminatorOptimizer.loadState(stored("optimizer_discriminator"),
                                                                          "optimizer_discriminator");
                            })
                            .and_then([&] {
                                return m_spectralNorm.loadState(stored("spectral_norm"), "spectral_norm");
                            });
    if (loaded) {
        m_experiment = std::move(*experiment);
        m_step = data.step;
        forgetParts();
        m_evaluationGenerator = nullptr;
        // Checkpoints of version 0.1 were written before these were.
        if (data.state.contains("augmentation")) m_augmentation.loadState(data.state["augmentation"]);
        if (data.state.contains("extra_terms")) m_terms.loadState(data.state["extra_terms"]);
    }
    return loaded;
}

Result<void> circlesHaveARadius(const spec::ExperimentSpec& experiment,
                                const std::function<double()>& fibreRadiusPx)
{
    if (!experiment.terms.circles.isOn()) {
        return {};
    }
    const double radius = fibreRadiusPx();
    if (radius <= 0.0) {
        return invalidInput("terms.circles: no fibre size can be found in these slices",
                            "set data.fibre_radius, or turn the term off");
    }
    const double largest = static_cast<double>(experiment.data.patchSize) / 4.0;
    if (radius > largest) {
        return invalidInput("terms.circles: fibres of radius " + std::to_string(std::lround(radius)) +
                                " px are too large for patches of " +
                                std::to_string(experiment.data.patchSize) + " px",
                            "lower data.scale, or turn the term off");
    }
    return {};
}

Result<void> GanTrainer::applyLive(const session::LiveEdit& edit)
{
    const auto parameter = spec::parameterAt(m_experiment, edit.path);
    if (!parameter) {
        return tl::unexpected(parameter.error());
    }
    if (parameter->changes != spec::Changes::Live) {
        return invalidInput(edit.path + " cannot change while the run goes on", "start a new run with it");
    }
    if (edit.path == "augmentation.probability" && m_experiment.augmentation.adaptive) {
        return invalidInput("augmentation.probability follows r_t by itself",
                            "turn off augmentation.adaptive");
    }
    auto edited = spec::withValue(m_experiment, edit.path, edit.value);
    if (!edited) {
        return tl::unexpected(edited.error());
    }
    if (auto checked = spec::checkExperiment(*edited); !checked) {
        return checked;
    }
    if (auto checked = circlesHaveARadius(*edited, m_images.fibreRadiusPx); !checked) {
        return checked;
    }
    const bool reachesParts = edited->loss != m_experiment.loss ||
                              edited->generalLoss != m_experiment.generalLoss ||
                              edited->terms != m_experiment.terms ||
                              edited->augmentation != m_experiment.augmentation;
    m_experiment = std::move(*edited);
    if (reachesParts) {
        forgetParts();
    }
    return {};
}

}  // namespace synthslice::training
