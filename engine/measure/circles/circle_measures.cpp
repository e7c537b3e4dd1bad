#include "engine/base/text/text.h"
#include "engine/measure/circles/fibre_statistics.h"
#include "engine/measure/circles/point_pattern.h"
#include "engine/measure/measure_values.h"

namespace synthslice::measure {

namespace {

MeanAndSd neighbourDistances(const MeasuredImage& image)
{
    return meanAndSd(nearestNeighbourDistancesPx(image.circles()));
}

std::vector<double> pairCorrelationOf(const MeasuredImage& image)
{
    return pairCorrelation(image.circles(), ObservationWindow(image.phase(), image.reachPx()),
                           countFrom(0, image.reachPx()));
}

/// Mean distance of the pairs in rings 1 px wide, for a uniform pattern.
std::vector<double> ringRadii(const MeasuredImage& image)
{
    std::vector<double> radii;
    for (const double inner : countFrom(0, image.reachPx() - 1)) {
        const double outer = inner + 1.0;
        radii.push_back(2.0 / 3.0 * (outer * outer * outer - inner * inner * inner) /
                        (outer * outer - inner * inner));
    }
    return radii;
}

}  // namespace

std::vector<Measure> circleMeasures()
{
    return {
        {.key = "fibre_count",
         .path = "/circles/count",
         .label = SYNTHSLICE_TEXT("Fibres"),
         .help = SYNTHSLICE_TEXT("Number of fibres found in the image."),
         .unit = "",
         .values = number([](const auto& image) { return static_cast<double>(image.circles().size()); }),
         .criterion = Aspect::Structure,
         .descriptor = "fibre_count"},
        {.key = "fibre_diameter_mean",
         .path = "/circles/diameter/mean",
         .label = SYNTHSLICE_TEXT("Fibre diameter, mean"),
         .help = SYNTHSLICE_TEXT("Mean diameter of the fibres found."),
         .unit = "px",
         .values = number([](const auto& image) { return diameterStatistics(image.circles()).mean; }),
         .criterion = Aspect::Structure,
         .descriptor = "fibre_diameter"},
        {.key = "fibre_diameter_sd",
         .path = "/circles/diameter/sd",
         .label = SYNTHSLICE_TEXT("Fibre diameter, SD"),
         .help = SYNTHSLICE_TEXT("Standard deviation of the diameters of the fibres found."),
         .unit = "px",
         .values = number([](const auto& image) { return diameterStatistics(image.circles()).sd; }),
         .criterion = Aspect::Structure,
         .descriptor = "fibre_diameter"},
        {.key = "circle_area_fraction",
         .path = "/circles/area_fraction",
         .label = SYNTHSLICE_TEXT("Circle area fraction"),
         .help = SYNTHSLICE_TEXT("Share of the image inside the circles found."),
         .unit = "",
         .values = number(
             [](const auto& image) { return circleAreaFraction(image.circles(), image.phase()); }),
         .criterion = Aspect::Structure},
        {.key = "intersecting_circles",
         .path = "/circles/intersecting_pairs",
         .label = SYNTHSLICE_TEXT("Intersecting circles"),
         .help = SYNTHSLICE_TEXT(
             "Pairs of circles that overlap by more than a quarter of their radius, per circle."),
         .unit = "",
         .values = number([](const auto& image) { return intersectingPairsPerCircle(image.circles()); }),
         .criterion = Aspect::Structure,
         .descriptor = "overlap"},
        {.key = "neighbour_distance",
         .path = "/nearest_neighbour/mean",
         .label = SYNTHSLICE_TEXT("Neighbour distance"),
         .help = SYNTHSLICE_TEXT("Mean distance of a fibre to its nearest neighbour, centre to centre."),
         .unit = "px",
         .values = number([](const auto& image) { return neighbourDistances(image).mean; }),
         .criterion = Aspect::Structure,
         .descriptor = "neighbour_distance"},
        {.key = "neighbour_distance_sd",
         .path = "/nearest_neighbour/sd",
         .label = SYNTHSLICE_TEXT("Neighbour distance, SD"),
         .help = SYNTHSLICE_TEXT("Standard deviation of the distance of a fibre to its nearest neighbour."),
         .unit = "px",
         .values = number([](const auto& image) { return neighbourDistances(image).sd; }),
         .descriptor = "neighbour_distance"},
        {.key = "clark_evans",
         .path = "/clark_evans",
         .label = SYNTHSLICE_TEXT("Clark-Evans index"),
         .help = SYNTHSLICE_TEXT("Mean distance of nearest fibres over that of a random pattern: above 1 "
                                 "regular, below 1 clustered."),
         .unit = "",
         .values = number([](const auto& image) {
             return clarkEvans(image.circles(), ObservationWindow(image.phase(), 0));
         }),
         .criterion = Aspect::Structure},
        {.key = "pair_correlation",
         .path = "/pair_correlation/g",
         .label = SYNTHSLICE_TEXT("Pair correlation of fibres"),
         .help = SYNTHSLICE_TEXT("Fibres at a distance from a fibre over those of a random pattern."),
         .unit = "",
         .values = pairCorrelationOf,
         .x = ringRadii,
         .xLabel = SYNTHSLICE_TEXT("distance"),
         .xUnit = "px"},
    };
}

}  // namespace synthslice::measure
