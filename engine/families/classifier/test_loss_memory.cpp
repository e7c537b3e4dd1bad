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
    m_last = loss;
    m_lowest = std::fmin(m_lowest, loss);
    m_training = m_sum / static_cast<double>(m_batches);
    m_sum = 0.0;
    m_batches = 0;
}

spec::Json TestLossMemory::state() const
{
    return {{"last", nullable(m_last)},
            {"lowest", nullable(m_lowest)},
            {"training", nullable(m_training)},
            {"sum", m_sum},
            {"batches", m_batches}};
}

void TestLossMemory::loadState(const spec::Json& state)
{
    m_last = orNone(state.at("last"));
    m_lowest = orNone(state.at("lowest"));
    m_training = orNone(state.at("training"));
    m_sum = state.at("sum").get<double>();
    m_batches = state.at("batches").get<std::int64_t>();
}

}  // namespace synthslice::training
