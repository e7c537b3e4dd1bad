#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/network/shape_inference.h"
#include "engine/spec/presets/preview.h"
#include "engine/spec/problem.h"

namespace synthslice::spec {

/// What an experiment learns from.
enum class DataNeed {
    Slices,          ///< images of a material, cut into patches
    LabelledImages,  ///< images with classes
    Nothing          ///< no files
};

/// A kind of network: all that is known of it without training one. Its trainer is a
/// training::FamilyTraining. Constant; any thread.
class Family {
public:
    virtual ~Family() = default;

    /// As in experiment files: "gan".
    [[nodiscard]] virtual std::string name() const = 0;
    /// In English (SYNTHSLICE_TEXT).
    [[nodiscard]] virtual std::string title() const = 0;
    [[nodiscard]] virtual FamilySpec defaults() const = 0;

    [[nodiscard]] virtual DataNeed dataNeed(const ExperimentSpec& /*experiment*/) const
    {
        return DataNeed::Slices;
    }

    /// The shape of one example that enters one of the experiment's networks.
    [[nodiscard]] virtual Shape inputOf(const ExperimentSpec& experiment,
                                        const std::string& network) const = 0;

    /// What keeps the experiment from being trained, beyond what is checked of every family: ranges, the
    /// shapes of layers, optimizers.
    [[nodiscard]] virtual Problems problems(const ExperimentSpec& experiment) const = 0;

    /// Why a parameter of the family's own parts, or of training, changes nothing in this experiment; nothing
    /// if it does.
    [[nodiscard]] virtual std::optional<std::string> whyIdle(const ExperimentSpec& experiment,
                                                             const std::string& path) const = 0;

    /// A picture of the experiment that parameters can be moved in by hand; none of families without one.
    [[nodiscard]] virtual std::optional<Preview> preview(const ExperimentSpec& /*experiment*/) const
    {
        return {};
    }

    /// Floating-point operations of one training step (a multiplication and an addition are two).
    [[nodiscard]] virtual double stepFlops(const ExperimentSpec& experiment) const = 0;

    /// Brings an experiment's JSON of an older version, whose header is right, to this one.
    [[nodiscard]] virtual Result<Json> migrated(Json experiment) const { return experiment; }
};

/// All families, in the order in which they are shown.
[[nodiscard]] const std::vector<const Family*>& families();

/// Adds one beside the program's own. Only before other threads run; `family` must outlive them.
void addFamily(const Family& family);

[[nodiscard]] Result<const Family*> familyNamed(const std::string& name);
[[nodiscard]] const Family& familyOf(const ExperimentSpec& experiment);

}  // namespace synthslice::spec
