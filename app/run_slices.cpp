#include "app/run_slices.h"

#include "engine/store/run_store.h"

namespace synthslice::app {

Result<std::shared_ptr<const data::SliceDataset>>
slicesOfRun(const std::filesystem::path& run, const std::filesystem::path& data, const Progress& progress)
{
    const auto record = store::readRun(run);
    if (!record) return tl::unexpected(record.error());
    return data::SliceDataset::load(data.empty() ? record->data : data, record->experiment.data, progress)
        .map([](data::SliceDataset&& dataset) {
            return std::make_shared<const data::SliceDataset>(std::move(dataset));
        });
}

}  // namespace synthslice::app
