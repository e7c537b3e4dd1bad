#include <algorithm>

#include "engine/families/gan/adversarial_losses.h"
#include "engine/families/gan/gan_trainer.h"
#include "engine/families/gan/spec/gan_loss_spec.h"
#include "engine/models/network_builder.h"
#include "engine/models/noise.h"
#include "engine/training/images/label_channels.h"
#include "engine/training/images/label_steps.h"
#include "engine/training/optimization/gradient_penalty.h"
#include "engine/training/optimization/gradients.h"
#include "engine/training/optimization/precision.h"
#include "engine/training/optimization/schedules.h"
#include "engine/training/training_patches.h"

// What the updates of a step read, compute and change.

namespace synthslice::training {
namespace {

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

bool penalizesSlopes(const spec::GanLossSpec& loss)
{
    return loss.r1Gamma > 0.0 || loss.r2Gamma > 0.0;
}

/// What a step of an optimizer measures, scalars.
struct OptimizerStep {
    torch::Tensor gradientNorm;
    torch::Tensor lr;
};

OptimizerStep stepOf(Optimizer& optimizer, const spec::OptimizerSpec& spec,
                     const std::vector<torch::Tensor>& gradients, double factor)
{
    return {optimizer.learn(gradients, spec, factor), scalar(spec::learningRate(spec) * factor)};
}

}  // namespace

/// A graph reads its inputs anew; all else must be constant, and nothing may wait for the GPU.
bool GanTrainer::canBeGraphs() const
{
    return report().graphs && m_terms.canBeGraphs(gan().terms, stepsDone(), m_images.stepsPerEpoch) &&
           !gan().augmentation.isOn() && !models::drawsNoise(m_generator) &&
           !models::drawsNoise(m_discriminator);
}

/// Graphs hold what was constant when they were captured.
void GanTrainer::forgetParts()
{
    m_parts = {};
    m_inputs = {};
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
        CaptureScope scope(device());
        if (gan().loss.nCritic > 1) {
            parts.earlierUpdates.capture(scope, discriminatorPart(false));
        }
        parts.lastUpdate.capture(scope, discriminatorPart(true));
        parts.generatorUpdate.capture(scope, [&] { return computeGenerator(fake); });
    } catch (const std::exception& error) {
        models::setBatches(m_discriminator, 1);
        const auto* ofLibTorch = dynamic_cast<const c10::Error*>(&error);
        return std::string("The GPU does not take the training step as a graph, which costs speed only: ") +
               (ofLibTorch != nullptr ? ofLibTorch->what_without_backtrace() : error.what());
    }
    m_parts = std::move(parts);
    return {};
}

void GanTrainer::drawInputs(std::int64_t criticUpdate)
{
    const spec::GanLossSpec& loss = gan().loss;
    const torch::Tensor real = realBatch(criticUpdate);
    const torch::Tensor noise = torch::randn(latentShape(), random());
    feed(m_inputs.real, real);
    if (m_condition) {
        // Generated image i is asked for what real image i has, so that both batches are spread alike.
        const torch::Tensor condition = m_condition->input(m_condition->measure(inOneChannel(real)));
        feed(m_inputs.condition, condition);
        feed(m_inputs.latent, withChannel(noise, condition));
    } else {
        feed(m_inputs.latent, noise);
    }
    if (loss.gradientPenalty > 0.0) {
        feed(m_inputs.shares, torch::rand({experiment().training.batchSize, 1, 1, 1}, random()));
    }
    if (penalizesSlopes(loss)) {
        const double gammaFactor = cosineFactor(loss.gammaFinalFactor, stepsDone(),
                                                experiment().training.steps);
        feed(m_inputs.penaltyFactor, torch::scalar_tensor(0.5 * gammaFactor, torch::kFloat32));
    }
}

/// From the CPU, on a GPU into the tensor that is there, without waiting.
void GanTrainer::feed(torch::Tensor& input, const torch::Tensor& values) const
{
    if (!report().cuda) {
        input = values;
    } else if (const torch::Tensor pinned = values.pin_memory(); !input.defined()) {
        input = pinned.to(device(), /*non_blocking=*/true);
    } else {
        input.copy_(pinned, /*non_blocking=*/true);
    }
}

GanTrainer::DiscriminatorPart GanTrainer::computeDiscriminator(bool differentiableFake)
{
    const spec::GanLossSpec& loss = gan().loss;
    const spec::GeneralLossSpec& general = gan().generalLoss.discriminator;
    const bool slopes = penalizesSlopes(loss);
    DiscriminatorPart part;
    part.fake = generate(differentiableFake);
    m_spectralNorm.apply();
    const AutocastScope autocast(report().bf16, device());
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
        total = total + m_inputs.penaltyFactor * (loss.r1Gamma * measures.r1 + loss.r2Gamma * measures.r2);
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
    if (gan().augmentation.isOn()) {
        part.realMargins = realMargins(loss, onReal, onFake);
    }
    return part;
}

