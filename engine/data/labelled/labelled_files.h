#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/data/labelled/class_balance.h"
#include "engine/data/labelled/part.h"
#include "engine/data/reading/image_folder.h"

namespace synthslice::data {

/// The classes of one file's images.
struct FileClasses {
    std::int32_t label = 0;            ///< of all its images, ...
    std::vector<std::int32_t> labels;  ///< ... unless it has one for each
    std::optional<Part> part;          ///< that a name tells

    [[nodiscard]] std::int32_t at(std::size_t image) const { return labels.empty() ? label : labels[image]; }
};

/// Image files whose classes are known, before any image is read.
struct LabelledFiles {
    ImageFolder folder;
    std::vector<std::string> classNames;         ///< of the labels 0, 1, ...
    std::map<std::string, FileClasses> classes;  ///< by the file's name from the folder's root on
};

/// Whether `path` tells the classes of images: an IDX file of images with its labels beside it, a folder of
/// such files, or a folder without images of its own that has two or more sub-folders of images, which are
/// the classes, or such folders as train and test in it. By names and beginnings of files only.
[[nodiscard]] bool hasClasses(const std::filesystem::path& path);

/// The files and their classes. Classes of IDX files are the labels that occur in them, ascending; those of
/// folders are named like them, in natural order. Names of IDX files that hold "train", and "t10k" or "test",
/// tell the part, as do folders train, validation (or val) and test. Errors: no classes, labels that cannot
/// be read, or of another number than the images.
[[nodiscard]] Result<LabelledFiles> findLabelledFiles(const std::filesystem::path& path);

/// How many images of each class there are, without reading any: in IDX files one for each label, in class
/// folders one for each file. Those of files that tell no part count as for training, from which training
/// takes its other parts.
[[nodiscard]] ClassBalance countImages(const LabelledFiles& files);

}  // namespace synthslice::data
