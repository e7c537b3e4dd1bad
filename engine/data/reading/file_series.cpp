#include "engine/data/reading/file_series.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

#include "engine/base/text/text.h"

namespace synthslice::data {

namespace {

constexpr const char* digits = "0123456789";
/// Fewer files are no series.
constexpr std::size_t fewestFiles = 3;
/// Longer ones are dates and the like.
constexpr std::size_t mostDigits = 12;

struct NumberedName {
    std::string series;  ///< the name without its number
    std::int64_t number = 0;
};

/// By the last number before the ending.
std::optional<NumberedName> numbered(const std::filesystem::path& file)
{
    const std::string stem = file.stem().string();
    const std::size_t last = stem.find_last_of(digits);
    if (last == std::string::npos) return std::nullopt;
    const std::size_t before = stem.find_last_not_of(digits, last);
    const std::size_t first = before == std::string::npos ? 0 : before + 1;
    if (last - first >= mostDigits) return std::nullopt;
    const std::string ending = stem.substr(last + 1) + file.extension().string();
    return NumberedName{stem.substr(0, first) + '\0' + ending,
                        std::stoll(stem.substr(first, last - first + 1))};
}

}  // namespace

std::string missingNumbers(const std::vector<std::filesystem::path>& files)
{
    std::map<std::string, std::vector<std::pair<std::int64_t, std::string>>> series;
    for (const std::filesystem::path& file : files) {
        if (const auto name = numbered(file))
            series[name->series].emplace_back(name->number, file.filename().string());
    }
    std::int64_t missing = 0;
    std::string after;
    for (auto& [name, members] : series) {
        if (members.size() < fewestFiles) continue;
        std::sort(members.begin(), members.end());
        std::int64_t step = members.back().first - members.front().first;
        for (std::size_t i = 1; i < members.size(); ++i) {
            const std::int64_t gap = members[i].first - members[i - 1].first;
            if (gap > 0) step = std::min(step, gap);
        }
        for (std::size_t i = 1; step > 0 && i < members.size(); ++i) {
            const std::int64_t gap = (members[i].first - members[i - 1].first) / step - 1;
            if (gap <= 0) continue;
            if (missing == 0) after = members[i - 1].second;
            missing += gap;
        }
    }
    if (missing == 0) return {};
    return text("numbers missing in the series of files: %1, the first after %2", missing, after);
}

}  // namespace synthslice::data
