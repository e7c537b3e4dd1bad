#include "engine/acceptance/export/export_manifest.h"

#include <cmath>

#include "engine/acceptance/copy_search.h"
#include "engine/acceptance/criteria/criterion.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/text/csv_field.h"
#include "engine/base/text/number_text.h"
#include "engine/base/text/text.h"
#include "engine/base/version.h"

namespace synthslice::acceptance {

namespace {

using spec::Json;

constexpr int measureDigits = 9;
constexpr std::uintmax_t maxManifestBytes = std::uintmax_t{1} << 30;  // of half a million images

std::string provenanceText(const Json& provenance, const char* key)
{
    const Json value = provenance.is_object() ? provenance.value(key, Json()) : Json();
    return value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
}

const char* acceptedBy(const ManifestRow& row)
{
    return row.acceptedByHand ? "hand" : "rule";
}

std::string measureField(const ManifestRow& row, const std::string& measure)
{
    const auto measured = row.measures.find(measure);
    const bool known = measured != row.measures.end() && !std::isnan(measured->second);
    return known ? numberText(measured->second, measureDigits) : std::string();
}

std::string toCsv(const Manifest& manifest)
{
    std::string csv = "file,run,step,weights,latent_seed,accepted_by,condition";
    const std::vector<const Criterion*> criteria = criteriaOf(manifest.criteria.material);
    for (const Criterion* criterion : criteria) csv += "," + criterion->key;
    csv += std::string(",") + copyMeasure;
    const std::string origin = csvField(provenanceText(manifest.provenance, "run")) + "," +
                               csvField(provenanceText(manifest.provenance, "step")) + "," +
                               csvField(provenanceText(manifest.provenance, "weights"));
    for (const ManifestRow& row : manifest.rows) {
        csv += "\n" + csvField(row.file) + "," + origin + "," + std::to_string(row.latent.seed) + "," +
               acceptedBy(row) + "," +
               (row.latent.condition ? numberText(*row.latent.condition, measureDigits) : std::string());
        for (const Criterion* criterion : criteria) csv += "," + measureField(row, criterion->key);
        csv += "," + measureField(row, copyMeasure);
    }
    return csv + "\n";
}

Json toJson(const Manifest& manifest)
{
    const data::ImageEncoding& encoding = manifest.encoding;
    Json json = {{"format", "synthslice-manifest"},
                 {"version", 1},
                 {"synthslice_version", version()},
                 {"provenance", manifest.provenance},
                 {"criteria", toJson(manifest.criteria)},
                 {"output_calibration", manifest.outputCalibration},
                 {"encoding",
                  {{"format", encoding.format == data::ImageFormat::Tiff ? "tiff" : "png"},
                   {"bits", encoding.bits},
                   {"pixel_size_um", encoding.pixelSizeUm}}},
                 {"labels", manifest.labels ? Json{{"folder", labelFolder}} : Json()},
                 {"accepted", manifest.report.accepted},
                 {"generated", manifest.report.generated},
                 {"yield", manifest.report.yield()},
                 {"refused_by", manifest.report.refusedBy},
                 {"images", Json::array()}};
    if (manifest.hasFibreTable()) json["labels"]["table"] = fibreTable;
    for (const ManifestRow& row : manifest.rows) {
        json["images"].push_back({{"file", row.file},
                                  {"latent_seed", row.latent.seed},
                                  {"condition", row.latent.condition ? Json(*row.latent.condition) : Json()},
                                  {"accepted_by", acceptedBy(row)},
                                  {"measures", row.measures}});
    }
    return json;
}

}  // namespace

Result<void> writeManifest(const std::filesystem::path& folder, const Manifest& manifest)
{
    if (auto written = writeFileAtomically(folder / "manifest.csv", toCsv(manifest)); !written) {
        return written;
    }
    return writeFileAtomically(folder / "manifest.json",
                               toJson(manifest).dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Result<OutputCalibration> readRecordedCalibration(const std::filesystem::path& manifestJson)
{
    const auto read = spec::readJsonFile(manifestJson, maxManifestBytes);
    if (!read) {
        return tl::unexpected(read.error());
    }
    const Json& manifest = *read;
    if (!manifest.is_object() || manifest.value("format", Json()) != "synthslice-manifest") {
        return invalidInput(text("%1: not a manifest", manifestJson.string()),
                            text("give the manifest.json of an export"));
    }
    const Json recorded = manifest.value("output_calibration", Json());
    if (recorded.is_null()) {
        return invalidInput(
            text("%1: its images were exported without an output calibration", manifestJson.string()),
            text("make them again without it"));
    }
    return outputCalibrationFromJson(recorded).map_error([&](Error error) {
        error.message = manifestJson.string() + ": " + error.message;
        return error;
    });
}

}  // namespace synthslice::acceptance
