#include "engine/families/plain_network/plain_network_trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "engine/base/square_columns.h"
#include "engine/base/text/text.h"
#include "engine/classification/class_measures.h"
#include "engine/families/plain_network/class_targets.h"
#include "engine/families/plain_network/plain_network_state.h"
#include "engine/plain_network/diagnosis.h"
#include "engine/session/health_monitor.h"
#include "engine/training/optimization/schedules.h"
#include "engine/training/random_streams.h"

namespace synthslice::training {
namespace {

// The family has a namespace synthslice::training::plain_network.
namespace net = synthslice::plain_network;

net::InitialValues initialValues(const spec::InitialValuesSpec& initial)
{
    switch (initial.type) {
    case spec::InitialKind::Constant:
        return net::ConstantValues{initial.value};
    case spec::InitialKind::Uniform:
        return net::UniformValues{initial.low, initial.high};
    case spec::InitialKind::Normal:
        break;
    }
    return net::NormalValues{initial.mean, initial.std};
}

double gradientNorm(const std::vector<net::LayerParameters>& gradients)
{
    const auto squares = [](const std::vector<double>& values) {
        return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
    };
    double sum = 0.0;
    for (const net::LayerParameters& layer : gradients)
        sum += squares(layer.weights.values) + squares(layer.biases);
    return std::sqrt(sum);
}

/// Of the hidden layers; a network without has neither.
struct HiddenNeurons {
    double saturatedShare = std::numeric_limits<double>::quiet_NaN();
    double identical = std::numeric_limits<double>::quiet_NaN();
};

HiddenNeurons hiddenNeurons(const net::Network& network, const net::ForwardPass& pass)
{
    const std::vector<net::LayerDiagnosis> layers = net::diagnose(network, pass);
    if (layers.size() < 2) return {};
    HiddenNeurons hidden{0.0, 0.0};
    double neurons = 0.0;
    for (auto layer = layers.begin(); layer + 1 != layers.end(); ++layer) {
        hidden.saturatedShare += layer->saturatedShare * static_cast<double>(layer->neurons);
        hidden.identical += static_cast<double>(layer->neurons - layer->distinctNeurons);
        neurons += static_cast<double>(layer->neurons);
    }
    hidden.saturatedShare /= neurons;
    return hidden;
}

GreyImage imageOfWeights(std::span<const double> weights, int width, int height)
{
    double largest = 0.0;
    for (const double weight : weights) largest = std::max(largest, std::abs(weight));
    GreyImage image(width, height, 0.5F);
    if (largest > 0.0) {
        std::ranges::transform(weights, image.grey.begin(), [&](double weight) {
            return static_cast<float>(0.5 + 0.5 * weight / largest);
        });
    }
    return image;
}

}  // namespace

PlainNetworkTrainer::PlainNetworkTrainer(const spec::ExperimentSpec& experiment,
                                         std::shared_ptr<const data::LabelledDataset> dataset,
                                         DeviceReport device)
    : SteppedTrainer(experiment, std::move(device)), m_dataset(std::move(dataset)),
      m_sampler(m_dataset, data::PixelRange::ZeroToOne, data::LastBatch::Smaller,
                seedOf(experiment.training.seed, Stream::Patches)),
      m_network(makePlainNetwork(plain(), m_dataset->width() * m_dataset->height(), classes()))
{
    net::initialize(m_network, initialValues(plain().initialWeights), initialValues(plain().initialBiases),
                    seedOf(experiment.training.seed, Stream::Weights));
}

PlainNetworkTrainer::Batch PlainNetworkTrainer::batchOf(std::span<const std::uint32_t> images) const
{
    const auto pixels = static_cast<std::size_t>(m_dataset->width() * m_dataset->height());
    std::vector<float> values(images.size() * pixels);
    Batch batch{net::Matrix(images.size(), pixels), std::vector<std::int64_t>(images.size())};
    m_dataset->fill(images, data::PixelRange::ZeroToOne, values, batch.labels);
    std::ranges::copy(values, batch.inputs.values.begin());
    return batch;
}

Result<SteppedTrainer::StepOutcome> PlainNetworkTrainer::doStep()
{
    m_evaluation.reset();
    const std::int64_t batchSize = experiment().training.batchSize;
    Batch batch = batchOf(m_sampler.images(data::Part::Training, batchSize, stepsDone()));
    const double rate = plain().learning.lr * lrFactor(experiment().training, stepsDone());
    const net::StepResult result = net::trainStep(
        m_network, std::move(batch.inputs), targetsOf(batch.labels, classes(), plain().network.output), rate);
    return StepOutcome{valuesOf(result, batch.labels, rate)};
}

std::vector<double> PlainNetworkTrainer::valuesOf(const net::StepResult& result,
                                                  std::span<const std::int64_t> labels, double rate)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const std::int64_t step = stepsDone() + 1;
    const std::vector<std::size_t> told = classesOf(result.pass.outputs(), classes(), plain().network.output);
    double correct = 0.0;
    for (std::size_t image = 0; image < told.size(); ++image) {
        correct += static_cast<std::int64_t>(told[image]) == labels[image] ? 1.0 : 0.0;
    }
    const bool tests = step % experiment().training.sampleEverySteps == 0 && evaluation();
    // When the health rules look at it.
    const bool diagnoses = step % session::HealthMonitor::inspectEverySteps == 0;
    const HiddenNeurons hidden = diagnoses ? hiddenNeurons(m_network, result.pass) : HiddenNeurons{};
    return {result.loss,
            correct / static_cast<double>(told.size()),
            tests ? classification::accuracy(m_evaluation->confusion) : none,
            tests ? m_evaluation->rmse : none,
            gradientNorm(result.gradients),
            rate,
            static_cast<double>(std::set(told.begin(), told.end()).size()),
            hidden.saturatedShare,
            hidden.identical};
}

