#include "engine/data/labelled/labelled_dataset.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/base/files/sha256.h"
#include "engine/base/text/text.h"
#include "engine/data/labelled/class_choice.h"
#include "engine/data/labelled/stratified_split.h"

namespace synthslice::data {

namespace {

Result<void> checkShare(double share, const std::string& of)
{
    if (share >= 0.0 && share < 1.0) return {};
    return invalidInput(text("The share of images for %1 is not from 0 to less than 1", of),
                        text("give, for example, 0.1"));
}

std::string fingerprintOf(const LabelledImages& images)
{
    std::string identity = std::to_string(images.width) + 'x' + std::to_string(images.height) + '\0';
    for (const std::string& name : images.classNames) identity += name + '\0';
    for (const std::optional<Part>& part : images.partsOfFiles)
        identity += part ? static_cast<char>('0' + static_cast<int>(*part)) : '-';
    Sha256 sha256;
    sha256.add(std::as_bytes(std::span(identity)));
    sha256.add(std::as_bytes(std::span(images.labels)));
    sha256.add(std::as_bytes(std::span(images.pixels)));
    return sha256.hex();
}

/// Keeps the images of the chosen classes, and the place of each in `parts`.
void keepClasses(const std::vector<std::size_t>& chosen, LabelledImages& images, std::vector<Part>& parts)
{
    std::vector<std::int32_t> renumbered(images.classNames.size(), -1);
    std::vector<std::string> names;
    for (const std::size_t label : chosen) {
        renumbered[label] = static_cast<std::int32_t>(names.size());
        names.push_back(images.classNames[label]);
    }
    images.classNames = std::move(names);
    const auto size = static_cast<std::ptrdiff_t>(images.pixelsOfImage());
    std::size_t kept = 0;
    for (std::size_t image = 0; image < images.count(); ++image) {
        const std::int32_t label = renumbered[static_cast<std::size_t>(images.labels[image])];
        if (label < 0) continue;
        const auto from = images.pixels.begin() + static_cast<std::ptrdiff_t>(image) * size;
        std::copy(from, from + size, images.pixels.begin() + static_cast<std::ptrdiff_t>(kept) * size);
        images.labels[kept] = label;
        images.sources[kept] = images.sources[image];
        images.partsOfFiles[kept] = images.partsOfFiles[image];
        parts[kept] = parts[image];
        ++kept;
    }
    images.pixels.resize(kept * images.pixelsOfImage());
    images.labels.resize(kept);
    images.sources.resize(kept);
    images.partsOfFiles.resize(kept);
    parts.resize(kept);
}

/// Nothing can be learned of a class without training images; one that others lack is told.
Result<std::vector<std::string>> checkBalance(const ClassBalance& balance,
                                              const std::vector<SkippedFile>& skipped)
{
    std::vector<std::string> notes;
    for (std::size_t label = 0; label < balance.classNames.size(); ++label) {
        const std::string name = "class " + balance.classNames[label];
        if (balance.count(label, Part::Training) == 0) {
            return invalidInput(
                text("There is no image of %1 to learn from", name),
                skipped.empty() ? text("give more images of it, or smaller shares for test and validation")
                                : text("%1 was left out: %2", skipped.front().file, skipped.front().reason));
        }
        for (const Part part : {Part::Validation, Part::Test}) {
            if (balance.count(label, part) == 0 && balance.total(part) > 0)
                notes.push_back(text("%1 has no image in the %2 part", name,
                                     std::string(partNames[static_cast<std::size_t>(part)])));
        }
    }
    return notes;
}

}  // namespace

Result<LabelledDataset> LabelledDataset::load(const std::filesystem::path& path,
                                              const LabelledOptions& options, const Progress& progress)
{
    return readLabelledImages(path, options.patchSize, progress)
        .and_then([&](LabelledImages&& images) { return of(std::move(images), options); })
        .map_error([&](Error error) {
            if (error.message.find(path.string()) == std::string::npos && error.code != ErrorCode::Cancelled)
                error.message = path.string() + ": " + error.message;
            return error;
        });
}

Result<LabelledDataset> LabelledDataset::of(LabelledImages&& images, const LabelledOptions& options)
{
    for (const auto& checked :
         {checkShare(options.testShare, "testing"), checkShare(options.validationShare, "validation")}) {
        if (!checked) return tl::unexpected(checked.error());
    }
    const auto chosen = chooseClasses(options.classes, images.classNames);
    if (!chosen) return tl::unexpected(chosen.error());
    LabelledDataset dataset;
    dataset.m_fingerprint = fingerprintOf(images);
    // Divided before classes are chosen, so that their images are in the same parts whichever are.
    Split split = splitStratified(images, options);
    dataset.m_images = std::move(images);
    keepClasses(*chosen, dataset.m_images, split.parts);
    for (std::uint32_t image = 0; image < dataset.count(); ++image)
        dataset.m_parts[static_cast<std::size_t>(split.parts[image])].push_back(image);
    const auto notes = checkBalance(dataset.balance(), dataset.skipped());
    if (!notes) return tl::unexpected(notes.error());
    std::ranges::move(split.notes, std::back_inserter(dataset.m_images.notes));
    std::ranges::copy(*notes, std::back_inserter(dataset.m_images.notes));
    return dataset;
}

std::span<const std::uint8_t> LabelledDataset::pixels(std::size_t image) const
{
    const std::size_t size = m_images.pixelsOfImage();
    return std::span(m_images.pixels).subspan(image * size, size);
}

GreyImage LabelledDataset::grey(std::size_t image) const
{
    GreyImage grey(width(), height());
    std::ranges::transform(pixels(image), grey.grey.begin(),
                           [](std::uint8_t value) { return static_cast<float>(value) / 255.0F; });
    return grey;
}

void LabelledDataset::fill(std::span<const std::uint32_t> images, PixelRange range,
                           std::span<float> pixelsOut, std::span<std::int64_t> labels) const
{
    const std::size_t size = m_images.pixelsOfImage();
    assert(pixelsOut.size() == images.size() * size && labels.size() == images.size());
    const float scale = range == PixelRange::ZeroToOne ? 255.0F : 127.5F;
    const float black = range == PixelRange::ZeroToOne ? 0.0F : -1.0F;
    auto out = pixelsOut.begin();
    for (std::size_t i = 0; i < images.size(); ++i) {
        labels[i] = label(images[i]);
        out = std::ranges::transform(pixels(images[i]), out, [=](std::uint8_t value) {
                  return static_cast<float>(value) / scale + black;
              }).out;
    }
}

ClassBalance LabelledDataset::balance() const
{
    ClassBalance balance{classNames(), {}};
    balance.counts.resize(classNames().size());
    for (const Part part : allParts) {
        for (const std::uint32_t image : images(part))
            ++balance.counts[static_cast<std::size_t>(label(image))][static_cast<std::size_t>(part)];
    }
    return balance;
}

}  // namespace synthslice::data
