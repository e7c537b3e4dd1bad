#include "engine/families/classifier/classifier_trainer.h"

#include <algorithm>

#include "engine/classification/belief_measures.h"
#include "engine/classification/class_measures.h"
#include "engine/families/classifier/class_beliefs.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/models/noise.h"
#include "engine/training/optimization/general_losses.h"
#include "engine/training/optimization/gradients.h"
#include "engine/training/optimization/precision.h"
#include "engine/training/optimization/schedules.h"
#include "engine/training/random_streams.h"

namespace synthslice::training {
namespace {

torch::nn::Sequential newNetwork(const spec::ExperimentSpec& experiment, const torch::Generator& random,
                                 torch::Device device)
{
    torch::nn::Sequential network = models::buildNetwork(spec::classifierOf(experiment).network,
                                                         spec::patchShape(experiment.data), random,
                                                         experiment.training.kernels);
    network->to(device);
    return network;
}

/// Accuracy, and share of the class that is predicted most, from one row of values an image.
void measureBatch(const torch::Tensor& values, const std::vector<std::int64_t>& labels,
                  ClassifierMeasures& measures)
{
    const torch::Tensor predicted = values.argmax(1).cpu();
    const auto* classes = predicted.const_data_ptr<std::int64_t>();
    std::vector<std::size_t> counts(static_cast<std::size_t>(values.size(1)));
    std::size_t correct = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        ++counts[static_cast<std::size_t>(classes[i])];
        if (classes[i] == labels[i]) ++correct;
    }
    const auto images = static_cast<double>(labels.size());
    measures.accuracy = static_cast<double>(correct) / images;
    measures.largestShare = static_cast<double>(*std::ranges::max_element(counts)) / images;
}

}  // namespace

ClassifierTrainer::ClassifierTrainer(const spec::ExperimentSpec& experiment,
                                     std::shared_ptr<const data::LabelledDataset> dataset,
                                     DeviceReport device)
    : SteppedTrainer(experiment, std::move(device)), m_dataset(std::move(dataset)),
      m_sampler(m_dataset, data::PixelRange::ZeroToOne, data::LastBatch::Smaller,
                seedOf(experiment.training.seed, Stream::Patches)),
      m_network(newNetwork(experiment, weightsGenerator(experiment, 0), this->device())),
      m_optimizer(*m_network, classifier().optimizer)
{
}

ClassifierTrainer::Batch ClassifierTrainer::batchOf(std::span<const std::uint32_t> images) const
{
    const auto count = static_cast<std::int64_t>(images.size());
    const auto classes = static_cast<std::int64_t>(m_dataset->classNames().size());
    const auto options = torch::TensorOptions().pinned_memory(report().cuda);
    Batch batch{torch::empty({count, 1, m_dataset->height(), m_dataset->width()}, options),
                torch::zeros({count, classes}, options), std::vector<std::int64_t>(images.size())};
    m_dataset->fill(images, data::PixelRange::ZeroToOne,
                    {batch.images.mutable_data_ptr<float>(), static_cast<std::size_t>(batch.images.numel())},
                    batch.labels);
    auto* targets = batch.targets.mutable_data_ptr<float>();
    for (const std::int64_t label : batch.labels) {
        targets[label] = 1.0F;
        targets += classes;
    }
    batch.images = batch.images.to(device(), /*non_blocking=*/true);
    batch.targets = batch.targets.to(device(), /*non_blocking=*/true);
    return batch;
}

/// {count, classes}, fp32.
torch::Tensor ClassifierTrainer::valuesFor(const torch::Tensor& images)
{
    const AutocastScope autocast(report().bf16, device());
    return m_network->forward(images).to(torch::kFloat32);
}

