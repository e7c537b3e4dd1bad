#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/formats/hdf5_handle.h"

namespace synthslice::data {

namespace {

/// Decompressed chunks that are kept: a layer of chunks serves as many slices as it is deep.
constexpr std::size_t mostCacheBytes = std::size_t{1} << 28U;
constexpr hsize_t mostImages = hsize_t{1} << 22U;

/// A numeric data set of two or three axes, (slices,) rows, columns.
struct Hdf5DataSet {
    std::string path;
    std::array<hsize_t, 3> shape{};
    int axes = 3;
    SampleType type = SampleType::U8;

    [[nodiscard]] hsize_t values() const { return shape[0] * shape[1] * shape[2]; }
};

std::optional<SampleType> typeOfHdf5(hid_t type)
{
    const std::size_t bytes = H5Tget_size(type);
    switch (H5Tget_class(type)) {
    case H5T_FLOAT:
        if (bytes > sizeof(long double)) return std::nullopt;
        return bytes > 4 ? SampleType::F64 : SampleType::F32;
    case H5T_INTEGER: {
        if (bytes > sizeof(std::int64_t)) return std::nullopt;
        const std::string bits = bytes > 4 ? "64" : bytes > 2 ? "32" : bytes > 1 ? "16" : "8";
        return sampleTypeNamed((H5Tget_sign(type) == H5T_SGN_NONE ? "u" : "i") + bits);
    }
    case H5T_ENUM:  // h5py stores truth values so
        return bytes == 1 ? std::optional(SampleType::U8) : std::nullopt;
    default:
        return std::nullopt;
    }
}

hid_t memoryType(SampleType type)
{
    const std::array<hid_t, 10> types{
        H5T_NATIVE_UINT8, H5T_NATIVE_INT8,   H5T_NATIVE_UINT16, H5T_NATIVE_INT16, H5T_NATIVE_UINT32,
        H5T_NATIVE_INT32, H5T_NATIVE_UINT64, H5T_NATIVE_INT64,  H5T_NATIVE_FLOAT, H5T_NATIVE_DOUBLE};
    return types.at(static_cast<std::size_t>(type));
}

std::optional<Hdf5DataSet> describeDataSet(hid_t file, const std::string& path)
{
    const Hdf5Handle set(H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose);
    if (!set.isOpen()) return std::nullopt;
    const Hdf5Handle space(H5Dget_space(set.id()), H5Sclose);
    const Hdf5Handle type(H5Dget_type(set.id()), H5Tclose);
    const auto sampleType = typeOfHdf5(type.id());
    Hdf5DataSet result{
        path, {1, 0, 0}, H5Sget_simple_extent_ndims(space.id()), sampleType.value_or(SampleType::U8)};
    if (!sampleType || (result.axes != 2 && result.axes != 3)) return std::nullopt;
    H5Sget_simple_extent_dims(space.id(), result.shape.data() + (3 - result.axes), nullptr);
    return result.values() > 0 ? std::optional(result) : std::nullopt;
}

herr_t collectDataSet(hid_t file, const char* name, const H5O_info_t* info, void* into)
{
    if (info->type != H5O_TYPE_DATASET) return 0;
    if (auto set = describeDataSet(file, std::string("/") + name))
        static_cast<std::vector<Hdf5DataSet>*>(into)->push_back(std::move(*set));
    return 0;
}

/// "element_size_um": (z, y, x), as ilastik and ImageJ's HDF5 plugin write it.
std::optional<PixelSize> elementSize(hid_t set)
{
    if (H5Aexists(set, "element_size_um") <= 0) return std::nullopt;
    const Hdf5Handle attribute(H5Aopen(set, "element_size_um", H5P_DEFAULT), H5Aclose);
    const Hdf5Handle space(H5Aget_space(attribute.id()), H5Sclose);
    std::array<double, 3> zyx{};
    if (H5Sget_simple_extent_npoints(space.id()) != 3 ||
        H5Aread(attribute.id(), H5T_NATIVE_DOUBLE, zyx.data()) < 0) {
        return std::nullopt;
    }
    return pixelSize(zyx[2], zyx[1], 1.0, "HDF5 element_size_um");
}

class Hdf5File final : public ImageFile {
public:
    Hdf5File(Hdf5Handle file, Hdf5DataSet set)
        : m_file(std::move(file)), m_shape(std::move(set)), m_set(openCached())
    {
        m_pixelSize = elementSize(m_set.id());
    }

    /// Whether size and places of all chunks fit the shape; reading with wrong ones ends in the library.
    [[nodiscard]] bool hasSoundChunks() const
    {
        const Hdf5Handle created(H5Dget_create_plist(m_set.id()), H5Pclose);
        if (H5Pget_layout(created.id()) != H5D_CHUNKED) return true;
        const Hdf5Handle space(H5Dget_space(m_set.id()), H5Sclose);
        std::array<hsize_t, 3> chunk{};
        std::array<hsize_t, 3> most{};  // H5S_UNLIMITED is larger than any
        if (H5Pget_chunk(created.id(), 3, chunk.data()) != m_shape.axes ||
            H5Sget_simple_extent_dims(space.id(), nullptr, most.data()) != m_shape.axes) {
            return false;
        }
        for (std::size_t axis = 0; axis < 3; ++axis) {
            if (chunk.at(axis) > most.at(axis)) return false;  // none is written so
        }
        hsize_t chunks = 0;
        return H5Dget_num_chunks(m_set.id(), space.id(), &chunks) >= 0;
    }

