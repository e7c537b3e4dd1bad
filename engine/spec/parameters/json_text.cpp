#include "engine/spec/parameters/json_text.h"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/base/files/read_file.h"
#include "engine/base/text/text.h"

namespace synthslice::spec {

namespace {

constexpr std::size_t maxDepth = 64;
constexpr std::size_t maxShownBytes = 60;

/// Takes the parser's events and builds the value of them. The library's own builder looks through all keys
/// of an ordered object for each new one. Every method returns whether to go on.
class ValueBuilder final : public nlohmann::json_sax<Json> {
public:
    explicit ValueBuilder(std::string_view text) : m_text(text) {}

    Json value;
    Error problem{ErrorCode::InvalidInput, {}, {}};

    bool null() override { return add(nullptr); }
    bool boolean(bool flag) override { return add(flag); }
    bool number_integer(number_integer_t number) override { return add(number); }
    bool number_unsigned(number_unsigned_t number) override { return add(number); }
    bool number_float(number_float_t number, const std::string&) override { return add(number); }
    bool string(std::string& text) override { return add(std::move(text)); }
    bool binary(binary_t&) override { return refuse(text("it has binary data")); }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }

    bool key(std::string& name) override
    {
        Container& object = m_open.back();
        if (!object.keys.insert(name).second)
            return refuse(text("the key '%1' is given twice", shortened(name)));
        auto& members = object.value->get_ref<Json::object_t&>();
        members.emplace_back(std::move(name), Json());
        m_place = &members.back().second;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        const auto* const end = m_text.begin() + std::min(position, m_text.size());
        problem.hint = "check brackets, commas and quotes";
        return refuse(text("not JSON from line %1 on", 1 + std::count(m_text.begin(), end, '\n')));
    }

private:
    struct Container {
        Json* value;
        std::unordered_set<std::string> keys = {};
    };

    /// Where the next value goes: the root, the member whose key came last, or the end of the open list.
    Json& place()
    {
        if (m_place != nullptr) return *std::exchange(m_place, nullptr);
        if (m_open.empty()) return value;
        return m_open.back().value->get_ref<Json::array_t&>().emplace_back();
    }

    bool add(Json one)
    {
        place() = std::move(one);
        return true;
    }

    bool open(Json container)
    {
        if (m_open.size() == maxDepth) {
            return refuse(text("it is nested more than %1 levels deep", maxDepth));
        }
        Json& placed = place();
        placed = std::move(container);
        m_open.push_back({&placed});
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    bool refuse(std::string why)
    {
        problem.message = std::move(why);
        return false;
    }

    std::string_view m_text;
    std::vector<Container> m_open;  ///< from the root down; a value moves only while none inside it is open
    Json* m_place = nullptr;
};

}  // namespace

Result<Json> parseJson(std::string_view text, std::uintmax_t maxBytes)
{
    if (text.size() > maxBytes) {
        return invalidInput(synthslice::text("it is longer than the %1 bytes that are read", maxBytes));
    }
    ValueBuilder builder(text);
    if (!Json::sax_parse(text, &builder, Json::input_format_t::json, /*strict=*/true,
                         /*ignore_comments=*/true)) {
        return tl::unexpected(std::move(builder.problem));
    }
    return std::move(builder.value);
}

Result<Json> readJsonFile(const std::filesystem::path& file, std::uintmax_t maxBytes)
{
    return readFile(file, maxBytes).and_then([&](const std::string& text) {
        return parseJson(text, maxBytes).map_error([&](Error error) {
            error.message = file.string() + ": " + error.message;
            return error;
        });
    });
}

std::string shortened(const std::string& text)
{
    if (text.size() <= maxShownBytes) return text;
    std::size_t end = maxShownBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;  // not within a character
    return text.substr(0, end) + "…";
}

std::string shortText(const Json& value)
{
    return shortened(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

bool isUtf8(const std::string& text)
{
    try {
        return !Json(text).dump().empty();
    } catch (const Json::type_error&) {
        return false;
    }
}

}  // namespace synthslice::spec
