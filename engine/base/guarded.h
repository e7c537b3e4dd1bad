#pragma once

#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>

#include "engine/base/result.h"

namespace synthslice {

/// Calls `work`, which returns a Result, and turns an exception of a library (LibTorch, OpenCV, memory) into
/// an Error that begins with `what`. Stands at the root of every thread and command.
template <class Work>
std::invoke_result_t<Work> guarded(std::string_view what, Work&& work)
{
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return failed(std::string(what) + ": out of memory",
                      "use fewer slices, smaller batches or smaller networks");
    } catch (const std::exception& exception) {
        // LibTorch appends a stack trace to its first line.
        const std::string_view text = exception.what();
        return failed(std::string(what) + ": " + std::string(text.substr(0, text.find('\n'))));
    }
}

}  // namespace synthslice
