#include "engine/runs/sweep/sweep_design.h"

#include <algorithm>
#include <set>

#include "engine/base/random.h"
#include "engine/base/text/text.h"

namespace synthslice::runs {
namespace {

using spec::Json;

constexpr std::uint64_t triesADraw = 100;
constexpr std::size_t maxNamedBytes = 24;

/// The value of each axis.
using Combined = std::vector<Json>;

const std::vector<Json>* listOf(const SweepAxis& axis)
{
    return std::get_if<std::vector<Json>>(&axis.values);
}

Result<std::vector<Combined>> grid(const std::vector<SweepAxis>& axes)
{
    std::vector<Combined> all(1);
    for (const SweepAxis& axis : axes) {
        const std::vector<Json>& values = *listOf(axis);
        if (static_cast<std::int64_t>(all.size() * values.size()) > maxSweepRuns) {
            return invalidInput(text("%1: the grid has more than %2 runs", axis.path, maxSweepRuns),
                                text("give fewer values, or draw some of them at random"));
        }
        std::vector<Combined> more;
        for (const Combined& one : all) {
            for (const Json& value : values) {
                more.push_back(one);
                more.back().push_back(value);
            }
        }
        all = std::move(more);
    }
    return all;
}

Result<std::vector<Combined>> paired(const std::vector<SweepAxis>& axes)
{
    std::size_t count = 1;
    for (const SweepAxis& axis : axes) {
        const std::size_t values = listOf(axis)->size();
        if (values > 1 && count > 1 && values != count) {
            return invalidInput(
                text("%1: it has %2 values, another paired parameter has %3", axis.path, values, count),
                text("give all of them the same number of values, or one"));
        }
        count = std::max(count, values);
    }
    std::vector<Combined> all(count);
    for (std::size_t i = 0; i < count; ++i)
        for (const SweepAxis& axis : axes)
            all[i].push_back((*listOf(axis))[listOf(axis)->size() == 1 ? 0 : i]);
    return all;
}

Json drawn(const SweepAxis& axis, Random& random)
{
    if (const auto* list = listOf(axis))
        return (*list)[random.below(static_cast<std::uint32_t>(list->size()))];
    return std::get<SweepRange>(axis.values).at(random.uniform());
}

Result<std::vector<Combined>> drawn(const SweepDesign& design)
{
    if (design.draws < 1 || design.draws > maxSweepRuns) {
        return invalidInput(text("A random sweep of %1 runs", design.draws),
                            text("draw from 1 to %1", maxSweepRuns));
    }
    const auto wanted = static_cast<std::size_t>(design.draws);
    std::vector<Combined> all;
    std::set<std::string> seen;
    for (std::uint64_t draw = 0; all.size() < wanted && draw < triesADraw * wanted; ++draw) {
        Random random(design.drawSeed, draw);
        Combined one;
        for (const SweepAxis& axis : design.axes) one.push_back(drawn(axis, random));
        if (seen.insert(Json(one).dump()).second) all.push_back(std::move(one));
    }
    if (all.size() < wanted) {
        return invalidInput(text("There are only %1 different combinations", all.size()),
                            text("draw fewer, or give ranges instead of lists"));
    }
    return all;
}

/// Networks and the like, which are too long to be written, by their place in the list.
std::string nameOf(const SweepAxis& axis, const Json& value)
{
    const auto* list = listOf(axis);
    const bool isLong = value.is_structured() && valueText(value).size() > maxNamedBytes;
    if (!isLong || list == nullptr) return valueText(value);
    return "#" + std::to_string(std::ranges::find(*list, value) - list->begin() + 1);
}

Result<std::vector<Combined>> combined(const SweepDesign& design)
{
    for (const SweepAxis& axis : design.axes) {
        const auto named = [&](const SweepAxis& other) { return other.path == axis.path; };
        if (std::ranges::count_if(design.axes, named) > 1)
            return invalidInput(text("%1: it is there twice", axis.path),
                                text("give all its values at once"));
        if (axis.path == "training.seed" && !design.seeds.empty())
            return invalidInput(text("training.seed: it is set and there are seeds"),
                                text("give one of the two"));
        if (!listOf(axis) && design.combination != Combination::Random) {
            return invalidInput(text("%1: a range without a count is for random draws", axis.path),
                                text("write how many values it has, or draw some"));
        }
    }
    switch (design.combination) {
    case Combination::Paired:
        return paired(design.axes);
    case Combination::Random:
        return drawn(design);
    case Combination::Grid:
        break;
    }
    return grid(design.axes);
}

}  // namespace

std::vector<std::string> shortNames(const std::vector<std::string>& paths)
{
    std::vector<std::string> names;
    for (const std::string& path : paths) {
        std::size_t begin = path.rfind('.');
        const auto isShared = [&] {
            return std::ranges::count_if(paths, [&](const std::string& other) {
                       return ("." + other).ends_with("." + path.substr(begin + 1));
                   }) > 1;
        };
        while (begin != std::string::npos && begin > 0 && isShared()) begin = path.rfind('.', begin - 1);
        names.push_back(begin == std::string::npos ? path : path.substr(begin + 1));
    }
    return names;
}

std::string valueText(const Json& value)
{
    if (value.is_string()) return spec::shortened(value.get<std::string>());
    if (value.is_number_float()) return spec::numberText(value.get<double>());
    if (value.is_primitive()) return value.dump();
    if (value.is_array() && value.size() == 2 && value[0].is_number() && value[1].is_number())
        return valueText(value[0]) + "," + valueText(value[1]);
    return spec::shortText(value);
}

Result<std::vector<SweepRun>> runsOf(const SweepDesign& design)
{
    const auto combinations = combined(design);
    if (!combinations) return tl::unexpected(combinations.error());
    const std::vector<std::int64_t>& seeds = design.seeds;
    const std::size_t seedCount = std::max<std::size_t>(1, seeds.size());
    if (combinations->size() * seedCount > static_cast<std::size_t>(maxSweepRuns)) {
        return invalidInput(text("training.seed: with all seeds there are more than %1 runs", maxSweepRuns),
                            text("give fewer seeds or values"));
    }
    std::vector<std::string> paths;
    for (const SweepAxis& axis : design.axes) paths.push_back(axis.path);
    const std::vector<std::string> names = shortNames(paths);
    std::vector<SweepRun> runs;
    std::set<std::string> seen;
    for (std::size_t s = 0; s < seedCount; ++s) {
        for (const Combined& values : *combinations) {
            SweepRun& run = runs.emplace_back();
            for (std::size_t i = 0; i < values.size(); ++i) {
                run.settings.push_back({design.axes[i].path, values[i]});
                run.name += names[i] + "=" + nameOf(design.axes[i], values[i]) + " ";
            }
            if (!seeds.empty()) {
                run.settings.push_back({"training.seed", seeds[s]});
                run.name += "seed=" + std::to_string(seeds[s]) + " ";
            }
            if (!run.name.empty()) run.name.pop_back();
            const std::string all = Json(values).dump() + (seeds.empty() ? "" : std::to_string(seeds[s]));
            if (!seen.insert(all).second)
                return invalidInput(text("The run %1 is there twice", run.name),
                                    text("give each value once"));
        }
    }
    return runs;
}

}  // namespace synthslice::runs
