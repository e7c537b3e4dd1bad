#include "ui/window/draft.h"

#include "engine/spec/parameters/json_text.h"
#include "engine/spec/spec_json.h"
#include "ui/shared/json_draft.h"
#include "ui/shared/path_text.h"

namespace synthslice::ui {

namespace {

using spec::Json;

constexpr const char* draftFormat = "synthslice-draft";
constexpr int draftVersion = 1;

Result<Draft> draftFromJson(const Json& json)
{
    if (json.at("format") != draftFormat || json.at("version") != draftVersion) {
        return invalidInput("is no draft of this version");
    }
    auto experiment = spec::experimentFromJson(json.at("experiment"));
    if (!experiment) return tl::unexpected(experiment.error());
    auto reference = spec::experimentFromJson(json.at("reference"));
    if (!reference) return tl::unexpected(reference.error());
    Draft draft{{std::move(*experiment), std::move(*reference),
                 QString::fromStdString(json.at("origin").get<std::string>())},
                {},
                pathFromText(json.at("slices").get<std::string>()),
                pathFromText(json.at("run").get<std::string>()),
                json.at("page").is_string() ? json.at("page").get<std::string>() : std::string()};
    if (const Json& criteria = json.at("criteria"); !criteria.is_null()) {
        auto read = acceptance::criteriaFromJson(criteria);
        if (!read) return tl::unexpected(read.error());
        draft.criteria = std::move(*read);
    }
    return draft;
}

}  // namespace

std::string toText(const Draft& draft)
{
    const Json json = {{"format", draftFormat},
                       {"version", draftVersion},
                       {"experiment", spec::toJson(draft.experiment.experiment)},
                       {"reference", spec::toJson(draft.experiment.reference)},
                       {"origin", draft.experiment.origin.toStdString()},
                       {"criteria", draft.criteria ? toJson(*draft.criteria) : Json()},
                       {"slices", pathText(draft.slices)},
                       {"run", pathText(draft.run)},
                       {"page", draft.page}};
    return json.dump(2) + '\n';
}

Result<Draft> draftFromText(const std::string& text, const std::filesystem::path& file)
{
    return readJsonDraft(text, file, draftFromJson);
}

}  // namespace synthslice::ui
