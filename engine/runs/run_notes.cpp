#include "engine/runs/run_notes.h"

#include <algorithm>
#include <sstream>

#include "engine/base/files/atomic_file.h"
#include "engine/base/text/text.h"
#include "engine/spec/parameters/json_text.h"
#include "engine/spec/parameters/struct_json.h"
#include "engine/store/run_file.h"
#include "engine/store/run_store.h"

namespace synthslice::runs {

namespace {

using spec::Json;

constexpr const char* notesFormat = "synthslice-notes";
constexpr int notesVersion = 1;

std::filesystem::path notesFile(const std::filesystem::path& runFolder)
{
    return runFolder / "notes.json";
}

Result<RunNotes> notesOf(const Json& json, const std::filesystem::path& file)
{
    if (auto known = spec::checkKeys(json, file.string(),
                                     {"format", "version", "name", "tags", "note", "archived"});
        !known) {
        return tl::unexpected(known.error());
    }
    try {
        if (json.at("format") != notesFormat || json.at("version") != notesVersion) {
            return invalidInput(text("%1 is of another format or version", file.string()),
                                text("open it with the Synthslice that wrote it"));
        }
        return RunNotes{json.value("name", ""), json.value("tags", std::vector<std::string>()),
                        json.value("note", ""), json.value("archived", false)};
    } catch (const Json::exception& exception) {
        return invalidInput(text("%1 is damaged (%2)", file.string(), exception.what()),
                            text("put it right, or remove it"));
    }
}

}  // namespace

Result<RunNotes> readNotes(const std::filesystem::path& runFolder)
{
    const std::filesystem::path file = notesFile(runFolder);
    std::error_code unreadable;
    if (!std::filesystem::exists(file, unreadable) && !unreadable) return RunNotes();
    return store::readRunJson(file).and_then([&](const Json& json) { return notesOf(json, file); });
}

Result<void> writeNotes(const std::filesystem::path& runFolder, const RunNotes& notes)
{
    if (!store::isRun(runFolder)) {
        return invalidInput(text("%1 is no run", runFolder.string()),
                            text("give a folder that a training has made"));
    }
    const Json json = {{"format", notesFormat}, {"version", notesVersion},
                       {"name", notes.name},    {"tags", tagsOf(tagText(notes.tags))},
                       {"note", notes.note},    {"archived", notes.archived}};
    return writeFileAtomically(notesFile(runFolder),
                               json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
}

std::vector<std::string> tagsOf(const std::string& text)
{
    std::vector<std::string> tags;
    std::istringstream parts(text);
    for (std::string tag; std::getline(parts, tag, ',');) {
        constexpr const char* blanks = " \t\r\n";
        const std::size_t begin = tag.find_first_not_of(blanks);
        if (begin == std::string::npos) continue;
        tag = tag.substr(begin, tag.find_last_not_of(blanks) + 1 - begin);
        if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
    }
    return tags;
}

std::string tagText(const std::vector<std::string>& tags)
{
    std::string text;
    for (const std::string& tag : tags) text += (text.empty() ? "" : ", ") + tag;
    return text;
}

}  // namespace synthslice::runs
