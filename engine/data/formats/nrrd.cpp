#include <cmath>
#include <map>
#include <string>

#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/formats/shared/file_bytes.h"
#include "engine/data/formats/shared/header_text.h"
#include "engine/data/formats/volume_file.h"

namespace synthslice::data {

namespace {

constexpr std::string_view signature = "NRRD000";

std::optional<SampleType> typeOfNrrd(const std::string& name)
{
    static const std::map<std::string, SampleType> types{{"uchar", SampleType::U8},
                                                         {"unsigned char", SampleType::U8},
                                                         {"uint8", SampleType::U8},
                                                         {"uint8_t", SampleType::U8},
                                                         {"signed char", SampleType::I8},
                                                         {"int8", SampleType::I8},
                                                         {"int8_t", SampleType::I8},
                                                         {"short", SampleType::I16},
                                                         {"short int", SampleType::I16},
                                                         {"signed short", SampleType::I16},
                                                         {"signed short int", SampleType::I16},
                                                         {"int16", SampleType::I16},
                                                         {"int16_t", SampleType::I16},
                                                         {"ushort", SampleType::U16},
                                                         {"unsigned short", SampleType::U16},
                                                         {"unsigned short int", SampleType::U16},
                                                         {"uint16", SampleType::U16},
                                                         {"uint16_t", SampleType::U16},
                                                         {"int", SampleType::I32},
                                                         {"signed int", SampleType::I32},
                                                         {"int32", SampleType::I32},
                                                         {"int32_t", SampleType::I32},
                                                         {"uint", SampleType::U32},
                                                         {"unsigned int", SampleType::U32},
                                                         {"uint32", SampleType::U32},
                                                         {"uint32_t", SampleType::U32},
                                                         {"longlong", SampleType::I64},
                                                         {"long long", SampleType::I64},
                                                         {"long long int", SampleType::I64},
                                                         {"signed long long", SampleType::I64},
                                                         {"signed long long int", SampleType::I64},
                                                         {"int64", SampleType::I64},
                                                         {"int64_t", SampleType::I64},
                                                         {"ulonglong", SampleType::U64},
                                                         {"unsigned long long", SampleType::U64},
                                                         {"unsigned long long int", SampleType::U64},
                                                         {"uint64", SampleType::U64},
                                                         {"uint64_t", SampleType::U64},
                                                         {"float", SampleType::F32},
                                                         {"double", SampleType::F64}};
    const auto found = types.find(name);
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

/// Fields of a header, by their names.
class NrrdHeader {
public:
    NrrdHeader(std::filesystem::path path, std::string_view text)
        : m_path(std::move(path)), m_fields(keysAndValues(text, ":")), m_bytes(text.size())
    {
    }

    [[nodiscard]] OpenedFile open() const
    {
        const std::vector<std::int64_t> sizes = countsOf(field("sizes"));
        if (sizes.size() != 2 && sizes.size() != 3) {
            return invalidInput(text("it is a NRRD file with %1 dimensions", sizes.size()),
                                text("save it with 2 or 3"));
        }
        const auto type = typeOfNrrd(field("type"));
        if (!type)
            return invalidInput(text("it is a NRRD file of type %1, which is not read", field("type")));
        const std::string encoding = field("encoding");
        const bool compressed = encoding == "gzip" || encoding == "gz";
        if (!compressed && encoding != "raw") {
            return invalidInput(text("it is a NRRD file with encoding %1", encoding),
                                text("save it as raw or gzip"));
        }
        VolumeLayout layout;
        layout.image = {sizes[0], sizes[1], *type};
        layout.images = sizes.size() == 3 ? sizes[2] : 1;
        layout.bigEndian = field("endian") == "big";
        layout.compressed = compressed;
        layout.pixelSize = spacing();
        return withData(std::move(layout));
    }

private:
    [[nodiscard]] std::string field(const char* name) const
    {
        const auto found = m_fields.find(name);
        return found == m_fields.end() ? std::string() : found->second;
    }

    /// Lengths of the first two axes: by "spacings" and "units", or by "space directions", whose unit is the
    /// millimetre unless "space units" says otherwise.
    [[nodiscard]] std::optional<PixelSize> spacing() const
    {
        if (const std::vector<double> spacings = numbersOf(field("spacings")); spacings.size() >= 2) {
            const auto unit = firstUnit("units");
            return unit ? pixelSize(spacings[0], spacings[1], *unit, "NRRD spacings") : std::nullopt;
        }
        std::vector<double> lengths;
        std::string directions = field("space directions");
        for (std::size_t open = directions.find('('); open != std::string::npos;
             open = directions.find('(', open + 1)) {
            std::string vector = directions.substr(open + 1, directions.find(')', open) - open - 1);
            for (char& each : vector) each = each == ',' ? ' ' : each;
            double squares = 0.0;
            for (const double part : numbersOf(vector)) squares += part * part;
            lengths.push_back(std::sqrt(squares));
        }
        if (lengths.size() < 2) return std::nullopt;
        return pixelSize(lengths[0], lengths[1], firstUnit("space units").value_or(1e3),
                         "NRRD space directions");
    }

    /// Of a field with quoted units, "um" "um" "um".
    [[nodiscard]] std::optional<double> firstUnit(const char* name) const
    {
        const std::string units = field(name);
        const std::size_t begin = units.find('"');
        const std::size_t end = begin == std::string::npos ? begin : units.find('"', begin + 1);
        return end == std::string::npos ? std::nullopt
                                        : micrometresPerUnit(units.substr(begin + 1, end - begin - 1));
    }

    [[nodiscard]] OpenedFile withData(VolumeLayout layout) const
    {
        const std::string file = field("data file").empty() ? field("datafile") : field("data file");
        const std::vector<std::int64_t> lines = countsOf(field("line skip"));
        const std::string bytesToSkip = field("byte skip");
        if (file.starts_with("LIST") || file.find('%') != std::string::npos) {
            return invalidInput(text("it is a NRRD file whose values are in several files"),
                                text("open these files, or save it as one"));
        }
        if (!lines.empty() && lines[0] > 0) return invalidInput(text("it is a NRRD file with lines to skip"));
        layout.file = file.empty() ? m_path : m_path.parent_path() / file;
        layout.streamOffset = file.empty() ? m_bytes : 0;
        if (!sizeOfFile(layout.file))
            return invalidInput(text("its data file %1 is missing or cannot be opened", file));
        layout.isAtFileEnd = bytesToSkip == "-1";
        const std::vector<std::int64_t> skip = countsOf(bytesToSkip);
        if (!layout.isAtFileEnd && !skip.empty()) layout.skip = static_cast<std::uintmax_t>(skip[0]);
        return openVolume(layout);
    }

    std::filesystem::path m_path;
    std::map<std::string, std::string> m_fields;
    std::size_t m_bytes;
};

OpenedFile openNrrd(const std::filesystem::path& path, const ReadOptions& /*options*/)
{
    const auto start = readFileStart(path, mostHeaderBytes);
    if (!start) return tl::unexpected(start.error());
    const std::string_view text(reinterpret_cast<const char*>(start->data()), start->size());
    std::size_t end = text.find("\n\n");
    std::size_t length = 2;
    if (const std::size_t windows = text.find("\r\n\r\n"); windows < end) {
        end = windows;
        length = 4;
    }
    // A header with a data file beside it may end with the file.
    return NrrdHeader(path, text.substr(0, end == std::string_view::npos ? text.size() : end + length))
        .open();
}

}  // namespace

/// NRRD (teem): .nrrd, or .nhdr with a data file beside it, raw or gzip.
FileFormat nrrdFormat()
{
    return {"NRRD",
            {".nrrd", ".nhdr"},
            [](std::span<const std::byte> start) { return startsWith(start, signature); },
            openNrrd};
}

}  // namespace synthslice::data
