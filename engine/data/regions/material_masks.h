#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/dataset/slice_stack.h"

namespace synthslice::data {

/// Images that tell where the material is: where they are not 0. One serves all slices, or there is one for
/// each.
class MaterialMasks {
public:
    /// Reads an image, a stack or a folder of images. The error names data.mask and the file.
    static Result<MaterialMasks> read(const std::filesystem::path& path, const Progress& progress);

    /// The pixels of material in a slice that was resized by `scale`. Error: there is no mask of the slice's
    /// number, or it has another size.
    [[nodiscard]] Result<PixelRuns> of(const Slice& slice, double scale) const;

    /// The fingerprint of slices together with that of the masks.
    [[nodiscard]] std::string fingerprint(const std::string& slices) const;

private:
    struct Mask {
        int width = 0;
        int height = 0;
        PixelRuns pixels;
    };

    std::string m_path;
    std::vector<Mask> m_masks;
};

}  // namespace synthslice::data
