#include <map>
#include <string>

#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/formats/shared/file_bytes.h"
#include "engine/data/formats/shared/header_text.h"
#include "engine/data/formats/volume_file.h"

namespace synthslice::data {

namespace {

constexpr std::string_view lastKey = "ElementDataFile";

bool isMetaImage(std::span<const std::byte> start)
{
    const std::string_view text(reinterpret_cast<const char*>(start.data()), start.size());
    return (text.starts_with("ObjectType") || text.starts_with("NDims") || text.starts_with("Comment")) &&
           text.find("DimSize") != std::string_view::npos;
}

std::optional<SampleType> typeOfElement(const std::string& name)
{
    static const std::map<std::string, SampleType> types{
        {"MET_UCHAR", SampleType::U8},       {"MET_CHAR", SampleType::I8},
        {"MET_USHORT", SampleType::U16},     {"MET_SHORT", SampleType::I16},
        {"MET_UINT", SampleType::U32},       {"MET_INT", SampleType::I32},
        {"MET_ULONG", SampleType::U32},      {"MET_LONG", SampleType::I32},
        {"MET_ULONG_LONG", SampleType::U64}, {"MET_LONG_LONG", SampleType::I64},
        {"MET_FLOAT", SampleType::F32},      {"MET_DOUBLE", SampleType::F64}};
    const auto found = types.find(name);
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

/// Of a header whose last line names where the values are.
class MetaImageHeader {
public:
    MetaImageHeader(std::filesystem::path path, std::string_view text)
        : m_path(std::move(path)), m_values(keysAndValues(text, "=")), m_bytes(text.size())
    {
    }

    [[nodiscard]] OpenedFile open() const
    {
        const std::vector<std::int64_t> size = countsOf(value("DimSize"));
        if (size.size() != 2 && size.size() != 3) {
            return invalidInput(text("it is a MetaImage with %1 dimensions", size.size()),
                                text("save it with 2 or 3"));
        }
        const auto type = typeOfElement(value("ElementType"));
        if (!type)
            return invalidInput(
                text("it is a MetaImage of type %1, which is not read", value("ElementType")));
        const std::vector<std::int64_t> channels = countsOf(value("ElementNumberOfChannels"));
        VolumeLayout layout;
        layout.image = {size[0], size[1], *type,
                        channels.empty() ? 1 : static_cast<int>(std::min<std::int64_t>(channels[0], 1000))};
        layout.images = size.size() == 3 ? size[2] : 1;
        layout.bigEndian = isTrue("BinaryDataByteOrderMSB") || isTrue("ElementByteOrderMSB");
        layout.compressed = isTrue("CompressedData");
        layout.pixelSize = spacing();
        return withData(layout);
    }

private:
    [[nodiscard]] std::string value(const char* key) const
    {
        const auto found = m_values.find(key);
        return found == m_values.end() ? std::string() : found->second;
    }
    [[nodiscard]] bool isTrue(const char* key) const
    {
        return value(key).starts_with('T') || value(key) == "1";
    }

    /// Spacing is in millimetres unless the header names a unit (ITK).
    [[nodiscard]] std::optional<PixelSize> spacing() const
    {
        const std::vector<double> sizes = numbersOf(
            value("ElementSpacing").empty() ? value("ElementSize") : value("ElementSpacing"));
        if (sizes.size() < 2) return std::nullopt;
        return pixelSize(sizes[0], sizes[1], micrometresPerUnit(value("DistanceUnits")).value_or(1e3),
                         "MetaImage spacing");
    }

    [[nodiscard]] OpenedFile withData(VolumeLayout layout) const
    {
        const std::string file = value("ElementDataFile");
        if (file == "LOCAL") {
            layout.file = m_path;
            layout.streamOffset = m_bytes;
            return openVolume(layout);
        }
        if (file == "LIST" || file.find('%') != std::string::npos) {
            return invalidInput(text("it is a MetaImage whose values are in several files"),
                                text("open these files, or save it as one"));
        }
        layout.file = m_path.parent_path() / file;
        if (!sizeOfFile(layout.file))
            return invalidInput(text("its data file %1 is missing or cannot be opened", file));
        const std::vector<std::int64_t> before = countsOf(value("HeaderSize"));
        layout.isAtFileEnd = value("HeaderSize") == "-1";
        if (!layout.isAtFileEnd && !before.empty())
            layout.streamOffset = static_cast<std::uintmax_t>(before[0]);
        return openVolume(layout);
    }

    std::filesystem::path m_path;
    std::map<std::string, std::string> m_values;
    std::size_t m_bytes;
};

OpenedFile openMetaImage(const std::filesystem::path& path, const ReadOptions& /*options*/)
{
    const auto start = readFileStart(path, mostHeaderBytes);
    if (!start) return tl::unexpected(start.error());
    const std::string_view text(reinterpret_cast<const char*>(start->data()), start->size());
    const std::size_t last = text.find(lastKey);
    const std::size_t end = last == std::string_view::npos ? last : text.find('\n', last);
    if (last == std::string_view::npos) return invalidInput(synthslice::text("it is a damaged MetaImage"));
    return MetaImageHeader(path, text.substr(0, end == std::string_view::npos ? text.size() : end + 1))
        .open();
}

}  // namespace

/// MetaImage of ITK: .mha, or .mhd with a data file beside it, plain or zlib.
FileFormat metaImageFormat()
{
    return {"MetaImage", {".mhd", ".mha"}, isMetaImage, openMetaImage};
}

}  // namespace synthslice::data
