#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/classification/confusion_matrix.h"

namespace synthslice::classification {

/// What a classifier believes of images: a probability for each class, which sum to 1 in each row. A view of
/// somebody else's values, which have to be finite.
class Beliefs {
public:
    /// `values`: images x classes, row-major.
    Beliefs(std::span<const float> values, std::size_t classes) : m_values(values), m_classes(classes)
    {
        assert(classes > 0 && values.size() % classes == 0);
    }

    [[nodiscard]] std::size_t images() const { return m_values.size() / m_classes; }
    [[nodiscard]] std::size_t classes() const { return m_classes; }
    [[nodiscard]] std::span<const float> of(std::size_t image) const
    {
        return m_values.subspan(image * m_classes, m_classes);
    }
    /// The class that is believed most; of equal ones the first.
    [[nodiscard]] std::size_t predicted(std::size_t image) const;

private:
    std::span<const float> m_values;
    std::size_t m_classes;
};

/// `labels`: the true class of each image.
[[nodiscard]] ConfusionMatrix confusionMatrix(const Beliefs& beliefs, std::span<const std::int64_t> labels);

}  // namespace synthslice::classification
