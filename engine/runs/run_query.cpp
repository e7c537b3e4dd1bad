#include "engine/runs/run_query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "engine/base/text/text.h"
#include "engine/spec/parameters/nearest_name.h"
#include "engine/spec/presets/presets.h"

namespace synthslice::runs {

namespace {

using spec::Json;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// "1.5", "98%", and of a time "90s", "5min", "2h".
std::optional<double> numberOf(const std::string& text)
{
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return std::nullopt;
    static constexpr std::array<std::pair<std::string_view, double>, 5> units{
        {{"", 1.0}, {"%", 0.01}, {"s", 1.0}, {"min", 60.0}, {"h", 3600.0}}};
    for (const auto& [unit, factor] : units) {
        if (std::string_view(end, text.data() + text.size()) == unit) return number * factor;
    }
    return std::nullopt;
}

template <class Test>
bool anyText(const Json& value, Test test)
{
    if (!value.is_array()) return test(plainText(value));
    return std::ranges::any_of(value, [&](const Json& each) { return test(plainText(each)); });
}

}  // namespace

class RunQuery::Parser {
public:
    Parser(std::string_view text, const std::set<std::string>& parameters)
        : m_text(text), m_parameters(parameters)
    {
    }

    Result<RunQuery> parse()
    {
        RunQuery query;
        for (skipBlanks(); !m_text.empty(); skipBlanks()) {
            auto term = takeTerm();
            if (!term) return tl::unexpected(term.error());
            query.m_terms.push_back(std::move(*term));
        }
        return query;
    }

private:
    void skipBlanks()
    {
        while (!m_text.empty() && isBlank(m_text.front())) m_text.remove_prefix(1);
    }

    Result<Term> takeTerm()
    {
        Term term;
        if (m_text.size() > 1 && m_text.front() == '-' && !isBlank(m_text[1])) {
            term.wanted = false;
            m_text.remove_prefix(1);
        }
        const bool quoted = m_text.front() == '"';
        if (!quoted) {
            if (takePrefix("tag:")) {
                term.field = "tags";
                term.comparison = Comparison::Equal;
                return withValue(std::move(term));
            }
            const std::size_t nameEnd = std::min(m_text.size(), m_text.find_first_of("<>=!~\" \t\r\n"));
            const std::string name(m_text.substr(0, nameEnd));
            std::string_view rest = m_text.substr(nameEnd);
            while (!rest.empty() && isBlank(rest.front())) rest.remove_prefix(1);
            if (const auto comparison = takeComparison(rest)) {
                m_text = rest;
                term.field = name;
                term.comparison = *comparison;
                if (auto known = checkField(term); !known) return tl::unexpected(known.error());
                return withValue(std::move(term));
            }
        }
        return withValue(std::move(term));
    }

    bool takePrefix(std::string_view prefix)
    {
        if (!m_text.starts_with(prefix)) return false;
        m_text.remove_prefix(prefix.size());
        return true;
    }

