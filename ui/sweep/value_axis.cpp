#include "ui/sweep/value_axis.h"

#include <algorithm>
#include <cmath>

#include "engine/runs/sweep/sweep_design.h"

namespace synthslice::ui {

namespace {

constexpr double almostADecade = 9.99;  // 2e-3 / 2e-4 is less than 10

}  // namespace

ValueAxis::ValueAxis(const std::vector<spec::Json>& values)
{
    m_numeric = !values.empty() && std::ranges::all_of(values, &spec::Json::is_number);
    if (m_numeric) {
        std::vector<double> numbers;
        for (const spec::Json& value : values) numbers.push_back(value.get<double>());
        m_low = std::ranges::min(numbers);
        m_high = std::ranges::max(numbers);
        m_logarithmic = m_low > 0.0 && m_high >= almostADecade * m_low;
        return;
    }
    for (const spec::Json& value : values) {
        std::string name = runs::valueText(value);
        if (std::ranges::find(m_names, name) == m_names.end()) m_names.push_back(std::move(name));
    }
    m_high = static_cast<double>(m_names.size()) - 1.0;
}

double ValueAxis::place(const spec::Json& value) const
{
    if (m_numeric) return value.get<double>();
    return static_cast<double>(std::ranges::find(m_names, runs::valueText(value)) - m_names.begin());
}

double ValueAxis::share(const spec::Json& value) const
{
    if (!(m_high > m_low)) return 0.5;
    return m_logarithmic ? std::log(place(value) / m_low) / std::log(m_high / m_low)
                         : (place(value) - m_low) / (m_high - m_low);
}

}  // namespace synthslice::ui