void GanTrainer::updateDiscriminator(const DiscriminatorPart& part, GanMeasures& measures)
{
    measures = part.measures;
    if (gan().augmentation.isOn()) {
        m_augmentation.update(part.realMargins, gan().augmentation);
        measures.augmentation = scalar(m_augmentation.value(gan().augmentation));
        measures.overconfidence = scalar(m_augmentation.overconfidence());
    }
    const OptimizerStep done = stepOf(m_discriminatorOptimizer, gan().optimizer.discriminator, part.gradients,
                                      lrFactor(experiment().training, stepsDone()));
    measures.gradientNormDiscriminator = done.gradientNorm;
    measures.lrDiscriminator = done.lr;
    if (gan().loss.clipValue > 0.0) {
        m_discriminatorOptimizer.clipWeights(gan().loss.clipValue);
    }
}

GanTrainer::GeneratorPart GanTrainer::computeGenerator(const torch::Tensor& fake)
{
    const spec::GanLossSpec& loss = gan().loss;
    const FrozenScope frozen(m_discriminator);
    m_spectralNorm.apply();
    GeneratorPart part;
    const torch::Tensor leaf = fake.detach().requires_grad_();
    torch::Tensor gradient;
    {
        const AutocastScope autocast(report().bf16, device());
        const torch::Tensor onReal = loss.generatorNeedsReal() ? discriminate(m_inputs.real)
                                                               : torch::Tensor();
        part.measures.lossGenerator = generatorLoss(loss, gan().generalLoss.generator, onReal,
                                                    discriminate(leaf));
        gradient = torch::autograd::grad({part.measures.lossGenerator}, {leaf}).front();
    }
    const torch::Tensor ofImages = m_terms.addTo(gradient, leaf, gan().terms, stepsDone(),
                                                 m_images.stepsPerEpoch, part.measures);
    part.gradients = gradientsOf(fake, m_generatorOptimizer.parameters(), ofImages);
    return part;
}

void GanTrainer::updateGenerator(const GeneratorPart& part, GanMeasures& measures)
{
    measures.lossGenerator = part.measures.lossGenerator;
    measures.termValues = part.measures.termValues;
    measures.termShares = part.measures.termShares;
    const OptimizerStep done = stepOf(m_generatorOptimizer, gan().optimizer.generator, part.gradients,
                                      lrFactor(experiment().training, stepsDone()));
    measures.gradientNormGenerator = done.gradientNorm;
    measures.lrGenerator = done.lr;
}

torch::Tensor GanTrainer::realBatch(std::int64_t criticUpdate) const
{
    // Batches are numbered so that another n_critic leaves the first batch of every step as it is.
    constexpr std::uint64_t updatesPerStep = 1U << 16U;
    const std::uint64_t batch = static_cast<std::uint64_t>(stepsDone()) * updatesPerStep +
                                static_cast<std::uint64_t>(criticUpdate);
    return inChannels(
        patchBatch(experiment(), m_images, experiment().training.batchSize, batch, report().cuda),
        m_channels);
}

torch::Tensor GanTrainer::generate(bool differentiable)
{
    const torch::AutoGradMode gradients(differentiable);
    const AutocastScope autocast(report().bf16, device());
    const torch::Tensor made = m_generator->forward(m_inputs.latent).to(torch::kFloat32);
    // A channel of a label's own has two values.
    const std::size_t values = m_channels > 1 ? 2 : m_images.coding.labelOrder.size();
    return values == 0 ? made : towardsLabels(made, values);
}

/// What the discriminator gives each image after augmentation, shape {batch, outputs}, fp32: a map of scores
/// is averaged (Isola 2017, PatchGAN).
torch::Tensor GanTrainer::discriminate(const torch::Tensor& images)
{
    const spec::AugmentationSpec& augmentation = gan().augmentation;
    const torch::Tensor seen = augmentation.isOn() ? augmented(images, augmentation,
                                                               m_augmentation.value(augmentation), random())
                                                   : images;
    const torch::Tensor told = m_condition ? withChannel(seen, m_inputs.condition) : seen;
    const torch::Tensor outputs = m_discriminator->forward(told).to(torch::kFloat32);
    return outputs.dim() > 2 ? outputs.flatten(2).mean(2) : outputs;
}

}  // namespace synthslice::training
