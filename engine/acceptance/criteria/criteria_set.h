#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/measure/material.h"
#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

template <>
inline constexpr std::array enumNames<measure::CircleMethod>{"signed_gradient_hough", "opencv_hough"};

}  // namespace synthslice::spec

namespace synthslice::acceptance {

/// The range that one criterion accepts, its ends included.
struct Limit {
    std::string criterion;  ///< Criterion::key
    double low = 0.0;
    double high = 0.0;
    bool enabled = true;
    double realRefused = 0.0;  ///< share of unseen real patches outside this range
    bool operator==(const Limit&) const = default;
};

/// Calibrated acceptance: the file CRITERIA.json.
struct CriteriaSet {
    std::int64_t patchSize = 64;  ///< px; images of another size are refused with a reason
    measure::Material material;   ///< what images are measured by
    double pixelSizeUm = 0.0;
    double scale = 0.0;  ///< what the slices were resized by; 0 in files that do not tell it
    std::vector<Limit> limits;
    double refuseRealAsked = 0.05;  ///< what the user chose
    double realRefused = 0.0;       ///< measured on unseen real patches, all limits together
    std::string datasetFingerprint;
    bool operator==(const CriteriaSet&) const = default;
};

}  // namespace synthslice::acceptance

namespace synthslice::spec {

template <>
const ParameterTable<measure::Material>& parameterTable<measure::Material>();
template <>
const ParameterTable<measure::CircleFinderSettings>& parameterTable<measure::CircleFinderSettings>();
template <>
const ParameterTable<acceptance::Limit>& parameterTable<acceptance::Limit>();
template <>
const ParameterTable<acceptance::CriteriaSet>& parameterTable<acceptance::CriteriaSet>();

}  // namespace synthslice::spec

namespace synthslice::acceptance {

/// Whether criteria hold for images of slices that were resized by `scale`: those of another scale would
/// refuse nearly every image. Half a per cent is let pass, and an unknown scale (0).
[[nodiscard]] bool isForScale(const CriteriaSet& criteria, double scale);

/// Whether criteria hold for images with these values, of full scale: those of a segmented stack; none of
/// grey images.
[[nodiscard]] bool isForLabels(const CriteriaSet& criteria, const std::vector<double>& labels);

/// The content of CRITERIA.json.
[[nodiscard]] spec::Json toJson(const CriteriaSet& criteria);
/// Strict: an unknown or missing key, an unknown criterion, a wrong type or value, an empty range or another
/// version is an error that names it.
[[nodiscard]] Result<CriteriaSet> criteriaFromJson(const spec::Json& json);
[[nodiscard]] Result<CriteriaSet> readCriteria(const std::filesystem::path& file);
/// Whole or not at all.
[[nodiscard]] Result<void> writeCriteria(const std::filesystem::path& file, const CriteriaSet& criteria);

}  // namespace synthslice::acceptance
