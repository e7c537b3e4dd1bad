#pragma once

#include <string>
#include <vector>

#include "engine/spec/network/network_spec.h"
#include "engine/spec/problem.h"
#include "engine/spec/training/general_loss_spec.h"

namespace synthslice::spec {

/// The last layer that does more than move values about; null if there is none.
[[nodiscard]] const LayerSpec* lastToChangeValues(const std::vector<LayerSpec>& layers);

/// A general loss without a weight; `path` is where it stands.
[[nodiscard]] Problems lossIsSet(const std::string& path, const GeneralLossSpec& loss);

/// The last layer that changes values of the network at `path`, against the losses computed from what it
/// gives; none of them general if `losses` is empty. Losses are computed from raw scores, which is exact
/// where a sigmoid or softmax would round to 0 or 1; only plain differences (l1, mse, rmse) may compare
/// probabilities, and nll needs their logarithms.
[[nodiscard]] Problems lastLayerSuitsLosses(const std::string& path, const NetworkSpec& network,
                                            const std::vector<GeneralLossSpec>& losses);

}  // namespace synthslice::spec
