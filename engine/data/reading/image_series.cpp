#include "engine/data/reading/image_series.h"

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <sstream>
#include <thread>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/base/text/text.h"
#include "engine/data/dataset/slice_scaling.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/reading/sample_conversion.h"
#include "engine/data/regions/segmentation.h"

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

/// Whether DataSpec asks for image number `number`, from 1.
bool isChosen(std::size_t number, const spec::DataSpec& spec)
{
    const auto place = static_cast<std::int64_t>(number);
    return place >= spec.firstSlice && (spec.lastSlice == 0 || place <= spec.lastSlice) &&
           (place - spec.firstSlice) % spec.sliceStep == 0;
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
    series.m_material = spec.material;
    progress.at(0.0, SYNTHSLICE_TEXT("reading headers"));
    std::array<bool, 2> depths{};
    for (const std::filesystem::path& file : series.m_folder.files) {
        if (progress.cancelled()) return cancelled();
        const OpenedFile opened = openImageFile(file, series.m_options);
        if (opened) {
            series.addFile(file, **opened, spec);
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
            text("8 and 16 bit images are mixed: each is taken by its own full scale"));
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

void ImageSeries::addFile(const std::filesystem::path& path, const ImageFile& opened,
                          const spec::DataSpec& spec)
{
    File file{path, opened.count(), 0};
    for (std::size_t i = 0; i < file.count; ++i) {
        m_places.push_back({m_files.size(), i});
        const bool chosen = isChosen(m_places.size(), spec);
        if (chosen) m_chosen.push_back(m_places.size() - 1);
        const auto header = opened.header(i);
        if (!header) continue;
        file.imageBytes = std::max(file.imageBytes, header->storedBytes());
        if (chosen) m_greyBytes += header->greyBytes();
        if (!fitsSixteenBits(header->type)) m_wideValues += header->pixels();
    }
    for (const std::string& note : opened.notes()) {
        const std::string named = nameOf(path) + ": " + note;
        m_folder.notes.push_back(m_folder.files.size() == 1 ? note : named);
    }
    if (m_sets.empty()) m_sets = opened.sets();
    m_files.push_back(std::move(file));
}

Result<RawImage> ImageSeries::read(std::size_t index) const
{
    const Place& place = m_places.at(index);
    return openImageFile(m_files[place.file].path, m_options)
        .and_then([&](const std::unique_ptr<ImageFile>& opened) { return opened->read(place.index); })
        .map([&](StoredImage&& image) { return finished(std::move(image)); });
}

RawImage ImageSeries::finished(StoredImage&& stored) const
{
    RawImage image = toRawImage(std::move(stored), m_wide);
    if (!image.pixelSize) image.pixelSize = m_folder.pixelSize;
    if (m_squarePixels) {
        const bool segmented = m_material == spec::MaterialKind::Labels ||
                               (m_material == spec::MaterialKind::Auto && looksSegmented({&image, 1}));
        makePixelsSquare(image, segmented ? Resizing::Nearest : Resizing::Smooth);
    }
    return image;
}

/// As many of the first images as keep all cores busy, but not so large ones that they fill the memory.
std::vector<ImageSeries::Part> ImageSeries::nextParts(std::span<const std::size_t> wanted) const
{
    const std::size_t most = 4 * std::size_t{std::max(1U, std::thread::hardware_concurrency())};
    std::vector<Part> parts;
    std::int64_t bytesLeft = mostBytesTogether;
    while (!wanted.empty() && parts.size() < most && bytesLeft > 0) {
        const std::size_t file = m_places[wanted.front()].file;
        // The rest of a file waits: a second part would open it anew, and inflate a compressed one again.
        if (!parts.empty() && parts.back().file == file) break;
        const std::int64_t imageBytes = std::max<std::int64_t>(m_files[file].imageBytes, 1);
        const auto fitting = static_cast<std::size_t>(std::max<std::int64_t>(bytesLeft / imageBytes, 1));
        const auto end = std::ranges::find_if(
            wanted, [&](std::size_t image) { return m_places[image].file != file; });
        const std::size_t count = std::min(static_cast<std::size_t>(end - wanted.begin()), fitting);
        parts.push_back({file, wanted.first(count)});
        wanted = wanted.subspan(count);
        bytesLeft -= static_cast<std::int64_t>(count) * imageBytes;
    }
    return parts;
}

template <class Image, class Decode, class Use>
Result<void> ImageSeries::forEachDecoded(std::span<const std::size_t> wanted, const Progress& progress,
                                         const Decode& decode, const Use& use) const
{
    OpenedFile carried = nullptr;  // the file of the last part, which may go on
    std::size_t carriedFile = m_files.size();
    const auto all = static_cast<double>(wanted.size());
    for (std::size_t done = 0; !wanted.empty();) {
        const std::vector<Part> parts = nextParts(wanted);
        std::vector<OpenedFile> opened(parts.size());
        std::vector<std::vector<Result<Image>>> decoded(parts.size());
        forEachInParallel(parts.size(), progress, "", [&](std::size_t p) {
            const Part& part = parts[p];
            opened[p] = p == 0 && part.file == carriedFile
                            ? std::move(carried)
                            : openImageFile(m_files[part.file].path, m_options);
            for (const std::size_t image : part.images) {
                if (progress.cancelled()) return;
                decoded[p].push_back(opened[p] ? (*opened[p])->read(m_places[image].index).map(decode)
                                               : Result<Image>(tl::unexpected(opened[p].error())));
            }
        });
        if (progress.cancelled()) return cancelled();
        for (std::size_t p = 0; p < parts.size(); ++p) {
            const File& of = m_files[parts[p].file];
            const std::string name = nameOf(of.path);
            for (std::size_t i = 0; i < parts[p].images.size(); ++i) {
                const std::size_t image = parts[p].images[i];
                progress.at(static_cast<double>(done++) / all, name);
                use(ImagePlace{name, m_places[image].index, of.count, image + 1}, std::move(decoded[p][i]));
            }
            wanted = wanted.subspan(parts[p].images.size());
        }
        carried = std::move(opened.back());
        carriedFile = parts.back().file;
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
    std::vector<std::size_t> all(count());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return forEachDecoded<StoredImage>(all, measuring, whole, add).map([&] { return range.map(); });
}

Result<void> ImageSeries::forEach(const Progress& progress, const Visit& visit) const
{
    return forEachDecoded<RawImage>(
        m_chosen, progress, [&](StoredImage&& image) { return finished(std::move(image)); }, visit);
}

}  // namespace synthslice::data
