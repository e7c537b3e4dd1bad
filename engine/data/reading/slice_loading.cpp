#include "engine/data/reading/slice_loading.h"

#include <algorithm>
#include <cmath>
#include <locale>
#include <map>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <utility>

#include "engine/base/files/sha256.h"
#include "engine/base/text/natural_sort.h"
#include "engine/base/text/number_text.h"
#include "engine/base/text/text.h"
#include "engine/data/dataset/automatic_scale.h"
#include "engine/data/dataset/dataset_memory.h"
#include "engine/data/dataset/slice_scaling.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/reading/image_series.h"
#include "engine/data/reading/slice_pixels.h"
#include "engine/data/regions/segmentation.h"

namespace synthslice::data {

namespace {

/// Why a slice cannot be used; empty if it can.
std::string unusable(const Slice& slice, std::int64_t patchSize)
{
    if (std::min(slice.width, slice.height) < patchSize) {
        return text("its size of %1 x %2 px is smaller than a patch of %3 px", slice.width, slice.height,
                    patchSize);
    }
    const bool blank = withPixels(slice, [](auto pixels) {
        return std::all_of(pixels.begin(), pixels.end(), [&](auto value) { return value == pixels.front(); });
    });
    return blank ? text("it is blank: all pixels have the same grey") : "";
}

/// Gathers what the files give, one after the other.
class SliceCollector {
public:
    explicit SliceCollector(const spec::DataSpec& spec)
        : m_spec(spec), m_patchSize(spec.patchSize), m_scale(spec.scale)
    {
    }

    /// Finds out whether the images are segmented, measures the distance of fibres, and chooses the scale
    /// where the experiment leaves it open; before the first image is added.
    void look(std::span<const RawImage> typical)
    {
        m_loaded.segmented = m_spec.material == spec::MaterialKind::Labels ||
                             (m_spec.material == spec::MaterialKind::Auto && looksSegmented(typical));
        if (m_loaded.segmented) {
            if (m_scale == 0.0) m_scale = 1.0;
            return;
        }
        const AutomaticScale best = automaticScale(typical, m_patchSize);
        if (m_scale == 0.0) m_scale = best.scale;
        m_loaded.summary.fibrePitchPx = best.pitchPx * m_scale;
    }

    /// Images of a file that are skipped for the same reason are told together.
    void skip(const ImagePlace& place, const std::string& reason)
    {
        m_skipped[{place.file, reason}].push_back(place.name());
    }

    void add(const ImagePlace& place, RawImage&& image)
    {
        describe(place.name(), image);
        const int fileWidth = image.width;
        const int fileHeight = image.height;
        Slice slice = toSlice(std::move(image), place.name(), m_scale,
                              m_loaded.segmented ? Resizing::Nearest : Resizing::Smooth);
        slice.number = place.number;
        if (const std::string reason = unusable(slice, m_patchSize); !reason.empty()) {
            m_loaded.leftSmallOut = m_loaded.leftSmallOut ||
                                    std::min(slice.width, slice.height) < m_patchSize;
            skip(place, reason);
        } else {
            if (m_loaded.slices.empty()) {
                m_loaded.summary.fileWidth = fileWidth;
                m_loaded.summary.fileHeight = fileHeight;
            }
            m_loaded.slices.push_back(std::move(slice));
        }
    }

