#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/formats/shared/byte_order.h"
#include "engine/data/formats/shared/file_bytes.h"
#include "engine/data/formats/volume_file.h"

namespace synthslice::data {

namespace {

/// What stands behind a key of the header, between `opening` and one of `closing`. The header is a Python
/// dictionary such as {'descr': '<f4', 'fortran_order': False, 'shape': (10, 64, 64), }.
std::string valueOf(std::string_view header, const std::string& key, std::string_view opening,
                    std::string_view closing)
{
    const std::string name = "'" + key + "'";
    const auto skipTo = [&](std::size_t place) { header.remove_prefix(std::min(place, header.size())); };
    skipTo(header.find(name));
    skipTo(name.size());
    for (const std::string_view next : {std::string_view(":"), opening}) {
        skipTo(header.find_first_not_of(" \t\r\n"));
        if (!header.starts_with(next)) return {};
        header.remove_prefix(next.size());
    }
    const std::size_t end = header.find_first_of(closing);
    return end == std::string_view::npos ? std::string() : std::string(header.substr(0, end));
}

std::vector<std::int64_t> numbersIn(const std::string& text)
{
    std::vector<std::int64_t> numbers;
    for (const char* at = text.data(); at < text.data() + text.size();) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(at, text.data() + text.size(), number);
        if (error == std::errc()) numbers.push_back(number);
        at = error == std::errc() ? end : at + 1;
    }
    return numbers;
}

/// The type of values by NumPy's name, less the byte order.
std::optional<SampleType> typeOf(const std::string& name)
{
    static const std::map<std::string, SampleType> types{
        {"b1", SampleType::U8},  {"u1", SampleType::U8},  {"i1", SampleType::I8},  {"u2", SampleType::U16},
        {"i2", SampleType::I16}, {"u4", SampleType::U32}, {"i4", SampleType::I32}, {"u8", SampleType::U64},
        {"i8", SampleType::I64}, {"f4", SampleType::F32}, {"f8", SampleType::F64}};
    const auto found = types.find(name);
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

OpenedFile openNumpy(const std::filesystem::path& path, const ReadOptions& /*options*/)
{
    const auto start = readFileStart(path, mostHeaderBytes);
    if (!start) return tl::unexpected(start.error());
    if (start->size() < 12) return invalidInput(text("it is a damaged NumPy file"));
    const bool longLength = std::to_integer<int>((*start)[6]) >= 2;  // format version
    const std::size_t begin = longLength ? 12 : 10;
    const std::size_t length = longLength ? littleEndian32(std::span(*start).subspan(8))
                                          : littleEndian16(std::span(*start).subspan(8));
    if (length > start->size() - begin) return invalidInput(text("it is a damaged NumPy file"));
    const std::string header(reinterpret_cast<const char*>(start->data()) + begin, length);
    const std::string descr = valueOf(header, "descr", "'", "'");
    constexpr std::size_t longestPlain = 16;
    const bool plain = !descr.empty() && descr.size() <= longestPlain;
    const auto type = plain ? typeOf(descr.substr(1)) : std::nullopt;
    if (!type) {
        return invalidInput(text("it is a NumPy file of type %1", plain ? descr : text("that is not plain")),
                            text("save it as numbers of 8, 16, 32 or 64 bit"));
    }
    std::vector<std::int64_t> shape = numbersIn(valueOf(header, "shape", "(", ")"));
    if (shape.size() == 2) shape.insert(shape.begin(), 1);
    if (shape.size() != 3) {
        return invalidInput(text("it is a NumPy file with %1 axes", shape.size()),
                            text("save an array of (slices, rows, columns)"));
    }
    if (valueOf(header, "fortran_order", "", ",} ") == "True") {
        return invalidInput(text("it is a NumPy file in Fortran order"),
                            text("save numpy.ascontiguousarray(array)"));
    }
    VolumeLayout layout;
    layout.image = {shape[2], shape[1], *type};
    layout.images = shape[0];
    layout.bigEndian = descr[0] == '>';
    layout.file = path;
    layout.streamOffset = begin + length;
    return openVolume(layout);
}

}  // namespace

/// NumPy's .npy, versions 1 to 3, of shape (slices, rows, columns) or (rows, columns).
FileFormat numpyFormat()
{
    return {"NumPy",
            {".npy"},
            [](std::span<const std::byte> start) { return startsWith(start, "\x93NUMPY"); },
            openNumpy};
}

}  // namespace synthslice::data
