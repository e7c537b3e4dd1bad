#include "engine/base/text/text.h"
#include "engine/families/gan/spec/gan_idle.h"
#include "engine/families/gan/spec/gan_rules.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/spec/family.h"
#include "engine/spec/network/flops.h"

namespace synthslice::spec {

namespace {

class GanFamily final : public Family {
public:
    [[nodiscard]] std::string name() const override { return GanSpec::family; }
    [[nodiscard]] std::string title() const override { return SYNTHSLICE_TEXT("GAN"); }
    [[nodiscard]] FamilySpec defaults() const override { return GanSpec{}; }
    [[nodiscard]] Shape inputOf(const ExperimentSpec& experiment, const std::string& network) const override
    {
        return network == "generator" ? generatorInput(experiment) : discriminatorInput(experiment);
    }
    [[nodiscard]] Problems problems(const ExperimentSpec& experiment) const override
    {
        return ganProblems(experiment);
    }
    [[nodiscard]] std::optional<std::string> whyIdle(const ExperimentSpec& experiment,
                                                     const std::string& path) const override
    {
        return idleGanParameter(ganOf(experiment), path);
    }
    [[nodiscard]] double stepFlops(const ExperimentSpec& experiment) const override;
    [[nodiscard]] Result<Json> migrated(Json experiment) const override;
};

/// A backward pass costs one forward pass for the gradient of the input and one for that of the weights; a
/// penalty on the slope adds the slope (one) and what runs back through it (two).
double GanFamily::stepFlops(const ExperimentSpec& experiment) const
{
    const GanSpec& gan = ganOf(experiment);
    const GanLossSpec& loss = gan.loss;
    const double generator = forwardFlops(gan.generator, generatorInput(experiment));
    const double discriminator = forwardFlops(gan.discriminator, discriminatorInput(experiment));

    constexpr double withBackward = 3.0;
    constexpr double withPenalty = withBackward + 3.0;
    const bool slopes = loss.r1Gamma > 0.0 || loss.r2Gamma > 0.0;
    const double criticUpdate = generator + 2.0 * discriminator * (slopes ? withPenalty : withBackward) +
                                (loss.gradientPenalty > 0.0 ? discriminator * withPenalty : 0.0);
    // The discriminator is frozen here: its backward pass gives the gradient of its input alone.
    const double generatorUpdate = 2.0 * generator + discriminator * (loss.generatorNeedsReal() ? 3.0 : 2.0);
    return static_cast<double>(experiment.training.batchSize) *
           (static_cast<double>(loss.nCritic) * criticUpdate + generatorUpdate);
}

Result<Json> GanFamily::migrated(Json experiment) const
{
    const auto loss = experiment.find("loss");
    if (loss == experiment.end() || !loss->is_object() || !loss->contains("adversarial")) {
        return experiment;
    }
    if (experiment["version"] != 1) {
        return invalidInput(text("loss.adversarial: this key belongs to version 1 of experiment files"),
                            text("name both losses: loss.discriminator and loss.generator"));
    }
    // Version 1 had one name for the losses of both networks.
    const Json name = (*loss)["adversarial"];
    (*loss)["discriminator"] = name == "non_saturating" ? Json("minimax") : name;
    (*loss)["generator"] = name;
    loss->erase("adversarial");
    return experiment;
}

}  // namespace

namespace gan {

const Family& family()
{
    static const GanFamily family;
    return family;
}

}  // namespace gan

}  // namespace synthslice::spec