    SliceStack finish(const ImageSeries& series)
    {
        m_loaded.summary.notes = series.notes();
        m_loaded.summary.sets = series.sets();
        m_loaded.summary.skipped = series.skipped();
        for (const auto& [what, names] : m_skipped) {
            const std::string all = " (" + std::to_string(names.size()) + " images)";
            m_loaded.summary.skipped.push_back(names.size() == 1
                                                   ? SkippedFile{names.front(), what.second}
                                                   : SkippedFile{what.first, what.second + all});
        }
        std::stable_sort(m_loaded.summary.skipped.begin(), m_loaded.summary.skipped.end(),
                         [](const auto& a, const auto& b) { return naturalLess(a.file, b.file); });
        for (const auto& [note, count] : m_notes) {
            m_loaded.summary.notes.push_back(count == 1 ? note : text("%1 (%2 images)", note, count));
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
        if (image.pixelSize) describe(*image.pixelSize);
        for (const std::string& note : image.notes) ++m_notes[note];
        const std::string identity = name + '\0' + std::to_string(image.width) + 'x' +
                                     std::to_string(image.height) + 'x' + std::to_string(image.bitDepth) +
                                     '\0';
        m_sha256.add(std::as_bytes(std::span(identity)));
        withPixels(image, [&](auto pixels) { m_sha256.add(std::as_bytes(pixels)); });
    }

    void describe(const PixelSize& size)
    {
        StackSummary& summary = m_loaded.summary;
        if (size.isAnisotropic()) {
            ++m_notes[text(
                "pixels are %1 x %2 um: no pixel size is taken; set data.square_pixels to resample them",
                numberText(size.xUm, 6), numberText(size.yUm, 6))];
        } else if (!summary.filePixelSizeUm) {
            summary.filePixelSizeUm = size.xUm;
            summary.pixelSizeSource = size.source;
        } else if (std::abs(size.xUm / *summary.filePixelSizeUm - 1.0) > 0.01) {
            ++m_notes[text("pixel size differs from that of the first image, which is taken for all")];
        }
    }

    const spec::DataSpec& m_spec;
    std::int64_t m_patchSize;
    double m_scale;  ///< 0 until it is chosen
    SliceStack m_loaded;
    std::map<std::string, int> m_notes;  ///< text and number of images
    std::map<std::pair<std::string, std::string>, std::vector<std::string>>
        m_skipped;  ///< by file and reason
    Sha256 m_sha256;
};

tl::unexpected<Error> nothingUsable(const std::filesystem::path& path, const StackSummary& summary,
                                    std::int64_t patchSize)
{
    const SkippedFile& first = summary.skipped.front();
    const std::string hint = text("slices are %1 images of at least %2 px (data.patch_size)", knownFormats(),
                                  patchSize);
    if (summary.skipped.size() == 1) {
        return invalidInput(text("%1 cannot be used: %2%3", path.string(),
                                 (first.file == path.filename() ? "" : first.file + ": "), first.reason),
                            hint);
    }
    return invalidInput(text("None of the %1 files in %2 can be used; the first, %3: %4",
                             summary.skipped.size(), path.string(), first.file, first.reason),
                        hint);
}

/// Images at a quarter, the middle and three quarters of what is chosen, where those can be read.
std::vector<RawImage> typicalImages(const ImageSeries& series)
{
    std::vector<RawImage> typical;
    const std::vector<std::size_t>& chosen = series.chosen();
    const std::size_t count = chosen.size();
    for (const std::size_t place : std::set<std::size_t>{count / 4, count / 2, 3 * count / 4}) {
        if (count == 0) break;
        if (auto image = series.read(chosen[place])) typical.push_back(std::move(*image));
    }
    return typical;
}

}  // namespace

Result<SliceStack> loadSlices(const std::filesystem::path& path, const spec::DataSpec& spec,
                              const Progress& progress)
{
    if (spec.lastSlice != 0 && spec.lastSlice < spec.firstSlice) {
        return invalidInput(
            text("The last slice to be taken, %1, comes before the first, %2", spec.lastSlice,
                 spec.firstSlice),
            text("set data.last_slice to 0 for all to the end, or to at least data.first_slice"));
    }
    const auto series = ImageSeries::open(path, spec, progress.part(0.0, 0.3));
    if (!series) return tl::unexpected(series.error());
    if (series->count() > 0 && series->chosen().empty()) {
        return invalidInput(text("%1 has %2 slices, and the first to be taken is number %3", path.string(),
                                 series->count(), spec.firstSlice),
                            text("choose a smaller data.first_slice"));
    }
    const double largestScale = spec.scale > 0.0 ? spec.scale : 1.0;
    const auto enough = checkMemory(path, series->greyBytes(), largestScale, availableMemoryBytes());
    if (!enough) return tl::unexpected(enough.error());
    SliceCollector collector(spec);
    collector.look(typicalImages(*series));
    const auto read = series->forEach(progress.part(0.3, 1.0),
                                      [&](const ImagePlace& place, Result<RawImage>&& image) {
                                          if (image) {
                                              collector.add(place, std::move(*image));
                                          } else {
                                              collector.skip(place, image.error().text());
                                          }
                                      });
    if (!read) return tl::unexpected(read.error());
    SliceStack loaded = collector.finish(*series);
    if (loaded.slices.empty()) return nothingUsable(path, loaded.summary, spec.patchSize);
    return loaded;
}

}  // namespace synthslice::data
