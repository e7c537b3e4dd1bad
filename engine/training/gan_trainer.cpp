#include "engine/training/gan_trainer.h"

#include <chrono>
#include <cmath>

#include <ATen/CPUGeneratorImpl.h>

#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
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
    return models::buildNetwork(experiment.generator, latentShape(experiment.latent));
}

torch::nn::Sequential newDiscriminator(const spec::ExperimentSpec& experiment)
{
    torch::manual_seed(seedOf(experiment.training.seed, Stream::Weights, 1));
    return models::buildNetwork(experiment.discriminator,
                                {1, experiment.data.patchSize, experiment.data.patchSize});
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

torch::Tensor scalar(double value)
{
    return torch::scalar_tensor(value, torch::kFloat64);
}

}  // namespace

GanTrainer::GanTrainer(spec::ExperimentSpec experiment, BatchSource batches, GreyWindow window,
                       DeviceReport device)
    : m_experiment(std::move(experiment)), m_batches(std::move(batches)), m_window(window),
      m_report(std::move(device)), m_device(m_report.cuda ? torch::kCUDA : torch::kCPU),
      m_generator(onDevice(newGenerator(m_experiment), m_device)),
      m_discriminator(onDevice(newDiscriminator(m_experiment), m_device)),
      m_scoresTogether(!models::normalizesOverBatch(m_experiment.discriminator)),
      m_generatorOptimizer(*m_generator, m_experiment.optimizer.generator),
      m_discriminatorOptimizer(*m_discriminator, m_experiment.optimizer.discriminator), m_average(m_generator)
{
}

Result<session::StepReport> GanTrainer::step()
{
    const auto begin = std::chrono::steady_clock::now();
    const std::uint64_t seed = seedOf(m_experiment.training.seed, Stream::Steps, m_step);
    m_random = at::detail::createCPUGenerator(seed);
    torch::manual_seed(seed);  // for dropout, which draws from torch's own
    m_evaluationGenerator = nullptr;

    // The generator learns from the images of the last discriminator update, which saves making others.
    GanMeasures measures;
    torch::Tensor real;
    torch::Tensor fake;
    for (std::int64_t update = 0; update < m_experiment.loss.nCritic; ++update) {
        real = realBatch(update);
        fake = generate(/*differentiable=*/update + 1 == m_experiment.loss.nCritic);
        updateDiscriminator(real, fake.detach(), measures);
    }
    updateGenerator(real, fake, measures);
    ++m_step;
    m_average.update(m_generator, m_experiment.training.emaDecay, m_step);

    session::StepReport report{m_step, 0.0, valuesOf(measures)};
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return report;
}

void GanTrainer::updateDiscriminator(const torch::Tensor& real, const torch::Tensor& fake,
                                     GanMeasures& measures)
{
    const spec::GanLossSpec& loss = m_experiment.loss;
    const bool slopes = loss.r1Gamma > 0.0 || loss.r2Gamma > 0.0;
    m_discriminatorOptimizer.clearGradients();
    {
        const AutocastScope autocast(m_report.bf16, m_device);
        const std::int64_t count = real.size(0);
        const torch::Tensor images = torch::cat({real, fake}).requires_grad_(slopes);
        const torch::Tensor scores = m_scoresTogether ? score(images)
                                                      : torch::cat({score(real), score(fake)});
        const torch::Tensor scoresOnReal = scores.narrow(0, 0, count);
        const torch::Tensor scoresOnFake = scores.narrow(0, count, count);
        measures.lossDiscriminator = discriminatorLoss(loss.adversarial, scoresOnReal, scoresOnFake);
        torch::Tensor total = measures.lossDiscriminator;

        if (slopes) {
            const double gammaFactor = scheduleFactor(spec::LrSchedule::Cosine, loss.gammaFinalFactor, m_step,
                                                      m_experiment.training.steps);
            const torch::Tensor norms = squaredGradientNorms(scores, images);
            measures.r1 = norms.narrow(0, 0, count).mean();
            measures.r2 = norms.narrow(0, count, count).mean();
            total = total + 0.5 * gammaFactor * (loss.r1Gamma * measures.r1 + loss.r2Gamma * measures.r2);
        }
        if (loss.gradientPenalty > 0.0) {
            measures.gradientPenalty = gradientPenalty([this](const torch::Tensor& x) { return score(x); },
                                                       real, fake, m_random);
            total = total + loss.gradientPenalty * measures.gradientPenalty;
        }
        total.backward();

        const Belief beliefs = belief(loss.adversarial, scoresOnReal, scoresOnFake);
        measures.beliefReal = beliefs.real;
        measures.beliefFake = beliefs.fake;
        measures.scoreReal = scoresOnReal.mean();
        measures.scoreFake = scoresOnFake.mean();
    }
    const spec::OptimizerSpec& optimizer = m_experiment.optimizer.discriminator;
    measures.gradientNormDiscriminator = m_discriminatorOptimizer.gradientNorm();
    measures.lrDiscriminator = scalar(learningRate(optimizer) * lrFactor());
    m_discriminatorOptimizer.step(optimizer, lrFactor());
}

