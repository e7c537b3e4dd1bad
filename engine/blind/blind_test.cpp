#include "engine/blind/blind_test.h"

#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace synthslice::blind {

double Share::value() const
{
    return of == 0 ? std::numeric_limits<double>::quiet_NaN()
                   : static_cast<double>(count) / static_cast<double>(of);
}

session::Interval Share::interval() const
{
    if (of == 0) return {};
    constexpr double z = 1.959963984540054;  // 97.5 % quantile of the normal distribution
    const auto n = static_cast<double>(of);
    const double p = value();
    const double shrink = 1.0 / (1.0 + z * z / n);
    const double centre = (p + z * z / (2.0 * n)) * shrink;
    const double half = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n)) * shrink;
    return {centre - half, centre + half};
}

BlindTest::BlindTest(std::vector<bool> generated, std::vector<bool> answers)
    : m_generated(std::move(generated)), m_answers(std::move(answers))
{
    assert(m_answers.size() <= m_generated.size());
}

std::optional<std::size_t> BlindTest::current() const
{
    return m_answers.size() < m_generated.size() ? std::optional(m_answers.size()) : std::nullopt;
}

void BlindTest::answer(bool saidGenerated)
{
    assert(current());
    m_answers.push_back(saidGenerated);
}

void BlindTest::undo()
{
    if (!m_answers.empty()) m_answers.pop_back();
}

BlindResult BlindTest::result() const
{
    BlindResult result;
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
        Share& mistaken = m_generated[i] ? result.fooled : result.doubted;
        ++mistaken.of;
        ++result.correct.of;
        ++(m_generated[i] == m_answers[i] ? result.correct.count : mistaken.count);
    }
    return result;
}

}  // namespace synthslice::blind
