#include "engine/quality/slice_assessor.h"

#include <utility>

namespace synthslice::quality {

SliceAssessor::SliceAssessor(std::shared_ptr<const data::SliceDataset> dataset)
    : m_dataset(std::move(dataset))
{
}

session::SampleStatistics SliceAssessor::inspect(std::span<const GreyImage> images)
{
    const double dynamicRange = 2.0 * m_dataset->greyWindow().halfWidth;
    if (!m_real) {
        constexpr std::uint64_t seed = 1;
        m_real = statisticsOf(m_dataset->drawPatches(data::Half::Training, images.size(), seed),
                              dynamicRange);
    }
    return compared(statisticsOf(images, dynamicRange), *m_real);
}

Result<session::Assessment> SliceAssessor::assess(std::span<const GreyImage> images)
{
    if (!m_reference) {
        auto reference = QualityReference::make(*m_dataset, images.size(), {});
        if (!reference) return tl::unexpected(reference.error());
        m_reference = std::move(*reference);
    }
    return m_reference->assess(images, {});
}

}  // namespace synthslice::quality
