#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/quality/features/descriptor.h"

namespace synthslice::quality {

/// Of each patch the components of all descriptors, one after another.
using ComponentRows = std::vector<std::vector<double>>;
/// Of each patch its NeighbourhoodProjections.
using ProjectionRows = std::vector<std::vector<float>>;

/// Patches as they are compared.
struct DescribedPatches {
    ComponentRows components;
    ProjectionRows projections;
};

/// Component `index` of each row, ascending.
[[nodiscard]] std::vector<double> sortedColumn(const ComponentRows& rows, std::size_t index);

/// Distances of sets of patches, descriptor by descriptor. Constant once made: any thread.
class DescriptorSpace {
public:
    DescriptorSpace() = default;
    DescriptorSpace(measure::Material material, int patchSize);

    /// Takes the units of the components from training patches: their SD, at least 2 % of the largest of the
    /// same descriptor, as a component that hardly varies would otherwise outweigh all others.
    void standardize(const DescribedPatches& training);

    [[nodiscard]] const measure::Material& material() const { return m_material; }
    [[nodiscard]] const std::vector<Descriptor>& descriptors() const { return m_descriptors; }
    /// Number of the first component of a descriptor; of the one after the last, of all components.
    [[nodiscard]] std::size_t begin(std::size_t descriptor) const { return m_begins[descriptor]; }

    /// Uses all processor cores; cancelled, the answer is an error.
    [[nodiscard]] Result<DescribedPatches> describe(std::span<const GreyImage> images,
                                                    const Progress& progress) const;

    /// Of each descriptor the mean over its components of the 1-D Wasserstein-1 distance of both sets, in
    /// units of the components. Where training patches show no spread at all the unit is the SD of both sets
    /// together.
    [[nodiscard]] std::vector<double> distances(const ComponentRows& a, const ComponentRows& b) const;
    /// The sliced Wasserstein distance.
    [[nodiscard]] double slicedDistance(const ProjectionRows& a, const ProjectionRows& b) const;

    /// ComponentRows less their mean over training patches, in their units; those without spread as they are.
    [[nodiscard]] ComponentRows features(ComponentRows components) const;

private:
    measure::Material m_material;
    std::vector<Descriptor> m_descriptors;
    std::vector<std::size_t> m_begins;
    std::vector<double> m_means;
    std::vector<double> m_units;
    std::vector<double> m_levelScales;
};

}  // namespace synthslice::quality
