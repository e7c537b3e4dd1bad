#pragma once

#include "engine/distribution/point_source.h"
#include "engine/families/distribution/distribution_spec.h"
#include "engine/spec/presets/preview.h"

namespace synthslice::spec {

/// Real and generated points as far as the experiment tells them, and handles to move and widen Gaussians by.
[[nodiscard]] Preview previewOf(const DistributionSpec& spec);

/// A distribution and its curve's name, in English.
template <std::size_t D>
struct NamedSource {
    const char* label;
    const synthslice::distribution::PointSource<D>* source;
};

/// Densities at each of the places `x`, which are evenly spaced.
[[nodiscard]] CurvePanel densityPanel(const std::vector<NamedSource<1>>& sources,
                                      const std::vector<double>& x);
/// Points of each, in the plane; always the same draws.
[[nodiscard]] CurvePanel pointPanel(const std::vector<NamedSource<2>>& sources);

extern const char* const realLabel;
extern const char* const generatedLabel;
inline constexpr std::uint64_t shownSeed = 2;  ///< of points that are shown: no step draws with it
inline constexpr std::int64_t shownPoints = 512;

[[nodiscard]] Curve pointCurve(const char* label, const synthslice::distribution::Points<2>& points);

}  // namespace synthslice::spec
