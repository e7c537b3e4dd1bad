#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::training {

/// How the test loss goes on, by which overfitting is told: it rises from its lowest value while the training
/// loss is far below it.
class TestLossMemory {
public:
    /// The loss of a batch.
    void addTraining(double loss);
    /// The loss of the test part, after the batches that were added.
    void addTest(double loss);

    /// The lowest of the last three test losses over the lowest so far, 1 or more: a single high one is
    /// chance. NaN before the first.
    [[nodiscard]] double rise() const { return std::ranges::min(m_last) / m_lowest; }
    /// The last test loss over the mean loss of the batches between the test before and it; NaN before the
    /// first.
    [[nodiscard]] double overTraining() const { return m_last.back() / m_training; }

    [[nodiscard]] spec::Json state() const;
    void loadState(const spec::Json& state);

private:
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::array<double, 3> m_last{none, none, none};  ///< in their order; all the first while it is alone
    double m_lowest = none;
    double m_training = none;  ///< mean of the batches before the last test
    double m_sum = 0.0;        ///< of the batches since then
    std::int64_t m_batches = 0;
};

}  // namespace synthslice::training
