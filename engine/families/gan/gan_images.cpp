#include "engine/families/gan/gan_images.h"

#include <optional>

#include "engine/families/gan/condition.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/training/images/latent_images.h"

namespace synthslice::training {
namespace {

class GanImages final : public LatentImages {
public:
    std::optional<Condition> asked;

    [[nodiscard]] std::optional<acceptance::ConditionRange> condition() const override
    {
        if (!asked) return std::nullopt;
        return acceptance::ConditionRange{"volume_fraction", asked->low(), asked->high()};
    }
    [[nodiscard]] latent::Point pointOf(const Latent& latent) const override
    {
        latent::Point point = LatentImages::pointOf(latent);
        if (asked) point.rest.condition = asked->valueOf(latent);
        return point;
    }
};

}  // namespace

Result<std::unique_ptr<ImageMaker>> openGanImages(const spec::ExperimentSpec& experiment,
                                                  const session::CheckpointData& checkpoint,
                                                  const ImageRequest& request)
{
    const spec::GanSpec& gan = spec::ganOf(experiment);
    auto made = std::make_unique<GanImages>();
    const auto opened = made->open(experiment,
                                   {"generator", gan.generator, gan.latent, gan.condition.isOn() ? 1 : 0},
                                   checkpoint, request.averaged ? "ema" : "generator", request);
    if (!opened) return tl::unexpected(opened.error());
    if (gan.condition.isOn()) {
        const Condition& asked = made->asked.emplace(checkpoint.state.at("condition"));
        made->input.condition = [&asked](const Latent& each) { return asked.inputOf(each); };
    }
    return made;
}

}  // namespace synthslice::training
