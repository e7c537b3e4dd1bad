#include "app/shared/run_slices.h"

#include "engine/spec/family.h"
#include "engine/store/run_store.h"

namespace synthslice::app {

Result<std::shared_ptr<const data::SliceDataset>>
slicesOfRun(const std::filesystem::path& run, const std::filesystem::path& data, const Progress& progress)
{
    const auto record = store::readRun(run);
    if (!record) return tl::unexpected(record.error());
    if (spec::familyOf(record->experiment).dataNeed(record->experiment) != spec::DataNeed::Slices) {
        return invalidInput(run.string() + " did not learn from slices: its network makes no images of them",
                            "take a run of a network that makes slices");
    }
    const std::filesystem::path& path = data.empty() ? record->data : data;
    auto dataset = data::SliceDataset::load(path, record->experiment.data, progress);
    if (!dataset) return tl::unexpected(dataset.error());
    return store::checkFingerprint(path, dataset->summary().fingerprint, run, record->datasetFingerprint)
        .map([&] { return std::make_shared<const data::SliceDataset>(std::move(*dataset)); });
}

}  // namespace synthslice::app
