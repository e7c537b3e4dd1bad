#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/latent/latent_space.h"

namespace synthslice::latent {

// Ways through a latent space. Points keep the condition and seed of the one that they start from.

enum class Interpolation {
    Spherical,  ///< along the great circle: points stay as far from the origin as drawn ones (White 2016)
    Linear
};

/// `count` points, 2 or more, from `from` to `to`, both included. A condition that both have goes from one to
/// the other. Where both lie on one line through the origin, spherical is linear.
[[nodiscard]] std::vector<Point> pathBetween(const Point& from, const Point& to, std::size_t count,
                                             Interpolation interpolation);

/// A path through two stops or more, `count` points from each to the next; a stop between two is there once.
/// Points keep the seed of the first stop, so that noise which layers draw does not change on the way.
[[nodiscard]] std::vector<Point> pathThrough(std::span<const Point> stops, std::size_t count,
                                             Interpolation interpolation);

/// A direction of length 1.
struct Direction {
    std::optional<std::size_t> number;  ///< along this number of the points; else a random direction
    std::uint64_t seed = 0;             ///< of a random one
};

/// A plane of two directions; the second one is turned to be at right angles to the first.
struct Plane {
    Direction right{0, 0};
    Direction up{1, 1};
    double span = 3.0;            ///< from -span to span along each
    std::size_t pointsASide = 9;  ///< 2 or more
};

/// The plane through `centre`, row by row from the top left: what `centre` has along the two directions is
/// replaced. For points that are drawn, places on it are standard normal along each, so that a span of 3
/// shows nearly all. An error if a number is beyond the space, or both directions are the same.
[[nodiscard]] Result<std::vector<Point>> planeThrough(const Point& centre, const Plane& plane);

/// `centre`, then `count` - 1 points near it: sqrt(1 - distance^2) of it and `distance` of points drawn by
/// `seed`, so that those near a drawn point are like drawn ones. `distance` from 0, itself, to 1, any other.
[[nodiscard]] std::vector<Point> neighboursOf(const Point& centre, double distance, std::size_t count,
                                              std::uint64_t seed);

}  // namespace synthslice::latent
