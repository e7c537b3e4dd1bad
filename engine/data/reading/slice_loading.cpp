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
        return "its size of " + std::to_string(slice.width) + " x " + std::to_string(slice.height) +
               " px is smaller than a patch of " + std::to_string(patchSize) + " px";
    }
    const bool blank = withPixels(slice, [](auto pixels) {
        return std::all_of(pixels.begin(), pixels.end(), [&](auto value) { return value == pixels.front(); });
    });
    return blank ? "it is blank: all pixels have the same grey" : "";
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
        m_segmented = m_spec.material == spec::MaterialKind::Labels ||
                      (m_spec.material == spec::MaterialKind::Auto && looksSegmented(typical));
        if (m_segmented) {
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
        if (m_segmented) m_labels.add(image);
        Slice slice = toSlice(std::move(image), place.name(), m_scale,
                              m_segmented ? Resizing::Nearest : Resizing::Smooth);
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

    Result<SliceStack> finish(const ImageSeries& series)
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
            m_loaded.summary.notes.push_back(note +
                                             (count == 1 ? "" : " (" + std::to_string(count) + " images)"));
        }
        if (m_segmented && !m_loaded.slices.empty()) {
            if (const auto labelled = tellLabels(); !labelled) return tl::unexpected(labelled.error());
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
            std::ostringstream note;
            note.imbue(std::locale::classic());
            note << "pixels are " << size.xUm << " x " << size.yUm
                 << " um: no pixel size is taken; set data.square_pixels to resample them";
            ++m_notes[note.str()];
        } else if (!summary.filePixelSizeUm) {
            summary.filePixelSizeUm = size.xUm;
            summary.pixelSizeSource = size.source;
        } else if (std::abs(size.xUm / *summary.filePixelSizeUm - 1.0) > 0.01) {
            ++m_notes["pixel size differs from that of the first image, which is taken for all"];
        }
    }

    [[nodiscard]] Result<void> tellLabels()
    {
        if (m_labels.count() > mostLabels) {
            return invalidInput("The slices have more than " + std::to_string(mostLabels) +
                                    " greys, so they are no labels of phases",
                                "set data.material to fibres or phases");
        }
        const double whole = fullScale(m_loaded.slices.front());
        for (const std::uint16_t value : m_labels.values()) m_loaded.summary.labels.push_back(value / whole);
        m_loaded.summary.notes.push_back("segmented images of " + std::to_string(m_labels.count()) +
                                         " phases");
        return {};
    }

    const spec::DataSpec& m_spec;
    std::int64_t m_patchSize;
    double m_scale;  ///< 0 until it is chosen
    bool m_segmented = false;
    GreyLabels m_labels;
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
    const std::string hint = "slices are " + knownFormats() + " images of at least " +
                             std::to_string(patchSize) + " px (data.patch_size)";
    if (summary.skipped.size() == 1) {
        return invalidInput(path.string() + " cannot be used: " +
                                (first.file == path.filename() ? "" : first.file + ": ") + first.reason,
                            hint);
    }
    return invalidInput("None of the " + std::to_string(summary.skipped.size()) + " files in " +
                            path.string() + " can be used; the first, " + first.file + ": " + first.reason,
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
        return invalidInput("The last slice to be taken, " + std::to_string(spec.lastSlice) +
                                ", comes before the first, " + std::to_string(spec.firstSlice),
                            "set data.last_slice to 0 for all to the end, or to at least data.first_slice");
    }
    const auto series = ImageSeries::open(path, spec, progress.part(0.0, 0.3));
    if (!series) return tl::unexpected(series.error());
    if (series->count() > 0 && series->chosen().empty()) {
        return invalidInput(path.string() + " has " + std::to_string(series->count()) +
                                " slices, and the first to be taken is number " +
                                std::to_string(spec.firstSlice),
                            "choose a smaller data.first_slice");
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
    auto loaded = collector.finish(*series);
    if (loaded && loaded->slices.empty()) return nothingUsable(path, loaded->summary, spec.patchSize);
    return loaded;
}

}  // namespace synthslice::data
