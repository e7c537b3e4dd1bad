#include "engine/store/lines/step_times.h"

#include <utility>

#include "engine/base/files/read_file.h"
#include "engine/store/lines/metric_rows.h"
#include "engine/store/run_folder.h"

namespace synthslice::store {

Result<StepTimes> readStepTimes(const std::filesystem::path& runFolder)
{
    return readFile(RunFolder{runFolder}.timing()).map([](const std::string& text) {
        MetricColumns columns = metricColumns(text, 1);
        return StepTimes{std::move(columns.steps), std::move(columns.values.front())};
    });
}

}  // namespace synthslice::store
