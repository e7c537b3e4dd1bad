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
    /// An epoch shows as many patches as fit into the training half side by side.
    [[nodiscard]] std::int64_t stepsPerEpoch(const spec::ExperimentSpec& experiment) const override;
    Result<std::string> settle(spec::ExperimentSpec& experiment) const override;
    void takeRecord(const DataRecord& record) override { m_coding.labelOrder = record.labelOrder; }
    [[nodiscard]] std::unique_ptr<session::Assessor>
    makeAssessor(const spec::ExperimentSpec& experiment) const override;

protected:
    [[nodiscard]] const data::SliceDataset& dataset() const { return *m_dataset; }
    /// 256 patches, always the same, as grey of full scale; none where no half is held out.
    [[nodiscard]] std::vector<GreyImage> heldOutPatches() const;
    [[nodiscard]] TrainingImages trainingImages(const spec::ExperimentSpec& experiment,
                                                std::int64_t stepsPerEpoch) const;

private:
    std::shared_ptr<const data::SliceDataset> m_dataset;
    data::GreyCoding m_coding;
};

/// Random values in place of patches, for measuring speed.
class RandomPatches final : public TrainingData {
public:
    using MakeTrainer = std::function<std::unique_ptr<session::Trainer>(
        const spec::ExperimentSpec& experiment, TrainingImages images, const DeviceReport& device)>;

    explicit RandomPatches(MakeTrainer makeTrainer) : m_makeTrainer(std::move(makeTrainer)) {}

    [[nodiscard]] DataRecord record() const override { return {}; }
    [[nodiscard]] std::int64_t stepsPerEpoch(const spec::ExperimentSpec&) const override { return 1; }
    [[nodiscard]] Result<std::unique_ptr<session::Trainer>>
    makeTrainer(const spec::ExperimentSpec& experiment, std::int64_t stepsPerEpoch,
                const DeviceReport& device) const override;

private:
    MakeTrainer m_makeTrainer;
};

/// How a family reads that learns from slices, `Slices` being its SliceData.
template <class Slices>
class SliceFamilyTraining : public FamilyTraining {
public:
    [[nodiscard]] Result<std::unique_ptr<TrainingData>> read(const std::filesystem::path& data,
                                                             const spec::ExperimentSpec& experiment,
                                                             const Progress& progress) const override
    {
        return data::SliceDataset::load(data, experiment.data, progress).map(dataOf);
    }
    [[nodiscard]] Result<std::unique_ptr<TrainingData>> share(std::shared_ptr<const data::SliceStack> slices,
                                                              const spec::ExperimentSpec& experiment,
                                                              const Progress& progress) const override
    {
        return data::SliceDataset::of(std::move(slices), experiment.data, progress).map(dataOf);
    }

private:
    static std::unique_ptr<TrainingData> dataOf(data::SliceDataset dataset)
    {
        return std::make_unique<Slices>(std::move(dataset));
    }
};

/// Slices as what a trainer learns from that takes patches, held-out ones (none where no half is held out)
/// and a device.
template <class Trainer>
class PatchSlices final : public SliceData {
public:
    using SliceData::SliceData;

    [[nodiscard]] Result<std::unique_ptr<session::Trainer>>
    makeTrainer(const spec::ExperimentSpec& experiment, std::int64_t stepsPerEpoch,
                const DeviceReport& device) const override
    {
        return std::make_unique<Trainer>(experiment, trainingImages(experiment, stepsPerEpoch),
                                         this->heldOutPatches(), device);
    }
};

/// How a family with such a trainer reads, `Spec` being its struct.
template <class Spec, class Trainer>
class PatchFamilyTraining : public SliceFamilyTraining<PatchSlices<Trainer>> {
public:
    [[nodiscard]] std::string family() const final { return Spec::family; }
    [[nodiscard]] std::unique_ptr<TrainingData> randomData(const spec::ExperimentSpec&) const final
    {
        return std::make_unique<RandomPatches>([](const spec::ExperimentSpec& experiment,
                                                  TrainingImages images, const DeviceReport& device) {
            return std::make_unique<Trainer>(experiment, std::move(images), std::vector<GreyImage>(), device);
        });
    }
};

}  // namespace synthslice::training
