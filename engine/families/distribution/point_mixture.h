#pragma once

#include "engine/distribution/mixture.h"
#include "engine/families/distribution/distribution_spec.h"

namespace synthslice::spec {

/// The density of real points (kind "gaussian" or "mixture"), or of generated ones. The error quotes what is
/// wrong with a mixture.
template <std::size_t D>
[[nodiscard]] Result<synthslice::distribution::Mixture<D>> mixtureOf(const RealPointsSpec& real);
template <std::size_t D>
[[nodiscard]] Result<synthslice::distribution::Mixture<D>> mixtureOf(const GeneratedPointsSpec& generated);

}  // namespace synthslice::spec
