#include "engine/families/classifier/test_loss_memory.h"

#include <cmath>

namespace synthslice::training {
namespace {

spec::Json nullable(double value)
{
    return std::isnan(value) ? spec::Json() : spec::Json(value);
}

double orNone(const spec::Json& json)
{
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

}  // namespace

void TestLossMemory::addTraining(double loss)
{
    m_sum += loss;
    ++m_batches;
}

void TestLossMemory::addTest(double loss)
{
    m_last = std::isnan(m_lowest) ? std::array{loss, loss, loss} : std::array{m_last[1], m_last[2], loss};
    m_lowest = std::fmin(m_lowest, loss);
    m_training = m_sum / static_cast<double>(m_batches);
    m_sum = 0.0;
    m_batches = 0;
}

spec::Json TestLossMemory::state() const
{
    spec::Json last = spec::Json::array();
    for (const double loss : m_last) last.push_back(nullable(loss));
    return {{"last", last},
            {"lowest", nullable(m_lowest)},
            {"training", nullable(m_training)},
            {"sum", m_sum},
            {"batches", m_batches}};
}

void TestLossMemory::loadState(const spec::Json& state)
{
    for (std::size_t i = 0; i < m_last.size(); ++i) m_last[i] = orNone(state.at("last").at(i));
    m_lowest = orNone(state.at("lowest"));
    m_training = orNone(state.at("training"));
    m_sum = state.at("sum").get<double>();
    m_batches = state.at("batches").get<std::int64_t>();
}

}  // namespace synthslice::training
