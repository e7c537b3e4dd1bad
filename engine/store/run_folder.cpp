#include "engine/store/run_folder.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string_view>
#include <system_error>

namespace synthslice::store {

namespace {

constexpr std::string_view stepPrefix = "step-";
constexpr std::size_t minDigits = 6;
constexpr std::size_t maxNameBytes = 60;

}  // namespace

std::filesystem::path RunFolder::sample(std::int64_t step) const
{
    return samples() / (stepName(step) + ".png");
}

std::filesystem::path RunFolder::checkpoint(std::int64_t step) const
{
    return checkpoints() / stepName(step);
}

std::string stepName(std::int64_t step)
{
    const std::string digits = std::to_string(step);
    return std::string(stepPrefix) + std::string(minDigits - std::min(minDigits, digits.size()), '0') +
           digits;
}

std::string plainName(const std::string& text)
{
    std::string name;
    for (const char c : text.substr(0, maxNameBytes)) {
        const bool plain = (std::isalnum(static_cast<unsigned char>(c)) != 0 &&
                            static_cast<signed char>(c) > 0) ||
                           c == '.' || c == '-' || c == '_';
        if (plain) {
            name += c;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    return name.empty() ? "run" : name;
}

std::optional<std::int64_t> stepOfName(const std::string& name)
{
    std::int64_t step = 0;
    if (!name.starts_with(stepPrefix)) return std::nullopt;
    std::from_chars(name.data() + stepPrefix.size(), name.data() + name.size(), step);
    if (step < 0 || stepName(step) != name) return std::nullopt;
    return step;
}

std::vector<std::int64_t> stepsIn(const std::filesystem::path& folder, const std::string& extension)
{
    std::vector<std::int64_t> steps;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(extension) || entry.is_symlink(ignored)) continue;
        if (const auto step = stepOfName(name.substr(0, name.size() - extension.size()))) {
            steps.push_back(*step);
        }
    }
    std::ranges::sort(steps);
    return steps;
}

}  // namespace synthslice::store
