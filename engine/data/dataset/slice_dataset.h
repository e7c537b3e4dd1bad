#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/data/dataset/grey_coding.h"
#include "engine/data/dataset/slice_stack.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::data {

enum class Half { Training, HeldOut };

/// Where patches may be cut from slices that share size, region and split: no place straddles the split.
struct SliceLayout {
    int width = 0;  ///< px
    int height = 0;
    PixelRuns region;                         ///< where the material is
    std::array<std::vector<Rect>, 2> blocks;  ///< of each Half
    std::array<PixelRuns, 2> patchOrigins;    ///< of each Half: top-left corners inside region and blocks
};

/// The slices that patches of one half are cut from.
struct HalfSlices {
    std::vector<std::size_t> slices;
    std::vector<std::int64_t> originsBefore;  ///< patch origins in the slices before each
    std::int64_t originCount = 0;
};

/// Where a patch may be cut: top-left corner of a patchSize x patchSize window.
struct PatchOrigin {
    std::int32_t slice = 0;
    std::int32_t x = 0;
    std::int32_t y = 0;
    bool operator==(const PatchOrigin&) const = default;
};

/// What a dataset is, for people and for `inspect`.
struct DatasetSummary : StackSummary {
    std::int64_t independentPatches = 0;  ///< area of the training half, in patches
};

/// Slices in memory, split into a training and a held-out part that never overlap. Constant once loaded:
/// any number of threads may read it.
class SliceDataset {
public:
    /// readStack() and of().
    static Result<SliceDataset> load(const std::filesystem::path& path, const spec::DataSpec& spec,
                                     const Progress& progress);
    /// A dataset of slices that are in memory, which it shares. Errors: nothing can be held out; no patch
    /// fits.
    static Result<SliceDataset> of(std::shared_ptr<const SliceStack> stack, const spec::DataSpec& spec,
                                   const Progress& progress);

    [[nodiscard]] const DatasetSummary& summary() const { return m_summary; }
    [[nodiscard]] const spec::DataSpec& spec() const { return m_spec; }
    /// What the slices were resized by: spec().scale, or what was found where that is 0.
    [[nodiscard]] double scale() const { return m_stack->scale; }
    [[nodiscard]] const std::vector<Slice>& slices() const { return m_stack->slices; }
    [[nodiscard]] const std::shared_ptr<const SliceStack>& stack() const { return m_stack; }

    /// Grey mapped to [-1, 1]: from the first to the last label of segmented slices; with per-slice
    /// normalization around the training half's mean such that 99.95 % of its pixels, outliers apart, lie
    /// inside; else the full scale.
    [[nodiscard]] const GreyWindow& greyWindow() const { return m_coding.window; }
    /// What networks learn: grey by the window, labels of segmented slices by labelOrder().
    [[nodiscard]] const GreyCoding& coding() const { return m_coding; }

    /// Number of places where a whole patch lies inside the region and inside one half.
    [[nodiscard]] std::int64_t originCount(Half half) const { return halfSlices(half).originCount; }
    /// Place number `index`, 0 <= index < originCount(half), by slice, then in reading order.
    [[nodiscard]] PatchOrigin origin(Half half, std::int64_t index) const;
    [[nodiscard]] PatchOrigin drawOrigin(Half half, Random& random) const;

    /// The patch there, grey of full scale after per-slice normalization.
    [[nodiscard]] GreyImage patch(const PatchOrigin& origin) const;
    /// `count` patches drawn with replacement from one half; the same for the same seed, no flips or turns.
    [[nodiscard]] std::vector<GreyImage> drawPatches(Half half, std::size_t count, std::uint64_t seed) const;
    /// A whole slice, grey of full scale after per-slice normalization; for display and for measuring.
    [[nodiscard]] GreyImage slice(std::size_t index) const;

    /// Region, blocks and places of patches, shared with the slices of its stack.
    [[nodiscard]] const SliceLayout& layout(std::size_t slice) const
    {
        return m_layouts[slices()[slice].region];
    }
    /// Whether patches of a half are cut from a slice.
    [[nodiscard]] bool serves(std::size_t slice, Half half) const;
    /// Rectangles of one slice that belong to a half; none if it does not serve it.
    [[nodiscard]] std::vector<Rect> blocks(std::size_t slice, Half half) const;

    /// A slice's grey (of full scale) after per-slice normalization: every slice is shifted and scaled so
    /// that its mean and SD become those of all slices together; single slices and labels stay as they are.
    [[nodiscard]] double normalized(std::size_t slice, double grey) const;
    /// The same for the integer values in its file.
    [[nodiscard]] ValueMap greyOfValues(std::size_t slice) const;

private:
    void normalize();
    [[nodiscard]] const HalfSlices& halfSlices(Half half) const
    {
        return m_halves[static_cast<std::size_t>(half)];
    }

    spec::DataSpec m_spec;
    std::shared_ptr<const SliceStack> m_stack;
    DatasetSummary m_summary;
    std::vector<SliceLayout> m_layouts;  ///< of each region of the stack
    std::array<HalfSlices, 2> m_halves;  ///< of each Half
    bool m_perSlice = false;             ///< normalization
    double m_greyMean = 0.0;             ///< of all slices together
    double m_greySd = 0.0;
    GreyCoding m_coding;
};

}  // namespace synthslice::data
