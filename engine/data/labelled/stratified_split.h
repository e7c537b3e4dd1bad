#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/data/labelled/labelled_images.h"
#include "engine/data/labelled/labelled_options.h"

namespace synthslice::data {

/// How many of `count` images go to training, validation and test: whole numbers nearest to the shares by the
/// method of the largest remainder (Hamilton); of equal remainders the first part gains. Shares in [0, 1);
/// that of validation is of what is not for testing.
[[nodiscard]] std::array<std::size_t, 3> sizesOfParts(std::size_t count, double testShare,
                                                      double validationShare);

/// The part of each image.
struct Split {
    std::vector<Part> parts;
    std::vector<std::string> notes;
};

/// Divides each class by itself, the same for the same images and options. The training and test part that
/// the files tell are kept unless `merged` is set; then validation images are taken from training ones, if
/// the files tell none. Patches of one image go to the same part where a class has an image for each; where
/// it has fewer, a note tells that they do not.
[[nodiscard]] Split splitStratified(const LabelledImages& images, const LabelledOptions& options);

}  // namespace synthslice::data
