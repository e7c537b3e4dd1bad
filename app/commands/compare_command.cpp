#include <cmath>
#include <memory>

#include "app/command_line.h"
#include "app/shared/text_table.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/text/number_text.h"
#include "engine/report/comparison_report.h"
#include "engine/runs/comparison/comparison_json.h"
#include "engine/runs/comparison/verdict.h"

namespace synthslice::app {

namespace {

struct CompareOptions {
    std::vector<std::string> runs;
    std::string out;
};

std::string cell(const runs::MeasuredValue& value)
{
    if (!std::isfinite(value.value)) return "-";
    const std::string text = numberText(value.value, 4);
    return std::isfinite(value.error) ? text + " +- " + numberText(value.error, 2) : text;
}

std::string cell(const runs::Summary& seeds)
{
    const std::string text = cell(runs::MeasuredValue{seeds.mean, seeds.sd});
    return seeds.count > 0 ? text + " (" + std::to_string(seeds.count) + ")" : text;
}

std::string textOf(const runs::Comparison& comparison)
{
    std::vector<std::vector<std::string>> differences{{"what differs"}};
    std::vector<std::vector<std::string>> metrics{{"metric"}};
    for (auto* rows : {&differences, &metrics})
        rows->front().insert(rows->front().end(), comparison.names.begin(), comparison.names.end());
    for (const runs::Difference& each : comparison.differences) {
        differences.push_back({each.path});
        for (const auto& value : each.values) differences.back().push_back(runs::fullValueText(value));
    }
    for (const runs::SeedGroup& group : comparison.groups) {
        if (group.runs.size() > 1) metrics.front().push_back(group.name + " (seeds)");
    }
    for (const runs::MetricRow& row : comparison.metrics) {
        auto& cells = metrics.emplace_back(1, row.key);
        for (const runs::MeasuredValue& value : row.values) cells.push_back(cell(value));
        for (std::size_t i = 0; i < comparison.groups.size(); ++i) {
            if (comparison.groups[i].runs.size() > 1) cells.push_back(cell(row.groups[i]));
        }
    }
    std::string text = comparison.differences.empty() ? "nothing differs\n"
                                                      : textTable(differences, CellsStand::Right);
    text += "\n" + textTable(metrics, CellsStand::Right);
    for (const runs::Verdict& verdict : runs::verdictsOnTheBest(comparison)) {
        text += "\n" + runs::english(verdict.headline) + "\n";
        for (const runs::Sentence& reason : verdict.reasons) text += "  " + runs::english(reason) + "\n";
    }
    return text;
}

Result<CommandResult> compareRuns(const CompareOptions& options, const Progress& progress)
{
    runs::RunList compared;
    for (const std::string& folder : options.runs) {
        if (progress.cancelled()) return tl::unexpected(cancelled());
        progress.at(0.5 * static_cast<double>(compared.size()) / static_cast<double>(options.runs.size()),
                    "Reading runs");
        auto run = runs::readComparedRun(folder);
        if (!run) return tl::unexpected(std::move(run.error()));
        compared.push_back(std::make_shared<const runs::ComparedRun>(std::move(*run)));
    }
    const runs::Comparison comparison = runs::compare(compared);
    if (!options.out.empty()) {
        const auto document = report::html(compared, comparison, progress);
        if (!document) return tl::unexpected(document.error());
        if (auto written = writeFileAtomically(options.out, *document); !written)
            return tl::unexpected(std::move(written.error()));
    }
    return CommandResult{runs::toJson(compared, comparison), textOf(comparison)};
}

}  // namespace

void addCompareCommand(CommandLine& commandLine)
{
    const auto options = std::make_shared<CompareOptions>();
    auto& command = commandLine.add(
        "compare", "Shows what differs between runs, their metrics, and which is better",
        "synthslice-cli compare runs/hinge-0 runs/hinge-1 runs/wgan-0 runs/wgan-1 --out comparison.html",
        [options](const Progress& progress) -> Result<CommandResult> {
            if (!options->out.empty()) {
                if (auto writable = checkWritable(options->out); !writable)
                    return tl::unexpected(std::move(writable.error()));
            }
            return compareRuns(*options, progress);
        });
    command
        .add_option("runs", options->runs,
                    "Folders of runs, two or more; those that differ by seed only "
                    "are taken together")
        ->type_name("RUN")
        ->required()
        ->expected(2, 1000);
    command
        .add_option("--out", options->out, "Write the comparison with curves and samples as one HTML file")
        ->type_name("FILE.html");
}

}  // namespace synthslice::app
