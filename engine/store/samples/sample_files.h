#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/result.h"
#include "engine/session/messages.h"
#include "engine/store/run_folder.h"

namespace synthslice::store {

// Samples of one step are step-000500.png, a sheet of the images, step-000500.grid-1.png and so on, those of
// more grids, step-000500.film-1.png, a row an image and a column a moment, and step-000500.json, all else;
// whichever they have.

[[nodiscard]] Result<void> writeSamples(const RunFolder& run, const session::Samples& samples, int bitDepth);

/// The step's samples, whose images are `imageSize` px wide and high.
[[nodiscard]] Result<session::Samples> readSamples(const RunFolder& run, std::int64_t step, int imageSize);

/// Steps with samples, ascending.
[[nodiscard]] std::vector<std::int64_t> sampleStepsIn(const RunFolder& run);

/// The files that are there of a step's samples.
[[nodiscard]] std::vector<std::filesystem::path> sampleFiles(const RunFolder& run, std::int64_t step);

}  // namespace synthslice::store
