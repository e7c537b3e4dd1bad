#include "engine/acceptance/image_judge.h"

#include <algorithm>
#include <cmath>

#include "engine/acceptance/criteria/criterion.h"
#include "engine/base/text/number_text.h"

namespace synthslice::acceptance {

namespace {

std::string wording(const OutOfRange& refusal)
{
    const std::string label = refusal.criterion->fullLabel();
    if (std::isnan(refusal.value)) {
        return label + " cannot be measured";
    }
    const std::string unit = refusal.criterion->unit.empty() ? "" : " " + refusal.criterion->unit;
    return label + " " + numberText(refusal.value, 4) + unit + " is outside " + numberText(refusal.low, 4) +
           " to " + numberText(refusal.high, 4) + unit;
}

std::string wording(const WrongSize& refusal)
{
    const std::string asked = std::to_string(refusal.asked);
    return "The image is " + std::to_string(refusal.width) + " x " + std::to_string(refusal.height) +
           " px; these criteria are for " + asked + " x " + asked + " px";
}

std::string wording(const TrainingCopy& refusal)
{
    return "Copy of a training patch: their correlation " + numberText(refusal.correlation, 2) +
           " is above " + numberText(refusal.highest, 2);
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

std::string nameOf(const Refusal& refusal)
{
    if (const auto* range = std::get_if<OutOfRange>(&refusal)) return range->criterion->key;
    return std::holds_alternative<WrongSize>(refusal) ? "size" : "copy";
}

std::string toText(const Refusal& refusal)
{
    return std::visit([](const auto& each) { return wording(each); }, refusal);
}

Judgement judge(const GreyImage& image, const CriteriaSet& criteria)
{
    Judgement judgement;
    if (image.width != criteria.patchSize || image.height != criteria.patchSize) {
        judgement.refusals.emplace_back(WrongSize{image.width, image.height, criteria.patchSize});
        return judgement;
    }
    const measure::MeasuredImage measured(measure::asStored(image, criteria.material), criteria.material);
    for (const Criterion* criterion : criteriaOf(criteria.material)) {
        judgement.measures[criterion->key] = measure::valueOf(*criterion, measured);
    }
    for (const Limit& limit : criteria.limits) {
        const double value = judgement.measures.at(limit.criterion);
        if (limit.enabled) judgement.margin = std::min(judgement.margin, margin(value, limit));
        if (limit.enabled && !(value >= limit.low && value <= limit.high)) {
            judgement.refusals.emplace_back(
                OutOfRange{findCriterion(limit.criterion, criteria.material), value, limit.low, limit.high});
        }
    }
    if (criteria.material.roundInclusions) judgement.circles = measured.circles();
    judgement.accepted = judgement.refusals.empty();
    return judgement;
}

std::optional<double> greyThatIsNoLabel(const GreyImage& image, const std::vector<double>& labels)
{
    constexpr double halfALevel = 0.5 / 255.0;
    if (labels.empty()) return std::nullopt;
    const auto other = std::ranges::find_if_not(image.grey, [&](float grey) {
        return std::ranges::any_of(labels,
                                   [grey](double label) { return std::abs(grey - label) <= halfALevel; });
    });
    return other == image.grey.end() ? std::nullopt : std::optional<double>(*other);
}

void refuseCopy(Judgement& judgement, double correlation)
{
    judgement.measures[copyMeasure] = correlation;
    if (correlation <= CopySearch::copyCorrelation) return;
    judgement.refusals.emplace_back(TrainingCopy{correlation, CopySearch::copyCorrelation});
    judgement.accepted = false;
}

}  // namespace synthslice::acceptance
