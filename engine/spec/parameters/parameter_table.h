#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/base/text/text.h"
#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::spec {

/// The JSON names of an enumeration's values, in their order. Specialized beside each enumeration:
///   template <> inline constexpr std::array enumNames<Precision>{"auto", "fp32"};
template <class E>
inline constexpr std::array<const char*, 0> enumNames{};

/// One row of a struct's table: what the parameter is, and how to read and write it.
template <class S>
struct Parameter {
    ParameterInfo info;
    std::function<Json(const S&)> get;
    std::function<void(S&, const Json&)> set;  ///< the value has passed valueProblem()

    template <class T>
    Parameter(T S::*member, ParameterInfo parameterInfo) : info(std::move(parameterInfo))
    {
        if constexpr (std::is_enum_v<T>) {
            info.type = ParameterType::Choice;
            info.choices.assign(enumNames<T>.begin(), enumNames<T>.end());
            get = [member](const S& s) { return Json(enumNames<T>.at(static_cast<std::size_t>(s.*member))); };
            set = [member, names = info.choices](S& s, const Json& value) {
                const auto found = std::find(names.begin(), names.end(), value.get<std::string>());
                s.*member = static_cast<T>(found - names.begin());
            };
        } else {
            info.type = typeOf<T>();
            get = [member](const S& s) { return Json(s.*member); };
            set = [member](S& s, const Json& value) { s.*member = value.get<T>(); };
        }
        info.defaultValue = get(S{});
    }

private:
    template <class T>
    static constexpr ParameterType typeOf()
    {
        if constexpr (std::is_same_v<T, bool>) {
            return ParameterType::Boolean;
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
            return ParameterType::Integer;
        } else if constexpr (std::is_same_v<T, double>) {
            return ParameterType::Real;
        } else if constexpr (std::is_same_v<T, std::array<double, 2>>) {
            return ParameterType::RealPair;
        } else {
            static_assert(std::is_same_v<T, std::string>,
                          "a parameter is bool, int64, double, pair, text or enum");
            return ParameterType::Text;
        }
    }
};

template <class S>
using ParameterTable = std::vector<Parameter<S>>;

/// What a struct is called in an editor, and one sentence on what it is; in English (SYNTHSLICE_TEXT).
struct GroupText {
    std::string title;
    std::string help;
};
template <class S>
GroupText groupText();

/// The one table of struct S; defined beside each struct. Every member of S has exactly one row.
template <class S>
const ParameterTable<S>& parameterTable();

/// That of a struct without members.
template <class S>
requires std::is_empty_v<S>
const ParameterTable<S>& parameterTable()
{
    static const ParameterTable<S> none;
    return none;
}

}  // namespace synthslice::spec
