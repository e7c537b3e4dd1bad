#include "engine/quality/features/descriptor_space.h"

#include <algorithm>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/base/text/text.h"
#include "engine/distribution/wasserstein.h"
#include "engine/measure/statistics.h"
#include "engine/quality/features/sliced_wasserstein.h"

namespace synthslice::quality {

namespace {

constexpr double leastUnit = 1e-9;

double sdOfBoth(const std::vector<double>& a, std::vector<double> b)
{
    b.insert(b.end(), a.begin(), a.end());
    return std::max(leastUnit, measure::meanAndSd(b).sd);
}

}  // namespace

std::vector<double> sortedColumn(const ComponentRows& rows, std::size_t index)
{
    std::vector<double> values;
    values.reserve(rows.size());
    for (const auto& row : rows) values.push_back(row[index]);
    std::ranges::sort(values);
    return values;
}

DescriptorSpace::DescriptorSpace(measure::Material material, int patchSize)
    : m_material(std::move(material)), m_descriptors(descriptorsOf(m_material, patchSize)), m_begins{0}
{
    for (const Descriptor& descriptor : m_descriptors)
        m_begins.push_back(m_begins.back() + descriptor.x.size());
}

void DescriptorSpace::standardize(const DescribedPatches& training)
{
    constexpr double leastShare = 0.02;
    m_levelScales = NeighbourhoodProjections::scales(training.projections);
    m_means.clear();
    m_units.clear();
    for (std::size_t c = 0; c < m_begins.back(); ++c) {
        const std::vector<double> values = sortedColumn(training.components, c);
        const auto [mean, sd] = measure::meanAndSd(values);
        m_means.push_back(mean);
        m_units.push_back(sd);
    }
    for (std::size_t i = 0; i < m_descriptors.size(); ++i) {
        const std::span own(m_units.begin() + static_cast<std::ptrdiff_t>(m_begins[i]),
                            m_units.begin() + static_cast<std::ptrdiff_t>(m_begins[i + 1]));
        const double least = std::max(leastUnit, leastShare * *std::ranges::max_element(own));
        for (double& unit : own) unit = std::max(least, unit);
    }
}

Result<DescribedPatches> DescriptorSpace::describe(std::span<const GreyImage> images,
                                                   const Progress& progress) const
{
    DescribedPatches described{std::vector<std::vector<double>>(images.size()),
                               std::vector<std::vector<float>>(images.size())};
    forEachInParallel(images.size(), progress, SYNTHSLICE_TEXT("Describing patches"), [&](std::size_t i) {
        described.components[i] = quality::describe(m_descriptors, images[i], m_material);
        described.projections[i] = NeighbourhoodProjections::of(images[i], i);
    });
    if (progress.cancelled()) return cancelled();
    return described;
}

std::vector<double> DescriptorSpace::distances(const ComponentRows& a, const ComponentRows& b) const
{
    std::vector<double> result;
    for (std::size_t i = 0; i + 1 < m_begins.size(); ++i) {
        double sum = 0.0;
        for (std::size_t c = m_begins[i]; c < m_begins[i + 1]; ++c) {
            const std::vector<double> ofA = sortedColumn(a, c);
            const std::vector<double> ofB = sortedColumn(b, c);
            const double unit = m_units[c] > leastUnit ? m_units[c] : sdOfBoth(ofA, ofB);
            sum += distribution::wasserstein1(std::span<const double>(ofA), std::span<const double>(ofB)) /
                   unit;
        }
        result.push_back(sum / static_cast<double>(m_begins[i + 1] - m_begins[i]));
    }
    return result;
}

double DescriptorSpace::slicedDistance(const ProjectionRows& a, const ProjectionRows& b) const
{
    return NeighbourhoodProjections::distance(a, b, m_levelScales);
}

ComponentRows DescriptorSpace::features(ComponentRows components) const
{
    for (auto& row : components) {
        for (std::size_t c = 0; c < row.size(); ++c)
            row[c] = (row[c] - m_means[c]) / (m_units[c] > leastUnit ? m_units[c] : 1.0);
    }
    return components;
}

}  // namespace synthslice::quality
