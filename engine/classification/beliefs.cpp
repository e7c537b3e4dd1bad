#include "engine/classification/beliefs.h"

#include <algorithm>

namespace synthslice::classification {

std::size_t Beliefs::predicted(std::size_t image) const
{
    const std::span<const float> row = of(image);
    return static_cast<std::size_t>(std::ranges::max_element(row) - row.begin());
}

ConfusionMatrix confusionMatrix(const Beliefs& beliefs, std::span<const std::int64_t> labels)
{
    assert(labels.size() == beliefs.images());
    ConfusionMatrix matrix(beliefs.classes());
    for (std::size_t image = 0; image < labels.size(); ++image)
        matrix.add(static_cast<std::size_t>(labels[image]), beliefs.predicted(image));
    return matrix;
}

}  // namespace synthslice::classification
