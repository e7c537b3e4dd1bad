#include "engine/data/image_folder.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <span>
#include <string>
#include <system_error>

#include "engine/base/natural_sort.h"
#include "engine/data/image_kind.h"

namespace synthslice::data {

namespace {

constexpr const char* imagesHint = "choose a folder that holds PNG, TIFF, JPEG, BMP or IDX images";

/// A text may begin with the two bytes of BMP or gzip by chance, so these need the name, too.
bool beginsLikeImage(const std::filesystem::path& path)
{
    std::array<char, 8> bytes{};
    std::ifstream(path, std::ios::binary).read(bytes.data(), bytes.size());
    const auto kind = imageKind(std::as_bytes(std::span(bytes)));
    return kind && *kind != ImageKind::Bmp && *kind != ImageKind::Gzip;
}

}  // namespace

Result<std::vector<std::filesystem::path>> findImageFiles(const std::filesystem::path& path)
{
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        return invalidInput("There is no file or folder " + path.string(), imagesHint);
    if (std::filesystem::is_regular_file(status)) return std::vector{path};
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code unreadable;
        const std::filesystem::path& file = entry->path();
        const bool hidden = file.filename().string().starts_with('.');
        if (!hidden && entry->is_regular_file(unreadable) &&
            (namedLikeImage(file) || beginsLikeImage(file))) {
            files.push_back(file);
        }
    }
    if (error) return invalidInput("Cannot open the folder " + path.string() + " (" + error.message() + ")");
    if (files.empty()) return invalidInput("There are no images in " + path.string(), imagesHint);
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
        return naturalLess(a.filename().string(), b.filename().string());
    });
    return files;
}

}  // namespace synthslice::data
