#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/session/assessment.h"

namespace synthslice::blind {

/// `count` of `of`, and what holds the true share with a probability of 95 %: Wilson's score interval
/// (Wilson 1927, Probable Inference), which few answers and shares of 0 and 1 do not break.
struct Share {
    std::size_t count = 0;
    std::size_t of = 0;
    [[nodiscard]] double value() const;  ///< NaN of nothing
    [[nodiscard]] session::Interval interval() const;
};

/// What somebody has told of the images.
struct BlindResult {
    Share fooled;   ///< generated images that were taken for real: one half is as good as it gets
    Share doubted;  ///< real images that were taken for generated
    Share correct;  ///< of all
};

/// A test while it goes on: "real or generated?" for one image after the other, with the last answers taken
/// back as often as wanted.
class BlindTest {
public:
    BlindTest() = default;
    /// `generated`: what each image is. `answers`: those that an earlier session gave.
    explicit BlindTest(std::vector<bool> generated, std::vector<bool> answers = {});

    /// The image to be told; nothing once all are.
    [[nodiscard]] std::optional<std::size_t> current() const;
    [[nodiscard]] std::size_t count() const { return m_generated.size(); }
    [[nodiscard]] const std::vector<bool>& answers() const { return m_answers; }  ///< true: generated

    void answer(bool saidGenerated);  ///< current() is there
    void undo();                      ///< the last answer, if there is one

    /// Of the answers so far.
    [[nodiscard]] BlindResult result() const;

private:
    std::vector<bool> m_generated;
    std::vector<bool> m_answers;
};

}  // namespace synthslice::blind
