#include "engine/blind/blind_record.h"

#include <ctime>
#include <system_error>
#include <utility>

#include "engine/base/files/atomic_file.h"
#include "engine/store/lines/growing_file.h"
#include "engine/store/lines/local_time.h"
#include "engine/store/lines/whole_lines.h"
#include "engine/store/run_file.h"

namespace synthslice::blind {

namespace {

using spec::Json;
namespace fs = std::filesystem;

fs::path unfinishedFile(const fs::path& runFolder)
{
    return runFolder / "blind_test.json";
}

fs::path recordFile(const fs::path& runFolder)
{
    return runFolder / "blind_tests.jsonl";
}

const char* kindOf(bool generated)
{
    return generated ? "generated" : "real";
}

Json shareJson(const Share& share)
{
    const session::Interval interval = share.interval();
    return {{"count", share.count},
            {"of", share.of},
            {"share", share.value()},
            {"interval", {interval.low, interval.high}}};
}

Share shareOf(const Json& json)
{
    return {json.at("count").get<std::size_t>(), json.at("of").get<std::size_t>()};
}

Json imageJson(const BlindImage& image, bool saidGenerated)
{
    Json json = {{"was", kindOf(image.generated)}, {"said", kindOf(saidGenerated)}};
    if (image.generated) {
        json["latent_seed"] = image.latentSeed;
    } else {
        json["slice"] = image.origin.slice;
        json["x"] = image.origin.x;
        json["y"] = image.origin.y;
    }
    return json;
}

}  // namespace

Result<void> saveUnfinished(const fs::path& runFolder, const std::optional<UnfinishedTest>& test)
{
    if (!test) {
        std::error_code absent;
        fs::remove(unfinishedFile(runFolder), absent);
        return {};
    }
    const Json json = {{"of_each_kind", test->spec.ofEachKind},
                       {"seed", test->spec.seed},
                       {"bits", test->spec.bits},
                       {"step", test->step},
                       {"answers", test->answers}};
    return writeFileAtomically(unfinishedFile(runFolder), json.dump(1) + "\n");
}

std::optional<UnfinishedTest> readUnfinished(const fs::path& runFolder)
{
    const auto json = store::readRunJson(unfinishedFile(runFolder));
    if (!json) return std::nullopt;
    try {
        UnfinishedTest test{{json->at("of_each_kind").get<std::size_t>(),
                             json->at("seed").get<std::uint64_t>(), json->at("bits").get<int>()},
                            json->at("step").get<std::int64_t>(),
                            json->at("answers").get<std::vector<bool>>()};
        constexpr std::size_t most = 10000;
        const bool possible = test.spec.ofEachKind >= 1 && test.spec.ofEachKind <= most &&
                              (test.spec.bits == 8 || test.spec.bits == 16) &&
                              test.answers.size() <= 2 * test.spec.ofEachKind;
        return possible ? std::optional(std::move(test)) : std::nullopt;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

Result<void> recordTest(const fs::path& runFolder, const Json& provenance, const BlindTestSpec& spec,
                        std::span<const BlindImage> images, const BlindTest& test)
{
    const BlindResult result = test.result();
    Json list = Json::array();
    for (std::size_t i = 0; i < test.answers().size(); ++i) {
        list.push_back(imageJson(images[i], test.answers()[i]));
    }
    const Json line = {{"time", store::localTime("%Y-%m-%dT%H:%M:%S", std::time(nullptr))},
                       {"step", provenance.value("step", std::int64_t{0})},
                       {"seed", spec.seed},
                       {"bits", spec.bits},
                       {"fooled", shareJson(result.fooled)},
                       {"doubted", shareJson(result.doubted)},
                       {"correct", shareJson(result.correct)},
                       {"provenance", provenance},
                       {"images", list}};
    auto file = store::GrowingFile::open(recordFile(runFolder));
    if (!file) return tl::unexpected(file.error());
    file->append(line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
    return file->flushToDisk();
}

std::vector<PastTest> readTests(const fs::path& runFolder)
{
    std::vector<PastTest> tests;
    const std::string text = store::readRunFile(recordFile(runFolder)).value_or("");
    store::forEachWholeLine(text, [&](std::string_view line) {
        const auto json = spec::parseJson(line);
        if (!json) return;
        try {
            tests.push_back({json->at("time").get<std::string>(), json->at("step").get<std::int64_t>(),
                             BlindResult{shareOf(json->at("fooled")), shareOf(json->at("doubted")),
                                         shareOf(json->at("correct"))}});
        } catch (const Json::exception&) {
            return;
        }
    });
    return tests;
}

}  // namespace synthslice::blind
