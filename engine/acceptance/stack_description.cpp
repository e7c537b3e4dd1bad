#include "engine/acceptance/stack_description.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/base/text/text.h"
#include "engine/measure/grey/grey_region.h"
#include "engine/measure/phase/otsu.h"

namespace synthslice::acceptance {

namespace {

constexpr std::size_t referencePatchCount = 128;
constexpr int referencePx = 64;

std::vector<std::uint8_t> regionOf(const data::SliceStack& stack, std::size_t slice)
{
    const data::SliceRegion& region = stack.region(slice);
    const auto all = static_cast<std::int64_t>(region.width) * region.height;
    return region.pixels.count() == all ? std::vector<std::uint8_t>()
                                        : region.pixels.mask(region.width, region.height);
}

/// Slices evenly spaced through the stack, of 64 million pixels at most in all.
std::vector<std::size_t> spreadSlices(const data::SliceStack& stack)
{
    constexpr double mostPixels = 64e6;
    double pixels = 0.0;
    for (const data::Slice& slice : stack.slices) pixels += static_cast<double>(slice.width) * slice.height;
    const auto step = static_cast<std::size_t>(std::ceil(pixels / mostPixels));
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < stack.slices.size(); i += std::max<std::size_t>(1, step)) chosen.push_back(i);
    return chosen;
}

/// Otsu's threshold of the grey inside.
double thresholdOf(const data::SliceStack& stack)
{
    std::vector<float> all;
    for (const std::size_t slice : spreadSlices(stack)) {
        const std::vector<float> inside = measure::greyInside(toGrey(stack.slices[slice]),
                                                              regionOf(stack, slice));
        all.insert(all.end(), inside.begin(), inside.end());
    }
    return measure::otsuThreshold(all);
}

/// Adds patches inside; the whole image where it is no larger, or where no patch lies inside.
void addReferencePatches(const data::SliceStack& stack, std::size_t slice, std::size_t count, Random& random,
                         std::vector<GreyImage>& patches)
{
    const GreyImage image = toGrey(stack.slices[slice]);
    const int side = std::min({referencePx, image.width, image.height});
    std::vector<std::uint8_t> inside = regionOf(stack, slice);
    inside.resize(image.grey.size(), inside.empty() ? 1 : 0);
    const data::PixelRuns origins = data::windowOrigins(inside, image.width, side);
    if (origins.count() == 0) {
        patches.push_back(image);
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const data::Pixel at = origins.at(
            static_cast<std::int64_t>(random.uniform() * static_cast<double>(origins.count())));
        GreyImage& patch = patches.emplace_back(side, side);
        for (int y = 0; y < side; ++y) {
            const float* const row = &image.grey[static_cast<std::size_t>(at.y + y) * image.width + at.x];
            std::copy_n(row, side, patch.grey.begin() + static_cast<std::ptrdiff_t>(y) * side);
        }
    }
}

/// From as many slices as there are patches at most, spread through the stack.
std::vector<GreyImage> referencePatches(const data::SliceStack& stack)
{
    Random random(0);
    std::vector<GreyImage> patches;
    const std::size_t slices = std::min(stack.slices.size(), referencePatchCount);
    for (std::size_t i = 0; i < slices; ++i) {
        addReferencePatches(stack, i * stack.slices.size() / slices,
                            (referencePatchCount + slices - 1) / slices, random, patches);
    }
    return patches;
}

Result<measure::Material> found(const data::SliceStack& stack, MaterialHints hints)
{
    hints.bitDepth = stack.summary.bitDepth;
    hints.labels = stack.summary.labels;
    if (hints.labels.empty() && hints.thresholds.empty() && hints.phases == 2)
        hints.thresholds = {thresholdOf(stack)};
    const auto complete = withFibresFound(std::move(hints), stack);
    if (!complete) return tl::unexpected(complete.error());
    return materialOf(referencePatches(stack), *complete);
}

}  // namespace

std::vector<double> StackDescription::at(std::size_t measure, std::size_t place) const
{
    std::vector<double> result;
    for (const auto& image : values) {
        if (place < image[measure].size() && !std::isnan(image[measure][place]))
            result.push_back(image[measure][place]);
    }
    return result;
}

std::vector<double> StackDescription::numbers(std::size_t measure) const
{
    return at(measure, 0);
}

const measure::Representativity* StackDescription::representativityOf(std::size_t measure) const
{
    const measure::Measure& asked = *measures[measure];
    if (!asked.path.ends_with("/volume_fraction")) return nullptr;
    for (int phase = 0; phase < material.phaseCount(); ++phase) {
        if (material.phaseName(phase) == asked.phase)
            return &representativity[static_cast<std::size_t>(phase)];
    }
    return nullptr;
}

Result<StackDescription> describeStack(const data::SliceStack& stack, MaterialHints hints,
                                       const measure::Material* known, const Progress& progress)
{
    progress.at(0.0, SYNTHSLICE_TEXT("Finding out how to measure"));
    auto material = known != nullptr ? Result<measure::Material>(*known) : found(stack, std::move(hints));
    if (!material) return tl::unexpected(material.error());
    StackDescription description;
    description.material = *std::move(material);
    for (const measure::Measure& measure : measure::measuresOf(description.material))
        description.measures.push_back(&measure);
    description.values.resize(stack.slices.size());
    std::vector<measure::PhaseImage> phases(stack.slices.size());
    std::vector<std::vector<std::vector<double>>> x(stack.slices.size());
    const bool isSingle = stack.slices.size() == 1;  // whose measures keep all cores busy
    forEachInParallel(stack.slices.size(), progress, SYNTHSLICE_TEXT("Describing images"),
                      [&](std::size_t i) {
                          const measure::MeasuredImage image(
                              measure::asStored(toGrey(stack.slices[i]), description.material),
                              description.material, regionOf(stack, i));
                          description.values[i].resize(description.measures.size());
                          x[i].resize(description.measures.size());
                          const auto take = [&](std::size_t m) {
                              const measure::Measure& measure = *description.measures[m];
                              description.values[i][m] = measure.values(image);
                              if (measure.isCurve()) x[i][m] = measure.x(image);
                          };
                          if (isSingle) {
                              image.prepare();
                              forEachInParallel(description.measures.size(), progress, "", take);
                          } else {
                              for (std::size_t m = 0; m < description.measures.size(); ++m) take(m);
                          }
                          phases[i] = image.phase();
                      });
    if (progress.cancelled()) return cancelled();
    for (const data::Slice& slice : stack.slices) description.names.push_back(slice.name);
    description.x = *std::ranges::max_element(x, {}, [](const auto& axes) {
        std::size_t places = 0;
        for (const auto& axis : axes) places += axis.size();
        return places;
    });
    if (description.material.phaseCount() == 2) {
        const measure::Representativity ofFirst = measure::representativity(phases, 1);
        description.representativity = {ofFirst.ofOtherPhase(), ofFirst};
    } else {
        for (int phase = 0; phase < description.material.phaseCount(); ++phase)
            description.representativity.push_back(measure::representativity(phases, phase));
    }
    return description;
}

}  // namespace synthslice::acceptance
