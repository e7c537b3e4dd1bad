#include "engine/data/dataset/grey_normalization.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/data/dataset/grey_histogram.h"
#include "engine/data/reading/slice_layout.h"

namespace synthslice::data {

namespace {

constexpr double shareInside = 0.9995;

/// Counts of distances from a centre, in steps fine beside the grey steps of a 16-bit slice's useful range.
class DistanceHistogram {
public:
    void add(double distance, std::int64_t count)
    {
        m_counts[std::min(static_cast<std::size_t>(distance / step), m_counts.size() - 1)] += count;
        m_total += count;
    }

    [[nodiscard]] double quantile(double share) const
    {
        double left = share * static_cast<double>(m_total);
        std::size_t bin = 0;
        while (bin + 1 < m_counts.size() && left > static_cast<double>(m_counts[bin])) {
            left -= static_cast<double>(m_counts[bin++]);
        }
        return static_cast<double>(bin + 1) * step;
    }

private:
    static constexpr double step = 1.0 / (1U << 17U);
    std::vector<std::int64_t> m_counts = std::vector<std::int64_t>(2U << 17U);  // up to twice the full scale
    std::int64_t m_total = 0;
};

/// Calls `visit(slice, pixels, histogram)` for the training pixels of every slice that has some.
template <class Visit>
void forEachTrainingHistogram(const SliceDataset& dataset, const Visit& visit)
{
    std::map<std::size_t, PixelRuns> ofRegion;
    for (std::size_t i = 0; i < dataset.slices().size(); ++i) {
        if (!dataset.serves(i, Half::Training)) continue;
        const auto [found, isNew] = ofRegion.try_emplace(dataset.slices()[i].region);
        if (isNew) found->second = pixelsOf(dataset.layout(i), Half::Training);
        visit(i, found->second.count(), GreyHistogram(dataset.slices()[i], found->second));
    }
}

}  // namespace

GreyReference greyReference(const std::vector<Slice>& slices)
{
    GreyReference reference;
    for (const Slice& slice : slices) {
        reference.mean += slice.greyMean / static_cast<double>(slices.size());
        reference.sd += slice.greySd * slice.greySd / static_cast<double>(slices.size());
    }
    reference.sd = std::sqrt(reference.sd);
    return reference;
}

TrainingGrey measureTrainingGrey(const SliceDataset& dataset)
{
    TrainingGrey training;
    double sum = 0.0;
    forEachTrainingHistogram(
        dataset, [&](std::size_t slice, std::int64_t pixels, const GreyHistogram& histogram) {
            training.pixels += pixels;
            sum += dataset.normalized(slice, histogram.mean()) * static_cast<double>(pixels);
        });
    training.window.centre = sum / static_cast<double>(training.pixels);
    DistanceHistogram distances;
    forEachTrainingHistogram(dataset, [&](std::size_t slice, std::int64_t, const GreyHistogram& histogram) {
        histogram.forEachGrey([&](double grey, std::int64_t count) {
            distances.add(std::abs(dataset.normalized(slice, grey) - training.window.centre), count);
        });
    });
    training.window.halfWidth = distances.quantile(shareInside);
    return training;
}

}  // namespace synthslice::data
