#pragma once

#include <filesystem>

#include "engine/base/result.h"
#include "engine/store/run_folder.h"

namespace synthslice::store {

/// Opens a file of a run for reading and writing, and makes it if it is absent: the descriptor, which the
/// caller closes. Errors name the file; a link, which might lead out of the run, and a pipe, which would wait
/// for ever, are errors.
[[nodiscard]] Result<int> openRunFile(const std::filesystem::path& path);

/// An error that names the first of a run's files and folders that is a link: whoever writes or removes there
/// would do so outside of the run.
[[nodiscard]] Result<void> refuseLinks(const RunFolder& run);

/// Makes the folders inside a run folder where they are absent.
[[nodiscard]] Result<void> makeSubfolders(const RunFolder& run);

}  // namespace synthslice::store
