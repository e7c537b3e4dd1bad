#include "engine/acceptance/image_judge.h"

#include <algorithm>
#include <cmath>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/acceptance/number_text.h"

namespace synthslice::acceptance {

namespace {

std::string reason(const Criterion& criterion, double value, const Limit& limit)
{
    if (std::isnan(value)) {
        return criterion.label() + " cannot be measured";
    }
    const std::string unit = criterion.unit().empty() ? "" : " " + criterion.unit();
    return criterion.label() + " " + numberText(value, 4) + unit + " is outside " + numberText(limit.low, 4) +
           " to " + numberText(limit.high, 4) + unit;
}

double margin(double value, const Limit& limit)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (std::isnan(value)) return -infinity;
    const double width = limit.high - limit.low;
    const double below = limit.low == 0.0 && value >= 0.0 ? infinity : (value - limit.low) / width;
    return std::min(below, (limit.high - value) / width);
}

}  // namespace

Judgement judge(const GreyImage& image, const CriteriaSet& criteria)
{
    Judgement judgement;
    if (image.width != criteria.patchSize || image.height != criteria.patchSize) {
        const std::string asked = std::to_string(criteria.patchSize);
        judgement.refusedBy.emplace_back("size");
        judgement.reasons.push_back("The image is " + std::to_string(image.width) + " x " +
                                    std::to_string(image.height) + " px; these criteria are for " + asked +
                                    " x " + asked + " px");
        return judgement;
    }
    const JudgedImage judged(image, criteria);
    for (const auto& criterion : allCriteria()) {
        judgement.measures[criterion->name()] = criterion->measure(judged);
    }
    for (const Limit& limit : criteria.limits) {
        const double value = judgement.measures.at(limit.criterion);
        if (limit.enabled) judgement.margin = std::min(judgement.margin, margin(value, limit));
        if (limit.enabled && !(value >= limit.low && value <= limit.high)) {
            judgement.refusedBy.push_back(limit.criterion);
            judgement.reasons.push_back(reason(*findCriterion(limit.criterion), value, limit));
        }
    }
    judgement.circles = judged.circles();
    judgement.accepted = judgement.refusedBy.empty();
    return judgement;
}

void refuseCopy(Judgement& judgement, double correlation)
{
    judgement.measures[copyMeasure] = correlation;
    if (correlation <= CopySearch::copyCorrelation) return;
    judgement.refusedBy.emplace_back("copy");
    judgement.reasons.push_back("Copy of a training patch: their correlation " + numberText(correlation, 2) +
                                " is above " + numberText(CopySearch::copyCorrelation, 2));
    judgement.accepted = false;
}

}  // namespace synthslice::acceptance
