#pragma once

#include <string_view>

namespace synthslice::store {

/// Calls `use` with each line of a file's text, its end included. What stands behind the last end is left
/// out: it was not written to its end.
template <class Use>
void forEachWholeLine(std::string_view text, const Use& use)
{
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        use(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
}

}  // namespace synthslice::store
