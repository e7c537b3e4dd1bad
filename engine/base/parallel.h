#pragma once

#include <cstddef>
#include <functional>

#include "engine/base/progress.h"

namespace synthslice {

/// Calls work(i) for i = 0 ... count - 1 on all processor cores, in no order, until cancelled; returns when
/// none is under way. `doing` is reported, with the share that is done, from this thread; empty reports
/// nothing. Of exceptions the first is thrown on, after the others have ended.
void forEachInParallel(std::size_t count, const Progress& progress, const char* doing,
                       const std::function<void(std::size_t)>& work);

}  // namespace synthslice