void GanTrainer::updateGenerator(const torch::Tensor& real, const torch::Tensor& fake, GanMeasures& measures)
{
    const spec::AdversarialLoss loss = m_experiment.loss.adversarial;
    const FrozenScope frozen(m_discriminator);
    m_generatorOptimizer.clearGradients();
    {
        const AutocastScope autocast(m_report.bf16, m_device);
        const torch::Tensor scoresOnReal = generatorNeedsReal(loss) ? score(real) : torch::Tensor();
        measures.lossGenerator = generatorLoss(loss, scoresOnReal, score(fake));
        measures.lossGenerator.backward();
    }
    const spec::OptimizerSpec& optimizer = m_experiment.optimizer.generator;
    measures.gradientNormGenerator = m_generatorOptimizer.gradientNorm();
    measures.lrGenerator = scalar(learningRate(optimizer) * lrFactor());
    m_generatorOptimizer.step(optimizer, lrFactor());
}

torch::Tensor GanTrainer::realBatch(std::int64_t criticUpdate) const
{
    const std::int64_t count = m_experiment.training.batchSize;
    const std::int64_t patch = m_experiment.data.patchSize;
    torch::Tensor images = torch::empty({count, 1, patch, patch});
    // Batches are numbered so that another n_critic leaves the first batch of every step as it is.
    constexpr std::uint64_t updatesPerStep = 1U << 16U;
    const std::uint64_t batch = static_cast<std::uint64_t>(m_step) * updatesPerStep +
                                static_cast<std::uint64_t>(criticUpdate);
    m_batches({images.mutable_data_ptr<float>(), static_cast<std::size_t>(images.numel())}, count, batch);
    return images.to(m_device);
}

torch::Tensor GanTrainer::latentBatch(const torch::Generator& random) const
{
    spec::Shape shape = latentShape(m_experiment.latent);
    shape.insert(shape.begin(), m_experiment.training.batchSize);
    return torch::randn(shape, random).to(m_device);
}

torch::Tensor GanTrainer::generate(bool differentiable)
{
    const torch::AutoGradMode gradients(differentiable);
    const AutocastScope autocast(m_report.bf16, m_device);
    return m_generator->forward(latentBatch(m_random)).to(torch::kFloat32);
}

/// One score per image, shape {batch}, fp32: a map of scores is averaged (Isola 2017, PatchGAN).
torch::Tensor GanTrainer::score(const torch::Tensor& images)
{
    return m_discriminator->forward(images).to(torch::kFloat32).flatten(1).mean(1);
}

double GanTrainer::lrFactor() const
{
    const spec::TrainingSpec& training = m_experiment.training;
    return scheduleFactor(training.lrSchedule, training.lrFinalFactor, m_step, training.steps);
}

torch::nn::Sequential& GanTrainer::evaluationGenerator()
{
    if (!m_evaluationGenerator) {
        constexpr std::int64_t statisticsBatches = 4;
        const torch::Generator random = at::detail::createCPUGenerator(
            seedOf(m_experiment.training.seed, Stream::Statistics));
        std::vector<torch::Tensor> latentBatches;
        for (std::int64_t batch = 0; batch < statisticsBatches; ++batch) {
            latentBatches.push_back(latentBatch(random));
        }
        m_evaluationGenerator = m_average.withOwnStatistics(latentBatches);
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
            synthesize(evaluationGenerator(), latentShape(m_experiment.latent), latentSeeds, m_window)};
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
    data.state = {{"experiment", spec::toJson(m_experiment)},
                  {"grey_window", {{"centre", m_window.centre}, {"half_width", m_window.halfWidth}}},
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
                            });
    if (loaded) {
        m_experiment = std::move(*experiment);
        m_step = data.step;
        m_evaluationGenerator = nullptr;
    }
    return loaded;
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
    auto edited = spec::withValue(m_experiment, edit.path, edit.value);
    if (!edited) {
        return tl::unexpected(edited.error());
    }
    if (auto checked = spec::checkExperiment(*edited); !checked) {
        return checked;
    }
    m_experiment = std::move(*edited);
    return {};
}

}  // namespace synthslice::training
