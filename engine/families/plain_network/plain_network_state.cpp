#include "engine/families/plain_network/plain_network_state.h"

#include <cassert>

#include "engine/base/text/text.h"
#include "engine/models/named_tensors.h"

namespace synthslice::training {
namespace {

namespace net = synthslice::plain_network;

constexpr const char* plainNetworkPart = "network";

torch::Tensor viewOf(const net::NamedParameter& parameter)
{
    return torch::from_blob(parameter.values.data(), parameter.shape, torch::kFloat64);
}

}  // namespace

net::Network makePlainNetwork(const spec::PlainNetworkSpec& plain, int pixels, std::size_t classes)
{
    net::NetworkShape shape{pixels, {}, plain.learning.loss};
    const auto widths = spec::hiddenWidths(plain.network);
    assert(widths.has_value());
    for (const int width : *widths) shape.layers.push_back({width, plain.network.activation});
    const bool isNumber = plain.network.output == spec::ClassOutput::Number;
    shape.layers.push_back({isNumber ? 1 : static_cast<int>(classes), plain.network.outputActivation});
    auto network = net::makeNetwork(shape);
    assert(network.has_value());
    return std::move(*network);
}

void saveNetwork(net::Network& network, const std::vector<std::string>& classNames,
                 session::CheckpointData& data)
{
    for (const net::NamedParameter& parameter : net::parametersOf(network)) {
        data.tensors[plainNetworkPart].push_back(models::toNamedTensor(parameter.name, viewOf(parameter)));
    }
    data.state["classes"] = classNames;
}

Result<void> loadNetwork(net::Network& network, const session::CheckpointData& data)
{
    const auto found = data.tensors.find(plainNetworkPart);
    if (found == data.tensors.end()) {
        return invalidInput(text("The checkpoint of step %1 holds no network", data.step),
                            text("choose another one"));
    }
    std::vector<models::TensorSlot> slots;
    for (const net::NamedParameter& parameter : net::parametersOf(network)) {
        slots.push_back({parameter.name, viewOf(parameter)});
    }
    return models::loadTensors(found->second, slots, plainNetworkPart);
}

}  // namespace synthslice::training
