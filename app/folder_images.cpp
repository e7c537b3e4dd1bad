#include "app/folder_images.h"

#include "engine/data/image_folder.h"
#include "engine/data/image_reader.h"

namespace synthslice::app {

Result<FolderImages> readFolderImages(const std::filesystem::path& folder, const Progress& progress)
{
    const auto files = data::findImageFiles(folder);
    if (!files) return tl::unexpected(files.error());
    FolderImages result;
    for (std::size_t i = 0; i < files->size(); ++i) {
        if (progress.cancelled()) return cancelled();
        progress.at(static_cast<double>(i) / static_cast<double>(files->size()), "Reading images");
        const std::string name = (*files)[i].filename().string();
        const auto pages = data::readImages((*files)[i], progress);
        if (!pages) {
            result.skipped.push_back({name, pages.error().message});
            continue;
        }
        for (std::size_t page = 0; page < pages->size(); ++page) {
            result.names.push_back(pages->size() > 1 ? name + "#" + std::to_string(page + 1) : name);
            result.images.push_back(data::toGrey((*pages)[page]));
            if (!result.pixelSizeUm) result.pixelSizeUm = (*pages)[page].pixelSizeUm;
        }
    }
    if (result.images.empty()) {
        return invalidInput(folder.string() + ": no image of it can be read; the first, " +
                                result.skipped.front().reason,
                            "give a folder of PNG, TIFF, JPEG or BMP images");
    }
    return result;
}

}  // namespace synthslice::app
