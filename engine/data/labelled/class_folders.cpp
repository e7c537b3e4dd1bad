#include "engine/data/labelled/class_folders.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/data/reading/image_folder.h"

namespace synthslice::data {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, Part>, 4> partFolders{{{"train", Part::Training},
                                                                        {"validation", Part::Validation},
                                                                        {"val", Part::Validation},
                                                                        {"test", Part::Test}}};

std::vector<fs::path> foldersIn(const fs::path& folder)
{
    std::error_code error;
    std::vector<fs::path> folders = visibleEntries(folder, error);
    std::erase_if(folders, [&](const fs::path& entry) { return !fs::is_directory(entry, error); });
    return folders;
}

std::string leftOut(const fs::path& folder)
{
    return text("the sub-folder %1 holds no images and is left out", folder.filename().string());
}

/// The sub-folders that hold images; the others are noted.
ClassFolders classesIn(const fs::path& folder, std::optional<Part> part)
{
    ClassFolders classes;
    if (holdsImages(folder, {})) return classes;
    for (const fs::path& entry : foldersIn(folder)) {
        if (holdsImages(entry, {})) {
            classes.folders.push_back({entry, part});
        } else {
            classes.notes.push_back(leftOut(entry));
        }
    }
    return classes;
}

ClassFolders classesInParts(const fs::path& folder)
{
    ClassFolders all;
    std::array<bool, 3> found{};
    for (const auto& [name, part] : partFolders) {
        ClassFolders classes = classesIn(folder / name, part);
        found[static_cast<std::size_t>(part)] |= !classes.folders.empty();
        std::ranges::move(classes.folders, std::back_inserter(all.folders));
        std::ranges::move(classes.notes, std::back_inserter(all.notes));
    }
    if (!found[static_cast<std::size_t>(Part::Training)] || !found[static_cast<std::size_t>(Part::Test)])
        return {};
    for (const fs::path& entry : foldersIn(folder)) {
        const auto isPart = [&](const auto& known) { return entry.filename() == known.first; };
        if (std::ranges::none_of(partFolders, isPart))
            all.notes.push_back(
                text("the sub-folder %1 is neither train nor validation nor test and is left out",
                     entry.filename().string()));
    }
    return all;
}

}  // namespace

ClassFolders findClassFolders(const fs::path& path)
{
    if (ClassFolders parts = classesInParts(path); !parts.folders.empty()) return parts;
    ClassFolders classes = classesIn(path, std::nullopt);
    return classes.folders.size() < 2 ? ClassFolders{} : classes;
}

std::string whyNoClasses(const fs::path& folder)
{
    std::vector<fs::path> withImages;
    std::vector<fs::path> others;
    std::ranges::partition_copy(foldersIn(folder), std::back_inserter(withImages), std::back_inserter(others),
                                [](const fs::path& entry) { return holdsImages(entry, {}); });
    if (withImages.empty()) return {};
    const std::string first = withImages.front().filename().string();
    if (withImages.size() > 1) return text("there are images beside its sub-folders, %1 and others", first);
    return others.empty()
               ? text("of its sub-folders only %1 holds images", first)
               : text("of its sub-folders only %1 holds images; %2", first, leftOut(others.front()));
}

}  // namespace synthslice::data
