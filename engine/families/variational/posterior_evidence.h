#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/families/variational/spec/bound_spec.h"
#include "engine/session/health_rules.h"
#include "engine/spec/training/optimizer_spec.h"

namespace synthslice::session {

// What shows that a latent tells nothing, by metrics "kl" (nats), "beta" and "active_units".

/// Of KL, nats: with less the latent tells nothing of an image.
inline constexpr double leastKl = 0.5;

/// KL costs (nearly) all that it ever will, and the posterior is the prior.
[[nodiscard]] std::optional<Symptom> posteriorCollapses(const HealthEvidence& evidence,
                                                        const spec::BoundSpec& bound);
/// KL costs little, and the posterior is the prior all the same.
[[nodiscard]] std::optional<Symptom> klNeverRises(const HealthEvidence& evidence,
                                                  const spec::BoundSpec& bound);

/// A warm-up and free bits for the bound at `loss`, which let KL cost nothing at first.
[[nodiscard]] std::vector<std::vector<LiveEdit>> costlessKlAtFirst(const spec::ExperimentSpec& experiment,
                                                                   const spec::BoundSpec& bound);

/// An optimizer at `path` that learns more: Adam at `lr`, or at three times its rate.
[[nodiscard]] std::vector<std::vector<LiveEdit>> quicker(const std::string& path,
                                                         const spec::OptimizerSpec& optimizer, double lr);

/// The two rules, as posteriorCollapses() and klNeverRises() find them.
[[nodiscard]] HealthRule posteriorCollapseRule(decltype(HealthRule::shows) shows,
                                               decltype(HealthRule::remedies) remedies);
[[nodiscard]] HealthRule klNeverRisesRule(decltype(HealthRule::shows) shows,
                                          decltype(HealthRule::remedies) remedies);

}  // namespace synthslice::session
