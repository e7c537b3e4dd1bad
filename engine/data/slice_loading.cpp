#include "engine/data/slice_loading.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/base/sha256.h"
#include "engine/data/automatic_scale.h"
#include "engine/data/dataset_memory.h"
#include "engine/data/image_decoding.h"
#include "engine/data/image_folder.h"
#include "engine/data/slice_pixels.h"
#include "engine/data/slice_scaling.h"
#include "engine/spec/text.h"

namespace synthslice::data {

namespace {

/// Why a slice cannot be used; empty if it can.
std::string unusable(const Slice& slice, std::int64_t patchSize)
{
    if (std::min(slice.width, slice.height) < patchSize) {
        return "its size of " + std::to_string(slice.width) + " x " + std::to_string(slice.height) +
               " px is smaller than a patch of " + std::to_string(patchSize) + " px";
    }
    const bool blank = withPixels(slice, [](auto pixels) {
        return std::all_of(pixels.begin(), pixels.end(), [&](auto value) { return value == pixels.front(); });
    });
    return blank ? "it is blank: all pixels have the same grey" : "";
}

/// Whether DataSpec asks for image number `number`, from 1.
bool isChosen(std::size_t number, const spec::DataSpec& spec)
{
    const auto place = static_cast<std::int64_t>(number);
    return place >= spec.firstSlice && (spec.lastSlice == 0 || place <= spec.lastSlice) &&
           (place - spec.firstSlice) % spec.sliceStep == 0;
}

/// Gathers what the files give, one after the other.
class SliceCollector {
public:
    explicit SliceCollector(const spec::DataSpec& spec)
        : m_spec(spec), m_patchSize(spec.patchSize), m_scale(spec.scale)
    {
    }

    /// Measures the distance of fibres, and chooses the scale where the experiment leaves it open; before the
    /// first image is added.
    void look(std::span<const RawImage* const> typical)
    {
        const AutomaticScale best = automaticScale(typical, m_patchSize);
        if (m_scale == 0.0) m_scale = best.scale;
        m_loaded.summary.fibrePitchPx = best.pitchPx * m_scale;
    }

    void skip(const std::string& file, const std::string& reason)
    {
        m_loaded.summary.skipped.push_back({file, reason});
    }

    void add(const std::string& file, std::vector<RawImage>&& images)
    {
        std::map<std::string, std::vector<std::string>> unusableImages;  // by reason
        for (std::size_t i = 0; i < images.size(); ++i) {
            if (!isChosen(++m_count, m_spec)) continue;
            const std::string name = images.size() == 1 ? file : file + "#" + std::to_string(i + 1);
            describe(name, images[i]);
            Slice slice = toSlice(std::move(images[i]), name, m_scale);
            slice.number = m_count;
            if (const std::string reason = unusable(slice, m_patchSize); !reason.empty()) {
                m_loaded.leftSmallOut = m_loaded.leftSmallOut ||
                                        std::min(slice.width, slice.height) < m_patchSize;
                unusableImages[reason].push_back(name);
            } else {
                m_loaded.slices.push_back(std::move(slice));
            }
        }
        for (const auto& [reason, names] : unusableImages) {
            const bool one = names.size() == 1;
            skip(one ? names.front() : file,
                 one ? reason : reason + " (" + std::to_string(names.size()) + " images)");
        }
    }

    /// Images so far, also those that are not chosen.
    [[nodiscard]] std::size_t count() const { return m_count; }

    SliceStack finish()
    {
        for (const auto& [note, count] : m_notes) {
            m_loaded.summary.notes.push_back(note +
                                             (count == 1 ? "" : " (" + std::to_string(count) + " images)"));
        }
        m_loaded.summary.fingerprint = m_sha256.hex();
        m_loaded.scale = m_scale;
        return std::move(m_loaded);
    }

private:
    void describe(const std::string& name, const RawImage& image)
    {
        StackSummary& summary = m_loaded.summary;
        summary.channels = std::max(summary.channels, image.channelsInFile);
        if (!summary.filePixelSizeUm) {
            summary.filePixelSizeUm = image.pixelSizeUm;
        } else if (image.pixelSizeUm &&
                   std::abs(*image.pixelSizeUm / *summary.filePixelSizeUm - 1.0) > 0.01) {
            ++m_notes["pixel size differs from that of the first image, which is taken for all"];
        }
        for (const std::string& note : image.notes) ++m_notes[note];
        const std::string identity = name + '\0' + std::to_string(image.width) + 'x' +
                                     std::to_string(image.height) + 'x' + std::to_string(image.bitDepth) +
                                     '\0';
        m_sha256.add(std::as_bytes(std::span(identity)));
        withPixels(image, [&](auto pixels) { m_sha256.add(std::as_bytes(pixels)); });
    }

