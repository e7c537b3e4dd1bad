#include "engine/plain_network/activation.h"

#include <cmath>

namespace synthslice::plain_network {

double activated(Activation activation, double z)
{
    switch (activation) {
    case Activation::Identity:
        return z;
    case Activation::Sigmoid:
        return 1.0 / (1.0 + std::exp(-z));
    case Activation::Tanh:
        return std::tanh(z);
    case Activation::Relu:
        // NaN stays NaN.
        return z <= 0.0 ? 0.0 : z;
    }
    return z;
}

double derivativeAt(Activation activation, double y)
{
    switch (activation) {
    case Activation::Identity:
        return 1.0;
    case Activation::Sigmoid:
        return y * (1.0 - y);
    case Activation::Tanh:
        return 1.0 - y * y;
    case Activation::Relu:
        return y > 0.0 ? 1.0 : 0.0;
    }
    return 1.0;
}

double steepest(Activation activation)
{
    return activation == Activation::Sigmoid ? 0.25 : 1.0;
}

}  // namespace synthslice::plain_network
