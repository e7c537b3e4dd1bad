#include "engine/store/run_record.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "engine/base/files/atomic_file.h"
#include "engine/base/text/text.h"
#include "engine/spec/spec_json.h"
#include "engine/store/recorded_experiment.h"
#include "engine/store/run_file.h"

namespace synthslice::store {

namespace {

using spec::Json;

constexpr const char* runFormat = "synthslice-run";
constexpr int runVersion = 1;

Json metricsToJson(const std::vector<session::MetricInfo>& metrics)
{
    Json list = Json::array();
    for (const session::MetricInfo& metric : metrics) {
        list.push_back(
            {{"key", metric.key}, {"label", metric.label}, {"group", metric.group}, {"unit", metric.unit}});
        if (metric.sparse) list.back()["sparse"] = true;
    }
    return list;
}

std::vector<session::MetricInfo> metricsFromJson(const Json& list)
{
    std::vector<session::MetricInfo> metrics;
    for (const Json& metric : list) {
        metrics.push_back({metric.at("key"), metric.at("label"), metric.at("group"), metric.at("unit"),
                           metric.value("sparse", false)});
    }
    return metrics;
}

/// A path is bytes; of one that JSON cannot hold, `key` is only for reading by eye.
void addPath(Json& json, const std::string& key, const std::filesystem::path& value)
{
    const std::string path = value.string();
    json[key] = path;
    if (!spec::isUtf8(path)) json[key + "_bytes"] = std::vector<unsigned char>(path.begin(), path.end());
}

std::filesystem::path pathAt(const Json& json, const std::string& key)
{
    if (!json.contains(key + "_bytes")) return json.at(key).get<std::string>();
    const auto bytes = json.at(key + "_bytes").get<std::vector<unsigned char>>();
    return std::string(bytes.begin(), bytes.end());
}

}  // namespace

Result<void> writeRecord(const RunFolder& run, const RunRecord& record)
{
    Json json = {{"format", runFormat},
                 {"version", runVersion},
                 {"software_version", record.softwareVersion},
                 {"device", record.device},
                 {"processor", record.processor},
                 {"precision", record.precision},
                 {"data", ""},
                 {"dataset_fingerprint", record.datasetFingerprint},
                 {"pixel_size_um", record.pixelSizeUm},
                 {"bit_depth", record.bitDepth},
                 {"labels", record.labels},
                 {"label_order", record.labelOrder},
                 {"steps_per_epoch", record.stepsPerEpoch},
                 {"metrics", metricsToJson(record.metrics)}};
    addPath(json, "data", record.data);
    if (!record.parent.empty()) {
        addPath(json, "parent", record.parent);
        json["parent_step"] = record.parentStep;
    }
    const auto text = [](const Json& object) {
        return object.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
    };
    auto written = writeFileAtomically(run.experiment(), text(spec::toJson(record.experiment)));
    return written ? writeFileAtomically(run.record(), text(json)) : written;
}

Result<RunRecord> readRecord(const RunFolder& run)
{
    if (std::error_code unreadable; !std::filesystem::exists(run.experiment(), unreadable) && !unreadable) {
        return invalidInput(text("%1 is no run: it has no experiment.json", run.path.string()),
                            text("give a folder that a training has made"));
    }
    if (auto own = refuseLinks(run); !own) return tl::unexpected(std::move(own.error()));
    auto experiment = spec::readJsonFile(run.experiment()).and_then([&](const Json& json) {
        return recordedExperiment(json).map_error([&](Error error) {
            error.message = run.experiment().string() + ": " + error.message;
            return error;
        });
    });
    if (!experiment) return tl::unexpected(std::move(experiment.error()));
    const auto read = spec::readJsonFile(run.record());
    if (!read) return tl::unexpected(read.error());
    try {
        const Json& json = *read;
        if (json.at("format") != runFormat || json.at("version") != runVersion) {
            return invalidInput(text("%1 is of another format or version", run.record().string()),
                                text("open it with the Synthslice that wrote it"));
        }
        auto labels = json.value("labels", std::vector<double>());
        auto labelOrder = json.value("label_order", std::vector<double>());
        if (!labelOrder.empty() && (labels.size() < 2 || !std::ranges::is_permutation(labelOrder, labels))) {
            return invalidInput(
                text("%1 is damaged: its label_order is no order of its labels", run.record().string()));
        }
        const int bitDepth = json.value("bit_depth", 8);  // as earlier versions stored images
        if (bitDepth != 8 && bitDepth != 16) {
            return invalidInput(
                text("%1 is damaged: its bit_depth is neither 8 nor 16", run.record().string()));
        }
        return RunRecord{std::move(*experiment),
                         pathAt(json, "data"),
                         json.at("dataset_fingerprint"),
                         json.at("pixel_size_um"),
                         metricsFromJson(json.at("metrics")),
                         json.at("software_version"),
                         json.at("device"),
                         json.at("precision"),
                         json.value("processor", ""),
                         bitDepth,
                         std::move(labels),
                         std::move(labelOrder),
                         json.value("steps_per_epoch", std::int64_t{0}),
                         json.contains("parent") ? pathAt(json, "parent") : std::filesystem::path(),
                         json.value("parent_step", std::int64_t{0})};
    } catch (const Json::exception& exception) {
        return invalidInput(text("%1 is damaged (%2)", run.record().string(), exception.what()));
    }
}

}  // namespace synthslice::store
