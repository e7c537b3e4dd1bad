#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/base/text/text.h"
#include "engine/measure/measure_values.h"
#include "engine/measure/phase/chord_lengths.h"
#include "engine/measure/phase/clusters.h"
#include "engine/measure/phase/lineal_path.h"
#include "engine/measure/phase/specific_surface.h"
#include "engine/measure/phase/two_point_correlation.h"
#include "engine/measure/statistics.h"

namespace synthslice::measure {

namespace {

int smallerSide(const MeasuredImage& image)
{
    return std::min(image.grey().width, image.grey().height);
}

std::vector<double> lags(const MeasuredImage& image)
{
    return countFrom(0, image.reachPx());
}

std::vector<double> runLengths(const MeasuredImage& image)
{
    return countFrom(1, image.reachPx());
}

std::vector<double> radialLags(const MeasuredImage& image)
{
    return meanRadialLags(image.reachPx());
}

/// The sum of a curve over its first value: a length, px. What cannot be measured any more adds nothing.
double sumOverFirst(const std::vector<double>& curve)
{
    return std::accumulate(curve.begin(), curve.end(), 0.0,
                           [](double sum, double value) { return std::isnan(value) ? sum : sum + value; }) /
           curve.front();
}

/// Rows for one phase. Keys and paths are told apart where the material has a row for each of several phases.
class PhaseRows {
public:
    PhaseRows(const Material& material, int phase, std::string suffix, std::string path)
        : m_name(material.phaseName(phase)), m_suffix(std::move(suffix)), m_path(std::move(path)),
          m_phase(phase)
    {
    }

    /// What is the same for both phases of a two-phase material, but for its sign.
    [[nodiscard]] std::vector<Measure> ofStructure() const
    {
        return {
            {.key = "volume_fraction" + m_suffix,
             .path = m_path + "/volume_fraction",
             .label = SYNTHSLICE_TEXT("Volume fraction"),
             .help = SYNTHSLICE_TEXT("Share of the image that is in the phase."),
             .unit = "",
             .values = number([k = m_phase](const auto& image) { return phaseFraction(image.phase(), k); }),
             .phase = m_name,
             .criterion = Aspect::Structure,
             .descriptor = "volume_fraction" + m_suffix},
            {.key = "specific_surface" + m_suffix,
             .path = m_path + "/specific_surface",
             .label = SYNTHSLICE_TEXT("Specific surface"),
             .help = SYNTHSLICE_TEXT("Length of the phase's interface per area."),
             .unit = "1/px",
             .values = number([k = m_phase](const auto& image) { return specificSurface(image.phase(), k); }),
             .phase = m_name,
             .criterion = Aspect::Structure},
            {.key = "two_point_correlation" + m_suffix,
             .path = m_path + "/s2",
             .label = SYNTHSLICE_TEXT("Two-point correlation S2"),
             .help = SYNTHSLICE_TEXT("Probability that both ends of a line of a length lie in the phase."),
             .unit = "",
             .values =
                 [k = m_phase](const auto& image) {
                     return radialTwoPointCorrelation(image.pairs(k), image.reachPx());
                 },
             .phase = m_name,
             .x = radialLags,
             .xLabel = SYNTHSLICE_TEXT("distance"),
             .xUnit = "px",
             .descriptor = "two_point_correlation" + m_suffix},
            alongAxis(Axis::X, "x", SYNTHSLICE_TEXT("Two-point correlation along rows")),
            alongAxis(Axis::Y, "y", SYNTHSLICE_TEXT("Two-point correlation along columns")),
            {.key = "correlation_length" + m_suffix,
             .path = m_path + "/correlation_length",
             .label = SYNTHSLICE_TEXT("Correlation length"),
             .help = SYNTHSLICE_TEXT(
                 "Root of the integral range of the two-point correlation: how far structure reaches."),
             .unit = "px",
             .values = number([k = m_phase](const auto& image) {
                 const double range = integralRangePx2(image.pairs(k), image.rangeReachPx());
                 return range > 0.0 ? std::sqrt(range) : std::nan("");  // of a single phase
             }),
             .phase = m_name,
             .criterion = Aspect::Structure},
        };
    }

    /// Curve and SD of what runs along rows and columns; `chordPath` holds mean and SD of chords.
    [[nodiscard]] std::vector<Measure> ofRuns(const std::string& chordPath) const
    {
        return {
            {.key = "lineal_path" + m_suffix,
             .path = m_path,
             .label = SYNTHSLICE_TEXT("Lineal path"),
             .help = SYNTHSLICE_TEXT("Probability that a whole run of a length lies in the phase."),
             .unit = "",
             .values =
                 [k = m_phase](const auto& image) { return linealPath(image.phase(), k, image.reachPx()); },
             .phase = m_name,
             .x = runLengths,
             .xLabel = SYNTHSLICE_TEXT("length of run"),
             .xUnit = "px",
             .descriptor = "lineal_path" + m_suffix},
            {.key = "chord_length" + m_suffix,
             .path = chordPath + "/mean",
             .label = SYNTHSLICE_TEXT("Chord length"),
             .help = SYNTHSLICE_TEXT("Mean length of runs of rows and columns between two interfaces."),
             .unit = "px",
             .values = number(
                 [k = m_phase](const auto& image) { return meanAndSd(chordLengths(image.phase(), k)).mean; }),
             .phase = m_name,
             .criterion = Aspect::Structure,
             .descriptor = "chords"},
            {.key = "chord_length" + m_suffix + "_sd",
             .path = chordPath + "/sd",
             .label = SYNTHSLICE_TEXT("Chord length, SD"),
             .help = SYNTHSLICE_TEXT(
                 "Standard deviation of the length of runs of rows and columns between two interfaces."),
             .unit = "px",
             .values = number(
                 [k = m_phase](const auto& image) { return meanAndSd(chordLengths(image.phase(), k)).sd; }),
             .phase = m_name,
             .descriptor = "chords"},
        };
    }

