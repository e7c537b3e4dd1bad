#include "engine/store/recorded_experiment.h"

#include "engine/spec/spec_json.h"

namespace synthslice::store {

Result<spec::ExperimentSpec> recordedExperiment(const spec::Json& json)
{
    auto experiment = spec::experimentFromJson(json);
    if (experiment && !json.value("training", spec::Json::object()).contains("sample_seed")) {
        experiment->training.sampleSeed = experiment->training.seed;
    }
    return experiment;
}

}  // namespace synthslice::store
