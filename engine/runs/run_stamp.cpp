#include "engine/runs/run_stamp.h"

#include <iterator>

#include <sys/stat.h>

#include "engine/store/run_folder.h"
#include "engine/store/run_lock.h"

namespace synthslice::runs {

RunStamp stampOf(const std::filesystem::path& runFolder)
{
    const store::RunFolder run{runFolder};
    RunStamp stamp;
    auto place = stamp.files.begin();
    for (const std::filesystem::path& file :
         {run.experiment(), run.record(), run.metrics(), run.timing(), run.events(), run.quality(),
          run.samples(), runFolder / "notes.json"}) {
        struct stat status {};
        if (::stat(file.c_str(), &status) == 0) {
            *place = status.st_size + 1;
            *std::next(place) = status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec;
        }
        std::advance(place, 2);
    }
    stamp.locked = store::isLocked(runFolder);
    return stamp;
}

}  // namespace synthslice::runs
