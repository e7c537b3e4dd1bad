#include <algorithm>
#include <optional>
#include <string>

#include <tiffio.h>

#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/formats/shared/file_bytes.h"
#include "engine/data/formats/tiff/tiff_description.h"
#include "engine/data/formats/tiff/tiff_file.h"
#include "engine/data/formats/tiff/tiff_page.h"
#include "engine/data/formats/tiff/tiff_samples.h"

namespace synthslice::data {

namespace {

/// Images, and bytes of descriptions, that a file may claim for each of its bytes.
constexpr std::uintmax_t mostPerByte = 16;

/// Where an image of the file is.
struct TiffImage {
    std::size_t page = 0;
    int plane = 0;             ///< of a page whose planes or channels are images of their own
    std::uint64_t offset = 0;  ///< of its plain values, where ImageJ left out its directory
};

/// A page, or why it cannot be read.
struct ListedPage {
    TiffPage page;
    std::optional<Error> problem;
};

class TiffImages final : public ImageFile {
public:
    TiffImages(const std::filesystem::path& path, std::uintmax_t bytes)
        : m_path(path), m_bytes(bytes), m_file(path)
    {
    }

    /// Lists pages and images; an error if there is nothing to read.
    [[nodiscard]] Result<void> open(const ReadOptions& options)
    {
        if (m_file.handle() == nullptr) return damaged(0);
        readPages();
        leaveOutReduced();
        return listImages().and_then([&] { return chooseChannel(options.channel); });
    }

    [[nodiscard]] std::size_t count() const override { return m_images.size(); }
    [[nodiscard]] std::uintmax_t sourceBytes() const override { return m_bytes; }
    [[nodiscard]] Result<ImageHeader> header(std::size_t index) const override
    {
        const ListedPage& listed = m_pages[m_images[index].page];
        if (listed.problem) return tl::unexpected(*listed.problem);
        return listed.page.header();
    }

    [[nodiscard]] Result<StoredImage> read(std::size_t index) override
    {
        const TiffImage& image = m_images[index];
        const auto& [page, problem] = m_pages[image.page];
        if (problem) return tl::unexpected(*problem);
        m_file.forgetError();
        if (TIFFSetSubDirectory(m_file.handle(), page.directory) != 1 || !readTiffPage(m_file.handle()))
            return damaged(image.page);
        if (image.offset != 0) return readPlain(page, image.offset);
        if (auto read = readTiffSamples(m_file.handle(), page, image.plane)) return std::move(*read);
        return damaged(image.page);
    }

private:
    [[nodiscard]] tl::unexpected<Error> damaged(std::size_t page) const
    {
        return invalidInput(text("it is a TIFF file that is damaged or ends in the middle at page %1%2",
                                 page + 1, (m_file.error().empty() ? "" : " (" + m_file.error() + ")")));
    }

    /// A damaged page is an error of its own; where the chain of pages breaks, one stands for the rest. Only
    /// the description of the first page counts, and pages may share a long one: the others are not kept.
    void readPages()
    {
        bool isDescribed = false;
        std::uintmax_t described = 0;
        for (;;) {
            ListedPage& listed = m_pages.emplace_back();
            if (auto page = readTiffPage(m_file.handle())) {
                listed.page = std::move(*page);
                described += listed.page.description.size();
                if (isDescribed || listed.page.isReduced) listed.page.description = {};
                isDescribed = isDescribed || !listed.page.isReduced;
            } else {
                listed.problem = std::move(page.error());
            }
            if (TIFFLastDirectory(m_file.handle()) != 0) return;
            if (described > mostPerByte * m_bytes || TIFFReadDirectory(m_file.handle()) != 1) {
                m_pages.push_back({{}, damaged(m_pages.size()).value()});
                return;
            }
        }
    }

    /// By their tags, or because every page is half as large as the one before.
    void leaveOutReduced()
    {
        const auto isHalf = [](const ListedPage& large, const ListedPage& small) {
            const auto half = [](std::uint32_t whole, std::uint32_t part) {
                return whole > 1 && (part == whole / 2 || part == (whole + 1) / 2);
            };
            return half(large.page.width, small.page.width) && half(large.page.height, small.page.height);
        };
        const bool isPyramid = m_pages.size() > 2 && std::adjacent_find(m_pages.begin(), m_pages.end(),
                                                                        [&](const auto& a, const auto& b) {
                                                                            return !isHalf(a, b);
                                                                        }) == m_pages.end();
        const std::size_t before = m_pages.size();
        if (isPyramid) m_pages.erase(m_pages.begin() + 1, m_pages.end());
        std::erase_if(m_pages, [](const ListedPage& listed) { return listed.page.isReduced; });
        if (const std::size_t left = before - m_pages.size(); left > 0)
            note(text("reduced images left out (thumbnails or a pyramid): %1", left));
    }