    [[nodiscard]] std::size_t count() const override { return m_shape.shape[0]; }
    [[nodiscard]] Result<ImageHeader> header(std::size_t /*index*/) const override
    {
        return ImageHeader{static_cast<std::int64_t>(m_shape.shape[2]),
                           static_cast<std::int64_t>(m_shape.shape[1]), m_shape.type};
    }
    /// What is written of it; unknown where values lie in other files.
    [[nodiscard]] std::uintmax_t sourceBytes() const override
    {
        const Hdf5Handle created(H5Dget_create_plist(m_set.id()), H5Pclose);
        const bool isHere = H5Pget_layout(created.id()) != H5D_VIRTUAL &&
                            H5Pget_external_count(created.id()) == 0;
        return isHere ? H5Dget_storage_size(m_set.id()) : std::numeric_limits<std::int64_t>::max();
    }

    [[nodiscard]] Result<StoredImage> read(std::size_t index) override
    {
        const std::array<hsize_t, 3> start{index, 0, 0};
        const std::array<hsize_t, 3> extent{1, m_shape.shape[1], m_shape.shape[2]};
        const int first = 3 - m_shape.axes;
        const Hdf5Handle inFile(H5Dget_space(m_set.id()), H5Sclose);
        const Hdf5Handle inMemory(H5Screate_simple(2, extent.data() + 1, nullptr), H5Sclose);
        H5Sselect_hyperslab(inFile.id(), H5S_SELECT_SET, start.data() + first, nullptr, extent.data() + first,
                            nullptr);
        StoredImage image;
        image.width = static_cast<int>(extent[2]);
        image.height = static_cast<int>(extent[1]);
        image.pixelSize = m_pixelSize;
        image.samples = makeSamples(m_shape.type, extent[1] * extent[2]);
        if (H5Dread(m_set.id(), memoryType(m_shape.type), inMemory.id(), inFile.id(), H5P_DEFAULT,
                    bytesOf(image.samples).data()) < 0) {
            return invalidInput(
                text("image %1 of %2 is damaged or compressed by a filter that is not installed", index + 1,
                     m_shape.path),
                text("save it again with gzip or without compression"));
        }
        return image;
    }

private:
    /// With a cache that holds one layer of chunks.
    [[nodiscard]] Hdf5Handle openCached() const
    {
        const Hdf5Handle plain(H5Dopen2(m_file.id(), m_shape.path.c_str(), H5P_DEFAULT), H5Dclose);
        const Hdf5Handle created(H5Dget_create_plist(plain.id()), H5Pclose);
        std::array<hsize_t, 3> chunk{};
        const Hdf5Handle access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose);
        if (H5Pget_layout(created.id()) == H5D_CHUNKED && H5Pget_chunk(created.id(), 3, chunk.data()) == 3) {
            const std::size_t layer = chunk[0] * (m_shape.shape[1] + chunk[1]) *
                                      (m_shape.shape[2] + chunk[2]) * sampleBytes(m_shape.type);
            H5Pset_chunk_cache(access.id(), 10007, std::min(layer, mostCacheBytes), 1.0);
        }
        return {H5Dopen2(m_file.id(), m_shape.path.c_str(), access.id()), H5Dclose};
    }

    Hdf5Handle m_file;
    Hdf5DataSet m_shape;
    Hdf5Handle m_set;
    std::optional<PixelSize> m_pixelSize;
};

std::string pathsOf(const std::vector<Hdf5DataSet>& sets)
{
    std::string text;
    for (const Hdf5DataSet& set : sets) text += (text.empty() ? "" : ", ") + set.path;
    return text;
}

std::vector<ImageSet> imageSets(const std::vector<Hdf5DataSet>& sets, const std::string& taken)
{
    std::vector<ImageSet> images;
    for (const Hdf5DataSet& set : sets) {
        const auto size = [&](std::size_t axis) { return static_cast<std::int64_t>(set.shape.at(axis)); };
        images.push_back({set.path, size(0), size(2), size(1), set.path == taken || set.path == "/" + taken});
    }
    return images;
}

OpenedFile openHdf5(const std::filesystem::path& path, const ReadOptions& options)
{
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);  // its messages would go to stderr
    Hdf5Handle file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose);
    if (!file.isOpen())
        return invalidInput(text("it is an HDF5 file that is damaged or open for writing elsewhere"));
    std::vector<Hdf5DataSet> sets;
    H5Ovisit(file.id(), H5_INDEX_NAME, H5_ITER_INC, collectDataSet, &sets);
    if (sets.empty())
        return invalidInput(text("it is an HDF5 file without images (numbers with two or three axes)"));
    std::optional<Hdf5DataSet> chosen = *std::max_element(
        sets.begin(), sets.end(), [](const auto& a, const auto& b) { return a.values() < b.values(); });
    if (!options.dataset.empty()) chosen = describeDataSet(file.id(), options.dataset);
    if (!chosen) {
        return invalidInput(text("it has no images %1 (data.dataset)", options.dataset),
                            text("choose one of %1", pathsOf(sets)));
    }
    if (chosen->shape[0] > mostImages)
        return invalidInput(text("its data set %1 is too large", chosen->path));
    auto result = std::make_unique<Hdf5File>(std::move(file), *chosen);
    if (!result->hasSoundChunks()) return invalidInput(text("its data set %1 is damaged", chosen->path));
    result->setSets(imageSets(sets, chosen->path));
    if (sets.size() > 1 && options.dataset.empty()) {
        result->note(text("the largest data set %1 is taken, of %2 (data.dataset takes another)",
                          chosen->path, pathsOf(sets)));
    }
    return result;
}

}  // namespace

/// HDF5 and NeXus: a data set of (slices, rows, columns) or (rows, columns).
FileFormat hdf5Format()
{
    return {"HDF5",
            {".h5", ".hdf5", ".hdf", ".nxs", ".nx"},
            [](std::span<const std::byte> start) { return startsWith(start, "\x89HDF\r\n\x1a\n"); },
            openHdf5};
}

}  // namespace synthslice::data
