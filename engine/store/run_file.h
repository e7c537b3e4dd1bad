#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/base/files/read_file.h"
#include "engine/base/result.h"
#include "engine/spec/parameters/json_text.h"
#include "engine/store/run_folder.h"

namespace synthslice::store {

/// Opens a file of a run for reading and writing, and makes it if it is absent: the descriptor, which the
/// caller closes. Errors name the file; a link, which might lead out of the run, and a pipe, which would wait
/// for ever, are errors.
[[nodiscard]] Result<int> openRunFile(const std::filesystem::path& path);

/// An error that names a file or folder of a run if it is a link: whoever writes or removes there would do so
/// outside of the run, and whoever reads there, or copies, would tell what is none of the run's.
[[nodiscard]] Result<void> refuseLink(const std::filesystem::path& path);

/// readFile of what lies in the run; a link is an error.
[[nodiscard]] Result<std::string> readRunFile(const std::filesystem::path& path,
                                              std::uintmax_t maxBytes = mostFileBytes);

/// readJsonFile of the same.
[[nodiscard]] Result<spec::Json> readRunJson(const std::filesystem::path& path);

/// refuseLink of the first of all of a run's files and folders.
[[nodiscard]] Result<void> refuseLinks(const RunFolder& run);

/// Makes the folders inside a run folder where they are absent.
[[nodiscard]] Result<void> makeSubfolders(const RunFolder& run);

}  // namespace synthslice::store
