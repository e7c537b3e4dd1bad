#include "engine/acceptance/criterion.h"

#include <algorithm>

namespace synthslice::acceptance {

const Criterion* findCriterion(const std::string& name)
{
    const auto& all = allCriteria();
    const auto found = std::ranges::find(all, name, [](const auto& criterion) { return criterion->name(); });
    return found == all.end() ? nullptr : found->get();
}

}  // namespace synthslice::acceptance
