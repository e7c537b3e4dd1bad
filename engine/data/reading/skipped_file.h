#pragma once

#include <string>

namespace synthslice::data {

/// A file, or an image of it, that is left out.
struct SkippedFile {
    std::string file;
    std::string reason;
    bool operator==(const SkippedFile&) const = default;
};

}  // namespace synthslice::data
