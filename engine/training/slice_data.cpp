#include "engine/training/slice_data.h"

#include <algorithm>

#include "engine/acceptance/fibre_radius.h"
#include "engine/base/random.h"
#include "engine/data/dataset/patch_sampler.h"
#include "engine/quality/slice_assessor.h"
#include "engine/training/random_streams.h"

namespace synthslice::training {

DataRecord SliceData::record() const
{
    const data::DatasetSummary& summary = m_dataset->summary();
    return {summary.fingerprint, summary.pixelSizeUm.value_or(0.0), summary.bitDepth, summary.labels,
            m_coding.labelOrder};
}

std::int64_t SliceData::stepsPerEpoch(const spec::ExperimentSpec& experiment) const
{
    return std::max<std::int64_t>(1, m_dataset->summary().independentPatches / experiment.training.batchSize);
}

std::vector<GreyImage> SliceData::heldOutPatches() const
{
    if (m_dataset->originCount(data::Half::HeldOut) == 0) return {};
    return m_dataset->drawPatches(data::Half::HeldOut, 256, 0);
}

Result<std::string> SliceData::settle(spec::ExperimentSpec& experiment) const
{
    experiment.data.scale = m_dataset->scale();
    return {};
}

std::unique_ptr<session::Assessor> SliceData::makeAssessor(const spec::ExperimentSpec& experiment) const
{
    return std::make_unique<quality::SliceAssessor>(m_dataset, experiment.training.assessedImages);
}

TrainingImages SliceData::trainingImages(const spec::ExperimentSpec& experiment,
                                         std::int64_t stepsPerEpoch) const
{
    const data::PatchSampler sampler(m_dataset, seedOf(experiment.training.seed, Stream::Patches), m_coding);
    const auto batches = [sampler](std::span<float> imagesMinus1To1, std::int64_t count,
                                   std::uint64_t batch) { sampler.fill(imagesMinus1To1, count, batch); };
    const auto fibreRadiusPx = [given = experiment.data.fibreRadius, dataset = m_dataset] {
        return given > 0.0 ? given : acceptance::medianFibreRadiusPx(*dataset->stack());
    };
    return {batches, m_coding, stepsPerEpoch, fibreRadiusPx};
}

Result<std::unique_ptr<session::Trainer>> RandomPatches::makeTrainer(const spec::ExperimentSpec& experiment,
                                                                     std::int64_t /*stepsPerEpoch*/,
                                                                     const DeviceReport& device) const
{
    const auto batches = [](std::span<float> imagesMinus1To1, std::int64_t, std::uint64_t batch) {
        Random random(0, batch);
        for (float& value : imagesMinus1To1) {
            value = static_cast<float>(2.0 * random.uniform() - 1.0);
        }
    };
    // Random images have no fibres: any radius does for what the circle term costs.
    return m_makeTrainer(experiment, {batches, {}, 1, [] { return 4.0; }}, device);
}

}  // namespace synthslice::training
