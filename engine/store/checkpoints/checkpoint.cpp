#include "engine/store/checkpoints/checkpoint.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/base/files/aside.h"
#include "engine/base/files/read_file.h"
#include "engine/base/files/sha256.h"
#include "engine/base/files/write_error.h"
#include "engine/base/text/text.h"
#include "engine/store/checkpoints/safetensors.h"
#include "engine/store/run_file.h"
#include "engine/store/run_store.h"

namespace synthslice::store {

namespace {

constexpr const char* checkpointFormat = "synthslice-checkpoint";
constexpr int checkpointVersion = 1;
constexpr const char* extension = ".safetensors";

std::string sha256OfText(std::string_view text)
{
    return sha256Hex(std::as_bytes(std::span(text)));
}

/// In a checkpoint that is kept for good.
constexpr const char* keptName = "kept.txt";
constexpr std::string_view
    keptText = "Images of this checkpoint were exported. As long as this file is here, "
               "the checkpoint is not removed for newer ones.\n";

bool isKept(const std::filesystem::path& checkpoint)
{
    std::error_code unreadable;
    return std::filesystem::exists(checkpoint / keptName, unreadable);
}

Result<void> writeFiles(const std::filesystem::path& folder, const session::CheckpointData& data,
                        const FileOperations& operations)
{
    spec::Json hashes = spec::Json::object();
    for (const auto& [name, tensors] : data.tensors) {
        const std::string fileName = name + extension;
        const std::vector<std::byte> bytes = encodeSafetensors(tensors);
        if (auto written = writeFileAtomically(folder / fileName, bytes, operations); !written)
            return written;
        hashes[fileName] = sha256Hex(bytes);
    }
    const spec::Json state = {
        {"format", checkpointFormat}, {"version", checkpointVersion},
        {"step", data.step},          {"sha256", hashes},
        {"state", data.state},        {"state_sha256", sha256OfText(data.state.dump())}};
    return writeFileAtomically(folder / "state.json", state.dump(1), operations);
}

/// Whether state.json has the members that readCheckpointFolder() reads, of the right types.
bool wellFormed(const spec::Json& state)
{
    return state.is_object() && state.value("format", spec::Json()) == checkpointFormat &&
           state.value("version", spec::Json()) == checkpointVersion &&
           state.value("step", spec::Json()).is_number_integer() &&
           state.value("sha256", spec::Json()).is_object() && state.contains("state") &&
           state.value("state_sha256", spec::Json()) == sha256OfText(state["state"].dump());
}

}  // namespace

Result<void> writeCheckpoint(const RunFolder& run, const session::CheckpointData& data,
                             const FileOperations& operations)
{
    const std::filesystem::path folder = run.checkpoint(data.step);
    const auto aside = Aside::makeFolder(run.checkpoints());
    if (!aside) return writeError(folder, aside.error());
    return writeFiles(aside->path(), data, operations)
        .and_then([&] {
            return isKept(folder) ? writeFileAtomically(aside->path() / keptName, keptText, operations)
                                  : Result<void>();
        })
        .and_then([&] { return replaceFolderAtomically(aside->path(), folder, operations); });
}

Result<session::CheckpointData> readCheckpointFolder(const std::filesystem::path& folder)
{
    const std::filesystem::path statePath = folder / "state.json";
    const auto text = readRunFile(statePath, spec::maxJsonBytes);
    if (!text) return tl::unexpected(text.error());
    spec::Json state = spec::parseJson(*text).value_or(spec::Json());
    if (!wellFormed(state)) {
        return invalidInput(synthslice::text("%1 is damaged", statePath.string()),
                            synthslice::text("use another checkpoint"));
    }

    session::CheckpointData data;
    data.step = state["step"].get<std::int64_t>();
    data.state = std::move(state["state"]);
    for (const auto& [fileName, hash] : state["sha256"].items()) {
        const std::filesystem::path name = fileName;
        if (name != name.filename() || name.extension() != extension) {
            return invalidInput(synthslice::text("%1 is damaged: it names files outside of the checkpoint",
                                                 statePath.string()),
                                synthslice::text("use another checkpoint"));
        }
        const std::filesystem::path path = folder / name;
        const auto content = readRunFile(path);
        if (!content) return tl::unexpected(content.error());
        if (hash != sha256OfText(*content)) {
            return invalidInput(
                synthslice::text("%1 is damaged: its SHA-256 is not that of state.json", path.string()),
                synthslice::text("use another checkpoint"));
        }
        auto tensors = decodeSafetensors(std::as_bytes(std::span(*content)), path.string());
        if (!tensors) return tl::unexpected(std::move(tensors.error()));
        data.tensors[name.stem().string()] = std::move(*tensors);
    }
    return data;
}

void pruneCheckpoints(const RunFolder& run, std::int64_t keep, const std::vector<std::int64_t>& spared)
{
    if (keep <= 0) return;
    const std::vector<std::int64_t> steps = stepsIn(run.checkpoints(), "");
    std::error_code ignored;
    for (std::size_t i = 0; i + static_cast<std::size_t>(keep) < steps.size(); ++i) {
        const std::filesystem::path folder = run.checkpoint(steps[i]);
        if (std::ranges::find(spared, steps[i]) != spared.end() || isKept(folder)) continue;
        // Put aside first: a checkpoint of which only a part is left must not look like one.
        if (const auto aside = Aside::makeFolder(run.checkpoints())) {
            std::filesystem::rename(folder, aside->path(), ignored);
            const bool stays = isKept(aside->path());  // since a moment ago
            // Nor may a power cut bring back the name of one of which a part is left.
            if (stays || !flushFolder(run.checkpoints())) {
                std::filesystem::rename(aside->path(), folder, ignored);
            }
        }
    }
}

Result<void> keepCheckpoint(const std::filesystem::path& runFolder, std::int64_t step)
{
    const RunFolder run{runFolder};
    const std::filesystem::path checkpoint = run.checkpoint(step);
    if (isKept(checkpoint)) return {};
    return refuseLinks(run).and_then([&] { return refuseLink(checkpoint); }).and_then([&] {
        return writeFileAtomically(checkpoint / keptName, keptText);
    });
}

Result<void> setAsideCheckpointsAfter(const RunFolder& run, std::int64_t step)
{
    for (const std::int64_t later : stepsIn(run.checkpoints(), "")) {
        if (later <= step) continue;
        const std::filesystem::path folder = run.checkpoint(later);
        std::filesystem::path aside = folder;
        for (int number = 1; std::filesystem::exists(aside); ++number) {
            aside = folder.string() + ".set-aside-" + std::to_string(number);
        }
        if (auto renamed = placeFolderAtomically(folder, aside); !renamed) return renamed;
    }
    return {};
}

void repairCheckpoints(const RunFolder& run)
{
    removeUnfinished(run.checkpoints());
    for (const std::int64_t step : stepsIn(run.checkpoints(), std::string(replacedSuffix))) {
        restoreReplaced(run.checkpoint(step));
    }
}

}  // namespace synthslice::store