    [[nodiscard]] Result<void> listImages()
    {
        for (std::size_t page = 0; page < m_pages.size(); ++page) {
            const int slices = m_pages[page].page.slices();
            if (m_images.size() + static_cast<std::size_t>(slices) > mostPerByte * m_bytes)
                return damaged(page);
            for (int plane = 0; plane < slices; ++plane) m_images.push_back({page, plane});
        }
        if (m_images.size() == 1 && !m_pages.front().problem) listWithoutDirectories(m_pages.front().page);
        return {};
    }

    /// Above 4 GB ImageJ writes one directory and all images behind each other.
    void listWithoutDirectories(const TiffPage& page)
    {
        const std::size_t promised = readStackDescription(page.description).images;
        std::uint16_t compression = COMPRESSION_NONE;
        TIFFGetFieldDefaulted(m_file.handle(), TIFFTAG_COMPRESSION, &compression);
        const bool plain = compression == COMPRESSION_NONE && !page.isTiled && page.bits % 8 == 0;
        if (promised < 2 || !plain || TIFFSetSubDirectory(m_file.handle(), page.directory) != 1) return;
        const std::uint64_t first = TIFFGetStrileOffset(m_file.handle(), 0);
        const std::uint64_t bytes = plainBytes(page);
        const std::uint32_t last = TIFFNumberOfStrips(m_file.handle()) - 1;
        const std::uint64_t end = TIFFGetStrileOffset(m_file.handle(), last) +
                                  TIFFGetStrileByteCount(m_file.handle(), last);
        if (first == 0 || first >= m_bytes || end != first + bytes) return;
        const std::size_t held = static_cast<std::size_t>((m_bytes - first) / bytes);
        for (std::size_t i = 1; i < std::min(promised, held); ++i)
            m_images.push_back({0, 0, first + i * bytes});
        if (held < promised) {
            note(text("the file ends after image %1 of %2", held, promised));
        }
    }

    [[nodiscard]] static std::uint64_t plainBytes(const TiffPage& page)
    {
        return std::uint64_t{page.width} * page.height * static_cast<std::uint64_t>(page.channels) *
               sampleBytes(page.type);
    }

    [[nodiscard]] Result<StoredImage> readPlain(const TiffPage& page, std::uint64_t offset)
    {
        Samples samples = makeSamples(page.type, plainBytes(page) / sampleBytes(page.type));
        if (auto read = readFileAt(m_path, offset, bytesOf(samples)); !read)
            return tl::unexpected(read.error());
        if (TIFFIsByteSwapped(m_file.handle()) != 0) swapBytes(samples);
        return makeTiffImage(m_file.handle(), page, std::move(samples));
    }

    /// Of a hyperstack, or of pages with independent interleaved channels, keeps one channel.
    [[nodiscard]] Result<void> chooseChannel(std::int64_t asked)
    {
        if (m_pages.empty() || m_pages.front().problem) return {};
        const TiffPage& first = m_pages.front().page;
        const StackDescription stack = readStackDescription(first.description);
        const bool isInterleaved = !first.isColour && !first.isPlanar && first.channels > 1;
        const std::size_t channels = isInterleaved ? static_cast<std::size_t>(first.channels)
                                     : first.isColour || m_images.size() % stack.channels != 0
                                         ? 1
                                         : stack.channels;
        const auto channel = static_cast<std::size_t>(std::max<std::int64_t>(asked, 1));
        if (channel > channels) {
            return invalidInput(text("it has %1 channels, not %2", channels, channel),
                                text("set data.channel to one of them"));
        }
        if (channels == 1) return {};
        if (isInterleaved) {
            for (TiffImage& image : m_images) image.plane = static_cast<int>(channel - 1);
            if (first.hasAlpha && asked == 0) return {};
        } else {
            std::vector<TiffImage> kept;
            for (std::size_t i = 0; i < m_images.size(); ++i) {
                if (stack.shows(i, channel - 1)) kept.push_back(m_images[i]);
            }
            m_images = std::move(kept);
        }
        note(text("channel %1 of %2 is taken (data.channel takes another)", channel, channels));
        return {};
    }

    std::filesystem::path m_path;
    std::uintmax_t m_bytes;
    TiffFile m_file;
    std::vector<ListedPage> m_pages;
    std::vector<TiffImage> m_images;
};

bool isTiff(std::span<const std::byte> start)
{
    using namespace std::string_view_literals;
    // Classic and BigTIFF, little and big endian.
    return startsWith(start, "II*\0"sv) || startsWith(start, "MM\0*"sv) || startsWith(start, "II+\0"sv) ||
           startsWith(start, "MM\0+"sv);
}

OpenedFile openTiff(const std::filesystem::path& path, const ReadOptions& options)
{
    const auto bytes = sizeOfFile(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto file = std::make_unique<TiffImages>(path, *bytes);
    if (auto opened = file->open(options); !opened) return tl::unexpected(opened.error());
    return file;
}

}  // namespace

/// TIFF and BigTIFF, one or many pages, also the stacks and hyperstacks of ImageJ and OME.
FileFormat tiffFormat()
{
    return {"TIFF", {".tif", ".tiff", ".btf", ".tf8"}, isTiff, openTiff};
}

}  // namespace synthslice::data
