#pragma once

#include <iterator>
#include <string>
#include <vector>

namespace synthslice::spec {

/// Something in an experiment that keeps it from being trained.
struct Problem {
    std::string path;     ///< the parameter or layer, for example "generator.layers.3.out_channels"
    std::string message;  ///< what is wrong, with the values
    std::string hint;     ///< what to do

    bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

inline void append(Problems& problems, Problems more)
{
    problems.insert(problems.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
}

}  // namespace synthslice::spec
