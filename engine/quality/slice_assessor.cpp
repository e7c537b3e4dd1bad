#include "engine/quality/slice_assessor.h"

#include <utility>

namespace synthslice::quality {

SliceAssessor::SliceAssessor(std::shared_ptr<const data::SliceDataset> dataset, std::int64_t assessedImages)
    : m_dataset(std::move(dataset))
{
    if (assessedImages == 0) return;
    m_making = std::async(
        std::launch::async, [dataset = m_dataset, assessedImages, stop = m_stop.get_token()] {
            return QualityReference::make(*dataset, static_cast<std::size_t>(assessedImages), {{}, stop});
        });
}

SliceAssessor::~SliceAssessor()
{
    m_stop.request_stop();
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
    if (!m_reference) m_reference = m_making.get();
    if (!*m_reference) return tl::unexpected(m_reference->error());
    return (*m_reference)->assess(images, {});
}

}  // namespace synthslice::quality
