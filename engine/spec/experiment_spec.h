#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/spec/augmentation_spec.h"
#include "engine/spec/initialization_spec.h"
#include "engine/spec/layer_spec.h"
#include "engine/spec/loss_spec.h"
#include "engine/spec/optimizer_spec.h"

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

/// What the generator starts from: z of shape channels x size x size, standard normal.
struct LatentSpec {
    std::int64_t channels = 100;
    std::int64_t size = 1;  ///< px
    bool operator==(const LatentSpec&) const = default;
};

struct NetworkSpec {
    std::vector<LayerSpec> layers;
    InitializationSpec initialization;
    bool operator==(const NetworkSpec&) const = default;
};

enum class LrSchedule { Constant, Linear, Cosine, Step };
template <>
inline constexpr std::array enumNames<LrSchedule>{"constant", "linear", "cosine", "step"};

enum class Precision { Auto, Fp32, Bf16 };
template <>
inline constexpr std::array enumNames<Precision>{"auto", "fp32", "bf16"};

enum class Kernels { Auto, Reference };
template <>
inline constexpr std::array enumNames<Kernels>{"auto", "reference"};

enum class Device { Auto, Cpu, Cuda };
template <>
inline constexpr std::array enumNames<Device>{"auto", "cpu", "cuda"};

struct TrainingSpec {
    std::int64_t batchSize = 64;  ///< images
    std::int64_t steps = 10000;   ///< generator steps; also the length of every schedule
    LrSchedule lrSchedule = LrSchedule::Constant;
    double lrFinalFactor = 0.0;  ///< share of both learning rates left at the last step, linear and cosine
    std::int64_t lrStepSize = 1000;  ///< steps between two falls of "step"
    double lrGamma = 0.5;            ///< factor of each fall of "step"
    double emaDecay = 0.999;         ///< of the averaged generator; 0 turns it off
    std::int64_t seed = 0;
    Precision precision = Precision::Auto;
    Kernels kernels = Kernels::Auto;
    Device device = Device::Auto;
    std::int64_t threads = 0;  ///< 0 = physical cores
    std::int64_t sampleEverySteps = 100;
    std::int64_t sampleCount = 16;  ///< images of a sample grid
    std::int64_t checkpointEverySteps = 500;
    std::int64_t keepCheckpoints = 3;   ///< newest kept beside the three best; 0 keeps all
    std::int64_t assessedImages = 256;  ///< of the averaged generator at a checkpoint; 0 turns it off
    bool operator==(const TrainingSpec&) const = default;
};

struct GanOptimizers {
    OptimizerSpec generator;
    OptimizerSpec discriminator;
    bool operator==(const GanOptimizers&) const = default;
};

/// A whole experiment as a plain value: what is written to experiment.json, edited in the window, and
/// given to a session. It can be compared and copied, and holds nothing of a run.
struct ExperimentSpec {
    std::string name = "untitled";
    std::string family = "gan";
    DataSpec data;
    LatentSpec latent;
    NetworkSpec generator;
    NetworkSpec discriminator;
    GanLossSpec loss;
    GanGeneralLosses generalLoss;
    LossTermsSpec terms;
    AugmentationSpec augmentation;
    GanOptimizers optimizer;
    TrainingSpec training;
    bool operator==(const ExperimentSpec&) const = default;
};

}  // namespace synthslice::spec
