#include "engine/tensorboard/event_log.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/base/files/atomic_file.h"
#include "engine/base/files/folder_path.h"
#include "engine/base/files/read_file.h"
#include "engine/runs/settings.h"
#include "engine/spec/spec_json.h"
#include "engine/store/lines/growing_file.h"
#include "engine/store/lines/metric_rows.h"
#include "engine/store/run_folder.h"
#include "engine/store/run_store.h"
#include "engine/tensorboard/event_message.h"
#include "engine/tensorboard/tf_record.h"

namespace synthslice::tensorboard {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "events.out.tfevents.";
constexpr std::string_view suffix = ".synthslice";

double now()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::vector<fs::path> eventFilesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code unreadable;
    fs::directory_iterator entry(folder, unreadable);
    for (; !unreadable && entry != fs::directory_iterator(); entry.increment(unreadable)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(prefix) && name.ends_with(suffix)) files.push_back(entry->path());
    }
    std::ranges::sort(files);
    return files;
}

/// The time in a file's name; 0 in a name that no clock made.
std::int64_t secondsOf(const fs::path& file)
{
    constexpr std::size_t mostDigits = 15;
    const std::string name = file.filename().string().substr(prefix.size());
    std::int64_t seconds = 0;
    std::from_chars(name.data(), name.data() + std::min(name.size(), mostDigits), seconds);
    return std::max<std::int64_t>(0, seconds);
}

/// Behind those that are there, by which readers tell what is newer.
fs::path newFileIn(const fs::path& folder, const std::vector<fs::path>& there)
{
    auto seconds = static_cast<std::int64_t>(now());
    for (const fs::path& file : there) seconds = std::max(seconds, secondsOf(file) + 1);
    return folder / (std::string(prefix) + std::to_string(seconds) + std::string(suffix));
}

/// Takes files out of use. Of the newest an empty one stays: a TensorBoard that is reading it goes on to the
/// next file at its end, but not if it is gone.
void retire(const std::vector<fs::path>& files)
{
    std::error_code ignored;
    for (const fs::path& file : files) {
        if (file == files.back() && !fs::is_symlink(file, ignored)) {
            fs::resize_file(file, 0, ignored);
        } else {
            fs::remove(file, ignored);
        }
    }
}

/// When each step of a run was done, from how long it took.
class PastTimes {
public:
    explicit PastTimes(const store::RunFolder& run)
    {
        const auto text = readFile(run.timing());
        if (!text) return;
        const store::MetricColumns rows = store::metricColumns(*text, 1);
        m_steps = rows.steps;
        m_ends = rows.values.front();
        for (std::size_t i = 1; i < m_ends.size(); ++i) m_ends[i] += m_ends[i - 1];
    }

    [[nodiscard]] double at(double step) const
    {
        if (m_ends.empty()) return m_now;
        const auto after = std::ranges::upper_bound(m_steps, step) - m_steps.begin();
        return m_now - m_ends.back() + (after == 0 ? 0.0 : m_ends[static_cast<std::size_t>(after - 1)]);
    }

private:
    double m_now = now();
    std::vector<double> m_steps;
    std::vector<double> m_ends;  ///< seconds from the first step on
};

}  // namespace

class EventLog::Impl {
public:
    Impl(store::RunFolder runFolder, store::GrowingFile eventFile,
         const std::vector<session::MetricInfo>& metrics)
        : run(std::move(runFolder)), file(std::move(eventFile))
    {
        for (const session::MetricInfo& metric : metrics) tags.push_back(metric.group + "/" + metric.key);
    }

    void append(const std::string& event)
    {
        framed.clear();
        appendRecord(framed, event);
        file.append(framed);
    }

    template <class ValueAt>
    void addStep(double wallTime, std::int64_t step, ValueAt valueAt)
    {
        scalars.clear();
        for (std::size_t i = 0; i < tags.size(); ++i) {
            if (const double value = valueAt(i); !std::isnan(value)) {
                scalars.push_back({tags[i], static_cast<float>(value)});
            }
        }
        if (!scalars.empty()) append(scalarsEvent(wallTime, step, scalars));
    }

