#include "engine/data/labelled/labelled_files.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/base/text/natural_sort.h"
#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/labelled/class_folders.h"
#include "engine/data/labelled/idx_labels.h"

namespace synthslice::data {

namespace {

namespace fs = std::filesystem;

/// IDX files of images that have labels beside them: the file itself, or those of a folder.
std::vector<fs::path> labelledIdxFiles(const fs::path& path)
{
    std::error_code error;
    if (!fs::is_directory(path, error))
        return labelFileOf(path) ? std::vector<fs::path>{path} : std::vector<fs::path>{};
    std::vector<fs::path> files = visibleEntries(path, error);
    std::erase_if(files, [](const fs::path& file) { return !labelFileOf(file); });
    return files;
}

std::optional<Part> partOfName(std::string_view name)
{
    const auto holds = [&](std::string_view word) { return name.find(word) != std::string_view::npos; };
    if (holds("train")) return Part::Training;
    if (holds("t10k") || holds("test")) return Part::Test;
    return std::nullopt;
}

/// The number of an IDX file's images, which has to be that of its labels.
Result<std::vector<std::uint8_t>> labelsOf(const fs::path& images)
{
    const auto opened = openImageFile(images, {});
    if (!opened) return invalidInput(images.string() + ": " + opened.error().text());
    const fs::path file = labelFileOf(images).value();
    auto labels = readLabels(file);
    if (labels && labels->size() != (*opened)->count()) {
        return invalidInput(text("%1 holds %2 images, but %3 holds %4 labels", images.string(),
                                 (*opened)->count(), file.string(), labels->size()),
                            text("give two files that belong together"));
    }
    return labels;
}

/// One note a file of images that has no labels.
std::vector<std::string> notesOnOthers(const fs::path& folder)
{
    std::vector<std::string> notes;
    std::error_code error;
    for (const fs::path& entry : visibleEntries(folder, error)) {
        if (fs::is_regular_file(entry, error) && isImageOfFolder(entry, {}) && !labelFileOf(entry) &&
            !isLabelFile(entry))
            notes.push_back(text("%1 has no labels beside it and is left out", entry.filename().string()));
    }
    return notes;
}

Result<LabelledFiles> ofIdxFiles(const fs::path& path, std::vector<fs::path> files)
{
    LabelledFiles found;
    std::error_code error;
    if (fs::is_directory(path, error)) found.folder.notes = notesOnOthers(path);
    std::map<std::string, std::vector<std::uint8_t>> labels;
    std::set<std::uint8_t> values;
    for (const fs::path& file : files) {
        auto read = labelsOf(file);
        if (!read) return tl::unexpected(read.error());
        values.insert(read->begin(), read->end());
        labels[file.filename().string()] = std::move(*read);
    }
    for (const std::uint8_t value : values) found.classNames.push_back(std::to_string(value));
    for (const auto& [name, ofFile] : labels) {
        FileClasses& classes = found.classes[name];
        classes.part = partOfName(name);
        for (const std::uint8_t value : ofFile) {
            classes.labels.push_back(
                static_cast<std::int32_t>(std::distance(values.begin(), values.find(value))));
        }
    }
    found.folder.root = files.front().parent_path();
    found.folder.files = std::move(files);
    return found;
}

/// The image files of a class; folders in it are noted.
void addFolder(const ClassFolder& folder, std::int32_t label, LabelledFiles& found)
{
    std::error_code error;
    for (const fs::path& entry : visibleEntries(folder.path, error)) {
        const std::string name = entry.lexically_relative(found.folder.root).generic_string();
        if (fs::is_directory(entry, error)) {
            found.folder.notes.push_back(text("the sub-folder %1 is left out", name));
        } else if (fs::is_regular_file(entry, error) && isImageOfFolder(entry, {})) {
            found.folder.files.push_back(entry);
            found.classes[name] = {label, {}, folder.part};
        }
    }
}

LabelledFiles ofFolders(const fs::path& path, ClassFolders&& folders)
{
    LabelledFiles found;
    const auto less = [](const std::string& a, const std::string& b) { return naturalLess(a, b); };
    std::set<std::string, decltype(less)> names(less);
    for (const ClassFolder& folder : folders.folders) names.insert(folder.path.filename().string());
    found.classNames.assign(names.begin(), names.end());
    found.folder.root = path;
    found.folder.notes = std::move(folders.notes);
    for (const ClassFolder& folder : folders.folders) {
        const auto place = std::ranges::find(found.classNames, folder.path.filename().string());
        addFolder(folder, static_cast<std::int32_t>(place - found.classNames.begin()), found);
    }
    return found;
}

}  // namespace

bool hasClasses(const fs::path& path)
{
    return !labelledIdxFiles(path).empty() || !findClassFolders(path).folders.empty();
}

Result<LabelledFiles> findLabelledFiles(const fs::path& path)
{
    std::error_code error;
    if (!fs::exists(path, error))
        return invalidInput(text("There is no file or folder %1", path.string()), text("check the path"));
    if (std::vector<fs::path> files = labelledIdxFiles(path); !files.empty())
        return ofIdxFiles(path, std::move(files));
    if (ClassFolders folders = findClassFolders(path); !folders.folders.empty())
        return ofFolders(path, std::move(folders));
    const std::string why = whyNoClasses(path);
    return invalidInput(
        text("%1 does not tell the classes of its images%2", path.string(), (why.empty() ? "" : ": " + why)),
        text("give an IDX file of images with its labels beside it (train-images-idx3-ubyte and "
             "train-labels-idx1-ubyte), a folder of such files, or a folder with a sub-folder of images for "
             "each class"));
}

ClassBalance countImages(const LabelledFiles& files)
{
    ClassBalance balance{files.classNames, {}};
    balance.counts.resize(files.classNames.size());
    for (const auto& [name, classes] : files.classes) {
        const auto part = static_cast<std::size_t>(classes.part.value_or(Part::Training));
        const std::size_t images = classes.labels.empty() ? 1 : classes.labels.size();
        for (std::size_t image = 0; image < images; ++image)
            ++balance.counts[static_cast<std::size_t>(classes.at(image))][part];
    }
    return balance;
}

}  // namespace synthslice::data
