#include "engine/families/distribution/point_preview.h"

#include <array>

#include "engine/base/text/text.h"
#include "engine/families/distribution/point_mixture.h"

namespace synthslice::spec {

using synthslice::distribution::Point;
using synthslice::distribution::Points;
using synthslice::distribution::PointSource;

const char* const realLabel = SYNTHSLICE_TEXT("real");
const char* const generatedLabel = SYNTHSLICE_TEXT("generated");

namespace {

/// Its top, and a flank a standard deviation away; in the plane both stand on the axis.
void addHandles(std::vector<DragHandle>& handles, const std::string& part,
                const std::array<const char*, 2>& labels, std::size_t curve, double mean, double sd,
                const PointSource<1>* onLine)
{
    const auto heightAt = [&](double x) {
        return onLine == nullptr ? 0.0 : std::get<synthslice::distribution::Mixture<1>>(*onLine).density({x});
    };
    handles.push_back({part + ".mean", labels[0], curve, mean, heightAt(mean), {}});
    handles.push_back({part + ".sd", labels[1], curve, mean + sd, heightAt(mean + sd), mean});
}

template <std::size_t D>
Preview previewIn(const DistributionSpec& spec)
{
    std::optional<PointSource<D>> real;
    if (spec.real.kind != RealKind::Points) {
        if (auto mixture = mixtureOf<D>(spec.real)) real = std::move(*mixture);
    }
    std::optional<PointSource<D>> generated;
    if (!spec.learnsToGenerate()) {
        if (auto mixture = mixtureOf<D>(spec.generated)) generated = std::move(*mixture);
    }
    std::vector<NamedSource<D>> sources;
    if (real) sources.push_back({realLabel, &*real});
    if (generated) sources.push_back({generatedLabel, &*generated});

    Preview preview;
    const auto onLine = [](const std::optional<PointSource<D>>& source) -> const PointSource<1>* {
        if constexpr (D == 1) {
            return &*source;
        } else {
            return nullptr;
        }
    };
    if constexpr (D == 1) {
        std::vector<const PointSource<1>*> shown;
        for (const NamedSource<1>& source : sources) shown.push_back(source.source);
        preview.panel = densityPanel(sources, shown.empty() ? std::vector<double>{} : placesOf(shown));
    } else {
        preview.panel = pointPanel(sources);
    }
    if (real && spec.real.kind == RealKind::Gaussian) {
        addHandles(preview.handles, "real",
                   {SYNTHSLICE_TEXT("Mean of the real points"), SYNTHSLICE_TEXT("Width of the real points")},
                   0, spec.real.mean, spec.real.sd, onLine(real));
    }
    if (generated && spec.generated.kind == GeneratedKind::Gaussian) {
        addHandles(preview.handles, "generated",
                   {SYNTHSLICE_TEXT("Mean of the generated points"),
                    SYNTHSLICE_TEXT("Width of the generated points")},
                   sources.size() - 1, spec.generated.mean, spec.generated.sd, onLine(generated));
    }
    return preview;
}

}  // namespace

Preview previewOf(const DistributionSpec& spec)
{
    return spec.real.dimension == 1 ? previewIn<1>(spec) : previewIn<2>(spec);
}

CurvePanel densityPanel(const std::vector<NamedSource<1>>& sources, const std::vector<double>& x)
{
    CurvePanel panel{SYNTHSLICE_TEXT("Distributions"), SYNTHSLICE_TEXT("x"), SYNTHSLICE_TEXT("density"), {}};
    for (const NamedSource<1>& source : sources) {
        panel.curves.push_back({source.label, x, densityOf(*source.source, x)});
    }
    return panel;
}

CurvePanel pointPanel(const std::vector<NamedSource<2>>& sources)
{
    CurvePanel panel{SYNTHSLICE_TEXT("Points"), SYNTHSLICE_TEXT("x"), SYNTHSLICE_TEXT("y"), {}};
    for (const NamedSource<2>& source : sources) {
        panel.curves.push_back(pointCurve(source.label, synthslice::distribution::drawPoints<2>(
                                                            *source.source, shownSeed, 0, shownPoints)));
    }
    return panel;
}

Curve pointCurve(const char* label, const Points<2>& points)
{
    Curve curve{label, {}, {}, true};
    for (const Point<2>& point : points) {
        curve.x.push_back(point[0]);
        curve.y.push_back(point[1]);
    }
    return curve;
}

}  // namespace synthslice::spec
