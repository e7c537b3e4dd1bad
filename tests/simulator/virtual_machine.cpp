#include "tests/simulator/virtual_machine.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <mutex>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "engine/base/random.h"

namespace {

struct State {
    std::recursive_mutex mutex;
    int fullFor = 0;
    int killIn = -1;  ///< changes; -1: never
    std::filesystem::path from;
    std::filesystem::path to;
    std::function<void()> killed;
    long long nanoseconds = 0;
    synthslice::Random chance{0};
};

State& state()
{
    static State all;
    return all;
}

/// Whether the process is killed before this change.
bool isKilledHere()
{
    State& all = state();
    return all.killIn >= 0 && all.killIn-- == 0;
}

void kill()
{
    State& all = state();
    all.fullFor = 0;  // nobody looks at it any more
    if (std::filesystem::exists(all.from))
        std::filesystem::copy(all.from, all.to, std::filesystem::copy_options::recursive);
    std::exchange(all.killed, {})();
}

bool findsDiskFull()
{
    State& all = state();
    if (all.fullFor == 0) return false;
    --all.fullFor;
    errno = ENOSPC;
    return true;
}

enum class Needs { Space, Nothing };

template <class Call>
auto changed(Needs needs, const Call& call) -> decltype(call())
{
    const std::lock_guard lock(state().mutex);
    if (isKilledHere()) kill();
    if (needs == Needs::Space && findsDiskFull()) return -1;
    return call();
}

/// A kill may come in the middle of a write.
template <class Call>
ssize_t written(int descriptor, std::size_t count, const Call& call)
{
    if (descriptor <= STDERR_FILENO) return call(count);
    const std::lock_guard lock(state().mutex);
    if (isKilledHere()) {
        const ssize_t half = count > 1 ? call(count / 2) : 0;
        kill();
        if (half != 0) return half;
    }
    return findsDiskFull() ? -1 : call(count);
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, std::size_t count)
{
    return written(descriptor, count,
                   [&](std::size_t part) { return syscall(SYS_write, descriptor, bytes, part); });
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t count, off_t offset)
{
    return written(descriptor, count,
                   [&](std::size_t part) { return syscall(SYS_pwrite64, descriptor, bytes, part, offset); });
}

// Nothing survives in this machine but by the process: what is written is on the disk.
int fsync(int)
{
    return changed(Needs::Space, [] { return 0; });
}

int fdatasync(int)
{
    return changed(Needs::Space, [] { return 0; });
}

int rename(const char* from, const char* to) noexcept
{
    return changed(Needs::Space, [&] { return static_cast<int>(syscall(SYS_rename, from, to)); });
}

int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept
{
    return changed(Needs::Space, [&] {
        return static_cast<int>(syscall(SYS_renameat2, fromFolder, from, toFolder, to, flags));
    });
}

int mkdir(const char* path, mode_t mode) noexcept
{
    return changed(Needs::Space, [&] { return static_cast<int>(syscall(SYS_mkdir, path, mode)); });
}

int unlink(const char* path) noexcept
{
    return changed(Needs::Nothing, [&] { return static_cast<int>(syscall(SYS_unlink, path)); });
}

int unlinkat(int folder, const char* path, int flags) noexcept
{
    return changed(Needs::Nothing,
                   [&] { return static_cast<int>(syscall(SYS_unlinkat, folder, path, flags)); });
}

int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    if (clock != CLOCK_MONOTONIC) return static_cast<int>(syscall(SYS_clock_gettime, clock, time));
    constexpr long long second = 1'000'000'000;
    const std::lock_guard lock(state().mutex);
    *time = {static_cast<time_t>(state().nanoseconds / second),
             static_cast<long>(state().nanoseconds % second)};
    return 0;
}

ssize_t getrandom(void* bytes, std::size_t count, unsigned)
{
    const std::lock_guard lock(state().mutex);
    const std::uint64_t chance = state().chance.next();
    std::memcpy(bytes, &chance, std::min(count, sizeof chance));
    return static_cast<ssize_t>(std::min(count, sizeof chance));
}

}  // extern "C"

namespace synthslice::test {

void VirtualMachine::switchOn(std::uint64_t seed)
{
    const std::lock_guard lock(state().mutex);
    makeSafe();
    state().nanoseconds = 1'000'000'000;
    state().chance = Random(seed);
}

void VirtualMachine::fillDisk(int calls)
{
    const std::lock_guard lock(state().mutex);
    state().fullFor = calls;
}

void VirtualMachine::killAfter(int changes, const std::filesystem::path& from,
                               const std::filesystem::path& to, const std::function<void()>& killed)
{
    const std::lock_guard lock(state().mutex);
    state().killIn = changes;
    state().from = from;
    state().to = to;
    state().killed = killed;
}

void VirtualMachine::makeSafe()
{
    const std::lock_guard lock(state().mutex);
    state().fullFor = 0;
    state().killIn = -1;
}

void VirtualMachine::advanceClock(double seconds)
{
    const std::lock_guard lock(state().mutex);
    state().nanoseconds += static_cast<long long>(1e9 * seconds);
}

}  // namespace synthslice::test
