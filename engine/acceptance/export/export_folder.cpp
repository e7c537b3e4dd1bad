#include "engine/acceptance/export/export_folder.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/base/files/atomic_file.h"
#include "engine/base/files/folder_path.h"
#include "engine/base/files/write_error.h"
#include "engine/base/parallel.h"
#include "engine/base/text/text.h"

namespace synthslice::acceptance {

namespace fs = std::filesystem;

Result<ExportFolder> ExportFolder::begin(const fs::path& target)
{
    std::error_code error;
    const fs::path folder = folderPath(target);
    if (fs::exists(folder, error) && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
        return invalidInput(text("%1: exists already and is not an empty folder", target.string()),
                            text("choose a new folder"));
    }
    if (auto made = makeFolders(folder.parent_path()); !made) return tl::unexpected(std::move(made.error()));
    removeUnfinished(folder.parent_path());
    auto aside = Aside::makeFolder(folder.parent_path());
    if (!aside) return writeError(target, aside.error());
    return ExportFolder(folder, std::move(*aside));
}

ExportFolder::ExportFolder(fs::path target, Aside aside)
    : m_target(std::move(target)), m_aside(std::move(aside))
{
}

Result<void> ExportFolder::writeImages(std::span<const NamedImage> images,
                                       const data::ImageEncoding& encoding) const
{
    for (const NamedImage& image : images) {
        const fs::path folder = (aside() / image.file).parent_path();
        if (folder == aside()) continue;
        std::error_code error;
        fs::create_directory(folder, error);
        if (error) return writeError(folder, error.value());
    }
    std::vector<Result<void>> written(images.size());
    forEachInParallel(images.size(), {}, "", [&](std::size_t i) {
        written[i] = data::encodeImage(*images[i].image, encoding)
                         .and_then([&](const std::vector<std::byte>& content) {
                             return writeFile(aside() / images[i].file, content);
                         });
    });
    const auto failure = std::ranges::find_if(written, [](const auto& result) { return !result; });
    return failure == written.end() ? Result<void>() : *failure;
}

Result<void> ExportFolder::publish()
{
    return flushFileSystem(m_target.parent_path()).and_then([&] {
        return placeFolderAtomically(aside(), m_target);
    });
}

}  // namespace synthslice::acceptance
