#include "app/run_slices.h"

#include "engine/store/run_store.h"

namespace synthslice::app {

Result<SlicesSource> sourceOfRun(const std::filesystem::path& run, const std::filesystem::path& data)
{
    return store::readRun(run).map([&](const store::RunRecord& record) {
        return SlicesSource{data.empty() ? record.data : data, record.experiment.data};
    });
}

Result<std::shared_ptr<const data::SliceDataset>>
slicesOfRun(const std::filesystem::path& run, const std::filesystem::path& data, const Progress& progress)
{
    const auto source = sourceOfRun(run, data);
    if (!source) return tl::unexpected(source.error());
    return data::SliceDataset::load(source->path, source->cut, progress)
        .map([](data::SliceDataset&& dataset) {
            return std::make_shared<const data::SliceDataset>(std::move(dataset));
        });
}

}  // namespace synthslice::app
