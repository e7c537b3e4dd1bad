#pragma once

#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <stop_token>

#include "engine/data/dataset/slice_dataset.h"
#include "engine/quality/features/sample_statistics.h"
#include "engine/quality/quality_reference.h"
#include "engine/session/assessment.h"

namespace synthslice::quality {

/// Compares a trainer's images with the slices it learns from. What is needed of these is measured on a
/// thread of its own from the start, while training begins; the first assessment waits for it.
class SliceAssessor final : public session::Assessor {
public:
    /// `assessedImages` are given to assess(); 0 if it is never called.
    SliceAssessor(std::shared_ptr<const data::SliceDataset> dataset, std::int64_t assessedImages);
    ~SliceAssessor() override;

    session::SampleStatistics inspect(std::span<const GreyImage> images) override;
    Result<session::Assessment> assess(std::span<const GreyImage> images) override;

private:
    std::shared_ptr<const data::SliceDataset> m_dataset;
    std::optional<ImageSetStatistics> m_real;
    std::stop_source m_stop;
    std::future<Result<QualityReference>> m_making;  ///< until it is asked for
    std::optional<Result<QualityReference>> m_reference;
};

}  // namespace synthslice::quality
