#include "engine/acceptance/criteria/criterion.h"

#include <algorithm>
#include <tuple>

namespace synthslice::acceptance {

std::vector<const Criterion*> criteriaOf(const measure::Material& material)
{
    std::vector<const Criterion*> criteria;
    for (const measure::Measure& measure : measure::measuresOf(material)) {
        if (measure.criterion) criteria.push_back(&measure);
    }
    std::ranges::sort(criteria, {}, [](const Criterion* criterion) {
        return std::tie(*criterion->criterion, criterion->key);
    });
    return criteria;
}

const Criterion* findCriterion(const std::string& key, const measure::Material& material)
{
    const auto criteria = criteriaOf(material);
    const auto found = std::ranges::find(criteria, key, &Criterion::key);
    return found == criteria.end() ? nullptr : *found;
}

}  // namespace synthslice::acceptance
