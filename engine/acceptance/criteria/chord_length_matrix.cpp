#include <vector>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/chord_lengths.h"
#include "engine/measure/microstructure.h"

namespace synthslice::acceptance {

namespace {

class ChordLengthMatrix final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "chord_length_matrix"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Chord length in the matrix"); }
    [[nodiscard]] std::string unit() const override { return "px"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("Mean length of rows and columns between two fibres.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        return measure::meanAndSd(measure::chordLengths(image.phase(), 0)).mean;
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(chord_length_matrix, ChordLengthMatrix)
