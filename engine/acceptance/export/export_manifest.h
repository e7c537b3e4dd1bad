#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/acceptance/export/accepted_export.h"

namespace synthslice::acceptance {

/// What the manifest says of one exported image.
struct ManifestRow {
    std::string file;
    Latent latent = {};
    bool acceptedByHand = false;
    std::map<std::string, double> measures;
};

/// Where in an export labels stand, by the names of the images, and the table of all fibres.
inline constexpr const char* labelFolder = "labels";
inline constexpr const char* fibreTable = "fibres.csv";

/// What manifest.csv and manifest.json say of an export.
struct Manifest {
    spec::Json provenance;  ///< ImageSource::provenance()
    CriteriaSet criteria;
    spec::Json outputCalibration;  ///< null without one
    data::ImageEncoding encoding;
    bool labels = false;  ///< whether there are any
    ExportReport report;
    std::vector<ManifestRow> rows;

    [[nodiscard]] bool hasFibreTable() const { return labels && criteria.material.roundInclusions; }
};

/// Writes both files into `folder`.
[[nodiscard]] Result<void> writeManifest(const std::filesystem::path& folder, const Manifest& manifest);

/// The output calibration that a manifest.json records, to make its images again. An error if it has none.
[[nodiscard]] Result<OutputCalibration> readRecordedCalibration(const std::filesystem::path& manifestJson);

}  // namespace synthslice::acceptance
