#include "ui/slices/sample_slices.h"

#include <string>

#include "engine/base/files/atomic_file.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"

namespace synthslice::ui {

namespace {

constexpr int sliceCount = 4;
constexpr double pixelSizeUm = 1.0;

}  // namespace

Result<std::filesystem::path> makeSampleSlices(const std::filesystem::path& folder, const Progress& progress)
{
    if (auto made = makeFolders(folder); !made) return tl::unexpected(std::move(made.error()));
    for (int i = 0; i < sliceCount; ++i) {
        progress.at(static_cast<double>(i) / sliceCount,
                    QT_TRANSLATE_NOOP("synthslice::spec", "Making sample slices"));
        if (progress.cancelled()) {
            return cancelled();
        }
        const std::filesystem::path file = folder / ("fibres-" + std::to_string(i + 1) + ".png");
        if (std::filesystem::exists(file)) {
            continue;
        }
        data::FibreSliceSpec spec;
        spec.fieldOfView = true;
        spec.seed = static_cast<std::uint64_t>(i);
        const Result<data::FibreSlice> slice = data::makeFibreSlice(spec);
        if (!slice) {
            return tl::unexpected(slice.error());
        }
        if (Result<void> written = data::writeImage(file, slice->image, {.pixelSizeUm = pixelSizeUm});
            !written) {
            return tl::unexpected(written.error());
        }
    }
    return folder;
}

}  // namespace synthslice::ui
