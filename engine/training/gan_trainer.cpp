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
#include "engine/training/adversarial_losses.h"
#include "engine/training/gradient_penalty.h"
#include "engine/training/image_synthesis.h"
#include "engine/training/precision.h"
#include "engine/training/random_streams.h"
#include "engine/training/schedules.h"
#include "engine/training/software_version.h"

namespace synthslice::training {
namespace {

torch::nn::Sequential onDevice(torch::nn::Sequential network, torch::Device device)
{
    network->to(device);
    return network;
}

torch::nn::Sequential newGenerator(const spec::ExperimentSpec& experiment)
{
    torch::manual_seed(seedOf(experiment.training.seed, Stream::Weights, 0));
    return models::buildNetwork(experiment.generator, latentShape(experiment.latent),
                                experiment.training.kernels);
}

torch::nn::Sequential newDiscriminator(const spec::ExperimentSpec& experiment)
{
    torch::manual_seed(seedOf(experiment.training.seed, Stream::Weights, 1));
    return models::buildNetwork(experiment.discriminator,
                                {1, experiment.data.patchSize, experiment.data.patchSize},
                                experiment.training.kernels);
}

/// A network whose weights take no gradient while it lives, though gradients pass through it.
class FrozenScope {
public:
    explicit FrozenScope(const torch::nn::Sequential& network) : m_parameters(network->parameters())
    {
        setRequiresGrad(false);
    }
    ~FrozenScope() { setRequiresGrad(true); }
    FrozenScope(const FrozenScope&) = delete;
    FrozenScope& operator=(const FrozenScope&) = delete;

private:
    void setRequiresGrad(bool requiresGrad)
    {
        for (torch::Tensor& parameter : m_parameters) {
            parameter.set_requires_grad(requiresGrad);
        }
    }
    std::vector<torch::Tensor> m_parameters;
};

/// Processor time of all threads so far.
double processSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Of each parameter, in memory as it is; undefined for those that `output` does not depend on.
std::vector<torch::Tensor> gradientsOf(const torch::Tensor& output,
                                       const std::vector<torch::Tensor>& parameters,
                                       const torch::Tensor& ofOutput = {})
{
    std::vector<torch::Tensor> gradients = torch::autograd::grad({output}, parameters, {ofOutput},
                                                                 /*retain_graph=*/false,
                                                                 /*create_graph=*/false,
                                                                 /*allow_unused=*/true);
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        // Fused optimizers take both for rows of the same memory.
        if (gradients[i].defined() && gradients[i].strides() != parameters[i].strides()) {
            gradients[i] = torch::empty_like(parameters[i], torch::requires_grad(false)).copy_(gradients[i]);
        }
    }
    return gradients;
}

torch::Tensor scalar(double value)
{
    return torch::scalar_tensor(value, torch::kFloat64);
}

}  // namespace

GanTrainer::GanTrainer(spec::ExperimentSpec experiment, TrainingImages images, DeviceReport device)
    : m_experiment(std::move(experiment)), m_images(std::move(images)), m_report(std::move(device)),
      m_device(m_report.cuda ? torch::kCUDA : torch::kCPU),
      m_threads(m_report.adaptsThreads ? m_report.threads : 1),
      m_generator(onDevice(newGenerator(m_experiment), m_device)),
      m_discriminator(onDevice(newDiscriminator(m_experiment), m_device)),
      m_spectralNorm(m_discriminator, m_experiment.loss.spectralNorm),
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
    const std::uint64_t seed = seedOf(m_experiment.training.seed, Stream::Steps, m_step);
    m_random = at::detail::createCPUGenerator(seed);
    const models::NoiseScope noise({m_random});
    torch::manual_seed(seed);  // for dropout, which draws from torch's own
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
    report.notice = adaptThreads(report.seconds, processSeconds() - cpuBegin);
    if (!notice.empty()) report.notice = notice;
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

/// A graph reads its inputs anew; all else must be constant, and nothing may wait for the GPU.
bool GanTrainer::canBeGraphs() const
{
    const spec::LossTermsSpec& terms = m_experiment.terms;
    const bool anyTerm = std::ranges::any_of(spec::lossTerms(), [&](const spec::LossTermInfo& info) {
        return (terms.*info.member).isOn();
    });
    return m_report.graphs && !anyTerm && !m_experiment.augmentation.isOn() &&
           !models::drawsNoise(m_generator) && !models::drawsNoise(m_discriminator);
}

/// Graphs hold what was constant when they were captured.
void GanTrainer::forgetParts()
{
    m_parts = {};
    m_stepsOfParts = 0;
}

