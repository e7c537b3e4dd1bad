#include "engine/data/synthetic/disc_packing.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <tuple>

#include "engine/base/random.h"
#include "engine/base/text/text.h"
#include "engine/data/synthetic/periodic_discs.h"

namespace synthslice::data {

namespace {

constexpr int placesTried = 100;  ///< for each disc, before it is put where it overlaps
constexpr int maximumSweeps = 4000;
/// Discs are pushed apart as if they were larger by this share, and end when none overlaps by as much.
constexpr double margin = 1e-3;

/// Radii whose discs cover exactly the area.
std::vector<double> drawRadii(const DiscPackingSpec& spec, Random& random)
{
    const double discArea = std::numbers::pi / 4.0 *
                            (spec.meanDiameter * spec.meanDiameter + spec.diameterSd * spec.diameterSd);
    const double area = spec.areaFraction * spec.side * spec.side;
    std::vector<double> radii(static_cast<std::size_t>(std::llround(area / discArea)));
    double drawnArea = 0.0;
    for (double& radius : radii) {
        radius = 0.5 * (spec.meanDiameter + spec.diameterSd * std::clamp(random.normal(), -3.0, 3.0));
        drawnArea += std::numbers::pi * radius * radius;
    }
    for (double& radius : radii) radius *= std::sqrt(area / drawnArea);
    return radii;
}

/// The disc and its images that the window shows, in the window's coordinates.
void appendImages(const Disc& disc, double side, std::vector<Disc>& images)
{
    for (const double shiftY : {-side, 0.0, side}) {
        for (const double shiftX : {-side, 0.0, side}) {
            const Disc image{disc.x + shiftX, disc.y + shiftY, disc.r};
            const double beyondX = std::max({-image.x, image.x - side, 0.0});
            const double beyondY = std::max({-image.y, image.y - side, 0.0});
            if (std::hypot(beyondX, beyondY) < image.r)
                images.push_back({image.x - 0.5, image.y - 0.5, image.r});
        }
    }
}

}  // namespace

Result<std::vector<Disc>> packDiscs(const DiscPackingSpec& spec)
{
    Random random(spec.seed);
    const std::vector<double> radii = drawRadii(spec, random);
    if (radii.empty()) return std::vector<Disc>();
    const double grown = (1.0 + margin) *
                         (*std::max_element(radii.begin(), radii.end()) + spec.minimumGap / 2.0);
    if (spec.side < 8.0 * grown) {
        return invalidInput(text("A window of %1 px is too small for fibres of %2 px", std::lround(spec.side),
                                 std::lround(2.0 * grown)),
                            text("make it at least four diameters wide"));
    }
    PeriodicDiscs packing(spec.side, grown);
    for (const double radius : radii) {
        Disc disc{0.0, 0.0, (1.0 + margin) * (radius + spec.minimumGap / 2.0)};
        for (int tried = 0; tried < placesTried; ++tried) {
            disc.x = random.uniform() * spec.side;
            disc.y = random.uniform() * spec.side;
            if (packing.isFree(disc)) break;
        }
        packing.add(disc);
    }
    const double smallest = *std::min_element(radii.begin(), radii.end());
    if (!packing.removeOverlaps(margin * smallest, maximumSweeps)) {
        return invalidInput(text("Fibres with a volume fraction of %1 and a gap of %2 px cannot be packed",
                                 spec.areaFraction, spec.minimumGap),
                            text("take a smaller volume fraction or gap"));
    }
    std::vector<Disc> discs;
    for (std::size_t i = 0; i < radii.size(); ++i) {
        appendImages({packing.discs()[i].x, packing.discs()[i].y, radii[i]}, spec.side, discs);
    }
    std::sort(discs.begin(), discs.end(),
              [](const Disc& a, const Disc& b) { return std::tie(a.y, a.x) < std::tie(b.y, b.x); });
    return discs;
}

}  // namespace synthslice::data
