#pragma once

#include "engine/base/grey/grey_image.h"
#include "engine/base/random.h"

namespace synthslice::data {

/// What a scanner makes of a sharp slice, step by step; sigmas in px, amplitudes in grey of full scale.

void blur(GreyImage& image, double sigmaPx);

/// Adds `share` of the difference from the surroundings (Gaussian of 2.5 px), as in-line phase contrast
/// brightens an edge on one side and darkens it on the other.
void addEdgeContrast(GreyImage& image, double share);

/// Adds normal noise of this SD, correlated by a Gaussian of `sigmaPx`.
void addNoise(GreyImage& image, double sd, double sigmaPx, Random random);

/// Adds to every circle around the centre, a pixel wide, a normal amount of this SD: what deviating detector
/// pixels leave in a reconstruction.
void addRings(GreyImage& image, double sd, Random random);

/// Zero outside the circle that touches the borders (less a pixel), fading over 8 px.
void limitFieldOfView(GreyImage& image);

}  // namespace synthslice::data
