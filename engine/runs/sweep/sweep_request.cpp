#include "engine/runs/sweep/sweep_request.h"

#include <utility>

#include "engine/base/text/text.h"
#include "engine/spec/spec_json.h"

namespace synthslice::runs {
namespace {

using spec::Json;

Result<std::vector<SweepAxis>> axesOf(spec::ExperimentSpec experiment,
                                      const std::vector<std::string>& settings)
{
    std::vector<SweepAxis> axes;
    for (const std::string& setting : settings) {
        const auto equals = setting.find('=');
        if (equals == std::string::npos)
            return invalidInput(text("'%1': there is no '='", spec::shortened(setting)),
                                text("write it as path=values"));
        auto axis = sweepAxis(experiment, setting.substr(0, equals), setting.substr(equals + 1));
        if (!axis) return tl::unexpected(axis.error());
        if (const auto* values = std::get_if<std::vector<Json>>(&axis->values))
            experiment = spec::withValue(experiment, axis->path, values->front()).value();
        axes.push_back(std::move(*axis));
    }
    return axes;
}

Result<std::vector<std::int64_t>> seedsOf(const spec::ExperimentSpec& experiment, const std::string& text)
{
    std::vector<std::int64_t> seeds;
    if (text.empty()) return seeds;
    const auto axis = sweepAxis(experiment, "training.seed", text);
    if (!axis) return tl::unexpected(axis.error());
    const auto* values = std::get_if<std::vector<Json>>(&axis->values);
    if (values == nullptr)
        return invalidInput(synthslice::text("training.seed=%1: how many seeds?", text),
                            synthslice::text("write them as 0,1,2 or as 0..9/10"));
    for (const Json& value : *values) seeds.push_back(value.get<std::int64_t>());
    return seeds;
}

}  // namespace

Result<SweepDesign> designOf(const SweepRequest& request)
{
    auto axes = axesOf(request.experiment, request.settings);
    if (!axes) return tl::unexpected(axes.error());
    auto seeds = seedsOf(request.experiment, request.seeds);
    if (!seeds) return tl::unexpected(seeds.error());
    return SweepDesign{std::move(*axes), request.combination, request.draws, request.drawSeed,
                       std::move(*seeds)};
}

Result<SweepPlan> planOf(const SweepRequest& request)
{
    auto design = designOf(request);
    if (!design) return tl::unexpected(design.error());
    SweepPlan plan{request.experiment, request.data, request.budget, {}};
    auto axis = design->axes.begin();
    for (; axis != design->axes.end(); ++axis) {
        const auto* values = std::get_if<std::vector<Json>>(&axis->values);
        if (values == nullptr || values->size() > 1) break;
        auto set = spec::withValue(plan.experiment, axis->path, values->front());
        if (!set) return tl::unexpected(set.error());
        plan.experiment = std::move(*set);
    }
    design->axes.erase(design->axes.begin(), axis);
    auto runs = runsOf(*design);
    if (!runs) return tl::unexpected(runs.error());
    plan.runs = std::move(*runs);
    return plan;
}

}  // namespace synthslice::runs
