#pragma once

#include <functional>
#include <memory>
#include <span>

#include "engine/data/dataset/grey_coding.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/training/family_training.h"

namespace synthslice::training {

/// Fills `imagesMinus1To1` (count x patch x patch, row-major) with batch number `batch`; a function of the
/// number.
using BatchSource = std::function<void(std::span<float> imagesMinus1To1, std::int64_t count,
                                       std::uint64_t batch)>;

/// Patches to learn from.
struct TrainingImages {
    BatchSource batches;
    data::GreyCoding coding = {};  ///< maps patches to grey
    std::int64_t stepsPerEpoch = 1;
    /// Finds the radius of a typical fibre, asked for when extra terms are used; 0 px if unknown.
    std::function<double()> fibreRadiusPx = [] { return 0.0; };
};

/// Slices as what a family that makes images learns from: it adds the trainer.
class SliceData : public TrainingData {
public:
    explicit SliceData(data::SliceDataset dataset)
        : m_dataset(std::make_shared<const data::SliceDataset>(std::move(dataset))),
          m_coding(m_dataset->coding())
    {
    }

    [[nodiscard]] DataRecord record() const override;
    void settle(spec::ExperimentSpec& experiment) const override;
    void takeRecord(const DataRecord& record) override { m_coding.labelOrder = record.labelOrder; }
    [[nodiscard]] std::unique_ptr<session::Assessor>
    makeAssessor(const spec::ExperimentSpec& experiment) const override;

protected:
    [[nodiscard]] const data::SliceDataset& dataset() const { return *m_dataset; }
    [[nodiscard]] TrainingImages trainingImages(const spec::ExperimentSpec& experiment,
                                                std::int64_t stepsPerEpoch) const;

private:
    std::shared_ptr<const data::SliceDataset> m_dataset;
    data::GreyCoding m_coding;
};

/// Random values in place of patches, for measuring speed.
[[nodiscard]] TrainingImages randomImages();

}  // namespace synthslice::training
