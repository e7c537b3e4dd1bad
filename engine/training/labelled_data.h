#pragma once

#include <cstdint>
#include <memory>

#include "engine/data/labelled/labelled_dataset.h"
#include "engine/spec/classes_spec.h"
#include "engine/spec/data_spec.h"
#include "engine/training/family_training.h"

namespace synthslice::training {

/// How an experiment's images with classes are read and divided: cut into patches of data.patch_size.
[[nodiscard]] data::LabelledOptions labelledOptions(const spec::DataSpec& data,
                                                    const spec::ClassesSpec& classes);

/// Images with classes as what a family that tells them apart learns from: it adds the trainer.
class LabelledData : public TrainingData {
public:
    explicit LabelledData(data::LabelledDataset dataset)
        : m_dataset(std::make_shared<const data::LabelledDataset>(std::move(dataset)))
    {
    }

    [[nodiscard]] DataRecord record() const override;
    /// An epoch shows every training image once; its last batch may be smaller (data::LastBatch::Smaller).
    [[nodiscard]] std::int64_t stepsPerEpoch(const spec::ExperimentSpec& experiment) const override;

protected:
    [[nodiscard]] const std::shared_ptr<const data::LabelledDataset>& dataset() const { return m_dataset; }

private:
    std::shared_ptr<const data::LabelledDataset> m_dataset;
};

/// Square images of random grey, as many of each class as fit into four batches, for measuring speed.
/// `classes` > 1.
[[nodiscard]] data::LabelledDataset randomLabelledImages(const spec::ExperimentSpec& experiment,
                                                         std::int64_t classes);

}  // namespace synthslice::training
