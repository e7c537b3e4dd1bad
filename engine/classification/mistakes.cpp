#include "engine/classification/mistakes.h"

#include <algorithm>
#include <tuple>

namespace synthslice::classification {

std::vector<Mistake> worstMistakes(const Beliefs& beliefs, std::span<const std::int64_t> labels,
                                   std::size_t mostPerCell)
{
    assert(labels.size() == beliefs.images());
    std::vector<Mistake> all;
    for (std::size_t image = 0; image < labels.size(); ++image) {
        const auto trueClass = static_cast<std::size_t>(labels[image]);
        const std::size_t predicted = beliefs.predicted(image);
        if (predicted != trueClass)
            all.push_back({image, trueClass, predicted, beliefs.of(image)[predicted]});
    }
    std::ranges::sort(all, {}, [](const Mistake& mistake) {
        return std::tuple(mistake.trueClass, mistake.predicted, -mistake.belief, mistake.image);
    });
    std::vector<Mistake> worst;
    std::size_t inCell = 0;
    for (const Mistake& mistake : all) {
        const bool sameCell = !worst.empty() && worst.back().trueClass == mistake.trueClass &&
                              worst.back().predicted == mistake.predicted;
        inCell = sameCell ? inCell + 1 : 1;
        if (inCell <= mostPerCell) worst.push_back(mistake);
    }
    return worst;
}

}  // namespace synthslice::classification