    static std::optional<Comparison> takeComparison(std::string_view& text)
    {
        static constexpr std::array<std::pair<std::string_view, Comparison>, 7> signs{
            {{"!=", Comparison::Unequal},
             {"<=", Comparison::LessEqual},
             {">=", Comparison::GreaterEqual},
             {"=", Comparison::Equal},
             {"<", Comparison::Less},
             {">", Comparison::Greater},
             {"~", Comparison::Contains}}};
        for (const auto& [sign, comparison] : signs) {
            if (text.starts_with(sign)) {
                text.remove_prefix(sign.size());
                return comparison;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] Result<void> checkField(const Term& term) const
    {
        if (!term.field.empty()) return checkKey(term.field, m_parameters);
        return invalidInput(text("a comparison has nothing before its sign"),
                            text("write the field first, as in: q < 1.5"));
    }

    Result<Term> withValue(Term term)
    {
        skipBlanks();
        std::string value;
        if (takePrefix("\"")) {
            const std::size_t end = m_text.find('"');
            if (end == std::string_view::npos) {
                return invalidInput(text("a quote is not closed"),
                                    text("write \" at the end of the text, too"));
            }
            value = m_text.substr(0, end);
            m_text.remove_prefix(end + 1);
        } else {
            while (!m_text.empty() && !isBlank(m_text.front())) {
                value += m_text.front();
                m_text.remove_prefix(1);
            }
        }
        const CardField* field = cardField(term.field);
        if (value.empty() && !term.field.empty() && term.comparison != Comparison::Equal &&
            term.comparison != Comparison::Unequal) {
            return invalidInput(text("nothing is compared with '%1'", term.field),
                                text("write a value behind it"));
        }
        term.text = plainText(value);
        term.number = numberOf(term.text);
        if (field != nullptr && field->numeric && !term.number) {
            return invalidInput(text("'%1' is a number, and '%2' is none", term.field, value),
                                text("write a number, as in: %1 < 1.5", term.field));
        }
        return term;
    }

    std::string_view m_text;
    const std::set<std::string>& m_parameters;
};

Result<RunQuery> RunQuery::parse(std::string_view text, const std::set<std::string>& parameters)
{
    return Parser(text, parameters).parse();
}

bool RunQuery::matches(const RunCard& card) const
{
    return std::ranges::all_of(m_terms, [&](const Term& term) { return holds(term, card) == term.wanted; });
}

bool RunQuery::asksForArchived() const
{
    return std::ranges::any_of(m_terms, [](const Term& term) { return term.field == "archived"; });
}

bool RunQuery::holds(const Term& term, const RunCard& card)
{
    const auto contains = [&](const std::string& text) { return text.find(term.text) != std::string::npos; };
    if (term.comparison == Comparison::Word) {
        static constexpr std::array searched{"name",  "folder", "family", "preset", "data",
                                             "state", "tags",   "note",   "parent"};
        return std::ranges::any_of(searched, [&](const char* field) {
            const Json value = cardField(field)->value(card);
            return !value.is_null() && anyText(value, contains);
        });
    }
    const Json value = valueOf(card, term.field);
    if (value.is_null()) return false;
    const auto equals = [&] {
        if (value.is_number() && term.number) return value.get<double>() == *term.number;
        return anyText(value, [&](const std::string& text) { return text == term.text; });
    };
    if (term.comparison == Comparison::Equal) return equals();
    if (term.comparison == Comparison::Unequal) return !equals();
    if (term.comparison == Comparison::Contains) return anyText(value, contains);
    if (value.is_number() != term.number.has_value() && !value.is_string()) return false;
    const int order = value.is_number() ? compareValues(value, *term.number)
                                        : compareValues(value, term.text);  // as dates
    switch (term.comparison) {
    case Comparison::Less:
        return order < 0;
    case Comparison::LessEqual:
        return order <= 0;
    case Comparison::Greater:
        return order > 0;
    default:
        return order >= 0;
    }
}

Result<void> checkKey(const std::string& key, const std::set<std::string>& parameters)
{
    if (cardField(key) != nullptr || parameters.contains(key)) return {};
    std::vector<std::string> known(parameters.begin(), parameters.end());
    for (const CardField& field : cardFields()) known.push_back(field.key);
    const std::string nearest = spec::nearestName(key, known);
    return invalidInput(text("runs have no '%1'", key),
                        nearest.empty() ? text("ask for a column of the list, as q, or a parameter's path")
                                        : text("did you mean '%1'?", nearest));
}

std::set<std::string> knownParameters(const std::vector<std::shared_ptr<const RunCard>>& runs)
{
    static const std::set<std::string> ofPresets = [] {
        std::set<std::string> all;
        for (const spec::Preset& preset : spec::presets()) {
            for (const auto& [path, value] : settingsOf(preset.experiment)) all.insert(path);
        }
        return all;
    }();
    std::set<std::string> paths = ofPresets;
    for (const auto& run : runs) {
        for (const auto& [path, value] : run->settings) paths.insert(path);
    }
    return paths;
}

}  // namespace synthslice::runs
