#include "engine/families/distribution/point_panels.h"

#include <algorithm>
#include <numeric>

#include "engine/distribution/optimal_discriminator.h"
#include "engine/spec/text.h"

namespace synthslice::training {

using session::Curve;
using session::CurvePanel;
using synthslice::distribution::Mixture;
using synthslice::distribution::Point;

namespace {

constexpr const char* placeLabel = SYNTHSLICE_TEXT("x");
constexpr const char* realLabel = SYNTHSLICE_TEXT("real");
constexpr const char* generatedLabel = SYNTHSLICE_TEXT("generated");
constexpr std::uint64_t panelSeed = 2;  ///< of points that are shown: no step draws with it

std::vector<double> numbersIn(const torch::Tensor& values)
{
    const torch::Tensor flat = values.flatten().to(torch::kFloat64).contiguous();
    return {flat.const_data_ptr<double>(), flat.const_data_ptr<double>() + flat.numel()};
}

/// Places that show both sources, evenly spaced.
std::vector<double> placesFor(const PointSource<1>& real, const PointSource<1>& generated)
{
    constexpr int places = 241;
    const auto [realLow, realHigh] = extentOf(real);
    const auto [generatedLow, generatedHigh] = extentOf(generated);
    double low = std::min(realLow, generatedLow);
    double high = std::max(realHigh, generatedHigh);
    const double margin = high > low ? 0.05 * (high - low) : 1.0;
    low -= margin;
    high += margin;
    std::vector<double> x;
    for (int i = 0; i < places; ++i) x.push_back(low + (high - low) * i / (places - 1));
    return x;
}

void centre(std::vector<double>& values)
{
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) /
                        static_cast<double>(values.size());
    for (double& value : values) value -= mean;
}

/// The critic whose slope is everywhere that of the best one.
std::vector<double> bestCritic(const PointSource<1>& real, const PointSource<1>& generated,
                               const std::vector<double>& x)
{
    const std::vector<double> ofReal = cdfOf(real, x);
    const std::vector<double> ofGenerated = cdfOf(generated, x);
    std::vector<double> f{0.0};
    for (std::size_t i = 1; i < x.size(); ++i) {
        f.push_back(f.back() + (x[i] - x[i - 1]) *
                                   synthslice::distribution::optimalCriticSlope(ofReal[i], ofGenerated[i]));
    }
    centre(f);
    return f;
}

CurvePanel layerPanel(const std::vector<double>& layers)
{
    std::vector<double> numbers(layers.size());
    std::iota(numbers.begin(), numbers.end(), 1.0);
    return {SYNTHSLICE_TEXT("Critic's gradient by layer"),
            SYNTHSLICE_TEXT("linear layer, from the input on"),
            SYNTHSLICE_TEXT("log10 of gradient"),
            {{SYNTHSLICE_TEXT("critic"), numbers, layers}}};
}

CurvePanel discriminatorPanel(const PointSource<1>& real, const PointSource<1>& generated,
                              const std::vector<double>& x, const PointSlopes& discriminator)
{
    CurvePanel panel{SYNTHSLICE_TEXT("Discriminator"),
                     placeLabel,
                     SYNTHSLICE_TEXT("D(x)"),
                     {{SYNTHSLICE_TEXT("learned"), x, numbersIn(torch::sigmoid(discriminator.scores))}}};
    const auto* p = std::get_if<Mixture<1>>(&real);
    const auto* q = std::get_if<Mixture<1>>(&generated);
    if (p != nullptr && q != nullptr) {
        Curve best{SYNTHSLICE_TEXT("best"), x, {}};
        for (const double place : x) {
            best.y.push_back(synthslice::distribution::optimalDiscriminator<1>(*p, *q, {place}));
        }
        panel.curves.push_back(std::move(best));
    }
    return panel;
}

CurvePanel criticPanel(const PointSource<1>& real, const PointSource<1>& generated,
                       const std::vector<double>& x, const PointSlopes& critic)
{
    constexpr double tiny = 1e-30;
    const double largestSlope = std::max(critic.slopes.abs().max().item<double>(), tiny);
    std::vector<double> f = numbersIn(critic.scores / largestSlope);
    centre(f);
    return {SYNTHSLICE_TEXT("Critic, scaled to a largest slope of 1"),
            placeLabel,
            SYNTHSLICE_TEXT("f(x)"),
            {{SYNTHSLICE_TEXT("learned"), x, std::move(f)},
             {SYNTHSLICE_TEXT("best"), x, bestCritic(real, generated, x)}}};
}

/// Lines from points to where they are drawn, with gaps between them; the longest is a tenth of the picture.
Curve pushLines(const Points<2>& from, const torch::Tensor& push, double width)
{
    const double longest = push.norm(2, 1).max().item<double>();
    const Points<2> steps = toPoints<2>(longest > 0.0 ? push * (0.1 * width / longest) : push);
    const double gap = std::numeric_limits<double>::quiet_NaN();
    Curve lines{SYNTHSLICE_TEXT("from generated points"), {}, {}};
    for (std::size_t i = 0; i < from.size(); ++i) {
        for (const double x : {from[i][0], from[i][0] + steps[i][0], gap}) lines.x.push_back(x);
        for (const double y : {from[i][1], from[i][1] + steps[i][1], gap}) lines.y.push_back(y);
    }
    return lines;
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

}  // namespace

std::vector<CurvePanel> panelsOf(const PointSource<1>& real, const PointSource<1>& generated,
                                 const PanelNetworks& networks)
{
    const std::vector<double> x = placesFor(real, generated);
    const torch::Tensor places = torch::tensor(x, torch::kFloat32).unsqueeze(1).to(networks.device);
    const PointSlopes discriminator = slopesAt(networks.discriminator, places);
    const PointSlopes critic = slopesAt(networks.critic, places);
    return {{SYNTHSLICE_TEXT("Distributions"),
             placeLabel,
             SYNTHSLICE_TEXT("density"),
             {{realLabel, x, densityOf(real, x)}, {generatedLabel, x, densityOf(generated, x)}}},
            discriminatorPanel(real, generated, x, discriminator),
            criticPanel(real, generated, x, critic),
            {SYNTHSLICE_TEXT("Where a generated point at x is drawn"),
             placeLabel,
             SYNTHSLICE_TEXT("to the right"),
             {{SYNTHSLICE_TEXT("minimax"), x, numbersIn(minimaxPush(discriminator))},
              {SYNTHSLICE_TEXT("non-saturating"), x, numbersIn(nonSaturatingPush(discriminator))},
              {SYNTHSLICE_TEXT("critic"), x, numbersIn(criticPush(critic))}}},
            layerPanel(networks.criticLayers)};
}

std::vector<CurvePanel> panelsOf(const PointSource<2>& real, const PointSource<2>& generated,
                                 const PanelNetworks& networks)
{
    constexpr std::int64_t shownPoints = 512;
    constexpr std::int64_t shownPushes = 100;
    const char* yLabel = SYNTHSLICE_TEXT("y");
    const Points<2> realPoints = draw<2>(real, panelSeed, 0, shownPoints);
    const Points<2> from = draw<2>(generated, panelSeed, 0, shownPushes);
    const torch::Tensor places = toTensor<2>(from).to(networks.device);
    const auto [leftmost, rightmost] = std::ranges::minmax(realPoints, {},
                                                           [](const Point<2>& point) { return point[0]; });
    const double width = rightmost[0] - leftmost[0];
    const auto pushPanel = [&](const char* title, const torch::Tensor& push) {
        return CurvePanel{
            title, placeLabel, yLabel, {pointCurve(realLabel, realPoints), pushLines(from, push, width)}};
    };
    return {{SYNTHSLICE_TEXT("Points"),
             placeLabel,
             yLabel,
             {pointCurve(realLabel, realPoints),
              pointCurve(generatedLabel, draw<2>(generated, panelSeed, 0, shownPoints))}},
            pushPanel(SYNTHSLICE_TEXT("Where the discriminator draws generated points (minimax)"),
                      minimaxPush(slopesAt(networks.discriminator, places))),
            pushPanel(SYNTHSLICE_TEXT("Where the critic draws generated points"),
                      criticPush(slopesAt(networks.critic, places))),
            layerPanel(networks.criticLayers)};
}

}  // namespace synthslice::training
