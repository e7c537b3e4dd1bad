#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/runs/sweep/sweep_values.h"
#include "engine/session/messages.h"

namespace synthslice::runs {

/// One run of a sweep: in what it differs from the sweep's experiment.
struct SweepRun {
    std::string name;                         ///< "lr=0.001 seed=2"; empty if it differs in nothing
    std::vector<session::LiveEdit> settings;  ///< in the order in which they are made
};

/// How the values of several parameters meet.
enum class Combination {
    Grid,    ///< each with each
    Paired,  ///< the first of all, the second of all, ...; a single value goes with every one
    Random   ///< `draws` different ones, drawn from all alike; ranges on their scale
};

/// What a sweep varies.
struct SweepDesign {
    std::vector<SweepAxis> axes;
    Combination combination = Combination::Grid;
    std::int64_t draws = 0;                ///< of Random
    std::uint64_t drawSeed = 0;            ///< of Random; more draws go on where fewer end
    std::vector<std::int64_t> seeds = {};  ///< of each combination; empty: the experiment's
};

/// The ends of the paths that tell them apart: "lr" of "optimizer.generator.lr", if no other ends so.
[[nodiscard]] std::vector<std::string> shortNames(const std::vector<std::string>& paths);

/// A parameter's value in few words: "0.001", "adam", "0.5,0.9", or the beginning of its JSON.
[[nodiscard]] std::string valueText(const spec::Json& value);

/// Most runs of a sweep.
inline constexpr std::int64_t maxSweepRuns = 10'000;

/// The runs: all combinations of the first seed, of the second, ..., so that a sweep that is ended early has
/// seen all values; in a grid the last parameter changes fastest. Errors name the parameter.
[[nodiscard]] Result<std::vector<SweepRun>> runsOf(const SweepDesign& design);

}  // namespace synthslice::runs
