#include <algorithm>
#include <filesystem>
#include <iomanip>
#include <sstream>

#include "app/command_line.h"
#include "app/shared/text_table.h"
#include "engine/base/text/number_text.h"
#include "engine/runs/run_index.h"
#include "engine/runs/run_query.h"

namespace synthslice::app {

namespace {

using runs::RunNotes;
using runs::SharedCard;
using spec::Json;

struct ListOptions {
    std::vector<std::string> folders;
    std::string filter;
    std::string sort = "-changed";
    std::vector<std::string> columns = {"name", "state", "step", "steps", "q", "accuracy", "time", "tags"};
    bool archived = false;
};

Json runJson(const runs::RunCard& card, const std::vector<std::string>& columns)
{
    Json json = Json::object();
    for (const runs::CardField& field : runs::cardFields()) json[field.key] = field.value(card);
    if (!card.parent.empty()) {
        json["parent"] = card.parent.string();
        json["parent_step"] = card.parentStep;
    }
    for (const std::string& column : columns) {
        if (!json.contains(column)) json[column] = runs::valueOf(card, column);
    }
    if (!card.problem.empty()) json["problem"] = card.problem;
    return json;
}

/// For people: rounded, "-" for what is absent.
std::string cellText(const runs::RunCard& card, const std::string& column)
{
    const Json value = runs::valueOf(card, column);
    if (value.is_null()) return "-";
    std::ostringstream text;
    if (column == "time") {
        const auto seconds = static_cast<std::int64_t>(value.get<double>());
        text << seconds / 3600 << std::setfill('0') << ':' << std::setw(2) << seconds / 60 % 60 << ':'
             << std::setw(2) << seconds % 60;
    } else if (column == "tags") {
        text << runs::tagText(card.notes.tags);
    } else if (value.is_number_float()) {
        text << numberText(value.get<double>(), 4);
    } else {
        text << (value.is_string() ? value.get<std::string>() : value.dump());
    }
    std::string line = text.str();
    std::ranges::replace(line, '\n', ' ');
    return line;
}

std::string tableOf(const std::vector<SharedCard>& cards, const std::vector<std::string>& columns)
{
    std::vector<std::vector<std::string>> rows{columns};
    for (const SharedCard& card : cards) {
        auto& row = rows.emplace_back();
        for (const std::string& column : columns) row.push_back(cellText(*card, column));
    }
    return textTable(rows, CellsStand::Left);
}

Result<CommandResult> listRuns(const ListOptions& options, const Progress& progress)
{
    std::vector<std::filesystem::path> folders(options.folders.begin(), options.folders.end());
    for (const auto& folder : folders) {
        if (std::error_code unreadable; !std::filesystem::is_directory(folder, unreadable)) {
            return invalidInput(folder.string() + " is no folder", "give folders that hold runs");
        }
    }
    runs::RunIndex index;
    std::vector<SharedCard> cards = index.update(folders, progress);
    if (progress.cancelled()) return tl::unexpected(Error{ErrorCode::Cancelled, "cancelled", {}});
    const auto parameters = runs::knownParameters(cards);
    const auto query = runs::RunQuery::parse(options.filter, parameters);
    if (!query) return tl::unexpected(query.error());
    const bool descending = options.sort.starts_with('-');
    const std::string sort = options.sort.substr(descending ? 1 : 0);
    for (const std::string& column : options.columns) {
        if (auto known = runs::checkKey(column, parameters); !known) return tl::unexpected(known.error());
    }
    if (auto known = runs::checkKey(sort, parameters); !known) return tl::unexpected(known.error());

    const bool withArchived = options.archived || query->asksForArchived();
    std::erase_if(cards, [&](const SharedCard& card) {
        return (card->notes.archived && !withArchived) || !query->matches(*card);
    });
    std::ranges::stable_sort(cards, [&](const SharedCard& a, const SharedCard& b) {
        const Json x = runs::valueOf(*a, sort);
        const Json y = runs::valueOf(*b, sort);
        const bool present = !x.is_null() && !y.is_null();
        return present && descending ? runs::compareValues(x, y) > 0 : runs::compareValues(x, y) < 0;
    });
    CommandResult result{{{"runs", Json::array()}}, tableOf(cards, options.columns)};
    for (const SharedCard& card : cards) result.json["runs"].push_back(runJson(*card, options.columns));
    return result;
}

struct AnnotateOptions {
    std::vector<std::string> runs;
    std::optional<std::string> name;
    std::optional<std::string> note;
    std::vector<std::string> tags;
    std::vector<std::string> untags;
    bool archive = false;
    bool unarchive = false;
};

void apply(const AnnotateOptions& options, RunNotes& notes)
{
    if (options.name) notes.name = *options.name;
    if (options.note) notes.note = *options.note;
    for (const std::string& tag : options.tags) notes.tags.push_back(tag);
    std::erase_if(notes.tags, [&](const std::string& tag) {
        return std::ranges::find(options.untags, tag) != options.untags.end();
    });
    if (options.archive || options.unarchive) notes.archived = options.archive;
}

Result<CommandResult> annotate(const AnnotateOptions& options)
{
    CommandResult result{{{"runs", Json::array()}}, {}};
    for (const std::string& run : options.runs) {
        auto notes = runs::readNotes(run);
        if (!notes) return tl::unexpected(notes.error());
        apply(options, *notes);
        if (auto written = runs::writeNotes(run, *notes); !written) return tl::unexpected(written.error());
        result.json["runs"].push_back(runJson(runs::readCard(run), {}));
    }
    result.text = std::to_string(options.runs.size()) + " annotated\n";
    return result;
}

}  // namespace

void addRunsCommands(CommandLine& commandLine)
{
    auto list = std::make_shared<ListOptions>();
    auto& listing = commandLine.add(
        "runs", "List the runs under some folders: state, step, best Q or accuracy, time, tags",
        "synthslice-cli runs runs/ --filter \"q < 1.5 loss.generator = relativistic\" --sort q",
        [list](const Progress& progress) { return listRuns(*list, progress); });
    std::string keys;
    for (const runs::CardField& field : runs::cardFields()) keys += (keys.empty() ? "" : ", ") + field.key;
    listing.add_option("FOLDER", list->folders, "Folders that hold runs, at most four levels down")
        ->required();
    listing.add_option("--filter", list->filter,
                       "Words, and comparisons of a column or a parameter's path with = != < <= > >= ~ "
                       "(contains); tag:NAME; - before a word or tag turns it round");
    listing.add_option("--sort", list->sort, "Column or parameter's path; - before it: descending")
        ->capture_default_str();
    listing
        .add_option("--columns", list->columns,
                    "Columns of the table, with commas between them: " + keys + ", or parameters' paths")
        ->delimiter(',');
    listing.add_flag("--archived", list->archived, "Archived runs too");

    auto notes = std::make_shared<AnnotateOptions>();
    auto& annotating = commandLine.add("annotate", "Name, tag, note or archive runs",
                                       "synthslice-cli annotate runs/2026-11-22_153012_texture-64 --tag best",
                                       [notes](const Progress&) { return annotate(*notes); });
    annotating.add_option("RUN", notes->runs, "Run folders")->required();
    annotating.add_option("--name", notes->name, "Shown instead of the experiment's; \"\" gives that back");
    annotating.add_option("--note", notes->note, "Replaces the note");
    annotating.add_option("--tag", notes->tags, "Adds a tag; may be repeated")->expected(1)->take_all();
    annotating.add_option("--untag", notes->untags, "Removes a tag; may be repeated")
        ->expected(1)
        ->take_all();
    auto* archive = annotating.add_flag("--archive", notes->archive, "Leave the runs out of lists");
    annotating.add_flag("--unarchive", notes->unarchive, "List them again")->excludes(archive);
}

}  // namespace synthslice::app
