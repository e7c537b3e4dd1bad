#include "engine/families/plain_network/plain_network_judge.h"

#include <algorithm>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/families/plain_network/class_targets.h"
#include "engine/families/plain_network/plain_network_state.h"
#include "engine/plain_network/training_step.h"
#include "engine/training/labelled_data.h"

namespace synthslice::training {
namespace {

namespace net = synthslice::plain_network;

class PlainNetworkJudge final : public ClassJudge {
public:
    PlainNetworkJudge(const spec::ExperimentSpec& experiment, std::vector<std::string> classNames)
        : m_experiment(experiment), m_classNames(std::move(classNames)),
          m_network(makePlainNetwork(plain(), static_cast<int>(pixels()), m_classNames.size()))
    {
    }

    [[nodiscard]] Result<void> load(const session::CheckpointData& checkpoint)
    {
        return loadNetwork(m_network, checkpoint);
    }
    [[nodiscard]] std::vector<std::string> classNames() const override { return m_classNames; }
    [[nodiscard]] data::LabelledOptions options() const override
    {
        return labelledOptions(m_experiment.data, plain().classes);
    }
    [[nodiscard]] std::vector<float> beliefs(std::span<const GreyImage> images) override
    {
        net::Matrix inputs(images.size(), pixels());
        auto out = inputs.values.begin();
        for (const GreyImage& image : images) {
            out = std::ranges::transform(image.grey, out, [](float value) {
                      return std::clamp(value, 0.0F, 1.0F);
                  }).out;
        }
        const net::ForwardPass pass = net::forward(m_network, std::move(inputs));
        return beliefsOf(pass.outputs(), m_classNames.size(), plain());
    }

private:
    [[nodiscard]] const spec::PlainNetworkSpec& plain() const { return spec::plainNetworkOf(m_experiment); }
    [[nodiscard]] std::size_t pixels() const
    {
        return static_cast<std::size_t>(m_experiment.data.patchSize * m_experiment.data.patchSize);
    }

    spec::ExperimentSpec m_experiment;
    std::vector<std::string> m_classNames;
    net::Network m_network;
};

}  // namespace

Result<std::unique_ptr<ClassJudge>> openPlainNetworkJudge(const spec::ExperimentSpec& experiment,
                                                          const session::CheckpointData& checkpoint)
{
    auto classNames = checkpoint.state.value("classes", std::vector<std::string>());
    if (classNames.size() < 2) {
        return invalidInput(text("The checkpoint of step %1 does not name its classes", checkpoint.step),
                            text("choose another one"));
    }
    auto judge = std::make_unique<PlainNetworkJudge>(experiment, std::move(classNames));
    return judge->load(checkpoint).map([&] { return std::unique_ptr<ClassJudge>(std::move(judge)); });
}

}  // namespace synthslice::training
