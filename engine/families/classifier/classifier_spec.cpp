#include "engine/families/classifier/classifier_spec.h"

#include "engine/spec/network/networks.h"

namespace synthslice::spec {

std::vector<Part> ClassifierSpec::parts()
{
    return {{"classes", {}, {}, StructRef(classes)},
            {"network", SYNTHSLICE_TEXT("Network"), {}, &network},
            {"loss", {}, {}, StructRef(loss)},
            {"optimizer", SYNTHSLICE_TEXT("Optimizer"), {}, &optimizer}};
}

std::int64_t outputsOf(const ExperimentSpec& experiment)
{
    return networksOf(experiment).front().shapes.output.front();
}

}  // namespace synthslice::spec