std::vector<session::MetricInfo> plainNetworkMetrics()
{
    return {{"loss", SYNTHSLICE_TEXT("Loss"), "loss", ""},
            {"accuracy", SYNTHSLICE_TEXT("Accuracy of the batch"), "accuracy", ""},
            {"accuracy_test", SYNTHSLICE_TEXT("Accuracy of the test part"), "accuracy", "", true},
            {"rmse_test", SYNTHSLICE_TEXT("RMSE of the test part"), "rmse", "", true},
            {"gradient_norm", SYNTHSLICE_TEXT("Gradient norm"), "gradient", ""},
            {"lr", SYNTHSLICE_TEXT("Learning rate"), "rate", ""},
            {"predicted_classes", SYNTHSLICE_TEXT("Classes that the batch is taken for"), "count", ""},
            {"saturated_share", SYNTHSLICE_TEXT("Saturated share of hidden outputs"), "ratio", "", true},
            {"identical_neurons", SYNTHSLICE_TEXT("Hidden neurons that repeat another"), "count", "", true}};
}

const std::optional<PlainNetworkTrainer::Evaluation>& PlainNetworkTrainer::evaluation()
{
    const std::vector<std::uint32_t>& images = m_dataset->images(data::Part::Test);
    if (m_evaluation || images.empty()) return m_evaluation;
    constexpr std::size_t atOnce = 256;
    Evaluation found{classification::ConfusionMatrix(classes())};
    double squares = 0.0;
    for (std::size_t first = 0; first < images.size(); first += atOnce) {
        const std::size_t count = std::min(atOnce, images.size() - first);
        Batch batch = batchOf(std::span(images).subspan(first, count));
        const net::ForwardPass pass = net::forward(m_network, std::move(batch.inputs));
        const net::Matrix targets = targetsOf(batch.labels, classes(), plain().network.output);
        const bool areScores = plain().learning.loss == net::Loss::CrossEntropy;
        const net::Matrix answers = areScores ? net::softmax(pass.outputs()) : pass.outputs();
        const double rmse = net::lossOf(net::Loss::RootMeanSquaredError, answers, targets).value;
        squares += rmse * rmse * static_cast<double>(count);
        const std::vector<std::size_t> told = classesOf(pass.outputs(), classes(), plain().network.output);
        for (std::size_t image = 0; image < count; ++image) {
            found.confusion.add(static_cast<std::size_t>(batch.labels[image]), told[image]);
        }
    }
    found.rmse = std::sqrt(squares / static_cast<double>(images.size()));
    m_evaluation = std::move(found);
    return m_evaluation;
}

session::Samples PlainNetworkTrainer::sample()
{
    session::Samples samples{.step = stepsDone(), .classes = m_dataset->classNames()};
    if (evaluation()) samples.confusion = m_evaluation->confusion;
    const net::Matrix& weights = m_network.layers.front().weights;
    const std::size_t shown = std::min(weights.rows,
                                       static_cast<std::size_t>(experiment().training.sampleCount));
    for (std::size_t neuron = 0; neuron < shown; ++neuron) {
        samples.images.push_back(
            imageOfWeights({weights.values.data() + neuron * weights.columns, weights.columns},
                           m_dataset->width(), m_dataset->height()));
    }
    samples.columns = squareColumns(shown);
    return samples;
}

void PlainNetworkTrainer::save(session::CheckpointData& data)
{
    saveNetwork(m_network, m_dataset->classNames(), data);
}

Result<void> PlainNetworkTrainer::load(const session::CheckpointData& data)
{
    m_evaluation.reset();
    return loadNetwork(m_network, data);
}

}  // namespace synthslice::training
