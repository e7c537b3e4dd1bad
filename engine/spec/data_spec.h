#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

enum class GreyNormalization { PerSlice, FullRange };
template <>
inline constexpr std::array enumNames<GreyNormalization>{"per_slice", "full_range"};

enum class HeldOutSplit { Block, Slice };
template <>
inline constexpr std::array enumNames<HeldOutSplit>{"block", "slice"};

/// What the slices show: found by itself; round inclusions; phases told apart by grey; segmented images,
/// whose greys are labels of phases.
enum class MaterialKind { Auto, Fibres, Phases, Labels };
template <>
inline constexpr std::array enumNames<MaterialKind>{"auto", "fibres", "phases", "labels"};

/// Which patches the networks see.
struct DataSpec {
    MaterialKind material = MaterialKind::Auto;
    std::int64_t phases = 2;           ///< told apart by grey, of the material "phases"
    std::string phaseThresholds = {};  ///< grey of full scale between them, "0.3, 0.6"; empty finds them
    std::int64_t patchSize = 64;       ///< px, after scaling
    double scale = 1.0;                ///< slices are resized by this before cutting; 0 finds it in them
    GreyNormalization normalization = GreyNormalization::PerSlice;
    bool fieldOfView = true;    ///< find where the material is, and cut only there
    std::string mask = {};      ///< file or folder of images that tell instead where it is; empty: none
    std::int64_t roiX = 0;      ///< px of the files: left edge of the region of interest
    std::int64_t roiY = 0;      ///< top edge
    std::int64_t roiWidth = 0;  ///< 0 takes all, as roiHeight
    std::int64_t roiHeight = 0;
    std::int64_t firstSlice = 1;  ///< counted from 1 over all images in their order
    std::int64_t lastSlice = 0;   ///< 0 takes the last
    std::int64_t sliceStep = 1;   ///< every how many-th slice from the first on
    bool flips = true;
    bool quarterTurns = true;
    double heldOutFraction = 0.5;  ///< share never trained on
    HeldOutSplit heldOutSplit = HeldOutSplit::Block;
    std::int64_t blockSize = 128;  ///< px
    double pixelSizeUm = 0.0;      ///< um; 0 takes it from the files
    double fibreRadius = 0.0;      ///< px, after scaling; 0 finds it in the slices
    std::string files = {};        ///< names in the folder, with / between them; empty takes all
    std::string raw = {};          ///< layout of raw volumes, "512x512x100:u16le:0"; empty goes by their name
    std::string dataset = {};      ///< path of the data set in HDF5 files; empty takes the largest
    std::int64_t channel = 0;      ///< of files with several, from 1; 0 takes the first
    bool squarePixels = false;     ///< resample pixels whose width and height differ
    bool operator==(const DataSpec&) const = default;
};

}  // namespace synthslice::spec
