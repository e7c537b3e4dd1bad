#include "engine/data/reading/image_series.h"

#include <algorithm>
#include <array>
#include <memory>
#include <sstream>
#include <thread>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/data/dataset/slice_scaling.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/reading/sample_conversion.h"
#include "engine/spec/text.h"

namespace synthslice::data {

namespace {

/// Images as they are stored are held up to this size together.
constexpr std::int64_t mostBytesTogether = std::int64_t{64} << 20U;

std::vector<std::string> listOf(const std::string& text)
{
    std::vector<std::string> names;
    std::istringstream stream(text);
    for (std::string name; std::getline(stream, name, '/');) {
        if (!name.empty()) names.push_back(name);
    }
    return names;
}

ReadOptions optionsOf(const spec::DataSpec& spec)
{
    return {spec.raw, spec.dataset, spec.channel};
}

}  // namespace

std::string ImagePlace::name() const
{
    return count == 1 ? file : file + "#" + std::to_string(index + 1);
}

Result<ImageSeries> ImageSeries::open(const std::filesystem::path& path, const spec::DataSpec& spec,
                                      const Progress& progress)
{
    return findImageFiles(path, optionsOf(spec), listOf(spec.files)).and_then([&](ImageFolder&& folder) {
        return of(std::move(folder), spec, progress);
    });
}

Result<ImageSeries> ImageSeries::of(ImageFolder folder, const spec::DataSpec& spec, const Progress& progress)
{
    ImageSeries series;
    series.m_options = optionsOf(spec);
    series.m_squarePixels = spec.squarePixels;
    series.m_folder = std::move(folder);
    progress.at(0.0, SYNTHSLICE_TEXT("reading headers"));
    std::array<bool, 2> depths{};
    for (const std::filesystem::path& file : series.m_folder.files) {
        if (progress.cancelled()) return cancelled();
        const OpenedFile opened = openImageFile(file, series.m_options);
        if (opened) {
            series.addFile(file, **opened);
            for (std::size_t i = 0; i < (*opened)->count(); ++i) {
                if (const auto header = (*opened)->header(i))
                    depths[sampleBytes(header->type) == 1 ? 0 : 1] = true;
            }
        } else {
            series.m_folder.skipped.push_back({series.nameOf(file), opened.error().text()});
        }
    }
    if (depths[0] && depths[1])
        series.m_folder.notes.emplace_back(
            "8 and 16 bit images are mixed: each is taken by its own full scale");
    if (series.m_wideValues > 0) {
        const Result<ValueMap> map = series.findWideMap(progress);
        if (!map) return tl::unexpected(map.error());
        series.m_wide = *map;
    }
    return series;
}

std::string ImageSeries::nameOf(const std::filesystem::path& path) const
{
    return path.lexically_relative(m_folder.root).generic_string();
}

void ImageSeries::addFile(const std::filesystem::path& path, const ImageFile& opened)
{
    File file{path, opened.count(), 0};
    for (std::size_t i = 0; i < file.count; ++i) {
        const auto header = opened.header(i);
        if (!header) continue;
        file.imageBytes = std::max(file.imageBytes, header->storedBytes());
        m_greyBytes += header->greyBytes();
        if (!fitsSixteenBits(header->type)) m_wideValues += header->pixels();
    }
    for (const std::string& note : opened.notes()) {
        const std::string named = nameOf(path) + ": " + note;
        m_folder.notes.push_back(m_folder.files.size() == 1 ? note : named);
    }
    m_count += file.count;
    m_files.push_back(std::move(file));
}

Result<RawImage> ImageSeries::read(std::size_t index) const
{
    for (const File& file : m_files) {
        if (index < file.count) {
            return openImageFile(file.path, m_options)
                .and_then([&](const std::unique_ptr<ImageFile>& opened) { return opened->read(index); })
                .map([&](StoredImage&& image) { return finished(std::move(image)); });
        }
        index -= file.count;
    }
    return invalidInput("there is no such image");
}

RawImage ImageSeries::finished(StoredImage&& stored) const
{
    RawImage image = toRawImage(std::move(stored), m_wide);
    if (!image.pixelSize) image.pixelSize = m_folder.pixelSize;
    if (m_squarePixels) makePixelsSquare(image);
    return image;
}

/// As many images from one on as keep all cores busy, but not so large ones that they fill the memory.
std::vector<ImageSeries::Part> ImageSeries::nextParts(std::size_t file, std::size_t image) const
{
    const std::size_t most = 4 * std::size_t{std::max(1U, std::thread::hardware_concurrency())};
    std::vector<Part> parts;
    std::int64_t bytesLeft = mostBytesTogether;
    for (; file < m_files.size() && parts.size() < most && bytesLeft > 0; ++file, image = 0) {
        const std::int64_t imageBytes = std::max<std::int64_t>(m_files[file].imageBytes, 1);
        const auto fitting = static_cast<std::size_t>(std::max<std::int64_t>(bytesLeft / imageBytes, 1));
        const std::size_t count = std::min(m_files[file].count - image, fitting);
        parts.push_back({file, image, count});
        bytesLeft -= static_cast<std::int64_t>(count) * imageBytes;
        if (image + count < m_files[file].count) break;
    }
    return parts;
}

template <class Image, class Decode, class Use>
Result<void> ImageSeries::forEachDecoded(const Progress& progress, const Decode& decode, const Use& use) const
{
    OpenedFile carried = nullptr;  // the file of the last part, where that goes on
    std::size_t done = 0;
    for (std::size_t file = 0, image = 0; file < m_files.size();) {
        const std::vector<Part> parts = nextParts(file, image);
        std::vector<OpenedFile> opened(parts.size());
        std::vector<std::vector<Result<Image>>> decoded(parts.size());
        forEachInParallel(parts.size(), progress, "", [&](std::size_t p) {
            const Part& part = parts[p];
            opened[p] = part.first > 0 ? std::move(carried)
                                       : openImageFile(m_files[part.file].path, m_options);
            for (std::size_t i = 0; i < part.count && !progress.cancelled(); ++i) {
                decoded[p].push_back(opened[p] ? (*opened[p])->read(part.first + i).map(decode)
                                               : Result<Image>(tl::unexpected(opened[p].error())));
            }
        });
        if (progress.cancelled()) return cancelled();
        for (std::size_t p = 0; p < parts.size(); ++p) {
            const File& of = m_files[parts[p].file];
            ImagePlace place{nameOf(of.path), parts[p].first, of.count};
            for (Result<Image>& each : decoded[p]) {
                progress.at(static_cast<double>(done++) / static_cast<double>(m_count), place.file);
                use(place, std::move(each));
                ++place.index;
            }
        }
        file = parts.back().file;
        image = parts.back().first + parts.back().count;
        carried = std::move(opened.back());
        if (image == m_files[file].count) {
            ++file;
            image = 0;
        }
    }
    return {};
}

Result<ValueMap> ImageSeries::findWideMap(const Progress& progress) const
{
    ValueRange range(m_wideValues);
    const Progress measuring{[&](double fraction, std::string_view) {
                                 progress.at(fraction, SYNTHSLICE_TEXT("finding the range of values"));
                             },
                             progress.stop};
    const auto whole = [](StoredImage&& image) { return std::move(image); };
    const auto add = [&](const ImagePlace&, Result<StoredImage>&& image) {
        if (image) range.add(*image);
    };
    return forEachDecoded<StoredImage>(measuring, whole, add).map([&] { return range.map(); });
}

Result<void> ImageSeries::forEach(const Progress& progress, const Visit& visit) const
{
    return forEachDecoded<RawImage>(
        progress, [&](StoredImage&& image) { return finished(std::move(image)); }, visit);
}

}  // namespace synthslice::data
