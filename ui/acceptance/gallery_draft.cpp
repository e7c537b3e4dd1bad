#include "ui/acceptance/gallery_draft.h"

#include <span>

#include "engine/base/files/sha256.h"
#include "engine/spec/parameters/json_text.h"
#include "ui/shared/json_draft.h"

namespace synthslice::ui {

namespace {

using spec::Json;

constexpr const char* galleryFormat = "synthslice-gallery";
constexpr int galleryVersion = 1;

template <class T>
Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json();
}

template <class T>
std::optional<T> optionalAt(const Json& json, const char* key)
{
    return json.at(key).is_null() ? std::nullopt : std::optional(json.at(key).get<T>());
}

Result<GalleryDraft> fromJson(const Json& json)
{
    if (json.at("format") != galleryFormat || json.at("version") != galleryVersion) {
        return invalidInput("is no gallery of this version");
    }
    GalleryDraft draft;
    draft.choice.step = optionalAt<std::int64_t>(json, "step");
    draft.choice.averaged = json.at("averaged").get<bool>();
    draft.first.seed = json.at("first_seed").get<std::uint64_t>();
    if (json.contains("condition")) draft.first.condition = optionalAt<double>(json, "condition");
    for (const Json& image : json.at("images")) {
        draft.images.push_back(
            {optionalAt<bool>(image, "accepted_by_hand"), optionalAt<double>(image, "copy_correlation")});
    }
    auto criteria = acceptance::criteriaFromJson(json.at("criteria"));
    if (!criteria) return tl::unexpected(criteria.error());
    draft.criteria = std::move(*criteria);
    if (const Json& calibration = json.at("output_calibration"); !calibration.is_null()) {
        auto read = acceptance::outputCalibrationFromJson(calibration);
        if (!read) return tl::unexpected(read.error());
        draft.outputCalibration = std::move(*read);
    }
    return draft;
}

}  // namespace

std::vector<GalleryDraft::Image> draftOf(const std::vector<acceptance::Candidate>& candidates)
{
    std::vector<GalleryDraft::Image> images;
    images.reserve(candidates.size());
    for (const acceptance::Candidate& each : candidates) {
        images.push_back(
            {each.decidedByHand, each.nearest ? std::optional(each.nearest->correlation) : std::nullopt});
    }
    return images;
}

std::string toText(const GalleryDraft& draft)
{
    Json json = {{"format", galleryFormat},
                 {"version", galleryVersion},
                 {"step", orNull(draft.choice.step)},
                 {"averaged", draft.choice.averaged},
                 {"criteria", toJson(draft.criteria)},
                 {"output_calibration", draft.outputCalibration ? toJson(*draft.outputCalibration) : Json()},
                 {"first_seed", draft.first.seed},
                 {"condition", orNull(draft.first.condition)},
                 {"images", Json::array()}};
    for (const GalleryDraft::Image& image : draft.images) {
        json["images"].push_back({{"accepted_by_hand", orNull(image.decidedByHand)},
                                  {"copy_correlation", orNull(image.copyCorrelation)}});
    }
    return json.dump() + '\n';
}

Result<GalleryDraft> galleryDraftFromText(const std::string& text, const std::filesystem::path& file)
{
    return readJsonDraft(text, file, fromJson);
}

std::filesystem::path galleryFile(const std::filesystem::path& folder, const std::filesystem::path& run)
{
    const std::string path = std::filesystem::absolute(run).lexically_normal().string();
    return folder / (sha256Hex(std::as_bytes(std::span(path))).substr(0, 32) + ".json");
}

}  // namespace synthslice::ui
