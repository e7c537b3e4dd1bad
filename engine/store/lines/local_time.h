#pragma once

#include <ctime>
#include <string>

namespace synthslice::store {

/// `time` in the local time zone, in strftime()'s `format` of digits only.
[[nodiscard]] inline std::string localTime(const char* format, std::time_t time)
{
    std::tm fields{};
    ::localtime_r(&time, &fields);
    char text[64];
    return {text, std::strftime(text, sizeof text, format, &fields)};
}

}  // namespace synthslice::store
