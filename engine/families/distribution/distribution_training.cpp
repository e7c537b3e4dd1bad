#include <algorithm>
#include <span>

#include "engine/base/files/sha256.h"
#include "engine/families/distribution/distribution_health.h"
#include "engine/families/distribution/distribution_trainer.h"
#include "engine/families/distribution/point_mixture.h"
#include "engine/training/family_training.h"

namespace synthslice::training {
namespace {

/// Real points of D coordinates.
template <std::size_t D>
class RealPoints final : public TrainingData {
public:
    explicit RealPoints(PointSource<D> source) : m_source(std::move(source)) {}

    /// Of points their values; a density stands in the experiment.
    [[nodiscard]] DataRecord record() const override
    {
        const auto* points = std::get_if<Points<D>>(&m_source);
        return {.fingerprint = points != nullptr ? sha256Hex(std::as_bytes(std::span(*points)))
                                                 : std::string("none")};
    }
    /// A density has no end.
    [[nodiscard]] std::int64_t stepsPerEpoch(const spec::ExperimentSpec& experiment) const override
    {
        const auto* points = std::get_if<Points<D>>(&m_source);
        const std::int64_t perStep = experiment.training.batchSize *
                                     spec::distributionOf(experiment).loss.nCritic;
        return points == nullptr ? 0 : std::max<std::int64_t>(1, std::ssize(*points) / perStep);
    }
    [[nodiscard]] Result<std::unique_ptr<session::Trainer>>
    makeTrainer(const spec::ExperimentSpec& experiment, std::int64_t /*stepsPerEpoch*/,
                const DeviceReport& device) const override
    {
        return std::make_unique<DistributionTrainer<D>>(experiment, m_source, device);
    }

private:
    PointSource<D> m_source;
};

template <std::size_t D>
Result<std::unique_ptr<TrainingData>> realPoints(const spec::RealPointsSpec& real)
{
    const auto hold = [](PointSource<D> source) {
        return std::unique_ptr<TrainingData>(std::make_unique<RealPoints<D>>(std::move(source)));
    };
    return real.kind == spec::RealKind::Points
               ? synthslice::distribution::readPoints<D>(real.points).map(hold)
               : spec::mixtureOf<D>(real).map(hold);
}

class DistributionTraining final : public FamilyTraining {
public:
    [[nodiscard]] std::string family() const override { return spec::DistributionSpec::family; }
    [[nodiscard]] std::vector<session::MetricInfo>
    metrics(const spec::ExperimentSpec& experiment) const override
    {
        return pointMetrics(spec::distributionOf(experiment));
    }
    [[nodiscard]] std::vector<session::HealthRule> healthRules() const override
    {
        return session::distributionHealthRules();
    }
    [[nodiscard]] Result<std::unique_ptr<TrainingData>> read(const std::filesystem::path& /*data*/,
                                                             const spec::ExperimentSpec& experiment,
                                                             const Progress& /*progress*/) const override
    {
        const spec::RealPointsSpec& real = spec::distributionOf(experiment).real;
        return real.dimension == 1 ? realPoints<1>(real) : realPoints<2>(real);
    }
    /// A Gaussian in place of points of a file.
    [[nodiscard]] std::unique_ptr<TrainingData>
    randomData(const spec::ExperimentSpec& experiment) const override
    {
        spec::RealPointsSpec real = spec::distributionOf(experiment).real;
        if (real.kind == spec::RealKind::Points) real.kind = spec::RealKind::Gaussian;
        return real.dimension == 1 ? realPoints<1>(real).value() : realPoints<2>(real).value();
    }
};

}  // namespace

namespace distribution {

const FamilyTraining& training()
{
    static const DistributionTraining training;
    return training;
}

}  // namespace distribution

}  // namespace synthslice::training
