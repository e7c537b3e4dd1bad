#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::data {

struct SkippedFile {
    std::string file;
    std::string reason;
};

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
    std::string name;  ///< file name, with "#page" for a page of a multi-page TIFF
    int width = 0;     ///< px, after scaling
    int height = 0;
    int bitDepth = 8;                   ///< 8 or 16
    std::vector<std::uint8_t> pixels8;  ///< one of the two is filled
    std::vector<std::uint16_t> pixels16;
    std::vector<std::uint8_t> fieldOfView;  ///< 1 inside; empty if the whole slice is inside
    double greyMean = 0.0;                  ///< of full scale, inside the field of view
    double greySd = 0.0;
};

enum class Half { Training, HeldOut };

/// Where a patch may be cut: top-left corner of a patchSize x patchSize window.
struct PatchOrigin {
    std::int32_t slice = 0;
    std::int32_t x = 0;
    std::int32_t y = 0;
};

/// What a dataset is, for people and for `inspect`.
struct DatasetSummary {
    std::int64_t images = 0;
    int width = 0;  ///< px; of the first slice where they differ
    int height = 0;
    bool sizesDiffer = false;
    int bitDepth = 8;
    int channels = 1;  ///< of the files; colour is converted to grey
    std::optional<double> pixelSizeUm;
    double fieldOfViewShare = 1.0;        ///< share of the pixels inside it
    Rect fieldOfViewBounds;               ///< of the first slice
    std::int64_t independentPatches = 0;  ///< non-overlapping ones that would fit into the training half
    std::vector<SkippedFile> skipped;
    std::vector<std::string> notes;  ///< "colour converted to grey", "truncated JPEG may be lossy", ...
    std::string fingerprint;         ///< SHA-256 over names and pixels, hex
};

/// Slices in memory, split into a training and a held-out part that never overlap.
class SliceDataset {
public:
    /// Reads a folder or a file (PNG, TIFF, JPEG, BMP, IDX). Files that cannot be read are skipped and
    /// listed; an error if none is left, if a slice is smaller than a patch, or if memory would not suffice.
    static Result<SliceDataset> load(const std::filesystem::path& path, const spec::DataSpec& spec,
                                     const Progress& progress);

    [[nodiscard]] const DatasetSummary& summary() const { return m_summary; }
    [[nodiscard]] const spec::DataSpec& spec() const { return m_spec; }
    [[nodiscard]] const std::vector<Slice>& slices() const { return m_slices; }

    /// Grey mapped to [-1, 1]. With per-slice normalization a slice's grey is first shifted and scaled so
    /// that its mean and SD become those of the whole training half.
    [[nodiscard]] const GreyWindow& greyWindow() const { return m_window; }

    /// All places where a whole patch lies inside the field of view and inside one half.
    [[nodiscard]] const std::vector<PatchOrigin>& origins(Half half) const;

    /// The patch there, grey of full scale after per-slice normalization.
    [[nodiscard]] GreyImage patch(const PatchOrigin& origin) const;

    /// A whole slice, grey of full scale after per-slice normalization; for display and for measuring.
    [[nodiscard]] GreyImage slice(std::size_t index) const;

    /// Rectangles of the training blocks of one slice, for display.
    [[nodiscard]] std::vector<Rect> blocks(std::size_t slice, Half half) const;

    /// `count` patches drawn without order from one half; the same for the same seed, no flips or turns.
    [[nodiscard]] std::vector<GreyImage> drawPatches(Half half, std::size_t count, std::uint64_t seed) const;

private:
    friend class DatasetBuilder;
    spec::DataSpec m_spec;
    DatasetSummary m_summary;
    std::vector<Slice> m_slices;
    GreyWindow m_window;
    std::vector<PatchOrigin> m_training;
    std::vector<PatchOrigin> m_heldOut;
    std::vector<std::vector<Rect>> m_trainingBlocks;
    std::vector<std::vector<Rect>> m_heldOutBlocks;
};

}  // namespace synthslice::data
