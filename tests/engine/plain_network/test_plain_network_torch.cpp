#include <QTest>

#include "engine/plain_network/training_step.h"
#include "tests/shared/test_program.h"

namespace test_plain_network_torch {

using namespace synthslice;
using namespace synthslice::plain_network;

namespace {

torch::Tensor tensorOf(const Matrix& matrix)
{
    return torch::tensor(matrix.values, torch::kFloat64)
        .view({static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.columns)});
}

Matrix randomMatrix(std::size_t rows, std::size_t columns, std::uint64_t seed)
{
    Matrix matrix(rows, columns);
    Random random(seed);
    drawInto(matrix.values, UniformValues{0.0, 1.0}, random);
    return matrix;
}

torch::Tensor activatedByTorch(Activation activation, const torch::Tensor& z)
{
    switch (activation) {
    case Activation::Sigmoid:
        return torch::sigmoid(z);
    case Activation::Tanh:
        return torch::tanh(z);
    case Activation::Relu:
        return torch::relu(z);
    case Activation::Identity:
        break;
    }
    return z;
}

torch::Tensor lossByTorch(Loss loss, const torch::Tensor& y, const torch::Tensor& t)
{
    switch (loss) {
    case Loss::SquaredError:
        return 0.5 * torch::mse_loss(y, t, at::Reduction::Sum) / y.size(0);
    case Loss::RootMeanSquaredError:
        return torch::mse_loss(y, t).sqrt();
    case Loss::CrossEntropy:
        break;
    }
    return torch::cross_entropy_loss(y, t);
}

}  // namespace

/// Holds the network without a library against LibTorch with automatic derivatives, in double precision.
class TestPlainNetworkTorch : public QObject {
    Q_OBJECT

private slots:
    void learnsAsLibTorchDoes_data()
    {
        using enum Activation;
        QTest::addColumn<NetworkShape>("shape");
        QTest::newRow("784-30-1") << NetworkShape{784, {{30, Sigmoid}, {1, Sigmoid}}, Loss::SquaredError};
        QTest::newRow("root mean squared error")
            << NetworkShape{50, {{20, Tanh}, {3, Sigmoid}}, Loss::RootMeanSquaredError};
        QTest::newRow("cross-entropy")
            << NetworkShape{50, {{20, Relu}, {11, Sigmoid}, {10, Identity}}, Loss::CrossEntropy};
    }
    /// 20 steps of stochastic gradient descent from the same weights: losses and weights agree to 1e-10.
    void learnsAsLibTorchDoes()
    {
        QFETCH(NetworkShape, shape);
        constexpr double rate = 0.2;
        Network network = *makeNetwork(shape);
        initialize(network, NormalValues{0.0, 0.1}, NormalValues{0.0, 0.1}, 3);
        std::vector<torch::Tensor> parameters;
        for (const NamedParameter& parameter : parametersOf(network)) {
            const std::vector<double> values(parameter.values.begin(), parameter.values.end());
            parameters.push_back(
                torch::tensor(values, torch::kFloat64).view(parameter.shape).requires_grad_());
        }
        torch::optim::SGD optimizer(parameters, rate);
        for (std::uint64_t step = 0; step < 20; ++step) {
            const Matrix inputs = randomMatrix(16, static_cast<std::size_t>(shape.inputs), step);
            const Matrix targets = softmax(
                randomMatrix(16, static_cast<std::size_t>(shape.layers.back().width), 100 + step));
            torch::Tensor y = tensorOf(inputs);
            for (std::size_t l = 0; l < shape.layers.size(); ++l) {
                y = activatedByTorch(shape.layers[l].activation,
                                     torch::linear(y, parameters[2 * l], parameters[2 * l + 1]));
            }
            const torch::Tensor loss = lossByTorch(shape.loss, y, tensorOf(targets));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            const StepResult result = trainStep(network, inputs, targets, rate);
            QVERIFY(std::abs(result.loss - loss.item<double>()) < 1e-10);
            QVERIFY((tensorOf(result.pass.outputs()) - y).abs().max().item<double>() < 1e-10);
        }
        const auto own = parametersOf(network);
        for (std::size_t p = 0; p < own.size(); ++p) {
            const std::vector<double> values(own[p].values.begin(), own[p].values.end());
            const torch::Tensor difference = torch::tensor(values, torch::kFloat64).view(own[p].shape) -
                                             parameters[p];
            QVERIFY2(difference.abs().max().item<double>() < 1e-10, own[p].name.c_str());
        }
    }
};

SYNTHSLICE_TEST(TestPlainNetworkTorch)

}  // namespace test_plain_network_torch

#include "test_plain_network_torch.moc"
