#include "engine/families/distribution/point_panels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/base/text/text.h"
#include "engine/distribution/optimal_discriminator.h"
#include "engine/families/distribution/point_preview.h"

namespace synthslice::training {

using spec::generatedLabel;
using spec::pointCurve;
using spec::realLabel;
using synthslice::distribution::cdfOf;
using synthslice::distribution::drawPoints;
using synthslice::distribution::Mixture;
using synthslice::distribution::Point;

namespace {

constexpr const char* placeLabel = SYNTHSLICE_TEXT("x");

std::vector<double> numbersIn(const torch::Tensor& values)
{
    const torch::Tensor flat = values.flatten().to(torch::kFloat64).contiguous();
    return {flat.const_data_ptr<double>(), flat.const_data_ptr<double>() + flat.numel()};
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

/// The part of the plane that is shown.
struct Frame {
    double left;
    double right;
    double bottom;
    double top;
};

/// Shows points, with a margin.
Frame frameOf(const std::vector<const Points<2>*>& shown)
{
    constexpr double margin = 0.1;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Frame frame{infinity, -infinity, infinity, -infinity};
    for (const Points<2>* points : shown) {
        for (const Point<2>& point : *points) {
            frame.left = std::min(frame.left, point[0]);
            frame.right = std::max(frame.right, point[0]);
            frame.bottom = std::min(frame.bottom, point[1]);
            frame.top = std::max(frame.top, point[1]);
        }
    }
    const double aside = margin * std::max(frame.right - frame.left, frame.top - frame.bottom);
    return {frame.left - aside, frame.right + aside, frame.bottom - aside, frame.top + aside};
}

/// What a network says at places of the frame, in digits that a picture shows.
HeatMap heatMapOf(const char* label, const Frame& frame, const Critic& network, torch::Device device,
                  bool probabilities)
{
    constexpr int places = 48;
    const torch::NoGradGuard noGradients;
    const torch::Tensor x = torch::linspace(frame.left, frame.right, places);
    const torch::Tensor y = torch::linspace(frame.bottom, frame.top, places);
    const std::vector<torch::Tensor> grid = torch::meshgrid({y, x}, "ij");
    const torch::Tensor points = torch::stack({grid[1].flatten(), grid[0].flatten()}, 1).to(device);
    torch::Tensor values = network(points).cpu();
    if (probabilities) values = torch::sigmoid(values);
    HeatMap heat{label, frame.left, frame.right, frame.bottom, frame.top, places, numbersIn(values)};
    if (!probabilities) {
        const auto [low, high] = std::ranges::minmax(heat.values);
        heat.low = low;
        heat.high = high;
    }
    if (const double digit = (heat.high - heat.low) / 1000.0; digit > 0.0) {
        for (double& value : heat.values) value = std::round(value / digit) * digit;
    }
    return heat;
}

/// Arrows from points to where they are drawn; the longest is a tenth of the picture.
Curve pushArrows(const Points<2>& from, const torch::Tensor& push, double width)
{
    const double longest = push.norm(2, 1).max().item<double>();
    const Points<2> steps = toPoints<2>(longest > 0.0 ? push * (0.1 * width / longest) : push);
    const double gap = std::numeric_limits<double>::quiet_NaN();
    Curve arrows{SYNTHSLICE_TEXT("where they are drawn"), {}, {}, false, true};
    for (std::size_t i = 0; i < from.size(); ++i) {
        for (const double x : {from[i][0], from[i][0] + steps[i][0], gap}) arrows.x.push_back(x);
        for (const double y : {from[i][1], from[i][1] + steps[i][1], gap}) arrows.y.push_back(y);
    }
    return arrows;
}

}  // namespace

std::vector<CurvePanel> panelsOf(const PointSource<1>& real, const PointSource<1>& generated,
                                 const PanelNetworks& networks)
{
    const std::vector<double> x = synthslice::distribution::placesOf({&real, &generated});
    const torch::Tensor places = torch::tensor(x, torch::kFloat32).unsqueeze(1).to(networks.device);
    const PointSlopes discriminator = slopesAt(networks.discriminator, places);
    const PointSlopes critic = slopesAt(networks.critic, places);
    return {spec::densityPanel({{realLabel, &real}, {generatedLabel, &generated}}, x),
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
    constexpr std::ptrdiff_t shownPushes = 60;
    const char* yLabel = SYNTHSLICE_TEXT("y");
    const Points<2> realPoints = drawPoints<2>(real, spec::shownSeed, 0, spec::shownPoints);
    const Points<2> generatedPoints = drawPoints<2>(generated, spec::shownSeed, 0, spec::shownPoints);
    const Points<2> from(generatedPoints.begin(), generatedPoints.begin() + shownPushes);
    const torch::Tensor places = toTensor<2>(from).to(networks.device);
    const Frame frame = frameOf({&realPoints, &generatedPoints});
    const double width = std::max(frame.right - frame.left, frame.top - frame.bottom);
    const auto pushPanel = [&](const char* title, const torch::Tensor& push, HeatMap heat) {
        return CurvePanel{title,
                          placeLabel,
                          yLabel,
                          {pointCurve(realLabel, realPoints), pointCurve(generatedLabel, generatedPoints),
                           pushArrows(from, push, width)},
                          std::move(heat)};
    };
    const PointSlopes discriminator = slopesAt(networks.discriminator, places);
    return {
        spec::pointPanel({{realLabel, &real}, {generatedLabel, &generated}}),
        pushPanel(networks.nonSaturating
                      ? SYNTHSLICE_TEXT("Where the discriminator draws points (non-saturating)")
                      : SYNTHSLICE_TEXT("Where the discriminator draws points (minimax)"),
                  networks.nonSaturating ? nonSaturatingPush(discriminator) : minimaxPush(discriminator),
                  heatMapOf(SYNTHSLICE_TEXT("D(x)"), frame, networks.discriminator, networks.device, true)),
        pushPanel(SYNTHSLICE_TEXT("Where the critic draws points"),
                  criticPush(slopesAt(networks.critic, places)),
                  heatMapOf(SYNTHSLICE_TEXT("f(x)"), frame, networks.critic, networks.device, false)),
        layerPanel(networks.criticLayers)};
}

}  // namespace synthslice::training