/// What the user is to know of it: that the GPU refused, and why.
std::string GanTrainer::captureParts()
{
    m_parts = {};  // an autograd graph adds gradients up on the stream where it was made
    Parts parts;
    torch::Tensor fake;
    const auto discriminatorPart = [&](bool isLast) {
        return [&, isLast] {
            DiscriminatorPart part = computeDiscriminator(isLast);
            fake = part.fake;
            return part;
        };
    };
    try {
        const CaptureScope capture(m_device);
        if (m_experiment.loss.nCritic > 1) {
            parts.earlierUpdates.capture(m_device.type(), discriminatorPart(false));
        }
        parts.lastUpdate.capture(m_device.type(), discriminatorPart(true));
        parts.generatorUpdate.capture(m_device.type(), [&] { return computeGenerator(fake); });
    } catch (const c10::Error& error) {
        return std::string("The GPU does not take the training step as a graph, which costs speed only: ") +
               error.what_without_backtrace();
    }
    m_parts = std::move(parts);
    return {};
}

void GanTrainer::drawInputs(std::int64_t criticUpdate)
{
    const spec::GanLossSpec& loss = m_experiment.loss;
    load(m_inputs.real, realBatch(criticUpdate));
    load(m_inputs.latent, latentBatch(m_random));
    if (loss.gradientPenalty > 0.0) {
        load(m_inputs.shares, torch::rand({m_experiment.training.batchSize, 1, 1, 1}, m_random));
    }
    const double gammaFactor = cosineFactor(loss.gammaFinalFactor, m_step, m_experiment.training.steps);
    load(m_inputs.penaltyFactor, torch::scalar_tensor(0.5 * gammaFactor, torch::kFloat32));
}

/// From the CPU, on a GPU into the tensor that is there, without waiting.
void GanTrainer::load(torch::Tensor& input, const torch::Tensor& values) const
{
    if (!m_report.cuda) {
        input = values;
    } else if (const torch::Tensor pinned = values.pin_memory(); !input.defined()) {
        input = pinned.to(m_device, /*non_blocking=*/true);
    } else {
        input.copy_(pinned, /*non_blocking=*/true);
    }
}

GanTrainer::DiscriminatorPart GanTrainer::computeDiscriminator(bool differentiableFake)
{
    const spec::GanLossSpec& loss = m_experiment.loss;
    const spec::GeneralLossSpec& general = m_experiment.generalLoss.discriminator;
    const bool slopes = loss.r1Gamma > 0.0 || loss.r2Gamma > 0.0;
    DiscriminatorPart part;
    part.fake = generate(differentiableFake);
    m_spectralNorm.apply();
    const AutocastScope autocast(m_report.bf16, m_device);
    const torch::Tensor& real = m_inputs.real;
    const torch::Tensor fake = part.fake.detach();
    const std::int64_t count = real.size(0);
    const torch::Tensor both = torch::cat({real, fake}).requires_grad_(slopes);
    const auto realPart = [count](const torch::Tensor& tensor) { return tensor.narrow(0, 0, count); };
    const auto fakePart = [count](const torch::Tensor& tensor) { return tensor.narrow(0, count, count); };
    models::setBatches(m_discriminator, m_scoresTogether ? 2 : 1);
    const torch::Tensor outputs = m_scoresTogether ? discriminate(both)
                                                   : torch::cat({discriminate(realPart(both)),
                                                                 discriminate(fakePart(both))});
    models::setBatches(m_discriminator, 1);
    const torch::Tensor scores = scoresOf(outputs);
    GanMeasures& measures = part.measures;
    measures.lossDiscriminator = discriminatorLoss(loss, general, realPart(outputs), fakePart(outputs));
    torch::Tensor total = measures.lossDiscriminator;

    if (slopes) {
        const torch::Tensor norms = squaredGradientNorms(scores, both);
        measures.r1 = realPart(norms).mean();
        measures.r2 = fakePart(norms).mean();
        total = total +
                m_inputs.penaltyFactor * (loss.r1Gamma * measures.r1 + loss.r2Gamma * measures.r2);
    }
    if (loss.gradientPenalty > 0.0) {
        measures.gradientPenalty = gradientPenalty(
            [this](const torch::Tensor& x) { return scoresOf(discriminate(x)); }, real, fake,
            m_inputs.shares);
        total = total + loss.gradientPenalty * measures.gradientPenalty;
    }
    part.gradients = gradientsOf(total, m_discriminatorOptimizer.parameters());

    const torch::Tensor onReal = realPart(scores).detach();
    const torch::Tensor onFake = fakePart(scores).detach();
    const Belief beliefs = belief(loss, general, onReal, onFake);
    measures.beliefReal = beliefs.real;
    measures.beliefFake = beliefs.fake;
    measures.scoreReal = onReal.mean();
    measures.scoreFake = onFake.mean();
    if (m_experiment.augmentation.isOn()) {
        part.realMargins = realMargins(loss, onReal, onFake);
    }
    return part;
}

