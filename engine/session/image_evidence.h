#pragma once

#include <optional>

#include "engine/session/health_rules.h"

namespace synthslice::session {

// What shows that a game of a discriminator and what makes images has gone wrong, of metrics "d_real" and
// "d_fake" (beliefs), "score_real" and "score_fake", and the images made. Nothing where it does not show.

[[nodiscard]] std::optional<Symptom> scoresDiverge(const HealthEvidence& evidence);
/// Images that are all alike.
[[nodiscard]] std::optional<Symptom> imagesCollapse(const HealthEvidence& evidence);
/// The discriminator is sure of real images and of made ones.
[[nodiscard]] std::optional<Symptom> discriminatorIsSure(const HealthEvidence& evidence);
/// It scores both alike although they differ.
[[nodiscard]] std::optional<Symptom> discriminatorIsBlind(const HealthEvidence& evidence);
[[nodiscard]] std::optional<Symptom> imagesAreNoise(const HealthEvidence& evidence);
[[nodiscard]] std::optional<Symptom> imagesAreFlat(const HealthEvidence& evidence);
[[nodiscard]] std::optional<Symptom> imagesAreInverted(const HealthEvidence& evidence);
/// Wrong brightness or contrast, neither flat nor inverted.
[[nodiscard]] std::optional<Symptom> imagesAreScaledWrongly(const HealthEvidence& evidence);

/// The rule for inverted images, which no edit but another seed helps.
[[nodiscard]] HealthRule invertedGreyRule();

}  // namespace synthslice::session
