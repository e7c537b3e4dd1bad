#include "engine/store/checkpoints/safetensors_header.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::store {

namespace {

using spec::Json;

/// Takes the JSON parser's events. Every method returns whether to go on.
class HeaderReader final : public nlohmann::json_sax<Json> {
public:
    std::vector<TensorEntry> entries;
    std::string problem;

    bool start_object(std::size_t) override
    {
        switch (m_place) {
        case Place::Start:
            return enter(Place::Names);
        case Place::TensorValue:
            m_seen.clear();
            return enter(Place::Fields);
        case Place::MetadataValue:
            return enter(Place::Metadata);
        default:
            return unexpected("an object");
        }
    }

    bool key(std::string& key) override
    {
        switch (m_place) {
        case Place::Names:
            return enterTensor(key);
        case Place::Fields:
            return enterField(key);
        default:
            return m_metadataKeys.insert(key).second || refuse(text("metadata %1 is given twice", key));
        }
    }

    bool end_object() override
    {
        switch (m_place) {
        case Place::Fields:
            if (m_seen.size() != 3) return refuse(text("%1 lacks dtype, shape or data_offsets", current()));
            return enter(Place::Names);
        case Place::Metadata:
            return enter(Place::Names);
        default:
            return enter(Place::End);
        }
    }

    bool start_array(std::size_t) override
    {
        m_numbers.clear();
        if (m_place == Place::ShapeValue) return enter(Place::Shape);
        if (m_place == Place::OffsetsValue) return enter(Place::Offsets);
        return unexpected("a list");
    }

    bool end_array() override
    {
        TensorEntry& entry = entries.back();
        if (m_place == Place::Shape) {
            entry.shape = std::move(m_numbers);
        } else if (m_numbers.size() == 2) {
            entry.begin = m_numbers[0];
            entry.end = m_numbers[1];
        } else {
            return refuse(text("%1 needs two data_offsets", current()));
        }
        return enter(Place::Fields);
    }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (m_place != Place::Shape && m_place != Place::Offsets) return unexpected("a number");
        if (m_numbers.size() == maxDimensions) return refuse(text("%1 has too many dimensions", current()));
        m_numbers.push_back(value);
        return true;
    }

    bool string(std::string& value) override
    {
        if (m_place == Place::Metadata) return true;
        if (m_place != Place::DtypeValue) return unexpected("a text");
        if (!bytesPerValue(value)) return refuse(text("%1 has the unknown dtype %2", current(), value));
        entries.back().dtype = std::move(value);
        return enter(Place::Fields);
    }

    bool null() override { return unexpected("null"); }
    bool boolean(bool) override { return unexpected("true or false"); }
    bool number_integer(number_integer_t) override { return unexpected("a negative number"); }
    bool number_float(number_float_t, const std::string&) override { return unexpected("a decimal number"); }
    bool binary(binary_t&) override { return unexpected("binary data"); }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        return refuse(text("its header is no valid JSON at byte %1", position));
    }

private:
    static constexpr std::size_t maxDimensions = 64;
    static constexpr std::size_t maxProblemBytes = 300;

    /// What the parser's next event belongs to.
    enum class Place {
        Start,
        Names,
        TensorValue,
        Fields,
        DtypeValue,
        ShapeValue,
        Shape,
        OffsetsValue,
        Offsets,
        MetadataValue,
        Metadata,
        End
    };

    bool enter(Place place)
    {
        m_place = place;
        return true;
    }

    bool enterTensor(std::string& name)
    {
        if (!m_names.insert(name).second) return refuse(text("tensor %1 is given twice", name));
        if (name == "__metadata__") return enter(Place::MetadataValue);
        entries.push_back({std::move(name), {}, {}, 0, 0});
        return enter(Place::TensorValue);
    }

    bool enterField(const std::string& field)
    {
        if (!m_seen.insert(field).second) return refuse(text("%1 of %2 is given twice", field, current()));
        if (field == "dtype") return enter(Place::DtypeValue);
        if (field == "shape") return enter(Place::ShapeValue);
        if (field == "data_offsets") return enter(Place::OffsetsValue);
        return refuse(text("%1 has the unknown field %2", current(), field));
    }

    bool refuse(std::string why)
    {
        problem = std::move(why);
        problem.resize(std::min(problem.size(), maxProblemBytes));  // names may be as long as the header
        return false;
    }

    bool unexpected(const std::string& what)
    {
        return refuse(text("its header has %1 in the wrong place%2", what,
                           (entries.empty() ? std::string() : ", at " + current())));
    }

    [[nodiscard]] std::string current() const { return "tensor " + entries.back().name; }

    Place m_place = Place::Start;
    std::unordered_set<std::string> m_names;
    std::unordered_set<std::string> m_metadataKeys;
    std::set<std::string> m_seen;  ///< fields of the current tensor
    std::vector<std::uint64_t> m_numbers;
};

}  // namespace

std::optional<std::uint64_t> bytesPerValue(std::string_view dtype)
{
    if (dtype == "BOOL" || dtype == "U8" || dtype == "I8" || dtype == "F8_E5M2" || dtype == "F8_E4M3")
        return 1;
    if (dtype == "I16" || dtype == "U16" || dtype == "F16" || dtype == "BF16") return 2;
    if (dtype == "I32" || dtype == "U32" || dtype == "F32") return 4;
    if (dtype == "I64" || dtype == "U64" || dtype == "F64") return 8;
    return std::nullopt;
}

Result<std::vector<TensorEntry>> parseSafetensorsHeader(std::string_view json)
{
    HeaderReader reader;
    if (!Json::sax_parse(json, &reader)) return invalidInput(reader.problem);
    return std::move(reader.entries);
}

}  // namespace synthslice::store
