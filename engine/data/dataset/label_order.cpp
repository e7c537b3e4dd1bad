#include "engine/data/dataset/label_order.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <map>
#include <numeric>
#include <utility>

#include "engine/data/reading/slice_layout.h"
#include "engine/data/reading/slice_pixels.h"

namespace synthslice::data {

namespace {

constexpr std::size_t mostTriedPhases = 8;
constexpr std::size_t mostCountedSlices = 64;

using Order = std::vector<std::size_t>;

std::int64_t contactsOfNeighbours(const PhaseContacts& contacts, const Order& order)
{
    std::int64_t sum = 0;
    for (std::size_t i = 1; i < order.size(); ++i) sum += contacts.of(order[i - 1], order[i]);
    return sum;
}

Order bestOfAll(const PhaseContacts& contacts)
{
    Order order(contacts.phases());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Order best = order;
    while (std::ranges::next_permutation(order).found) {
        if (contactsOfNeighbours(contacts, order) > contactsOfNeighbours(contacts, best)) best = order;
    }
    return best;
}

Order greedy(const PhaseContacts& contacts)
{
    std::pair<std::size_t, std::size_t> most{0, 1};
    for (std::size_t a = 0; a < contacts.phases(); ++a) {
        for (std::size_t b = a + 1; b < contacts.phases(); ++b) {
            if (contacts.of(a, b) > contacts.of(most.first, most.second)) most = {a, b};
        }
    }
    std::deque<std::size_t> order{most.first, most.second};
    Order left;
    for (std::size_t phase = 0; phase < contacts.phases(); ++phase) {
        if (phase != most.first && phase != most.second) left.push_back(phase);
    }
    const auto closestTo = [&](std::size_t end) {
        return std::ranges::max_element(left, {}, [&](std::size_t phase) { return contacts.of(phase, end); });
    };
    while (!left.empty()) {
        const auto first = closestTo(order.front());
        const auto last = closestTo(order.back());
        if (contacts.of(*first, order.front()) > contacts.of(*last, order.back())) {
            order.push_front(*first);
            left.erase(first);
        } else {
            order.push_back(*last);
            left.erase(last);
        }
    }
    return {order.begin(), order.end()};
}

/// Counts neighbours of which both are in the mask.
template <class Pixels>
void countContacts(Pixels pixels, const std::vector<std::uint8_t>& mask, int width,
                   const std::vector<std::size_t>& phaseOf, PhaseContacts& contacts)
{
    const auto stride = static_cast<std::size_t>(width);
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        if (mask[i] == 0) continue;
        const std::array neighbours{i % stride == 0 ? i : i - 1, i < stride ? i : i - stride};
        for (const std::size_t neighbour : neighbours) {
            if (neighbour == i || mask[neighbour] == 0) continue;
            contacts.add(phaseOf[pixels[i]], phaseOf[pixels[neighbour]]);
        }
    }
}

/// The place of each pixel value among the labels.
std::vector<std::size_t> phasesOfValues(const std::vector<double>& labels, double fullScale)
{
    std::vector<std::size_t> phaseOf(static_cast<std::size_t>(fullScale) + 1, 0);
    for (std::size_t phase = 0; phase < labels.size(); ++phase)
        phaseOf[static_cast<std::size_t>(std::lround(labels[phase] * fullScale))] = phase;
    return phaseOf;
}

}  // namespace

std::vector<std::size_t> orderByContact(const PhaseContacts& contacts)
{
    Order order = contacts.phases() <= mostTriedPhases ? bestOfAll(contacts) : greedy(contacts);
    if (order.front() > order.back()) std::ranges::reverse(order);
    return order;
}

std::vector<double> labelOrder(const SliceDataset& dataset)
{
    const std::vector<double>& labels = dataset.summary().labels;
    PhaseContacts contacts(labels.size());
    std::map<std::size_t, std::vector<std::uint8_t>> maskOfRegion;
    const std::size_t stride = (dataset.slices().size() + mostCountedSlices - 1) / mostCountedSlices;
    for (std::size_t i = 0; i < dataset.slices().size(); i += stride) {
        if (!dataset.serves(i, Half::Training)) continue;
        const Slice& slice = dataset.slices()[i];
        const auto [found, isNew] = maskOfRegion.try_emplace(slice.region);
        if (isNew) {
            found->second = pixelsOf(dataset.layout(i), Half::Training).mask(slice.width, slice.height);
        }
        const std::vector<std::size_t> phaseOf = phasesOfValues(labels, fullScale(slice));
        withPixels(slice, [&, &mask = found->second](auto pixels) {
            countContacts(pixels, mask, slice.width, phaseOf, contacts);
        });
    }
    std::vector<double> inOrder;
    for (const std::size_t phase : orderByContact(contacts)) inOrder.push_back(labels[phase]);
    return inOrder;
}

}  // namespace synthslice::data
