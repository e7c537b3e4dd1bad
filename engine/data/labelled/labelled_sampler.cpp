#include "engine/data/labelled/labelled_sampler.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/base/random.h"

namespace synthslice::data {

LabelledSampler::LabelledSampler(std::shared_ptr<const LabelledDataset> dataset, PixelRange range,
                                 LastBatch last, std::uint64_t seed)
    : m_dataset(std::move(dataset)), m_range(range), m_last(last), m_seed(seed)
{
}

std::int64_t LabelledSampler::batchesPerEpoch(Part part, std::int64_t batchSize) const
{
    const auto count = static_cast<std::int64_t>(m_dataset->images(part).size());
    return m_last == LastBatch::Dropped ? count / batchSize : (count + batchSize - 1) / batchSize;
}

std::vector<std::uint32_t> LabelledSampler::images(Part part, std::int64_t batchSize,
                                                   std::uint64_t batch) const
{
    const auto perEpoch = static_cast<std::uint64_t>(batchesPerEpoch(part, batchSize));
    assert(perEpoch > 0);
    const Order order = orderOf(part, batch / perEpoch);
    const auto first = static_cast<std::ptrdiff_t>(batch % perEpoch) * batchSize;
    const auto last = std::min<std::ptrdiff_t>(first + batchSize, std::ssize(*order));
    return {order->begin() + first, order->begin() + last};
}

std::int64_t LabelledSampler::fill(std::span<float> pixels, std::span<std::int64_t> labels, Part part,
                                   std::int64_t batchSize, std::uint64_t batch) const
{
    const std::vector<std::uint32_t> numbers = images(part, batchSize, batch);
    const std::size_t size = m_dataset->pixels(0).size();
    m_dataset->fill(numbers, m_range, pixels.first(numbers.size() * size), labels.first(numbers.size()));
    return std::ssize(numbers);
}

LabelledSampler::Order LabelledSampler::orderOf(Part part, std::uint64_t epoch) const
{
    const auto number = static_cast<std::size_t>(part);
    const std::lock_guard lock(m_mutex);
    KnownOrder& known = m_orders[number];
    if (!known.images || known.epoch != epoch) {
        std::vector<std::uint32_t> order = m_dataset->images(part);
        Random random(Random(m_seed, number).next(), epoch);
        shuffle(order, random);
        known = {epoch, std::make_shared<const std::vector<std::uint32_t>>(std::move(order))};
    }
    return known.images;
}

}  // namespace synthslice::data
