#include "engine/data/labelled/stratified_split.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "engine/base/random.h"
#include "engine/base/text/text.h"

namespace synthslice::data {

namespace {

using Images = std::vector<std::uint32_t>;

bool tells(const LabelledImages& images, Part part)
{
    return std::ranges::find(images.partsOfFiles, part) != images.partsOfFiles.end();
}

/// The images of a class in groups that stay together.
std::vector<Images> groupsBySource(const Images& ofClass, const std::vector<std::uint32_t>& sources)
{
    std::map<std::uint32_t, Images> groups;
    for (const std::uint32_t image : ofClass) groups[sources[image]].push_back(image);
    std::vector<Images> result;
    for (auto& [source, group] : groups) result.push_back(std::move(group));
    return result;
}

std::vector<Images> eachAlone(const Images& ofClass)
{
    std::vector<Images> result;
    for (const std::uint32_t image : ofClass) result.push_back({image});
    return result;
}

}  // namespace

std::array<std::size_t, 3> sizesOfParts(std::size_t count, double testShare, double validationShare)
{
    const auto all = static_cast<double>(count);
    const std::array<double, 3> exact{all * (1.0 - testShare) * (1.0 - validationShare),
                                      all * (1.0 - testShare) * validationShare, all * testShare};
    std::array<std::size_t, 3> sizes{};
    std::array<std::size_t, 3> byRemainder{0, 1, 2};
    for (std::size_t part = 0; part < 3; ++part) sizes[part] = static_cast<std::size_t>(exact[part]);
    std::ranges::stable_sort(byRemainder, std::greater(),
                             [&](std::size_t part) { return exact[part] - std::floor(exact[part]); });
    const std::size_t left = count - std::accumulate(sizes.begin(), sizes.end(), std::size_t{0});
    for (std::size_t i = 0; i < left; ++i) ++sizes[byRemainder[i]];
    return sizes;
}

Split splitStratified(const LabelledImages& images, const LabelledOptions& options)
{
    const bool keeps = !options.merged && tells(images, Part::Training) && tells(images, Part::Test);
    const double testShare = keeps ? 0.0 : options.testShare;
    const double validationShare = keeps && tells(images, Part::Validation) ? 0.0 : options.validationShare;
    const auto partsAsked = std::size_t{1} + (testShare > 0.0 ? 1 : 0) + (validationShare > 0.0 ? 1 : 0);

    Split split{std::vector<Part>(images.count(), Part::Training), {}};
    std::vector<Images> divided(images.classNames.size());
    for (std::uint32_t image = 0; image < images.count(); ++image) {
        if (keeps) split.parts[image] = images.partsOfFiles[image].value_or(Part::Training);
        if (split.parts[image] == Part::Training)
            divided[static_cast<std::size_t>(images.labels[image])].push_back(image);
    }
    const std::uint64_t seed = Random(options.splitSeed).next();
    for (std::size_t label = 0; label < divided.size(); ++label) {
        std::vector<Images> groups = groupsBySource(divided[label], images.sources);
        if (groups.size() < partsAsked && groups.size() < divided[label].size()) {
            groups = eachAlone(divided[label]);
            split.notes.push_back(text("class %1 has too few images to give each part its own: patches of "
                                       "one image are in several parts, where they may look alike",
                                       images.classNames[label]));
        }
        Random random(seed, label);
        shuffle(groups, random);
        const auto sizes = sizesOfParts(groups.size(), testShare, validationShare);
        auto group = groups.begin();
        for (const Part part : allParts) {
            for (std::size_t i = 0; i < sizes[static_cast<std::size_t>(part)]; ++i, ++group) {
                for (const std::uint32_t image : *group) split.parts[image] = part;
            }
        }
    }
    return split;
}

}  // namespace synthslice::data