Result<SteppedTrainer::StepOutcome> ClassifierTrainer::doStep()
{
    const models::NoiseScope noise({random()});
    ClassifierMeasures measures;
    learnFrom(batchOf(m_sampler.images(data::Part::Training, experiment().training.batchSize,
                                       static_cast<std::uint64_t>(stepsDone()))),
              measures);
    m_memory.addTraining(measures.loss);
    const std::int64_t step = stepsDone() + 1;
    if (step % experiment().training.sampleEverySteps == 0) {
        tryOnTestPart(step);
        if (m_test) {
            m_memory.addTest(m_test->loss);
            measures.lossTest = m_test->loss;
            measures.accuracyTest = classification::accuracy(m_test->confusion);
            measures.rmseOfBeliefs = m_test->rmseOfBeliefs;
            measures.rmseOfClassNumbers = classification::rmseOfClassNumbers(m_test->confusion);
        }
    }
    measures.testLossRise = m_memory.rise();
    measures.testOverTraining = m_memory.overTraining();
    return StepOutcome{valuesOf(measures)};
}

void ClassifierTrainer::learnFrom(const Batch& batch, ClassifierMeasures& measures)
{
    const torch::Tensor values = valuesFor(batch.images);
    const torch::Tensor loss = generalLoss(classifier().loss, values, batch.targets);
    const double factor = lrFactor(experiment().training, stepsDone());
    const torch::Tensor gradientNorm = m_optimizer.learn(gradientsOf(loss, m_optimizer.parameters()),
                                                         classifier().optimizer, factor);
    measures.lr = spec::learningRate(classifier().optimizer) * factor;
    // Only now: on a GPU each of these waits for it.
    measures.loss = loss.item<double>();
    measures.gradientNorm = gradientNorm.item<double>();
    measureBatch(values.detach(), batch.labels, measures);
}

void ClassifierTrainer::tryOnTestPart(std::int64_t step)
{
    const std::vector<std::uint32_t>& images = m_dataset->images(data::Part::Test);
    if (images.empty()) return;
    constexpr std::size_t together = 1000;
    const torch::NoGradGuard noGradients;
    m_network->eval();
    std::vector<torch::Tensor> values;
    std::vector<torch::Tensor> targets;
    std::vector<std::int64_t> labels;
    for (std::size_t begin = 0; begin < images.size(); begin += together) {
        const Batch batch = batchOf(
            std::span(images).subspan(begin, std::min(together, images.size() - begin)));
        values.push_back(valuesFor(batch.images));
        targets.push_back(batch.targets);
        labels.insert(labels.end(), batch.labels.begin(), batch.labels.end());
    }
    m_network->train();
    const torch::Tensor all = torch::cat(values);
    const torch::Tensor believed = beliefsOf(classifier(), all).cpu().contiguous();
    const classification::Beliefs beliefs(
        {believed.const_data_ptr<float>(), static_cast<std::size_t>(believed.numel())},
        m_dataset->classNames().size());
    m_test = Test{step, generalLoss(classifier().loss, all, torch::cat(targets)).item<double>(),
                  classification::rmseOfBeliefs(beliefs, labels),
                  classification::confusionMatrix(beliefs, labels)};
}

session::Samples ClassifierTrainer::sample()
{
    if (!m_test || m_test->step != stepsDone()) tryOnTestPart(stepsDone());
    session::Samples samples{.step = stepsDone(), .classes = m_dataset->classNames()};
    if (m_test) samples.confusion = m_test->confusion;
    return samples;
}

void ClassifierTrainer::save(session::CheckpointData& data)
{
    data.tensors["network"] = models::stateOf(*m_network);
    data.tensors["optimizer"] = m_optimizer.state();
    data.state["classes"] = m_dataset->classNames();
    data.state["test_loss"] = m_memory.state();
}

Result<void> ClassifierTrainer::load(const session::CheckpointData& data)
{
    return models::loadState(*m_network, tensorsOf(data, "network"), "network")
        .and_then([&] { return m_optimizer.loadState(tensorsOf(data, "optimizer"), "optimizer"); })
        .map([&] {
            m_test.reset();
            m_memory.loadState(data.state.at("test_loss"));
        });
}

/// Another loss cannot be compared with what it was before.
void ClassifierTrainer::edited(const spec::ExperimentSpec& before)
{
    if (spec::classifierOf(before).loss != classifier().loss) m_memory = {};
}

}  // namespace synthslice::training
