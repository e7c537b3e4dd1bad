#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace synthslice::data {

/// What labelled images serve for: to learn from, to choose by, to be judged by at the end.
enum class Part { Training, Validation, Test };

inline constexpr std::array<Part, 3> allParts{Part::Training, Part::Validation, Part::Test};
inline constexpr std::array<std::string_view, 3> partNames{"training", "validation", "test"};

}  // namespace synthslice::data
