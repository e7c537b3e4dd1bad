#pragma once

#include <vector>

#include "engine/families/distribution/point_slopes.h"
#include "engine/families/distribution/point_tensors.h"
#include "engine/session/messages.h"

namespace synthslice::training {

/// The networks as the panels ask them.
struct PanelNetworks {
    Critic discriminator;
    Critic critic;
    torch::Device device;
    std::vector<double> criticLayers;  ///< gradientByLayer()
    bool nonSaturating = false;        ///< the loss of which the plane shows where it draws points
};

/// On a line: both densities; D(x) and the best D*(x) (of densities); the critic, scaled to a largest slope
/// of 1, and the best one; where the generator's losses draw a point; the critic's gradient by layer.
[[nodiscard]] std::vector<session::CurvePanel>
panelsOf(const PointSource<1>& real, const PointSource<1>& generated, const PanelNetworks& networks);

/// In the plane: points of both; D(x) and the critic as heat maps behind them, with arrows from some of the
/// generated points to where each draws them; the critic's gradient by layer.
[[nodiscard]] std::vector<session::CurvePanel>
panelsOf(const PointSource<2>& real, const PointSource<2>& generated, const PanelNetworks& networks);

}  // namespace synthslice::training
