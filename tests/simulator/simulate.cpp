// simulate [--seed N] [--histories N] [--folder DIR]: histories of runs, the seeds of those that went wrong
// with what did not hold, and how many there were. A single one is repeated by its seed.

#include <charconv>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "tests/simulator/history.h"

namespace {

std::uint64_t numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

int main(int argc, char** argv)
{
    std::uint64_t seed = 0;
    std::uint64_t histories = 1;
    std::filesystem::path folder = std::filesystem::temp_directory_path();
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--seed") == 0) seed = numberOf(argv[i + 1]);
        if (std::strcmp(argv[i], "--histories") == 0) histories = numberOf(argv[i + 1]);
        if (std::strcmp(argv[i], "--folder") == 0) folder = argv[i + 1];
    }
    std::uint64_t wrong = 0;
    for (std::uint64_t number = seed; number < seed + histories; ++number) {
        const std::string fault = synthslice::test::simulateHistory(
            number, folder / ("synthslice-history-" + std::to_string(seed)));
        if (fault.empty()) continue;
        ++wrong;
        std::printf("--seed %llu: %s\n", static_cast<unsigned long long>(number), fault.c_str());
    }
    std::printf("%llu histories, %llu wrong\n", static_cast<unsigned long long>(histories),
                static_cast<unsigned long long>(wrong));
    return wrong == 0 ? 0 : 1;
}
