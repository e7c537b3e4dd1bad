#include "engine/families/classifier/classifier_judge.h"

#include <algorithm>
#include <utility>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include "engine/base/text/text.h"
#include "engine/families/classifier/class_beliefs.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/training/labelled_data.h"

namespace synthslice::training {
namespace {

class ClassifierJudge final : public ClassJudge {
public:
    ClassifierJudge(spec::ExperimentSpec experiment, std::vector<std::string> classNames,
                    torch::nn::Sequential network)
        : m_experiment(std::move(experiment)), m_classNames(std::move(classNames)),
          m_network(std::move(network))
    {
        m_network->eval();
    }

    [[nodiscard]] std::vector<std::string> classNames() const override { return m_classNames; }
    [[nodiscard]] data::LabelledOptions options() const override
    {
        return labelledOptions(m_experiment.data, spec::classifierOf(m_experiment).classes);
    }
    [[nodiscard]] std::vector<float> beliefs(std::span<const GreyImage> images) override
    {
        const torch::NoGradGuard noGradients;
        const std::int64_t side = m_experiment.data.patchSize;
        torch::Tensor grey = torch::empty({static_cast<std::int64_t>(images.size()), 1, side, side});
        auto* out = grey.mutable_data_ptr<float>();
        for (const GreyImage& image : images) {
            out = std::ranges::transform(image.grey, out, [](float value) {
                      return std::clamp(value, 0.0F, 1.0F);
                  }).out;
        }
        const torch::Tensor believed = beliefsOf(spec::classifierOf(m_experiment), m_network->forward(grey))
                                           .contiguous();
        const auto* values = believed.const_data_ptr<float>();
        return {values, values + believed.numel()};
    }

private:
    spec::ExperimentSpec m_experiment;
    std::vector<std::string> m_classNames;
    torch::nn::Sequential m_network;
};

}  // namespace

Result<std::unique_ptr<ClassJudge>> openClassifierJudge(const spec::ExperimentSpec& experiment,
                                                        const session::CheckpointData& checkpoint)
{
    // What is drawn is overwritten.
    torch::nn::Sequential network = models::buildNetwork(
        spec::classifierOf(experiment).network, spec::patchShape(experiment.data),
        at::detail::createCPUGenerator(), experiment.training.kernels);
    const auto found = checkpoint.tensors.find("network");
    if (found == checkpoint.tensors.end() || !checkpoint.state.contains("classes")) {
        return invalidInput(text("The checkpoint of step %1 holds no classifier", checkpoint.step),
                            text("choose another one"));
    }
    return models::loadState(*network, found->second, "network").map([&] {
        return std::unique_ptr<ClassJudge>(std::make_unique<ClassifierJudge>(
            experiment, checkpoint.state.at("classes").get<std::vector<std::string>>(), network));
    });
}

}  // namespace synthslice::training
