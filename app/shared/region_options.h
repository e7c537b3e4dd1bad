#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "engine/spec/experiment_spec.h"

namespace synthslice::app {

/// Which part of the slices is taken: --mask, --roi, --slices.
struct RegionOptions {
    std::string mask;
    std::vector<std::int64_t> roi;  ///< x, y, width, height, px of the files; empty if not given
    std::string slices;             ///< FIRST:LAST:STEP, each may be left out

    void addTo(CLI::App& command);
    [[nodiscard]] bool given() const { return !mask.empty() || !roi.empty() || !slices.empty(); }
    /// Changes what is given.
    void applyTo(spec::DataSpec& spec) const;
};

}  // namespace synthslice::app
