#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/formats/raw_layout.h"
#include "engine/data/formats/shared/file_bytes.h"
#include "engine/data/formats/volume_file.h"

namespace synthslice::data {

namespace {

Result<RawLayout> layoutOf(const std::filesystem::path& path, const ReadOptions& options,
                           std::uintmax_t fileBytes)
{
    if (!options.raw.empty()) return parseRawLayout(options.raw);
    if (const auto guess = guessRawLayout(path.filename().string(), fileBytes)) return *guess;
    const auto proposal = proposeRawLayout(path.filename().string(), fileBytes);
    return invalidInput(
        text("it is a raw volume of %1 bytes whose layout is not told by its name", fileBytes),
        text("give it by data.raw, for example %1",
             proposal ? rawLayoutText(*proposal) : std::string("512x512x100:u16le:0")));
}

OpenedFile openRawVolume(const std::filesystem::path& path, const ReadOptions& options)
{
    const auto fileBytes = sizeOfFile(path);
    if (!fileBytes) return tl::unexpected(fileBytes.error());
    const auto raw = layoutOf(path, options, *fileBytes);
    if (!raw) return tl::unexpected(raw.error());
    if (raw->bytes() != static_cast<std::int64_t>(*fileBytes)) {
        return invalidInput(text("a raw volume of %1 (data.raw) has %2 bytes, the file has %3",
                                 rawLayoutText(*raw), raw->bytes(), *fileBytes),
                            text("correct size, type or header bytes"));
    }
    VolumeLayout layout;
    layout.image = {raw->width, raw->height, raw->type};
    layout.images = raw->slices;
    layout.bigEndian = raw->bigEndian;
    layout.file = path;
    layout.streamOffset = static_cast<std::uintmax_t>(raw->headerBytes);
    return openVolume(layout).map([&](std::unique_ptr<ImageFile>&& file) {
        if (options.raw.empty())
            file->note(text("raw volume taken as %1, by name and size", rawLayoutText(*raw)));
        return std::move(file);
    });
}

}  // namespace

/// Plain values without a header that tells what they are.
FileFormat rawVolumeFormat()
{
    return {"raw", {".raw", ".vol", ".bin"}, nullptr, openRawVolume};
}

}  // namespace synthslice::data
