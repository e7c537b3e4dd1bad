#include "engine/classification/belief_measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace synthslice::classification {

double rmseOfBeliefs(const Beliefs& beliefs, std::span<const std::int64_t> labels)
{
    assert(labels.size() == beliefs.images());
    double squares = 0.0;
    for (std::size_t image = 0; image < labels.size(); ++image) {
        for (std::size_t label = 0; label < beliefs.classes(); ++label) {
            const double truth = label == static_cast<std::size_t>(labels[image]) ? 1.0 : 0.0;
            squares += std::pow(beliefs.of(image)[label] - truth, 2);
        }
    }
    return std::sqrt(squares / static_cast<double>(labels.size() * beliefs.classes()));
}

double logLoss(const Beliefs& beliefs, std::span<const std::int64_t> labels)
{
    assert(labels.size() == beliefs.images());
    double sum = 0.0;
    for (std::size_t image = 0; image < labels.size(); ++image) {
        const float belief = beliefs.of(image)[static_cast<std::size_t>(labels[image])];
        sum -= std::log(static_cast<double>(std::max(belief, std::numeric_limits<float>::epsilon())));
    }
    return sum / static_cast<double>(labels.size());
}

double inceptionLikeScore(const Beliefs& beliefs)
{
    const auto images = static_cast<double>(beliefs.images());
    std::vector<double> mean(beliefs.classes());
    for (std::size_t image = 0; image < beliefs.images(); ++image) {
        for (std::size_t label = 0; label < mean.size(); ++label)
            mean[label] += beliefs.of(image)[label] / images;
    }
    double divergence = 0.0;
    for (std::size_t image = 0; image < beliefs.images(); ++image) {
        for (std::size_t label = 0; label < mean.size(); ++label) {
            const double belief = beliefs.of(image)[label];
            if (belief > 0.0) divergence += belief * std::log(belief / mean[label]);
        }
    }
    return std::exp(divergence / images);
}

std::vector<double> shareOfEachClass(const Beliefs& beliefs)
{
    std::vector<double> shares(beliefs.classes());
    for (std::size_t image = 0; image < beliefs.images(); ++image) shares[beliefs.predicted(image)] += 1.0;
    for (double& share : shares) share /= static_cast<double>(beliefs.images());
    return shares;
}

}  // namespace synthslice::classification
