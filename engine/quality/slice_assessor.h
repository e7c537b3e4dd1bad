#pragma once

#include <memory>
#include <optional>

#include "engine/data/slice_dataset.h"
#include "engine/quality/quality_reference.h"
#include "engine/quality/sample_statistics.h"
#include "engine/session/assessment.h"

namespace synthslice::quality {

/// Compares a trainer's images with the slices it learns from. What is needed of these is measured when it is
/// first asked for.
class SliceAssessor final : public session::Assessor {
public:
    explicit SliceAssessor(std::shared_ptr<const data::SliceDataset> dataset);

    session::SampleStatistics inspect(std::span<const GreyImage> images) override;
    Result<session::Assessment> assess(std::span<const GreyImage> images) override;

private:
    std::shared_ptr<const data::SliceDataset> m_dataset;
    std::optional<ImageSetStatistics> m_real;
    std::optional<QualityReference> m_reference;
};

}  // namespace synthslice::quality
