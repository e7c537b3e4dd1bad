#include "engine/store/lines/cut_back.h"

#include <string>
#include <system_error>

#include "engine/base/files/aside.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/files/read_file.h"
#include "engine/store/checkpoints/checkpoint.h"
#include "engine/store/lines/assessment_lines.h"
#include "engine/store/lines/event_lines.h"
#include "engine/store/lines/metric_rows.h"
#include "engine/store/samples/sample_files.h"

namespace synthslice::store {

namespace {

/// Replaces a file by what `cut` keeps of it; leaves it alone where it keeps all.
template <class Cut>
Result<void> cutFile(const std::filesystem::path& path, Cut cut)
{
    const auto text = readFile(path);
    if (!text) return tl::unexpected(text.error());
    const std::string kept(cut(*text));
    if (kept.size() == text->size()) return {};
    return writeFileAtomically(path, kept);
}

}  // namespace

Result<void> cutBack(const RunFolder& run, std::size_t metricCount, std::int64_t step)
{
    // First, so that whoever goes on after a crash in between does so from this step, and cuts the rest.
    auto cut = setAsideCheckpointsAfter(run, step);
    if (cut) {
        cut = cutFile(run.metrics(),
                      [&](const std::string& text) { return metricsUpTo(text, metricCount, step); });
    }
    if (cut) cut = cutFile(run.timing(), [&](const std::string& text) { return metricsUpTo(text, 1, step); });
    if (cut) cut = cutFile(run.events(), [&](const std::string& text) { return eventsUpTo(text, step); });
    if (std::error_code absent; cut && std::filesystem::exists(run.quality(), absent)) {
        cut = cutFile(run.quality(), [&](const std::string& text) { return assessmentsUpTo(text, step); });
    }
    for (const std::int64_t sampled : sampleStepsIn(run)) {
        if (sampled <= step) continue;
        for (const auto& file : sampleFiles(run, sampled)) {
            std::error_code ignored;
            std::filesystem::remove(file, ignored);
        }
    }
    return cut;
}

void repairRun(const RunFolder& run)
{
    removeUnfinished(run.path);
    removeUnfinished(run.samples());
    repairCheckpoints(run);
}

}  // namespace synthslice::store
