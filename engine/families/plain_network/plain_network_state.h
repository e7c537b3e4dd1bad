#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/families/plain_network/plain_network_spec.h"
#include "engine/plain_network/network.h"
#include "engine/session/checkpoint_data.h"

namespace synthslice::training {

/// A network for images of so many pixels, all parameters 0. `plain` has no problems.
[[nodiscard]] synthslice::plain_network::Network makePlainNetwork(const spec::PlainNetworkSpec& plain,
                                                                  int pixels, std::size_t classes);

/// Adds the network's parameters (part "network", F64) and the names of its classes to a checkpoint.
void saveNetwork(synthslice::plain_network::Network& network, const std::vector<std::string>& classNames,
                 session::CheckpointData& data);

/// Copies the parameters of a checkpoint into a network of its shape; an error names the first that does not
/// fit.
[[nodiscard]] Result<void> loadNetwork(synthslice::plain_network::Network& network,
                                       const session::CheckpointData& data);

}  // namespace synthslice::training