    const spec::DataSpec& m_spec;
    std::int64_t m_patchSize;
    std::size_t m_count = 0;
    double m_scale;  ///< 0 until it is chosen
    SliceStack m_loaded;
    std::map<std::string, int> m_notes;  ///< text and number of images
    Sha256 m_sha256;
};

tl::unexpected<Error> nothingUsable(const std::filesystem::path& path, const StackSummary& summary,
                                    std::int64_t patchSize)
{
    const SkippedFile& first = summary.skipped.front();
    const std::string hint = "give slices of at least " + std::to_string(patchSize) +
                             " px (data.patch_size) that are PNG, TIFF, JPEG, BMP or IDX images";
    if (summary.skipped.size() == 1) {
        return invalidInput(path.string() + " cannot be used: " +
                                (first.file == path.filename() ? "" : first.file + ": ") + first.reason,
                            hint);
    }
    return invalidInput("None of the " + std::to_string(summary.skipped.size()) + " files in " +
                            path.string() + " can be used; the first, " + first.file + ": " + first.reason,
                        hint);
}

/// As many files from `first` on as keep all cores busy, but not so large ones that they fill the memory
/// before they are scaled.
std::span<const std::filesystem::path> filesToDecodeTogether(const std::vector<std::filesystem::path>& files,
                                                             std::size_t first)
{
    constexpr std::uintmax_t mostBytes = std::uintmax_t{64} << 20U;
    const std::size_t most = std::min<std::size_t>(files.size() - first,
                                                   4 * std::max(1U, std::thread::hardware_concurrency()));
    std::size_t count = 0;
    std::uintmax_t bytes = 0;
    while (count < most && (count == 0 || bytes < mostBytes)) {
        std::error_code unreadable;
        const std::uintmax_t size = std::filesystem::file_size(files[first + count], unreadable);
        bytes += unreadable ? 0 : size;
        ++count;
    }
    return {files.data() + first, count};
}

using Decoded = Result<std::vector<RawImage>>;

/// Where a list of `count` is looked at to know what is typical of it.
std::set<std::size_t> typicalPlaces(std::size_t count)
{
    return {count / 4, count / 2, 3 * count / 4};
}

/// The files at the typical places of the list, by their index.
std::map<std::size_t, Decoded> decodeTypical(const std::vector<std::filesystem::path>& files,
                                             const Progress& progress)
{
    std::map<std::size_t, Decoded> decoded;
    for (const std::size_t file : typicalPlaces(files.size())) {
        decoded.emplace(file, decodeImages(files[file], Progress{{}, progress.stop}));
    }
    return decoded;
}

/// Those at the typical places among the images of some files.
std::vector<const RawImage*> typicalImages(const std::map<std::size_t, Decoded>& files)
{
    std::vector<const RawImage*> all;
    for (const auto& [file, images] : files) {
        if (!images) continue;
        for (const RawImage& image : *images) all.push_back(&image);
    }
    std::vector<const RawImage*> typical;
    if (all.empty()) return typical;
    for (const std::size_t image : typicalPlaces(all.size())) typical.push_back(all[image]);
    return typical;
}

}  // namespace

Result<SliceStack> loadSlices(const std::filesystem::path& path, const spec::DataSpec& spec,
                              const Progress& progress)
{
    if (spec.lastSlice != 0 && spec.lastSlice < spec.firstSlice) {
        return invalidInput("The last slice to be taken, " + std::to_string(spec.lastSlice) +
                                ", comes before the first, " + std::to_string(spec.firstSlice),
                            "set data.last_slice to 0 for all to the end, or to at least data.first_slice");
    }
    const auto files = findImageFiles(path);
    if (!files) return tl::unexpected(files.error());
    progress.at(0.0, SYNTHSLICE_TEXT("reading headers"));
    const double largestScale = spec.scale > 0.0 ? spec.scale : 1.0;
    const auto enough = checkMemory(path, estimateDatasetBytes(*files, largestScale), availableMemoryBytes());
    if (!enough) return tl::unexpected(enough.error());
    SliceCollector collector(spec);
    std::map<std::size_t, Decoded> ahead = decodeTypical(*files, progress);
    collector.look(typicalImages(ahead));
    for (std::size_t first = 0; first < files->size();) {
        const std::span<const std::filesystem::path> together = filesToDecodeTogether(*files, first);
        std::vector<std::optional<Decoded>> decoded(together.size());
        forEachInParallel(together.size(), progress, "", [&](std::size_t i) {
            const auto known = ahead.find(first + i);
            decoded[i] = known != ahead.end() ? std::move(known->second)
                                              : decodeImages(together[i], Progress{{}, progress.stop});
        });
        if (progress.cancelled()) return cancelled();
        for (std::size_t i = 0; i < together.size(); ++i) {
            const std::string name = together[i].filename().string();
            progress.at(static_cast<double>(first + i) / static_cast<double>(files->size()), name);
            if (*decoded[i]) {
                collector.add(name, std::move(**decoded[i]));
            } else {
                collector.skip(name, decoded[i]->error().text());
            }
        }
        first += together.size();
    }
    if (static_cast<std::int64_t>(collector.count()) < spec.firstSlice) {
        return invalidInput(path.string() + " has " + std::to_string(collector.count()) +
                                " slices, and the first to be taken is number " +
                                std::to_string(spec.firstSlice),
                            "choose a smaller data.first_slice");
    }
    SliceStack loaded = collector.finish();
    if (loaded.slices.empty()) return nothingUsable(path, loaded.summary, spec.patchSize);
    return loaded;
}

}  // namespace synthslice::data
