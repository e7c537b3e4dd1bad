#include "engine/spec/network/networks.h"

#include "engine/spec/family.h"

namespace synthslice::spec {

std::vector<NamedNetwork> networksOf(const ExperimentSpec& experiment)
{
    std::vector<NamedNetwork> networks;
    for (const Part& part : experiment.family.parts()) {
        if (NetworkSpec* const* network = std::get_if<NetworkSpec*>(&part.value)) {
            const Shape input = familyOf(experiment).inputOf(experiment, part.path);
            networks.push_back(
                {part.path, part.title, **network, input, inferShapes(part.path, **network, input)});
        }
    }
    return networks;
}

}  // namespace synthslice::spec
