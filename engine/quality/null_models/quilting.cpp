#include "engine/quality/null_models/quilting.h"

#include <algorithm>
#include <limits>

#include <opencv2/core.hpp>

#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/measure/grey/grey_mat.h"

namespace synthslice::quality {

namespace {

constexpr int candidatesPerBlock = 256;
constexpr double tolerance = 1.1;  // of the overlap's difference, as in the paper

/// For each row of `cost` the column at which the cheapest connected way down passes.
std::vector<int> cheapestWayDown(const cv::Mat1f& cost)
{
    cv::Mat1f sum = cost.clone();
    const auto cheapestAbove = [&](int y, int x) {
        int best = x;
        for (const int other : {x - 1, x + 1}) {
            if (other >= 0 && other < sum.cols && sum(y - 1, other) < sum(y - 1, best)) best = other;
        }
        return best;
    };
    for (int y = 1; y < sum.rows; ++y) {
        for (int x = 0; x < sum.cols; ++x) sum(y, x) += sum(y - 1, cheapestAbove(y, x));
    }
    std::vector<int> way(static_cast<std::size_t>(sum.rows));
    const float* last = sum[sum.rows - 1];
    way.back() = static_cast<int>(std::min_element(last, last + sum.cols) - last);
    for (int y = sum.rows - 1; y > 0; --y)
        way[static_cast<std::size_t>(y - 1)] = cheapestAbove(y, way[static_cast<std::size_t>(y)]);
    return way;
}

class Quilt {
public:
    Quilt(const std::vector<GreyImage>& real, std::uint64_t seed, std::size_t number)
        : m_real(real), m_random(seed, number), m_width(real.front().width), m_height(real.front().height),
          m_block(std::max(3, 3 * std::min(m_width, m_height) / 8)), m_overlap(m_block / 3),
          m_canvas(covering(m_height), covering(m_width), 0.0F)
    {
    }

    GreyImage sew()
    {
        const int stride = m_block - m_overlap;
        for (int y = 0; y + m_block <= m_canvas.rows; y += stride) {
            for (int x = 0; x + m_block <= m_canvas.cols; x += stride) join(bestBlock(x, y), x, y);
        }
        GreyImage image(m_width, m_height);
        const cv::Mat1f cut = m_canvas(cv::Rect(0, 0, m_width, m_height));
        std::copy(cut.begin(), cut.end(), image.grey.begin());
        return image;
    }

private:
    /// What blocks of that overlap need to cover a side.
    [[nodiscard]] int covering(int side) const
    {
        const int stride = m_block - m_overlap;
        return m_block + (side - m_block + stride - 1) / stride * stride;
    }

    [[nodiscard]] cv::Mat1f there(int x, int y) const { return m_canvas(cv::Rect(x, y, m_block, m_block)); }

    /// Squared difference where a block lies over what is there.
    [[nodiscard]] double difference(const cv::Mat1f& block, int x, int y) const
    {
        double sum = 0.0;
        const auto add = [&](const cv::Rect& strip) {
            sum += cv::norm(block(strip), there(x, y)(strip), cv::NORM_L2SQR);
        };
        if (x > 0) add({0, 0, m_overlap, m_block});
        if (y > 0) add({x > 0 ? m_overlap : 0, 0, m_block - (x > 0 ? m_overlap : 0), m_overlap});
        return sum;
    }

    cv::Mat1f bestBlock(int x, int y)
    {
        std::vector<cv::Mat1f> blocks;
        std::vector<double> differences;
        for (int i = 0; i < candidatesPerBlock; ++i) {
            const GreyImage& from = m_real[m_random.below(static_cast<std::uint32_t>(m_real.size()))];
            const auto place = [&](int side) {
                return static_cast<int>(m_random.below(static_cast<std::uint32_t>(side - m_block + 1)));
            };
            const int left = place(m_width);
            const int top = place(m_height);
            blocks.push_back(measure::greyMat(from)(cv::Rect(left, top, m_block, m_block)));
            differences.push_back(difference(blocks.back(), x, y));
        }
        const double most = tolerance * std::ranges::min(differences);
        std::vector<std::size_t> good;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (differences[i] <= most) good.push_back(i);
        }
        return blocks[good[m_random.below(static_cast<std::uint32_t>(good.size()))]];
    }

    void join(const cv::Mat1f& block, int x, int y)
    {
        cv::Mat1f canvas = there(x, y);
        cv::Mat1f cost;
        cv::pow(block - canvas, 2.0, cost);
        std::vector<int> left(static_cast<std::size_t>(m_block), -1);
        std::vector<int> top = left;
        if (x > 0) left = cheapestWayDown(cost(cv::Rect(0, 0, m_overlap, m_block)));
        if (y > 0) top = cheapestWayDown(cost(cv::Rect(0, 0, m_block, m_overlap)).t());
        for (int row = 0; row < m_block; ++row) {
            for (int column = 0; column < m_block; ++column) {
                const bool isNew = column > left[static_cast<std::size_t>(row)] &&
                                   row > top[static_cast<std::size_t>(column)];
                if (isNew) canvas(row, column) = block(row, column);
            }
        }
    }

    const std::vector<GreyImage>& m_real;
    Random m_random;
    int m_width;
    int m_height;
    int m_block;
    int m_overlap;
    cv::Mat1f m_canvas;
};

}  // namespace

std::vector<GreyImage> quiltedImages(const std::vector<GreyImage>& real, std::size_t count,
                                     std::uint64_t seed)
{
    std::vector<GreyImage> images(count);
    forEachInParallel(count, {}, "", [&](std::size_t i) { images[i] = Quilt(real, seed, i).sew(); });
    return images;
}

}  // namespace synthslice::quality
