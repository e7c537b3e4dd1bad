#include "engine/spec/parameters/nearest_name.h"

#include <algorithm>
#include <numeric>

#include "engine/base/text/text.h"

namespace synthslice::spec {

namespace {

std::size_t editDistance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row.back();
}

}  // namespace

std::string nearestName(const std::string& name, const std::vector<std::string>& known)
{
    std::string nearest;
    std::size_t smallest = std::max<std::size_t>(2, name.size() / 2) + 1;
    for (const auto& candidate : known) {
        if (name.size() >= candidate.size() + smallest) continue;  // needs as many deletions at least
        const auto distance = editDistance(name, candidate);
        if (distance < smallest) {
            smallest = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string nameHint(const std::string& name, const std::vector<std::string>& known)
{
    const auto nearest = nearestName(name, known);
    if (!nearest.empty()) {
        return text("did you mean '%1'?", nearest);
    }
    std::string list;
    for (const auto& candidate : known) {
        list += (list.empty() ? "" : ", ") + candidate;
    }
    return text("known are: %1", list);
}

}  // namespace synthslice::spec
