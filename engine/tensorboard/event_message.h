#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/spec/parameters/json_text.h"

namespace synthslice::tensorboard {

// Events of TensorBoard, encoded: tensorboard/compat/proto/{event,summary,tensor}.proto and
// plugins/{text,hparams} of TensorBoard 2. `wallTime` is in seconds since 1970.

struct Scalar {
    std::string_view tag;
    float value = 0.0F;
};

/// The first event of a file.
[[nodiscard]] std::string versionEvent(double wallTime);

/// Tells a reader to forget what it has read of `step` and later ones.
[[nodiscard]] std::string startEvent(double wallTime, std::int64_t step);

[[nodiscard]] std::string scalarsEvent(double wallTime, std::int64_t step, std::span<const Scalar> scalars);

/// A grey picture as a PNG file.
[[nodiscard]] std::string pictureEvent(double wallTime, std::int64_t step, std::string_view tag,
                                       std::string_view png);

/// Markdown.
[[nodiscard]] std::string textEvent(double wallTime, std::string_view tag, std::string_view markdown);

/// The values of a run's parameters, by their paths, and the tags of the metrics to show beside them.
[[nodiscard]] std::vector<std::string> parameterEvents(double wallTime, const std::string& name,
                                                       const std::map<std::string, spec::Json>& parameters,
                                                       std::span<const std::string> metricTags);

}  // namespace synthslice::tensorboard
