#include "engine/training/labelled_data.h"

#include <algorithm>
#include <cassert>
#include <string>

#include "engine/base/random.h"

namespace synthslice::training {

data::LabelledOptions labelledOptions(const spec::DataSpec& data, const spec::ClassesSpec& classes)
{
    return {classes.names,     data.patchSize,          classes.merged,
            classes.testShare, classes.validationShare, static_cast<std::uint64_t>(classes.splitSeed)};
}

DataRecord LabelledData::record() const
{
    return {.fingerprint = m_dataset->fingerprint()};
}

std::int64_t LabelledData::stepsPerEpoch(const spec::ExperimentSpec& experiment) const
{
    const auto images = static_cast<std::int64_t>(m_dataset->images(data::Part::Training).size());
    const std::int64_t batch = experiment.training.batchSize;
    return (images + batch - 1) / batch;
}

data::LabelledDataset randomLabelledImages(const spec::ExperimentSpec& experiment, std::int64_t classes)
{
    constexpr std::int64_t batches = 4;
    const std::int64_t perClass = (batches * experiment.training.batchSize + classes - 1) / classes;
    data::LabelledImages images;
    images.width = images.height = static_cast<int>(experiment.data.patchSize);
    for (std::int64_t label = 0; label < classes; ++label) images.classNames.push_back(std::to_string(label));
    for (std::int64_t image = 0; image < perClass * classes; ++image) {
        images.labels.push_back(static_cast<std::int32_t>(image % classes));
        images.sources.push_back(static_cast<std::uint32_t>(image));
    }
    images.partsOfFiles.resize(images.count());
    images.pixels.resize(images.count() * images.pixelsOfImage());
    Random random(0, 0);
    std::ranges::generate(images.pixels, [&] { return static_cast<std::uint8_t>(random.next() >> 56U); });
    auto dataset = data::LabelledDataset::of(std::move(images), {.testShare = 0.0, .validationShare = 0.0});
    assert(dataset.has_value());
    return std::move(*dataset);
}

}  // namespace synthslice::training