void GanTrainer::updateDiscriminator(const DiscriminatorPart& part, GanMeasures& measures)
{
    measures = part.measures;
    if (m_experiment.augmentation.isOn()) {
        m_augmentation.update(part.realMargins, m_experiment.augmentation);
        measures.augmentation = scalar(m_augmentation.value(m_experiment.augmentation));
        measures.overconfidence = scalar(m_augmentation.overconfidence());
    }
    const double factor = lrFactor(m_experiment.training, m_step);
    const spec::OptimizerSpec& optimizer = m_experiment.optimizer.discriminator;
    m_discriminatorOptimizer.setGradients(part.gradients);
    measures.gradientNormDiscriminator = m_discriminatorOptimizer.gradientNorm();
    measures.lrDiscriminator = scalar(learningRate(optimizer) * factor);
    m_discriminatorOptimizer.step(optimizer, factor);
    if (m_experiment.loss.clipValue > 0.0) {
        m_discriminatorOptimizer.clipWeights(m_experiment.loss.clipValue);
    }
}

GanTrainer::GeneratorPart GanTrainer::computeGenerator(const torch::Tensor& fake)
{
    const spec::GanLossSpec& loss = m_experiment.loss;
    const FrozenScope frozen(m_discriminator);
    m_spectralNorm.apply();
    GeneratorPart part;
    const torch::Tensor leaf = fake.detach().requires_grad_();
    torch::Tensor gradient;
    {
        const AutocastScope autocast(m_report.bf16, m_device);
        const torch::Tensor onReal = generatorNeedsReal(loss) ? discriminate(m_inputs.real) : torch::Tensor();
        part.measures.lossGenerator = generatorLoss(loss, m_experiment.generalLoss.generator, onReal,
                                                    discriminate(leaf));
        gradient = torch::autograd::grad({part.measures.lossGenerator}, {leaf}).front();
    }
    const torch::Tensor ofImages = m_terms.addTo(gradient, leaf, m_experiment.terms, m_step,
                                                 m_images.stepsPerEpoch, part.measures);
    part.gradients = gradientsOf(fake, m_generatorOptimizer.parameters(), ofImages);
    return part;
}

void GanTrainer::updateGenerator(const GeneratorPart& part, GanMeasures& measures)
{
    measures.lossGenerator = part.measures.lossGenerator;
    measures.termValues = part.measures.termValues;
    measures.termShares = part.measures.termShares;
    const double factor = lrFactor(m_experiment.training, m_step);
    const spec::OptimizerSpec& optimizer = m_experiment.optimizer.generator;
    m_generatorOptimizer.setGradients(part.gradients);
    measures.gradientNormGenerator = m_generatorOptimizer.gradientNorm();
    measures.lrGenerator = scalar(learningRate(optimizer) * factor);
    m_generatorOptimizer.step(optimizer, factor);
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

torch::Tensor GanTrainer::realBatch(std::int64_t criticUpdate) const
{
    // Batches are numbered so that another n_critic leaves the first batch of every step as it is.
    constexpr std::uint64_t updatesPerStep = 1U << 16U;
    const std::uint64_t batch = static_cast<std::uint64_t>(m_step) * updatesPerStep +
                                static_cast<std::uint64_t>(criticUpdate);
    return realImages(m_experiment.training.batchSize, batch);
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

torch::Tensor GanTrainer::generate(bool differentiable)
{
    const torch::AutoGradMode gradients(differentiable);
    const AutocastScope autocast(m_report.bf16, m_device);
    return m_generator->forward(m_inputs.latent).to(torch::kFloat32);
}

/// What the discriminator gives each image after augmentation, shape {batch, outputs}, fp32: a map of scores
/// is averaged (Isola 2017, PatchGAN).
torch::Tensor GanTrainer::discriminate(const torch::Tensor& images)
{
    const spec::AugmentationSpec& augmentation = m_experiment.augmentation;
    const torch::Tensor seen = augmentation.isOn() ? augmented(images, augmentation,
                                                               m_augmentation.value(augmentation), m_random)
                                                   : images;
    const torch::Tensor outputs = m_discriminator->forward(seen).to(torch::kFloat32);
    return outputs.dim() > 2 ? outputs.flatten(2).mean(2) : outputs;
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
    return {
        m_step, columns,
        synthesize(evaluationGenerator(), latentShape(m_experiment.latent), latentSeeds, m_images.window)};
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
    auto made = synthesizeInBatches(network, latentShape(m_experiment.latent), latentSeeds, m_images.window);
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
        {"grey_window", {{"centre", m_images.window.centre}, {"half_width", m_images.window.halfWidth}}},
        {"augmentation", m_augmentation.state()},
        {"extra_terms", m_terms.state()},
        {"device", m_report.device},
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
    m_experiment = std::move(*edited);
    forgetParts();
    return {};
}

}  // namespace synthslice::training