    /// How far the phase reaches.
    [[nodiscard]] std::vector<Measure> ofReach() const
    {
        return {
            {.key = m_suffix.empty() ? "lineal_path"
                                     : "mean_free_path" + m_suffix,  // as criteria files name it
             .path = m_path + "/mean_free_path",
             .label = SYNTHSLICE_TEXT("Mean free path"),
             .help = SYNTHSLICE_TEXT(
                 "How far one gets from a pixel of the phase along a row or column within "
                 "it, that pixel included: the lineal path function summed, over the "
                 "volume fraction."),
             .unit = "px",
             .values = number([k = m_phase](const auto& image) {
                 return sumOverFirst(linealPath(image.phase(), k, smallerSide(image)));
             }),
             .phase = m_name,
             .criterion = Aspect::Structure},
            {.key = "cluster_function" + m_suffix,
             .path = m_path + "/cluster_function",
             .label = SYNTHSLICE_TEXT("Cluster function C2"),
             .help = SYNTHSLICE_TEXT(
                 "Probability that two pixels at a distance lie in the same cluster of the phase."),
             .unit = "",
             .values = [k = m_phase](
                           const auto& image) { return clusterFunction(image.phase(), image.reachPx(), k); },
             .phase = m_name,
             .x = lags,
             .xLabel = SYNTHSLICE_TEXT("distance"),
             .xUnit = "px"},
            {.key = "cluster_length" + m_suffix,
             .path = m_path + "/cluster_length",
             .label = SYNTHSLICE_TEXT("Cluster length"),
             .help = SYNTHSLICE_TEXT("How far connected parts of the phase reach: the two-point cluster "
                                     "function summed, over the volume fraction."),
             .unit = "px",
             .values = number([k = m_phase](const auto& image) {
                 const int reach = std::min(smallerSide(image) / 2, longestReachPx);
                 return sumOverFirst(clusterFunction(image.phase(), reach, k));
             }),
             .phase = m_name,
             .criterion = Aspect::Structure},
            {.key = "connectivity" + m_suffix,
             .path = m_path + "/connectivity",
             .label = SYNTHSLICE_TEXT("Connectivity"),
             .help = SYNTHSLICE_TEXT("Share of the phase that lies in its largest cluster."),
             .unit = "",
             .values = number([k = m_phase](const auto& image) { return connectivity(image.phase(), k); }),
             .phase = m_name,
             .criterion = Aspect::Structure},
        };
    }

private:
    static constexpr int longestReachPx = 128;  // where whole slices are measured

    [[nodiscard]] Measure alongAxis(Axis axis, const char* name, const char* label) const
    {
        return {
            .key = std::string("two_point_correlation_") + name + m_suffix,
            .path = m_path + "/s2_" + name,
            .label = label,
            .help = SYNTHSLICE_TEXT("Probability that both ends of a line along the axis lie in the phase."),
            .unit = "",
            .values =
                [k = m_phase, axis](const auto& image) {
                    return twoPointCorrelation(image.pairs(k), axis, image.reachPx());
                },
            .phase = m_name,
            .x = lags,
            .xLabel = SYNTHSLICE_TEXT("distance"),
            .xUnit = "px"};
    }

    std::string m_name;
    std::string m_suffix;
    std::string m_path;
    int m_phase;
};

void append(std::vector<Measure>& all, const std::vector<Measure>& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

std::vector<Measure> phaseMeasures(const Material& material)
{
    std::vector<Measure> all;
    if (material.roundInclusions) {
        append(all, PhaseRows(material, 1, "", "").ofStructure());
        append(all, PhaseRows(material, 1, "_fibres", "/lineal_path").ofRuns("/chord_length/fibres"));
        append(all, PhaseRows(material, 0, "_matrix", "/lineal_path_matrix").ofRuns("/chord_length/matrix"));
        append(all, PhaseRows(material, 1, "", "").ofReach());
        return all;
    }
    const bool two = material.phaseCount() == 2;
    if (two) append(all, PhaseRows(material, 1, "", "").ofStructure());
    for (int phase = 0; phase < material.phaseCount(); ++phase) {
        const std::string suffix = "_phase_" + std::to_string(phase);
        const std::string path = "/phases/" + std::to_string(phase);
        if (!two) append(all, PhaseRows(material, phase, suffix, path).ofStructure());
        append(all, PhaseRows(material, phase, suffix, path + "/lineal_path").ofRuns(path + "/chord_length"));
        append(all, PhaseRows(material, phase, suffix, path).ofReach());
    }
    return all;
}

}  // namespace synthslice::measure
