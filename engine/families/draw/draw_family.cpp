#include <cmath>
#include <string>

#include "engine/base/text/text.h"
#include "engine/families/draw/draw_spec.h"
#include "engine/families/variational/spec/variational_rules.h"
#include "engine/spec/family.h"
#include "engine/spec/idle_reason.h"

namespace synthslice::spec {

namespace {

/// Multiplications of one glimpse of one image, in the layers that have weights and in the windows.
double productsOfGlimpse(const ExperimentSpec& experiment)
{
    const DrawSpec& draw = drawOf(experiment);
    const auto& net = draw.network;
    const auto hidden = static_cast<double>(net.hiddenSize);
    const auto side = static_cast<double>(experiment.data.patchSize);
    const auto outputs = static_cast<double>(draw.likelihood.outputs());
    const double read = net.attention ? static_cast<double>(net.readSize) : side;
    const double write = net.attention ? static_cast<double>(net.writeSize) : side;
    const auto latent = static_cast<double>(net.latentSize);
    const double cells = 4.0 * hidden * (2.0 * read * read + 2.0 * hidden + latent + hidden);
    const double windows = net.attention ? 2.0 * read * side * (side + read) +
                                               outputs * write * side * (side + write) + 10.0 * hidden
                                         : 0.0;
    return cells + hidden * (2.0 * latent + outputs * write * write) + windows;
}

Problems windowIsNoWider(const ExperimentSpec& experiment, const char* path, std::int64_t filters)
{
    const std::int64_t side = experiment.data.patchSize;
    if (!drawOf(experiment).network.attention || filters <= side) return {};
    return {{path, text("A window of %1 filters a side is finer than patches of %2 px", filters, side),
             text("set it to %1 at most, or turn network.attention off", side)}};
}

/// What no computer that this is for can train: with the optimizer's memory some 16 bytes a weight.
Problems weightsFitIntoMemory(const ExperimentSpec& experiment)
{
    constexpr double most = 1e9;
    const double weights = productsOfGlimpse(experiment);  // as many, beside those of windows
    if (weights <= most) return {};
    return {{"network.hidden_size",
             text("The network would have about %1 million weights", std::llround(weights / 1e6)),
             text("choose fewer units or smaller patches, or turn network.attention on")}};
}

class DrawFamily final : public Family {
public:
    [[nodiscard]] std::string name() const override { return DrawSpec::family; }
    [[nodiscard]] std::string title() const override { return SYNTHSLICE_TEXT("DRAW"); }
    [[nodiscard]] FamilySpec defaults() const override { return DrawSpec{}; }
    [[nodiscard]] Shape inputOf(const ExperimentSpec& experiment,
                                const std::string& /*network*/) const override
    {
        return patchShape(experiment.data);
    }
    [[nodiscard]] Problems problems(const ExperimentSpec& experiment) const override
    {
        const DrawNetworkSpec& net = drawOf(experiment).network;
        Problems problems = windowIsNoWider(experiment, "network.read_size", net.readSize);
        append(problems, windowIsNoWider(experiment, "network.write_size", net.writeSize));
        append(problems, weightsFitIntoMemory(experiment));
        return problems;
    }
    [[nodiscard]] std::optional<std::string> whyIdle(const ExperimentSpec& experiment,
                                                     const std::string& path) const override
    {
        const DrawSpec& draw = drawOf(experiment);
        if (path == "training.ema_decay") return "a DRAW network is not averaged";
        if (path.starts_with("likelihood.")) return idleLikelihood(draw.likelihood, keyOf(path));
        if (path == "network.read_size" || path == "network.write_size") {
            return unless(draw.network.attention, SYNTHSLICE_TEXT("the whole image is read and written"));
        }
        return {};
    }
    /// A backward pass costs one forward pass for the gradient of the input and one for that of the weights.
    [[nodiscard]] double stepFlops(const ExperimentSpec& experiment) const override
    {
        return 3.0 * 2.0 *
               static_cast<double>(experiment.training.batchSize * drawOf(experiment).network.glimpses) *
               productsOfGlimpse(experiment);
    }
};

}  // namespace

namespace draw {

const Family& family()
{
    static const DrawFamily family;
    return family;
}

}  // namespace draw

}  // namespace synthslice::spec
