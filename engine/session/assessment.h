#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"

namespace synthslice::session {

/// Simple statistics of what the raw generator makes, against as many real images: evidence for the health
/// of a training, as health_rules.cpp judges it. NaN where something cannot be measured.
struct SampleStatistics {
    double pairCorrelation = std::numeric_limits<double>::quiet_NaN();  ///< mean Pearson correlation of pairs
                                                                        ///< of images, less that of real ones
    double spread = std::numeric_limits<double>::quiet_NaN();  ///< SD across images, mean over pixels, as a
                                                               ///< share of the real one
    double similarity = std::numeric_limits<double>::quiet_NaN();  ///< mean MS-SSIM of pairs as a share of
                                                                   ///< the real one
    double neighbourCorrelation = std::numeric_limits<
        double>::quiet_NaN();  ///< Pearson correlation of adjacent pixels as a share of the real one
    double greyShift = std::numeric_limits<double>::quiet_NaN();  ///< (mean grey - real mean grey) / real SD
                                                                  ///< of grey
    double greySd = std::numeric_limits<double>::quiet_NaN();     ///< SD of grey as a share of the real one
    double inversion = std::numeric_limits<
        double>::quiet_NaN();  ///< (a - b) / (a + b) for the distances a of the images' band-passed grey and
                               ///< b of the inverted images' to the real one: -1 as real, 1 inverted
};

/// One of the descriptors that the headline number is made of.
struct DescriptorAssessment {
    std::string key;     ///< "neighbour"
    std::string label;   ///< in English (SYNTHSLICE_TEXT)
    std::string unit;    ///< of `x`, in English; empty for none
    double ratio = 0.0;  ///< distance to held-out real patches over that between real ones; 1 is as real

    // The curve, a component each; one point for a descriptor that is a number.
    std::vector<double> x;
    std::vector<double> generated;  ///< mean over images
    std::vector<double> realLow;    ///< 5 % quantile of real held-out patches
    std::vector<double> realMedian;
    std::vector<double> realHigh;  ///< 95 % quantile
};

/// What holds a value with a probability of 95 %; NaN where that cannot be told.
struct Interval {
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
};

/// How far the averaged generator's images are from held-out real ones: the headline number Q of
/// docs/quality.md.
struct Assessment {
    /// With fewer independent real patches in either half Q flatters, and is not to be shown.
    static constexpr std::int64_t fewestRealPatches = 24;

    std::int64_t step = 0;
    double score = 0.0;    ///< Q: about 1 is a perfect model, up to 1.5 good, above 3 poor
    double scoreSd = 0.0;  ///< its standard error over the images, which compares models on the same slices
    std::int64_t images = 0;
    std::vector<DescriptorAssessment> descriptors;
    Interval scoreInterval;  ///< of Q, over the images and over the regions of the real slices
    double realScore = std::numeric_limits<double>::quiet_NaN();  ///< Q of real training patches
    Interval realInterval;                                        ///< of realScore, over the regions
    /// Real patches that share no pixels, in the half that has fewer; unknown in older runs.
    std::optional<std::int64_t> realPatches;

    [[nodiscard]] bool enoughReal() const
    {
        return realPatches.value_or(fewestRealPatches) >= fewestRealPatches;
    }
};

/// The descriptor with the highest ratio; null if there is none.
[[nodiscard]] const DescriptorAssessment* worstOf(const Assessment& assessment);

/// What is said in place of Q where there are too few real patches: how many there are and what would help.
[[nodiscard]] std::string tooLittleReal(const Assessment& assessment);

/// Compares a trainer's images with the real ones. All calls come from the session's worker thread.
class Assessor {
public:
    virtual ~Assessor() = default;

    /// Statistics of images of the raw generator. Takes milliseconds.
    virtual SampleStatistics inspect(std::span<const GreyImage> images) = 0;

    /// Describes images of the averaged generator and compares them; `step` is 0 in the answer. Takes
    /// seconds.
    virtual Result<Assessment> assess(std::span<const GreyImage> images) = 0;
};

}  // namespace synthslice::session
