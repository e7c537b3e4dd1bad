#include "engine/plain_network/initial_values.h"

namespace synthslice::plain_network {

namespace {

double drawn(const ConstantValues& initial, Random& /*random*/)
{
    return initial.value;
}
double drawn(const UniformValues& initial, Random& random)
{
    return initial.low + (initial.high - initial.low) * random.uniform();
}
double drawn(const NormalValues& initial, Random& random)
{
    return initial.mean + initial.sd * random.normal();
}

}  // namespace

void drawInto(std::span<double> values, const InitialValues& initial, Random& random)
{
    for (double& value : values) {
        value = std::visit([&](const auto& kind) { return drawn(kind, random); }, initial);
    }
}

}  // namespace synthslice::plain_network
