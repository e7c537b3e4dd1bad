#include "engine/distribution/points.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "engine/base/files/read_file.h"
#include "engine/base/random.h"
#include "engine/base/text/text.h"
#include "engine/distribution/text_fields.h"

namespace synthslice::distribution {

namespace {

constexpr std::uintmax_t largestFile = 256U << 20U;

/// What is wrong with a row, or nothing; `numbers` counts those it has.
template <std::size_t D>
std::string parseRow(std::string_view row, Point<D>& point, int& numbers)
{
    const auto isSeparator = [](char c) { return c == ',' || c == ';' || c == '\t'; };
    const auto columns = static_cast<std::size_t>(std::count_if(row.begin(), row.end(), isSeparator)) + 1;
    std::string wrong;
    if (columns != D) {
        wrong = "has " + std::to_string(columns) + " columns instead of " + std::to_string(D);
    }
    for (std::size_t column = 0; column < columns; ++column) {
        const std::string_view field = withoutSpaces(takeUpTo(",;\t", row));
        double value = 0.0;
        if (isNumber(field, value)) {
            ++numbers;
            if (column < D) point[column] = value;
        } else if (wrong.empty()) {
            wrong = "has \"" + std::string(field.substr(0, 40)) + "\", which is no number up to 1e9";
        }
    }
    return wrong;
}

}  // namespace

template <std::size_t D>
Result<std::vector<Point<D>>> readPoints(const std::filesystem::path& file)
{
    const Result<std::string> bytes = readFile(file, largestFile);
    if (!bytes) return tl::unexpected(bytes.error());
    std::string_view rest = *bytes;
    // The byte order mark that spreadsheets write.
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    std::vector<Point<D>> points;
    for (std::size_t row = 1; !rest.empty(); ++row) {
        const std::string_view text = withoutSpaces(takeUpTo("\n", rest));
        if (text.empty()) continue;
        Point<D> point{};
        int numbers = 0;
        const std::string wrong = parseRow<D>(text, point, numbers);
        if (wrong.empty()) {
            points.push_back(point);
        } else if (row > 1 || numbers > 0) {
            return invalidInput(synthslice::text("%1: row %2 %3", file.string(), row, wrong),
                                synthslice::text("give %1 number(s) a row", D));
        }
    }
    if (points.empty()) {
        return invalidInput(text("%1 has no points", file.string()),
                            D == 1 ? text("give a point a row, with one number")
                                   : text("give a point a row, with %1 numbers between commas", D));
    }
    return points;
}

template <std::size_t D>
Point<D> samplePoint(std::span<const Point<D>> points, std::uint64_t seed, std::uint64_t position)
{
    return points[Random(seed, position).below(static_cast<std::uint32_t>(points.size()))];
}

template <std::size_t D>
std::vector<double> projected(std::span<const Point<D>> points, const Point<D>& direction)
{
    std::vector<double> result;
    result.reserve(points.size());
    for (const Point<D>& point : points) {
        double along = 0.0;
        for (std::size_t i = 0; i < D; ++i) along += point[i] * direction[i];
        result.push_back(along);
    }
    std::sort(result.begin(), result.end());
    return result;
}

double cdf(std::span<const double> ascending, double x)
{
    const auto end = std::upper_bound(ascending.begin(), ascending.end(), x);
    return static_cast<double>(end - ascending.begin()) / static_cast<double>(ascending.size());
}

template Result<std::vector<Point<1>>> readPoints<1>(const std::filesystem::path&);
template Result<std::vector<Point<2>>> readPoints<2>(const std::filesystem::path&);
template Point<1> samplePoint<1>(std::span<const Point<1>>, std::uint64_t, std::uint64_t);
template Point<2> samplePoint<2>(std::span<const Point<2>>, std::uint64_t, std::uint64_t);
template std::vector<double> projected<1>(std::span<const Point<1>>, const Point<1>&);
template std::vector<double> projected<2>(std::span<const Point<2>>, const Point<2>&);

}  // namespace synthslice::distribution
