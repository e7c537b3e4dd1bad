#include "tests/fuzz/input_kinds.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>

#include "engine/acceptance/criteria/criteria_set.h"
#include "engine/acceptance/export/export_manifest.h"
#include "engine/acceptance/output_calibration.h"
#include "engine/blind/blind_record.h"
#include "engine/data/formats/raw_layout.h"
#include "engine/data/labelled/idx_labels.h"
#include "engine/data/reading/image_reader.h"
#include "engine/data/reading/scanner_log.h"
#include "engine/runs/run_card.h"
#include "engine/runs/sweep/sweep_plan.h"
#include "engine/spec/presets/presets.h"
#include "engine/spec/spec_json.h"
#include "engine/spec/spec_rules.h"
#include "engine/store/checkpoints/checkpoint.h"
#include "engine/store/checkpoints/safetensors.h"
#include "engine/store/lines/assessment_lines.h"
#include "engine/store/lines/event_lines.h"
#include "engine/store/lines/metric_rows.h"
#include "engine/store/run_record.h"
#include "engine/store/run_store.h"

namespace synthslice::test {

namespace {

using Bytes = std::span<const std::byte>;
using Path = std::filesystem::path;

void must(bool holds)
{
    if (!holds) std::abort();
}

std::string textOf(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Path written(Bytes bytes, const Path& file)
{
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return file;
}

/// An error is short and says something.
template <class T>
void mustBeTold(const Result<T>& read)
{
    if (!read) must(!read.error().message.empty() && read.error().text().size() < 2000);
}

void readSafetensors(Bytes bytes, const Path&)
{
    const auto tensors = store::decodeSafetensors(bytes, "x.safetensors");
    mustBeTold(tensors);
    if (tensors) must(store::decodeSafetensors(store::encodeSafetensors(*tensors), "x") == *tensors);
}

void readExperiment(Bytes bytes, const Path&)
{
    const auto experiment = spec::experimentFromText(textOf(bytes), "experiment.json");
    mustBeTold(experiment);
    if (!experiment) return;
    mustBeTold(spec::checkExperiment(*experiment));
    must(spec::experimentFromJson(spec::toJson(*experiment)) == *experiment);
}

void readCriteria(Bytes bytes, const Path& scratch)
{
    const auto criteria = acceptance::readCriteria(written(bytes, scratch / "criteria.json"));
    mustBeTold(criteria);
    if (criteria) must(acceptance::criteriaFromJson(acceptance::toJson(*criteria)) == *criteria);
}

void readState(Bytes bytes, const Path& scratch)
{
    written(bytes, scratch / "state.json");
    mustBeTold(store::readCheckpointFolder(scratch));
}

void readRunJson(Bytes bytes, const Path& scratch)
{
    const store::RunFolder run{scratch};
    const std::string experiment = spec::toJson(spec::presets().front().experiment).dump();
    written(std::as_bytes(std::span(experiment)), run.experiment());
    written(bytes, run.record());
    mustBeTold(store::readRecord(run));
}

void readManifest(Bytes bytes, const Path& scratch)
{
    const auto calibration = acceptance::readRecordedCalibration(written(bytes, scratch / "manifest.json"));
    mustBeTold(calibration);
    if (calibration) must(calibration->apply(GreyImage(5, 6)).grey.size() == 30);
}

void readMetrics(Bytes bytes, const Path&)
{
    const std::string text = textOf(bytes);
    for (const std::size_t metrics : {0U, 1U, 5U}) {
        const store::MetricColumns columns = store::metricColumns(text, metrics);
        for (const auto& column : columns.values) must(column.size() == columns.steps.size());
        must(text.starts_with(store::metricsUpTo(text, metrics, 3)));
    }
    (void)store::lastStepIn(text);
}

void readEvents(Bytes bytes, const Path&)
{
    const std::string text = textOf(bytes);
    (void)store::parseEvents(text);
    must(store::eventsUpTo(text, 3).size() <= text.size() + 1);
}

void readQuality(Bytes bytes, const Path&)
{
    const std::string text = textOf(bytes);
    const auto assessments = store::parseAssessments(text);
    std::vector<std::int64_t> steps;
    for (const session::Assessment& assessment : assessments) steps.push_back(assessment.step);
    must(store::bestSteps(assessments, steps, 3).size() <= 3);
    (void)store::bestAssessmentIn(text);
    must(store::assessmentsUpTo(text, 3).size() <= text.size() + 1);
}

void readPlan(Bytes bytes, const Path& scratch)
{
    written(bytes, scratch / "sweep.json");
    const auto plan = runs::readPlan(scratch);
    mustBeTold(plan);
    if (!plan) return;
    mustBeTold(runs::checkRuns(*plan));
    for (std::size_t i = 0; i < plan->runs.size(); ++i)
        must(runs::sweepRunFolder(scratch, *plan, i).parent_path() == scratch / "runs");
}

void readNotes(Bytes bytes, const Path& scratch)
{
    written(bytes, scratch / "notes.json");
    mustBeTold(runs::readNotes(scratch));
}

void readBlindTests(Bytes bytes, const Path& scratch)
{
    written(bytes, scratch / "blind_tests.jsonl");
    written(bytes, scratch / "blind_test.json");
    for (const blind::PastTest& test : blind::readTests(scratch)) (void)test.result.fooled.interval();
    (void)blind::readUnfinished(scratch);
}

/// Images of any kind: the readers go by content.
void readImage(Bytes bytes, const Path& file)
{
    const auto images = data::readImages(written(bytes, file));
    mustBeTold(images);
    if (!images) return;
    for (const data::RawImage& image : *images) {
        must(image.width > 0 && image.height > 0);
        const auto pixels = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
        must((image.bitDepth == 8 ? image.pixels8.size() : image.pixels16.size()) == pixels);
        must(image.outside.empty() || image.outside.size() == pixels);
    }
}

void readImageFile(Bytes bytes, const Path& scratch)
{
    readImage(bytes, scratch / "image");
}

void readIdx(Bytes bytes, const Path& scratch)
{
    readImage(bytes, scratch / "image");
    mustBeTold(data::readLabels(scratch / "image"));
}

/// The first line is the layout and a part of the name, the rest the values.
void readRawVolume(Bytes bytes, const Path& scratch)
{
    const std::string text = textOf(bytes);
    const std::size_t line = std::min(text.find('\n'), text.size());
    const std::string name = text.substr(0, line);
    const auto layout = data::parseRawLayout(name);
    mustBeTold(layout);
    if (layout) must(data::parseRawLayout(data::rawLayoutText(*layout)).has_value());
    if (const auto guess = data::guessRawLayout(name, bytes.size() - line))
        must(guess->bytes() == static_cast<std::int64_t>(bytes.size() - line));
    readImage(bytes.subspan(line), scratch / "volume_2x3x4_8bit.raw");
}

void readScannerLog(Bytes bytes, const Path& scratch)
{
    (void)data::readScannerLogs({written(bytes, scratch / "a.log"), written(bytes, scratch / "a.xtekct"),
                                 written(bytes, scratch / "a.pca")});
}

/// What stands beside a sheet of samples: captions, curves, classes.
void readSamples(Bytes bytes, const Path& scratch)
{
    std::filesystem::create_directories(scratch / "samples");
    written(bytes, scratch / "samples" / "step-000004.json");
    mustBeTold(store::readSamples(scratch, 4));
}

}  // namespace

const std::vector<InputKind>& inputKinds()
{
    static const std::vector<InputKind> kinds{{"safetensors", readSafetensors},
                                              {"experiment", readExperiment},
                                              {"criteria", readCriteria},
                                              {"state", readState},
                                              {"run", readRunJson},
                                              {"manifest", readManifest},
                                              {"metrics", readMetrics},
                                              {"events", readEvents},
                                              {"quality", readQuality},
                                              {"plan", readPlan},
                                              {"notes", readNotes},
                                              {"blind", readBlindTests},
                                              {"samples", readSamples},
                                              {"scanner", readScannerLog},
                                              {"idx", readIdx},
                                              {"tiff", readImageFile},
                                              {"png", readImageFile},
                                              {"bmp", readImageFile},
                                              {"jpeg", readImageFile},
                                              {"raw", readRawVolume},
                                              {"numpy", readImageFile},
                                              {"metaimage", readImageFile},
                                              {"nrrd", readImageFile},
                                              {"hdf5", readImageFile}};
    return kinds;
}

}  // namespace synthslice::test
