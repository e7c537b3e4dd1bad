#include "engine/base/parallel.h"

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace synthslice {

void forEachInParallel(std::size_t count, const Progress& progress, const char* doing,
                       const std::function<void(std::size_t)>& work)
{
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;  // guards `thrown`
    std::exception_ptr thrown;
    const auto share = [&](bool reports) {
        try {
            for (std::size_t i = next++; i < count && !progress.cancelled(); i = next++) {
                if (reports) progress.at(static_cast<double>(i) / static_cast<double>(count), doing);
                work(i);
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!thrown) thrown = std::current_exception();
            next = count;
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned core = 1; core < std::thread::hardware_concurrency(); ++core) {
            others.emplace_back(share, false);
        }
        share(*doing != '\0');
    }
    if (thrown) {
        std::rethrow_exception(thrown);
    }
}

}  // namespace synthslice
