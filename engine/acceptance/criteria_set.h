#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/measure/circles.h"
#include "engine/spec/parameter_info.h"

namespace synthslice::acceptance {

/// The range that one criterion accepts.
struct Limit {
    std::string criterion;  ///< Criterion::name()
    double low = 0.0;
    double high = 0.0;
    bool enabled = true;
    double realRefused = 0.0;  ///< share of unseen real patches outside this range
    bool operator==(const Limit&) const = default;
};

/// Calibrated acceptance: the file CRITERIA.json.
struct CriteriaSet {
    int patchSize = 64;          ///< px; images of another size are refused with a reason
    double greyThreshold = 0.5;  ///< Otsu threshold of the training half, grey of full scale
    double pixelSizeUm = 0.0;
    measure::CircleFinderSettings circles;
    std::vector<Limit> limits;
    double refuseRealAsked = 0.05;  ///< what the user chose
    double realRefused = 0.0;       ///< measured on unseen real patches, all limits together
    std::string datasetFingerprint;
    bool operator==(const CriteriaSet&) const = default;
};

[[nodiscard]] spec::Json toJson(const CriteriaSet& criteria);
[[nodiscard]] Result<CriteriaSet> readCriteria(const std::filesystem::path& file);
[[nodiscard]] Result<void> writeCriteria(const std::filesystem::path& file, const CriteriaSet& criteria);

}  // namespace synthslice::acceptance
