#pragma once

#include <vector>

#include "engine/acceptance/criteria/calibration.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/measure/material.h"

namespace synthslice::acceptance {

/// What is told about a material before it is looked at.
struct MaterialHints {
    spec::MaterialKind kind = spec::MaterialKind::Auto;
    std::int64_t phases = 2;
    std::vector<double> thresholds;  ///< grey of full scale; empty: found (Otsu)
    std::vector<double> labels;      ///< of segmented images
    std::int64_t bitDepth = 8;
    double fibreRadiusPx = 0.0;  ///< 0 where none is given or found
    measure::CircleMethod method = measure::CircleMethod::SignedGradientHough;
    bool darkFibres = false;
};

/// What an experiment tells of its material. Errors: thresholds that cannot be read.
[[nodiscard]] Result<MaterialHints> hintsOf(const spec::DataSpec& data);

/// The hints with what they leave open about fibres: a radius or dark fibres that are told mean fibres, and
/// the radius is found in the stack if none is told; segmented images have none. Errors: fibres are expected,
/// and the slices show no texture that tells their radius.
[[nodiscard]] Result<MaterialHints> withFibresFound(MaterialHints hints, const data::SliceStack& stack);

/// Settings that images of the material are measured by, from reference images (many patches of the training
/// half). Inclusions of unknown shape count as round where circles cover the brighter phase well
/// (smallestRoundOverlap).
[[nodiscard]] measure::Material materialOf(const std::vector<GreyImage>& reference,
                                           const MaterialHints& hints);

/// The same from a dataset's patches. Errors: fibres are expected, and the slices show no texture that tells
/// their radius; thresholds that cannot be read.
[[nodiscard]] Result<measure::Material> materialOf(const data::SliceDataset& dataset,
                                                   const CalibrationSpec& spec);

}  // namespace synthslice::acceptance
