#include "engine/data/reading/image_folder.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "engine/base/text/natural_sort.h"
#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/reading/file_series.h"
#include "engine/data/reading/scanner_log.h"

namespace synthslice::data {

namespace {

namespace fs = std::filesystem;

bool naturalPathLess(const fs::path& a, const fs::path& b)
{
    return naturalLess(a.filename().string(), b.filename().string());
}

std::string imagesHint()
{
    return text("choose a folder that holds %1 images", knownFormats());
}

/// What programs leave beside the slices: SkyScan's reconstruction a scout view, others thumbnails. Empty if
/// it is a slice by its name.
std::string whyNoSlice(const fs::path& path)
{
    std::string stem = path.stem().string();
    std::transform(stem.begin(), stem.end(), stem.begin(), [](unsigned char c) { return std::tolower(c); });
    if (stem.ends_with("_spr")) return text("it is a radiograph (scout view), no slice");
    for (const char* ending : {"_thumb", "-thumb", "_thumbnail", "-thumbnail"}) {
        if (stem.ends_with(ending)) return text("it is a thumbnail, no slice");
    }
    return {};
}

/// Sorts the entries of a folder into what is read, what is skipped and what is only named.
ImageFolder sorted(const std::vector<fs::path>& entries, const ReadOptions& options)
{
    ImageFolder folder;
    for (const fs::path& entry : entries) {
        std::error_code unreadable;
        const std::string name = entry.filename().string();
        if (fs::is_directory(entry, unreadable)) {
            if (holdsImages(entry, options))
                folder.notes.push_back(
                    text("the images of the sub-folder %1 are not read; open it by itself", name));
        } else if (fs::is_symlink(entry, unreadable) && !fs::exists(entry, unreadable)) {
            folder.skipped.push_back({name, text("it is a link to a file that is not there")});
        } else if (fs::is_regular_file(entry, unreadable) && isImageOfFolder(entry, options)) {
            if (std::string reason = whyNoSlice(entry); !reason.empty()) {
                folder.skipped.push_back({name, std::move(reason)});
            } else {
                folder.files.push_back(entry);
            }
        }
    }
    return folder;
}

Result<ImageFolder> chosenFiles(const fs::path& path, const std::vector<std::string>& names)
{
    ImageFolder folder;
    for (const std::string& name : names) {
        std::error_code unreadable;
        if (!fs::is_regular_file(path / name, unreadable)) {
            return invalidInput(text("There is no file %1", (path / name).string()),
                                text("correct data.files"));
        }
        folder.files.push_back(path / name);
    }
    std::sort(folder.files.begin(), folder.files.end(), naturalPathLess);
    return folder;
}

tl::unexpected<Error> noImages(const fs::path& path, const ImageFolder& folder,
                               const std::vector<fs::path>& entries)
{
    if (const auto raw = std::ranges::find_if(entries, isNamedRawVolume); raw != entries.end()) {
        return invalidInput(
            text("There are no images in %1 but raw volumes", path.string()),
            text("open %1 itself, or tell with data.raw how they are laid out", raw->filename().string()));
    }
    if (!folder.notes.empty())
        return invalidInput(text("There are no images in %1", path.string()), folder.notes.front());
    if (!folder.skipped.empty()) {
        return invalidInput(text("There are no images in %1", path.string()),
                            folder.skipped.front().file + ": " + folder.skipped.front().reason);
    }
    return invalidInput(text("There are no images in %1", path.string()), imagesHint());
}

}  // namespace

std::vector<fs::path> visibleEntries(const fs::path& folder, std::error_code& error)
{
    std::vector<fs::path> entries;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (!entry->path().filename().string().starts_with('.')) entries.push_back(entry->path());
    }
    std::sort(entries.begin(), entries.end(), naturalPathLess);
    return entries;
}

bool holdsImages(const fs::path& folder, const ReadOptions& options)
{
    std::error_code error;
    const std::vector<fs::path> entries = visibleEntries(folder, error);
    return std::any_of(entries.begin(), entries.end(), [&](const fs::path& entry) {
        std::error_code unreadable;
        return fs::is_regular_file(entry, unreadable) && isImageOfFolder(entry, options);
    });
}

Result<ImageFolder> findImageFiles(const fs::path& path, const ReadOptions& options,
                                   const std::vector<std::string>& names)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return invalidInput(text("There is no file or folder %1", path.string()), imagesHint());
    const bool isFile = !fs::is_directory(status);
    const std::vector<fs::path> entries = visibleEntries(isFile ? path.parent_path() : path, error);
    if (error && !isFile)
        return invalidInput(text("Cannot open the folder %1 (%2)", path.string(), error.message()));
    Result<ImageFolder> folder = isFile          ? ImageFolder{{}, {path}, {}, {}, {}}
                                 : names.empty() ? sorted(entries, options)
                                                 : chosenFiles(path, names);
    if (!folder) return folder;
    if (folder->files.empty()) return noImages(path, *folder, entries);
    folder->root = folder->files.front().parent_path();
    if (const std::string gaps = missingNumbers(folder->files); names.empty() && !gaps.empty())
        folder->notes.push_back(gaps);
    ScannerLogs logs = readScannerLogs(entries);
    folder->pixelSize = std::move(logs.pixelSize);
    if (!logs.problem.empty()) folder->notes.push_back(std::move(logs.problem));
    return folder;
}

}  // namespace synthslice::data
