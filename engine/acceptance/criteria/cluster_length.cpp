#include <algorithm>
#include <numeric>

#include "engine/acceptance/criterion.h"
#include "engine/acceptance/judged_image.h"
#include "engine/measure/cluster_function.h"

namespace synthslice::acceptance {

namespace {

class ClusterLength final : public Criterion {
public:
    [[nodiscard]] std::string name() const override { return "cluster_length"; }
    [[nodiscard]] std::string label() const override { return SYNTHSLICE_TEXT("Cluster length"); }
    [[nodiscard]] std::string unit() const override { return "px"; }
    [[nodiscard]] std::string help() const override
    {
        return SYNTHSLICE_TEXT("How far connected fibres reach: the two-point cluster function summed, over "
                               "the volume fraction.");
    }
    [[nodiscard]] double measure(const JudgedImage& image) const override
    {
        const measure::PhaseImage& phase = image.phase();
        const std::vector<double> cluster = measure::clusterFunction(phase,
                                                                     std::min(phase.width, phase.height) / 2);
        return std::accumulate(cluster.begin(), cluster.end(), 0.0) / cluster.front();
    }
};

}  // namespace

}  // namespace synthslice::acceptance

SYNTHSLICE_CRITERION(cluster_length, ClusterLength)