    void addAssessment(double wallTime, const session::Assessment& assessment)
    {
        if (!assessment.enoughReal()) return;
        std::vector<std::string> names{"quality/q"};
        std::vector<double> values{assessment.score};
        for (const session::DescriptorAssessment& descriptor : assessment.descriptors) {
            names.push_back("quality/" + descriptor.key);
            values.push_back(descriptor.ratio);
        }
        std::vector<Scalar> ratios;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!std::isnan(values[i])) ratios.push_back({names[i], static_cast<float>(values[i])});
        }
        append(scalarsEvent(wallTime, assessment.step, ratios));
    }

    Result<void> addSamples(double wallTime, std::int64_t step)
    {
        const fs::path sheet = run.sample(step);
        if (std::error_code unreadable; !fs::exists(sheet, unreadable)) return {};
        return readFile(sheet).map(
            [&](const std::string& png) { append(pictureEvent(wallTime, step, "samples", png)); });
    }

    void addExperiment(double wallTime, const spec::ExperimentSpec& experiment)
    {
        append(textEvent(wallTime, "experiment", "```json\n" + spec::toJson(experiment).dump(2) + "\n```\n"));
        std::vector<std::string> shown = tags;
        shown.emplace_back("quality/q");
        for (const std::string& event :
             parameterEvents(wallTime, folderName(run.path), runs::settingsOf(experiment), shown)) {
            append(event);
        }
    }

    Result<void> addPast()
    {
        const PastTimes times(run);
        auto record = store::readRun(run.path);
        if (!record) return tl::unexpected(record.error());
        append(versionEvent(times.at(0)));
        append(startEvent(times.at(0), 0));
        addExperiment(times.at(0), record->experiment);
        const auto metrics = store::readMetrics(run.path);
        if (!metrics) return tl::unexpected(metrics.error());
        for (std::size_t row = 0; row < metrics->steps.size(); ++row) {
            addStep(times.at(metrics->steps[row]), static_cast<std::int64_t>(metrics->steps[row]),
                    [&](std::size_t metric) { return metrics->values[metric][row]; });
            constexpr std::size_t rowsInMemory = 32768;
            if (row % rowsInMemory == 0) {
                if (auto flushed = file.flushToDisk(); !flushed) return flushed;
            }
        }
        for (const std::int64_t step : store::sampleSteps(run.path)) {
            auto added = addSamples(times.at(static_cast<double>(step)), step).and_then([&] {
                return file.flushToDisk();
            });
            if (!added) return added;
        }
        const auto assessments = store::readAssessments(run.path);
        if (!assessments) return tl::unexpected(assessments.error());
        for (const session::Assessment& assessment : *assessments) {
            addAssessment(times.at(static_cast<double>(assessment.step)), assessment);
        }
        return file.flushToDisk();
    }

    store::RunFolder run;
    store::GrowingFile file;
    std::vector<std::string> tags;  ///< of the metrics
    std::vector<Scalar> scalars;    ///< of one step, kept for its memory
    std::string framed;             ///< likewise
};

EventLog::EventLog(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
EventLog::EventLog(EventLog&&) noexcept = default;
EventLog::~EventLog() = default;

Result<EventLog> EventLog::make(const fs::path& runFolder, const fs::path& folder)
{
    const auto record = store::readRun(runFolder);
    if (!record) return tl::unexpected(record.error());
    if (auto made = makeFolders(folder); !made) return tl::unexpected(std::move(made.error()));
    const std::vector<fs::path> before = eventFilesIn(folder);
    const fs::path path = newFileIn(folder, before);
    auto file = store::GrowingFile::open(path);
    if (!file) return tl::unexpected(file.error());
    auto impl = std::make_unique<Impl>(store::RunFolder{runFolder}, std::move(*file), record->metrics);
    if (auto written = impl->addPast(); !written) {
        std::error_code ignored;
        fs::remove(path, ignored);
        return tl::unexpected(std::move(written.error()));
    }
    retire(before);
    return EventLog(std::move(impl));
}

void EventLog::addStep(const session::StepReport& report)
{
    m_impl->addStep(now(), report.step, [&](std::size_t metric) { return report.values[metric]; });
}

Result<void> EventLog::addSamples(std::int64_t step)
{
    return m_impl->addSamples(now(), step);
}

void EventLog::addAssessment(const session::Assessment& assessment)
{
    m_impl->addAssessment(now(), assessment);
}

Result<void> EventLog::flush()
{
    return m_impl->file.flush();
}

Result<void> EventLog::flushToDisk()
{
    return m_impl->file.flushToDisk();
}

bool hasEventLog(const fs::path& folder)
{
    return !eventFilesIn(folder).empty();
}

}  // namespace synthslice::tensorboard
