#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/formats/image_set.h"
#include "engine/data/reading/skipped_file.h"
#include "engine/data/reading/value_map.h"
#include "engine/data/regions/pixel_runs.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::data {

/// Half-open pixel rectangle.
struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const Rect&) const = default;
};

/// One slice in memory, in the file's own integer values.
struct Slice {
    std::string name;  ///< file name, with "#7" for the seventh image of a file that holds several
    int width = 0;     ///< px, after scaling
    int height = 0;
    int bitDepth = 8;                   ///< 8 or 16
    std::vector<std::uint8_t> pixels8;  ///< one of the two is filled
    std::vector<std::uint16_t> pixels16;
    std::vector<std::uint8_t> outside;  ///< 1 where the file has no number; empty if nowhere
    ValueMap fileValue;                 ///< from pixels to the file's own values
    double greyMean = 0.0;              ///< of full scale, inside the slice's region, without outliers
    double greySd = 0.0;
    std::size_t number = 1;  ///< among all images in their order, also those left out, from 1
    std::size_t region = 0;  ///< into the stack's regions
};

/// The slice in grey of full scale, as it is in the file.
[[nodiscard]] GreyImage toGrey(const Slice& slice);

/// Where the material is in slices of one size. Slices of a stack are nearly copies of their neighbours, so
/// they share one region.
struct SliceRegion {
    int width = 0;  ///< px
    int height = 0;
    PixelRuns pixels;  ///< never none; the whole slice where nothing speaks against it
};

/// What was read, for people and for `inspect`.
struct StackSummary {
    std::int64_t images = 0;
    int width = 0;  ///< px, after scaling; of the first slice where they differ
    int height = 0;
    int fileWidth = 0;  ///< the same before scaling
    int fileHeight = 0;
    bool sizesDiffer = false;
    int bitDepth = 8;                       ///< the highest
    int channels = 1;                       ///< of the files; colour is converted to grey
    std::optional<double> filePixelSizeUm;  ///< of the first file that tells it
    std::optional<double> pixelSizeUm;      ///< SliceStack::pixelSizeUm()
    std::string pixelSizeSource;            ///< where it stands, "OME-XML"; empty if unknown
    double fibrePitchPx = 0.0;      ///< distance of neighbouring fibres in a typical slice, after scaling;
                                    ///< 0 where none was found, or a file has less than 256 px
    std::vector<double> labels;     ///< of segmented slices: the greys that occur, of full scale, ascending
    double fieldOfViewShare = 1.0;  ///< share of the pixels inside the regions
    Rect fieldOfViewBounds;         ///< of the first slice
    std::vector<ImageSet> sets;     ///< in the file, to choose one from; empty where it holds no such
    std::vector<SkippedFile> skipped;
    std::vector<std::string> notes;  ///< what was converted or decided, in English
    std::string fingerprint;         ///< SHA-256 over names and pixels as they are in the files, hex
};

/// Slices in memory and where their material is. Constant once read: any number of threads may use it.
struct SliceStack {
    std::vector<Slice> slices;  ///< at least one
    std::vector<SliceRegion> regions;
    StackSummary summary;
    spec::DataSpec readWith;
    double scale = 1.0;  ///< what the slices were resized by: DataSpec::scale, or what was found if that is 0
    bool leftSmallOut = false;  ///< some images are smaller than a patch
    bool segmented = false;     ///< pixels are labels of phases: StackSummary::labels

    [[nodiscard]] const SliceRegion& region(std::size_t slice) const { return regions[slices[slice].region]; }
    /// DataSpec::pixelSizeUm, else that of the files; after scaling.
    [[nodiscard]] std::optional<double> pixelSizeUm(const spec::DataSpec& spec) const;
    /// Whether reading the files anew with another spec would give the same slices and regions: it differs in
    /// what is done with them only.
    [[nodiscard]] bool holdsFor(const spec::DataSpec& other) const;
};

/// Reads a folder or a file (of any format of docs/formats.md) as DataSpec asks, without splitting anything
/// off. What cannot be used is skipped and listed with the reason: damaged, smaller than a patch, blank,
/// without material, air at the ends of a stack. An error if nothing is left, if memory would not suffice, or
/// if mask, region of interest or range do not fit the slices.
[[nodiscard]] Result<SliceStack> readStack(const std::filesystem::path& path, const spec::DataSpec& spec,
                                           const Progress& progress);

}  // namespace synthslice::data
