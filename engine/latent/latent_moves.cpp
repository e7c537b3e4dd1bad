#include "engine/latent/latent_moves.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "engine/base/random.h"
#include "engine/base/text/text.h"

namespace synthslice::latent {
namespace {

using Numbers = std::vector<float>;

double dot(const Numbers& a, const Numbers& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

Numbers weighted(double a, const Numbers& x, double b, const Numbers& y)
{
    Numbers sum(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) sum[i] = static_cast<float>(a * x[i] + b * y[i]);
    return sum;
}

Numbers drawn(std::size_t size, std::uint64_t seed, std::uint64_t stream)
{
    Random random(seed, stream);
    Numbers numbers(size);
    std::ranges::generate(numbers, [&] { return static_cast<float>(random.normal()); });
    return numbers;
}

Result<Numbers> unitVector(const Direction& direction, std::size_t size)
{
    if (!direction.number) {
        const Numbers any = drawn(size, direction.seed, 0);
        return weighted(1.0 / std::sqrt(dot(any, any)), any, 0.0, any);
    }
    if (*direction.number >= size) {
        return invalidInput(text("The latent has no number %1", *direction.number),
                            text("choose one from 0 to %1", size - 1));
    }
    Numbers unit(size);
    unit[*direction.number] = 1.0F;
    return unit;
}

}  // namespace

std::vector<Point> pathBetween(const Point& from, const Point& to, std::size_t count,
                               Interpolation interpolation)
{
    const double norms = std::sqrt(dot(from.numbers, from.numbers) * dot(to.numbers, to.numbers));
    const double angle = norms > 0.0 ? std::acos(std::clamp(dot(from.numbers, to.numbers) / norms, -1.0, 1.0))
                                     : 0.0;
    const bool round = interpolation == Interpolation::Spherical && std::sin(angle) > 1e-6;
    std::vector<Point> path;
    for (std::size_t i = 0; i < count; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(count - 1);
        const double a = round ? std::sin((1.0 - share) * angle) / std::sin(angle) : 1.0 - share;
        const double b = round ? std::sin(share * angle) / std::sin(angle) : share;
        Latent rest = from.rest;
        if (rest.condition && to.rest.condition)
            rest.condition = std::lerp(*rest.condition, *to.rest.condition, share);
        path.push_back({weighted(a, from.numbers, b, to.numbers), rest});
    }
    return path;
}

std::vector<Point> pathThrough(std::span<const Point> stops, std::size_t count, Interpolation interpolation)
{
    std::vector<Point> path;
    for (std::size_t i = 1; i < stops.size(); ++i) {
        Point from = stops[i - 1];
        from.rest.seed = stops.front().rest.seed;
        const std::vector<Point> leg = pathBetween(from, stops[i], count, interpolation);
        path.insert(path.end(), leg.begin() + (i > 1 ? 1 : 0), leg.end());
    }
    return path;
}

Result<std::vector<Point>> planeThrough(const Point& centre, const Plane& plane)
{
    const std::size_t size = centre.numbers.size();
    const auto right = unitVector(plane.right, size);
    if (!right) return tl::unexpected(right.error());
    auto up = unitVector(plane.up, size);
    if (!up) return up.map([](const Numbers&) { return std::vector<Point>(); });
    *up = weighted(1.0, *up, -dot(*up, *right), *right);
    const double length = std::sqrt(dot(*up, *up));
    if (length < 1e-3) {
        return invalidInput(text("Both directions of the plane are the same"),
                            text("choose another one for one of them"));
    }
    *up = weighted(1.0 / length, *up, 0.0, *up);
    const Numbers without = weighted(1.0, weighted(1.0, centre.numbers, -dot(centre.numbers, *right), *right),
                                     -dot(centre.numbers, *up), *up);
    const auto placeOf = [&](std::size_t i) {
        return plane.span * (2.0 * static_cast<double>(i) / static_cast<double>(plane.pointsASide - 1) - 1.0);
    };
    std::vector<Point> points;
    for (std::size_t row = 0; row < plane.pointsASide; ++row) {
        for (std::size_t column = 0; column < plane.pointsASide; ++column) {
            const Numbers inRow = weighted(1.0, without, -placeOf(row), *up);
            points.push_back({weighted(1.0, inRow, placeOf(column), *right), centre.rest});
        }
    }
    return points;
}

std::vector<Point> neighboursOf(const Point& centre, double distance, std::size_t count, std::uint64_t seed)
{
    std::vector<Point> points{centre};
    for (std::size_t i = 1; i < count; ++i) {
        points.push_back({weighted(std::sqrt(1.0 - distance * distance), centre.numbers, distance,
                                   drawn(centre.numbers.size(), seed, i)),
                          centre.rest});
    }
    return points;
}

}  // namespace synthslice::latent
