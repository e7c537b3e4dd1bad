#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/measure/circles/circles.h"
#include "engine/measure/phase/phase.h"

namespace synthslice::measure {

/// What a material is made of, and by which settings its images are measured. The settings come from all of
/// the data (Otsu of the training half), never from the image that is measured.
struct Material {
    /// Grey that separates the phases, of full scale, ascending: phase k lies above k of them. Phase 1 is
    /// below the threshold with CircleFinderSettings::darkFibres.
    std::vector<double> thresholds{0.5};
    /// Grey of each phase in a segmented image, ascending; empty for grey images. Pixels belong to the
    /// nearest.
    std::vector<double> labels;
    bool roundInclusions = true;   ///< phase 1 is fibres, which are looked for as circles
    CircleFinderSettings circles;  ///< how; of grey images
    std::int64_t bitDepth = 8;     ///< images are measured as a file of this depth stores them

    [[nodiscard]] bool isSegmented() const { return !labels.empty(); }
    [[nodiscard]] int phaseCount() const
    {
        return static_cast<int>(isSegmented() ? labels.size() : thresholds.size() + 1);
    }
    /// "matrix", "fibres" or "phase 2", in English (SYNTHSLICE_TEXT).
    [[nodiscard]] std::string phaseName(int phase) const;
    bool operator==(const Material&) const = default;
};

/// The phase of every pixel; outside where `inside` is 0 (one value per pixel, empty: all are inside).
[[nodiscard]] PhaseImage phaseImage(const GreyImage& image, const Material& material,
                                    std::span<const std::uint8_t> inside = {});

/// The image clipped and rounded to the values of a file of the material's bit depth, or to its labels.
[[nodiscard]] GreyImage asStored(GreyImage image, const Material& material);

}  // namespace synthslice::measure
