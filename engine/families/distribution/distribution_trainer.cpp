#include "engine/families/distribution/distribution_trainer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <ATen/CPUGeneratorImpl.h>

#include "engine/families/distribution/distribution_rules.h"
#include "engine/families/distribution/point_mixture.h"
#include "engine/families/gan/adversarial_losses.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/models/noise.h"
#include "engine/training/optimization/gradients.h"
#include "engine/training/optimization/precision.h"
#include "engine/training/optimization/schedules.h"
#include "engine/training/random_streams.h"

namespace synthslice::training {

using synthslice::distribution::drawPoints;

namespace {

// Which draws of Stream::Patches are real and which generated.
constexpr std::uint64_t realDraws = 0;
constexpr std::uint64_t generatedDraws = 1;
// Batches are numbered so that another n_critic leaves the first batch of every step as it is. Steps of parts
// begin in the middle.
constexpr std::uint64_t updatesPerStep = 1U << 16U;
constexpr std::uint64_t firstOfParts = updatesPerStep / 2;

spec::GanLossSpec gameOf(spec::DiscriminatorLoss discriminator, spec::GeneratorLoss generator)
{
    spec::GanLossSpec loss;
    loss.discriminator = discriminator;
    loss.generator = generator;
    return loss;
}

spec::GanLossSpec gameOf(spec::PointGeneratorLoss generator)
{
    using enum spec::PointGeneratorLoss;
    switch (generator) {
    case NonSaturating:
        return gameOf(spec::DiscriminatorLoss::Minimax, spec::GeneratorLoss::NonSaturating);
    case Minimax:
        return gameOf(spec::DiscriminatorLoss::Minimax, spec::GeneratorLoss::Minimax);
    case Wasserstein:
        return gameOf(spec::DiscriminatorLoss::Wasserstein, spec::GeneratorLoss::Wasserstein);
    }
    return {};
}

}  // namespace

template <std::size_t D>
DistributionTrainer<D>::DistributionTrainer(const spec::ExperimentSpec& experiment, PointSource<D> real,
                                            DeviceReport device)
    : SteppedTrainer(experiment, std::move(device)), m_real(std::move(real)),
      m_discriminator(makeLearner("discriminator", distributions().discriminator,
                                  distributions().optimizer.discriminator, 1)),
      m_critic(makeLearner("critic", distributions().critic, distributions().optimizer.critic, 2)),
      m_generator(makeLearner(
          "generator", distributions().learnsToGenerate() ? distributions().generator : spec::NetworkSpec{},
          distributions().optimizer.generator, 0))
{
    place();
}

template <std::size_t D>
typename DistributionTrainer<D>::Learner
DistributionTrainer<D>::makeLearner(const char* name, const spec::NetworkSpec& network,
                                    const spec::OptimizerSpec& optimizer, std::uint64_t number) const
{
    torch::nn::Sequential built = models::buildNetwork(network, pointNetworkInput(experiment(), name),
                                                       weightsGenerator(experiment(), number),
                                                       experiment().training.kernels);
    built->to(device());
    Optimizer made(*built, optimizer);
    return {std::move(built), std::move(made)};
}

template <std::size_t D>
void DistributionTrainer<D>::place()
{
    if (distributions().real.kind != spec::RealKind::Points) {
        m_real = spec::mixtureOf<D>(distributions().real).value();
    }
    if (!distributions().learnsToGenerate()) {
        m_generated = spec::mixtureOf<D>(distributions().generated).value();
    }
    m_distances.reset();
}

template <std::size_t D>
torch::Tensor DistributionTrainer<D>::outputs(const Learner& learner, const torch::Tensor& points) const
{
    const AutocastScope autocast(report().bf16, device());
    torch::nn::Sequential network = learner.network;
    return network->forward(points).to(torch::kFloat32);
}

template <std::size_t D>
Critic DistributionTrainer<D>::asCritic(const Learner& learner) const
{
    return [this, &learner](const torch::Tensor& points) { return scoresOf(outputs(learner, points)); };
}

template <std::size_t D>
torch::Tensor DistributionTrainer<D>::latents(const torch::Generator& random, std::int64_t count) const
{
    return torch::randn({count, distributions().generated.latent}, random).to(device());
}

template <std::size_t D>
torch::Tensor DistributionTrainer<D>::realBatch(std::uint64_t batch) const
{
    const std::int64_t count = experiment().training.batchSize;
    return toTensor<D>(drawPoints<D>(m_real, seedOf(experiment().training.seed, Stream::Patches, realDraws),
                                     batch * static_cast<std::uint64_t>(count), count))
        .to(device());
}

template <std::size_t D>
torch::Tensor DistributionTrainer<D>::generatedBatch(std::uint64_t batch) const
{
    const std::int64_t count = experiment().training.batchSize;
    if (distributions().learnsToGenerate()) {
        const torch::NoGradGuard noGradients;
        return outputs(m_generator, latents(random(), count));
    }
    return toTensor<D>(drawPoints<D>(m_generated,
                                     seedOf(experiment().training.seed, Stream::Patches, generatedDraws),
                                     batch * static_cast<std::uint64_t>(count), count))
        .to(device());
}

template <std::size_t D>
Result<SteppedTrainer::StepOutcome> DistributionTrainer<D>::doStep()
{
    const models::NoiseScope noise({random()});
    PointMeasures measures;
    torch::Tensor real;
    torch::Tensor generated;
    for (std::int64_t update = 0; update < distributions().loss.nCritic; ++update) {
        const std::uint64_t batch = static_cast<std::uint64_t>(stepsDone()) * updatesPerStep +
                                    static_cast<std::uint64_t>(update);
        real = realBatch(batch);
        generated = generatedBatch(batch);
        updateDiscriminator(real, generated, measures);
        updateCritic(real, generated, measures);
    }
    measureSlopes(real, generated, measures);
    measureDistances(real, generated, measures);
    if (distributions().learnsToGenerate()) updateGenerator(measures);
    std::string notice = m_distances ? std::exchange(m_distances->notice, {}) : std::string();
    return StepOutcome{valuesOf(measures, distributions()), std::move(notice)};
}

template <std::size_t D>
std::vector<session::StepPart> DistributionTrainer<D>::stepParts() const
{
    std::vector<session::StepPart> parts{{"discriminator", SYNTHSLICE_TEXT("Discriminator")},
                                         {"critic", SYNTHSLICE_TEXT("Critic")}};
    if (distributions().learnsToGenerate()) parts.push_back({"generator", SYNTHSLICE_TEXT("Generator")});
    return parts;
}

template <std::size_t D>
Result<void> DistributionTrainer<D>::doPart(const std::string& part, std::uint64_t number)
{
    const models::NoiseScope noise({random()});
    PointMeasures measures;
    if (part == "generator") {
        updateGenerator(measures);
        return {};
    }
    const std::uint64_t batch = static_cast<std::uint64_t>(stepsDone()) * updatesPerStep + firstOfParts +
                                number % firstOfParts;
    const torch::Tensor real = realBatch(batch);
    const torch::Tensor generated = generatedBatch(batch);
    part == "critic" ? updateCritic(real, generated, measures)
                     : updateDiscriminator(real, generated, measures);
    return {};
}

template <std::size_t D>
void DistributionTrainer<D>::descend(Learner& learner, const spec::OptimizerSpec& optimizer,
                                     const torch::Tensor& loss)
{
    learner.optimizer.setGradients(gradientsOf(loss, learner.optimizer.parameters()));
    learner.optimizer.step(optimizer, lrFactor(experiment().training, stepsDone()));
}

template <std::size_t D>
void DistributionTrainer<D>::updateDiscriminator(const torch::Tensor& real, const torch::Tensor& generated,
                                                 PointMeasures& measures)
{
    const torch::Tensor loss = discriminatorLoss(gameOf(spec::PointGeneratorLoss::Minimax), {},
                                                 outputs(m_discriminator, real),
                                                 outputs(m_discriminator, generated));
    descend(m_discriminator, distributions().optimizer.discriminator, loss);
    measures.lossDiscriminator = loss.item<double>();
    measures.jsEstimate = 0.5 * (2.0 * std::numbers::ln2 - measures.lossDiscriminator);
}

template <std::size_t D>
void DistributionTrainer<D>::updateCritic(const torch::Tensor& real, const torch::Tensor& generated,
                                          PointMeasures& measures)
{
    const spec::PointLossSpec& bounds = distributions().loss;
    const torch::Tensor loss = discriminatorLoss(gameOf(spec::PointGeneratorLoss::Wasserstein), {},
                                                 outputs(m_critic, real), outputs(m_critic, generated));
    torch::Tensor total = loss;
    if (bounds.gradientPenalty > 0.0) {
        const torch::Tensor shares = torch::rand({real.size(0), 1}, random()).to(device());
        const torch::Tensor penalty = gradientPenalty(asCritic(m_critic), real, generated, shares);
        measures.gradientPenalty = penalty.item<double>();
        total = total + bounds.gradientPenalty * penalty;
    }
    descend(m_critic, distributions().optimizer.critic, total);
    if (bounds.clipValue > 0.0) m_critic.optimizer.clipWeights(bounds.clipValue);
    measures.lossCritic = loss.item<double>();
}

template <std::size_t D>
void DistributionTrainer<D>::updateGenerator(PointMeasures& measures)
{
    const bool ofCritic = distributions().loss.generator == spec::PointGeneratorLoss::Wasserstein;
    const torch::Tensor points = outputs(m_generator, latents(random(), experiment().training.batchSize));
    const torch::Tensor loss = generatorLoss(gameOf(distributions().loss.generator), {}, {},
                                             outputs(ofCritic ? m_critic : m_discriminator, points));
    descend(m_generator, distributions().optimizer.generator, loss);
    measures.lossGenerator = loss.item<double>();
}

/// After the updates: what the generator would be told, and how far apart the critic finds both. For any f,
/// E f(real) - E f(generated) is at most W1 times the largest slope of f (Kantorovich and Rubinstein), which
/// is looked for at points of both and between them.
template <std::size_t D>
void DistributionTrainer<D>::measureSlopes(const torch::Tensor& real, const torch::Tensor& generated,
                                           PointMeasures& measures)
{
    setTraining(false);
    const PointSlopes ofDiscriminator = slopesAt(asCritic(m_discriminator), generated);
    const torch::Tensor shares = torch::rand({real.size(0), 1}, random()).to(device());
    const std::int64_t count = real.size(0);
    const PointSlopes ofCritic = slopesAt(
        asCritic(m_critic), torch::cat({real, generated, torch::lerp(real, generated, shares)}));
    setTraining(true);

    measures.gradientMinimax = log10MeanLength(minimaxPush(ofDiscriminator));
    measures.gradientNonSaturating = log10MeanLength(nonSaturatingPush(ofDiscriminator));
    measures.gradientCritic = log10MeanLength(criticPush(ofCritic).narrow(0, count, count));
    const double apart = (ofCritic.scores.narrow(0, 0, count).mean() -
                          ofCritic.scores.narrow(0, count, count).mean())
                             .template item<double>();
    const double largestSlope = ofCritic.slopes.norm(2, 1).max().template item<double>();
    measures.w1Estimate = largestSlope > 0.0 ? apart / largestSlope : 0.0;
}

template <std::size_t D>
void DistributionTrainer<D>::measureDistances(const torch::Tensor& real, const torch::Tensor& generated,
                                              PointMeasures& measures)
{
    if (!distributions().learnsToGenerate()) {
        // Only now: of many moves between two steps the last one counts.
        if (!m_distances) m_distances = distancesOf<D>(m_real, m_generated);
        measures.js = m_distances->js;
        measures.w1 = m_distances->w1;
        measures.w2 = m_distances->w2;
        measures.klRealGenerated = m_distances->klRealGenerated;
        measures.klGeneratedReal = m_distances->klGeneratedReal;
        return;
    }
    const Points<D> made = toPoints<D>(generated);
    measures.w1 = pointWasserstein(toPoints<D>(real), made);
    if (const auto* mixture = std::get_if<synthslice::distribution::Mixture<D>>(&m_real)) {
        const ModeCount count = countModes<D>(*mixture, made);
        measures.modes = count.modes;
        measures.onMode = count.onMode;
    }
}

template <std::size_t D>
void DistributionTrainer<D>::setTraining(bool training)
{
    for (Learner* learner : {&m_discriminator, &m_critic, &m_generator}) learner->network->train(training);
}

template <std::size_t D>
session::Samples DistributionTrainer<D>::sample()
{
    constexpr std::int64_t shownPoints = 2048;
    const std::uint64_t seed = seedOf(experiment().training.sampleSeed, Stream::Samples);
    const auto seeded = at::detail::createCPUGenerator(seed);
    const models::NoiseScope noise({seeded});
    setTraining(false);
    PointSource<D> generated = m_generated;
    if (distributions().learnsToGenerate()) {
        const torch::NoGradGuard noGradients;
        generated = toPoints<D>(outputs(m_generator, latents(seeded, shownPoints)));
    }
    const torch::Tensor points = toTensor<D>(drawPoints<D>(m_real, seed, 0, shownPoints));
    const PanelNetworks networks{
        asCritic(m_discriminator), asCritic(m_critic), device(),
        gradientByLayer(*m_critic.network, distributions().critic, points.to(device())),
        distributions().learnsToGenerate() &&
            distributions().loss.generator == spec::PointGeneratorLoss::NonSaturating};
    session::Samples samples{.step = stepsDone(), .panels = panelsOf(m_real, generated, networks)};
    setTraining(true);
    return samples;
}

template <std::size_t D>
void DistributionTrainer<D>::edited(const spec::ExperimentSpec& before)
{
    const spec::DistributionSpec& old = spec::distributionOf(before);
    if (old.generated != distributions().generated || old.real != distributions().real) place();
}

template <std::size_t D>
void DistributionTrainer<D>::save(session::CheckpointData& data)
{
    data.tensors["discriminator"] = models::stateOf(*m_discriminator.network);
    data.tensors["critic"] = models::stateOf(*m_critic.network);
    data.tensors["optimizer_discriminator"] = m_discriminator.optimizer.state();
    data.tensors["optimizer_critic"] = m_critic.optimizer.state();
    if (distributions().learnsToGenerate()) {
        data.tensors["generator"] = models::stateOf(*m_generator.network);
        data.tensors["optimizer_generator"] = m_generator.optimizer.state();
    }
}

template <std::size_t D>
Result<void> DistributionTrainer<D>::load(const session::CheckpointData& data)
{
    place();  // live edits may have moved them
    const auto loadLearner = [&](Learner& learner, const std::string& name) {
        return models::loadState(*learner.network, tensorsOf(data, name), name).and_then([&] {
            return learner.optimizer.loadState(tensorsOf(data, "optimizer_" + name), "optimizer_" + name);
        });
    };
    return loadLearner(m_discriminator, "discriminator")
        .and_then([&] { return loadLearner(m_critic, "critic"); })
        .and_then([&] { return loadLearner(m_generator, "generator"); });
}

template class DistributionTrainer<1>;
template class DistributionTrainer<2>;

}  // namespace synthslice::training
