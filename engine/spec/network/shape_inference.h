#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/spec/data_spec.h"
#include "engine/spec/latent_spec.h"
#include "engine/spec/network/network_spec.h"
#include "engine/spec/problem.h"

namespace synthslice::spec {

/// Sizes of one example without the batch dimension: {features} or {channels, height, width}.
using Shape = std::vector<std::int64_t>;

/// Of one latent, and of one patch.
[[nodiscard]] inline Shape shapeOf(const LatentSpec& latent)
{
    return {latent.channels, latent.size, latent.size};
}
[[nodiscard]] inline Shape patchShape(const DataSpec& data)
{
    return {1, data.patchSize, data.patchSize};
}

/// Of a batch of `count` such examples.
[[nodiscard]] inline Shape batchOf(Shape example, std::int64_t count)
{
    example.insert(example.begin(), count);
    return example;
}

struct LayerShape {
    std::string type;
    Shape output;                 ///< empty from the first impossible layer on
    std::int64_t parameters = 0;  ///< trainable values
};

struct NetworkShapes {
    std::vector<LayerShape> layers;  ///< one per layer of the network
    Shape output;                    ///< empty if the network has an impossible layer
    std::int64_t parameters = 0;
    Problems problems;  ///< paths begin with the network's name
};

/// Follows `input` through the layers. A convolution's output is (in - kernel + 2 padding)/stride + 1,
/// rounded down (torch.nn.Conv2d).
[[nodiscard]] NetworkShapes inferShapes(const std::string& networkName, const NetworkSpec& network,
                                        const Shape& input);

/// "100 x 4 x 4", for people.
[[nodiscard]] std::string toText(const Shape& shape);

}  // namespace synthslice::spec
