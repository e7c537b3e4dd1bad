#include "engine/data/formats/file_format.h"

#include <algorithm>
#include <array>

#include "engine/base/text/text.h"
#include "engine/data/formats/raw_layout.h"
#include "engine/data/formats/shared/file_bytes.h"
#include "engine/data/reading/image_reader.h"

namespace synthslice::data {

namespace {

constexpr std::size_t startBytes = 1024;
/// No compression makes real pictures smaller than this share of their bytes; a header that claims so is
/// wrong.
constexpr std::int64_t maximumCompression = 4096;
/// What is kept of an image besides its pixels: millions of images of one pixel take far more than these.
constexpr std::int64_t perImageBytes = 256;

/// In the order in which they are tried.
const auto& imageFormats()
{
    static const std::array all{pngFormat(),   jpegFormat(),      bmpFormat(),  tiffFormat(), idxFormat(),
                                numpyFormat(), metaImageFormat(), nrrdFormat(), hdf5Format()};
    return all;
}

bool isNamedAs(const FileFormat& format, const std::filesystem::path& path)
{
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::any_of(format.endings.begin(), format.endings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

const FileFormat* recognised(std::span<const std::byte> start)
{
    const auto* const found = std::find_if(imageFormats().begin(), imageFormats().end(),
                                           [&](const FileFormat& f) { return f.recognises(start); });
    return found == imageFormats().end() ? nullptr : found;
}

/// Whether a raw volume is told by its name and by its layout. The values of one may begin as other formats
/// do.
bool isRawVolume(const std::filesystem::path& path, const ReadOptions& options)
{
    if (!isNamedRawVolume(path)) return false;
    std::error_code unreadable;
    const std::uintmax_t bytes = std::filesystem::file_size(path, unreadable);
    return !options.raw.empty() || (!unreadable && guessRawLayout(path.filename().string(), bytes));
}

/// Sizes within the limits, and no more than so many bytes can hold.
Result<void> checkHeaders(const ImageFile& file, std::uintmax_t fileBytes)
{
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i < file.count(); ++i) {
        const Result<ImageHeader> header = file.header(i);
        if (!header) continue;
        if (header->width < 1 || header->height < 1) return invalidInput(text("it is damaged (no size)"));
        if (header->width > maximumPixels / header->height) {
            return invalidInput(text("its size of %1 x %2 px is over the limit of 2^28 pixels", header->width,
                                     header->height));
        }
        bytes += header->storedBytes();
    }
    const std::int64_t needed = bytes + perImageBytes * static_cast<std::int64_t>(file.count());
    if (needed / maximumCompression > static_cast<std::int64_t>(fileBytes)) {
        return invalidInput(text("it is damaged: its header claims %1 images of %2 bytes in %3", file.count(),
                                 bytes, fileBytes));
    }
    return {};
}

}  // namespace

OpenedFile openImageFile(const std::filesystem::path& path, const ReadOptions& options)
{
    const auto start = readFileStart(path, startBytes);
    if (!start) return tl::unexpected(start.error());
    if (start->empty()) return invalidInput(text("it is empty"));
    const FileFormat* format = recognised(*start);
    const FileFormat raw = rawVolumeFormat();
    if (isRawVolume(path, options) || (format == nullptr && (!options.raw.empty() || isNamedRawVolume(path))))
        format = &raw;
    if (format == nullptr)
        return invalidInput(text("it is no %1 image, whatever its name says", knownFormats()));
    OpenedFile file = format->open(path, options);
    if (!file) return file;
    if ((*file)->count() == 0) return invalidInput(text("it holds no image"));
    if (auto sound = checkHeaders(**file, (*file)->sourceBytes()); !sound)
        return tl::unexpected(sound.error());
    return file;
}

bool isImageOfFolder(const std::filesystem::path& path, const ReadOptions& options)
{
    const auto namedAs = [&](const FileFormat& format) { return isNamedAs(format, path); };
    if (std::any_of(imageFormats().begin(), imageFormats().end(), namedAs)) return true;
    if (!options.raw.empty() && isNamedRawVolume(path)) return true;
    const auto start = readFileStart(path, startBytes);
    return start && recognised(*start) != nullptr;
}

bool isNamedRawVolume(const std::filesystem::path& path)
{
    return isNamedAs(rawVolumeFormat(), path);
}

std::string knownFormats()
{
    std::string names;
    for (const FileFormat& format : imageFormats()) {
        if (&format == &imageFormats().back()) {
            names += " or ";
        } else if (!names.empty()) {
            names += ", ";
        }
        names += format.name;
    }
    return names;
}

bool startsWith(std::span<const std::byte> bytes, std::string_view signature)
{
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()).starts_with(signature);
}

}  // namespace synthslice::data
