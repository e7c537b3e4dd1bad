#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

namespace synthslice::test {

/// A computer whose disk can be full, whose clock is told, whose chance is always the same and on which the
/// process can be killed. A program that links this has its own functions in the place of libc's write,
/// rename and so on; what they are told here holds for all threads. Files of the test itself are written
/// while nothing is told. One user at a time.
class VirtualMachine {
public:
    static void switchOn(std::uint64_t seed);  ///< of its chance; the clock begins anew

    /// The next `calls` calls that need space on the disk fail.
    static void fillDisk(int calls);

    /// Before the change of the disk after the next `changes` ones, the folder `from` is copied to `to` as a
    /// process that was killed there would have left it, and `killed` is called. What is running goes on in
    /// `from`; nobody need look at it any more.
    static void killAfter(int changes, const std::filesystem::path& from, const std::filesystem::path& to,
                          const std::function<void()>& killed);

    /// The disk has space again, and nothing is killed any more.
    static void makeSafe();

    static void advanceClock(double seconds);  ///< of std::chrono::steady_clock
};

}  // namespace synthslice::test
