#pragma once

#include <malloc.h>

namespace synthslice::app {

/// Has all threads take memory from one heap. Otherwise each draws from one of several, which keep some
/// megabytes each: ten thousand steps made a window grow by 2 to 3 % (docs/reliability.md). Before any thread
/// is started.
inline void keepOneHeap()
{
    ::mallopt(M_ARENA_MAX, 1);
}

}  // namespace synthslice::app
