#include "engine/data/regions/material_masks.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <opencv2/imgproc.hpp>

#include "engine/base/files/sha256.h"
#include "engine/base/text/text.h"
#include "engine/data/reading/image_folder.h"
#include "engine/data/reading/image_reader.h"
#include "engine/data/reading/slice_pixels.h"

namespace synthslice::data {

namespace {

std::string sizeText(long width, long height)
{
    return std::to_string(width) + " x " + std::to_string(height) + " px";
}

}  // namespace

Result<MaterialMasks> MaterialMasks::read(const std::filesystem::path& path, const Progress& progress)
{
    const auto problem = [](const Error& error) {
        return invalidInput(text("data.mask: %1", error.message), error.hint);
    };
    const auto folder = findImageFiles(path);
    if (!folder) return problem(folder.error());
    MaterialMasks masks;
    masks.m_path = path.string();
    for (const std::filesystem::path& file : folder->files) {
        const auto images = readImages(file, Progress{{}, progress.stop});
        if (progress.cancelled()) return cancelled();
        if (!images) return problem(images.error());
        for (const RawImage& image : *images) {
            std::vector<std::uint8_t> inside(static_cast<std::size_t>(image.width) *
                                             static_cast<std::size_t>(image.height));
            withPixels(image, [&](auto pixels) {
                std::transform(pixels.begin(), pixels.end(), inside.begin(),
                               [](auto value) { return value != 0 ? 1 : 0; });
            });
            masks.m_masks.push_back({image.width, image.height, PixelRuns::fromMask(inside, image.width)});
        }
    }
    return masks;
}

Result<PixelRuns> MaterialMasks::of(const Slice& slice, double scale) const
{
    if (m_masks.size() > 1 && slice.number > m_masks.size()) {
        return invalidInput(text("data.mask: there are %1 masks in %2, none for slice number %3, %4",
                                 m_masks.size(), m_path, slice.number, slice.name),
                            text("give one mask for all slices, or one for each"));
    }
    const Mask& mask = m_masks.size() == 1 ? m_masks.front() : m_masks[slice.number - 1];
    if (std::lround(mask.width * scale) != slice.width || std::lround(mask.height * scale) != slice.height) {
        return invalidInput(
            text("data.mask: a mask of %1 in %2 does not fit %3 of %4", sizeText(mask.width, mask.height),
                 m_path, slice.name,
                 sizeText(std::lround(slice.width / scale), std::lround(slice.height / scale))),
            text("give masks of the size of the slices"));
    }
    if (mask.width == slice.width && mask.height == slice.height) return mask.pixels;
    std::vector<std::uint8_t> inside = mask.pixels.mask(mask.width, mask.height);
    cv::Mat1b resized;
    cv::resize(cv::Mat1b(mask.height, mask.width, inside.data()), resized, {slice.width, slice.height}, 0, 0,
               cv::INTER_NEAREST);
    return PixelRuns::fromMask({resized.datastart, resized.dataend}, slice.width);
}

std::string MaterialMasks::fingerprint(const std::string& slices) const
{
    Sha256 sha;
    sha.add(std::as_bytes(std::span(slices)));
    for (const Mask& mask : m_masks) sha.add(std::as_bytes(std::span(mask.pixels.runs())));
    return sha.hex();
}

}  // namespace synthslice::data
