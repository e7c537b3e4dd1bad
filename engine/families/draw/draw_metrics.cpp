#include "engine/families/draw/draw_metrics.h"

#include "engine/base/text/text.h"

namespace synthslice::training {

std::vector<session::MetricInfo> drawMetrics(const spec::DrawSpec& draw)
{
    std::vector<session::MetricInfo> metrics = {
        {"kl_first", SYNTHSLICE_TEXT("KL of the first glimpse"), "kl", "nats"},
        {"kl_last", SYNTHSLICE_TEXT("KL of the last glimpse"), "kl", "nats"}};
    if (!draw.network.attention) return metrics;
    metrics.push_back({"read_window", SYNTHSLICE_TEXT("Side of the read window"), "window", "px"});
    metrics.push_back({"write_window", SYNTHSLICE_TEXT("Side of the write window"), "window", "px"});
    metrics.push_back({"windows_outside", SYNTHSLICE_TEXT("Windows outside the image"), "ratio", ""});
    return metrics;
}

}  // namespace synthslice::training
