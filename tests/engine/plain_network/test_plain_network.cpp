#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <QtTest>

#include "engine/plain_network/diagnosis.h"
#include "engine/plain_network/training_step.h"
#include "tests/shared/test_program.h"

namespace test_plain_network {

using namespace synthslice;
using namespace synthslice::plain_network;

namespace {

Matrix matrixOf(std::size_t rows, std::size_t columns, std::vector<double> values)
{
    Matrix matrix(rows, columns);
    matrix.values = std::move(values);
    return matrix;
}

Matrix randomMatrix(std::size_t rows, std::size_t columns, std::uint64_t seed)
{
    Matrix matrix(rows, columns);
    Random random(seed);
    drawInto(matrix.values, UniformValues{-1.0, 1.0}, random);
    return matrix;
}

Network made(const NetworkShape& shape, const InitialValues& weights, const InitialValues& biases,
             std::uint64_t seed)
{
    Network network = *makeNetwork(shape);
    initialize(network, weights, biases, seed);
    return network;
}

double lossAt(const Network& network, const Matrix& inputs, const Matrix& targets)
{
    return lossOf(network.loss, forward(network, inputs).outputs(), targets).value;
}

/// The report's network, smaller: inputs - hidden - 1, all sigmoid.
NetworkShape oneHidden(int inputs, int hidden, Loss loss = Loss::SquaredError)
{
    return {inputs, {{hidden, Activation::Sigmoid}, {1, Activation::Sigmoid}}, loss};
}

}  // namespace

class TestPlainNetwork : public QObject {
    Q_OBJECT

private slots:
    /// Against the sum that defines it, for sizes around the blocks that the product works in.
    void productIsItsDefinition_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("depth");
        QTest::addColumn<int>("columns");
        QTest::newRow("one") << 1 << 1 << 1;
        QTest::newRow("narrow") << 7 << 30 << 1;
        QTest::newRow("a block and one") << 3 << 65 << 5;
        QTest::newRow("three over four") << 5 << 131 << 9;
    }
    void productIsItsDefinition()
    {
        QFETCH(int, rows);
        QFETCH(int, depth);
        QFETCH(int, columns);
        const Matrix A = randomMatrix(rows, depth, 1);
        const Matrix B = randomMatrix(depth, columns, 2);
        const Matrix C = product(A, B);
        QCOMPARE(C.rows, A.rows);
        QCOMPARE(C.columns, B.columns);
        for (std::size_t i = 0; i < C.rows; ++i) {
            for (std::size_t j = 0; j < C.columns; ++j) {
                double sum = 0.0;
                for (std::size_t k = 0; k < B.rows; ++k) sum += A.at(i, k) * B.at(k, j);
                QVERIFY(std::abs(C.at(i, j) - sum) < 1e-13);
            }
        }
        QVERIFY(transposed(transposed(A)) == A);
        QCOMPARE(transposed(A).at(depth - 1, 0), A.at(0, depth - 1));
    }

    /// 2 inputs, one sigmoid neuron, worked out by hand: z = 0.5 * 1 - 0.25 * 2 + 0 = 0, y = 1/2, t = 1,
    /// E = 1/8, dE/dz = (y - t) y (1 - y) = -1/8.
    void oneNeuronByHand()
    {
        Network network = *makeNetwork({2, {{1, Activation::Sigmoid}}, Loss::SquaredError});
        network.layers[0].weights.values = {0.5, -0.25};
        const Matrix inputs = matrixOf(1, 2, {1.0, 2.0});
        const StepResult result = trainStep(network, inputs, matrixOf(1, 1, {1.0}), 8.0);
        QCOMPARE(result.pass.outputs().at(0, 0), 0.5);
        QCOMPARE(result.loss, 0.125);
        QCOMPARE(network.layers[0].weights.values, (std::vector<double>{1.5, 1.75}));
        QCOMPARE(network.layers[0].biases, (std::vector<double>{1.0}));
    }

    void gradientsAreDifferenceQuotients_data()
    {
        using enum Activation;
        QTest::addColumn<NetworkShape>("shape");
        QTest::newRow("report: sigmoid, squared error") << oneHidden(6, 4);
        QTest::newRow("root mean squared error") << oneHidden(6, 4, Loss::RootMeanSquaredError);
        QTest::newRow("tanh, ReLU, three outputs, squared error")
            << NetworkShape{5, {{7, Tanh}, {6, Relu}, {3, Sigmoid}}, Loss::SquaredError};
        QTest::newRow("cross-entropy")
            << NetworkShape{5, {{7, Sigmoid}, {4, Tanh}, {3, Identity}}, Loss::CrossEntropy};
        QTest::newRow("no hidden layer") << NetworkShape{5, {{3, Identity}}, Loss::CrossEntropy};
    }
    /// Central differences have an error of h^2 and of the rounding of E over h, together about 1e-10.
    void gradientsAreDifferenceQuotients()
    {
        QFETCH(NetworkShape, shape);
        const Network network = made(shape, UniformValues{-1.0, 1.0}, NormalValues{0.0, 0.5}, 11);
        const Matrix inputs = randomMatrix(9, shape.inputs, 12);
        const Matrix targets = softmax(randomMatrix(9, shape.layers.back().width, 13));
        const ForwardPass pass = forward(network, inputs);
        Network gradients = network;
        gradients.layers = backward(network, pass, lossOf(network.loss, pass.outputs(), targets).gradient);
        const auto analytic = parametersOf(gradients);

        constexpr double h = 1e-5;
        Network moved = network;
        const auto parameters = parametersOf(moved);
        QCOMPARE(analytic.size(), parameters.size());
        for (std::size_t p = 0; p < parameters.size(); ++p) {
            const double largest = std::abs(
                *std::ranges::max_element(analytic[p].values, {}, [](double v) { return std::abs(v); }));
            QVERIFY(largest > 1e-4);
            for (std::size_t i = 0; i < parameters[p].values.size(); ++i) {
                double& value = parameters[p].values[i];
                const double kept = value;
                value = kept + h;
                const double above = lossAt(moved, inputs, targets);
                value = kept - h;
                const double below = lossAt(moved, inputs, targets);
                value = kept;
                const double quotient = (above - below) / (2.0 * h);
                QVERIFY2(std::abs(quotient - analytic[p].values[i]) <= 1e-7 * largest,
                         qPrintable(QString("%1[%2]: %3 instead of %4")
                                        .arg(QString::fromStdString(parameters[p].name))
                                        .arg(i)
                                        .arg(analytic[p].values[i], 0, 'g', 12)
                                        .arg(quotient, 0, 'g', 12)));
            }
        }
    }

    void perfectOutputsHaveNoRootMeanSquaredError()
    {
        const Matrix y = randomMatrix(3, 2, 1);
        const LossAndGradient loss = lossOf(Loss::RootMeanSquaredError, y, y);
        QCOMPARE(loss.value, 0.0);
        QCOMPARE(loss.gradient.values, std::vector<double>(6, 0.0));
    }

    /// Scores that exp() cannot hold: the error of a wrong class is the difference of the scores.
    void crossEntropyOfLargeScoresIsFinite()
    {
        const Matrix scores = matrixOf(1, 2, {1000.0, -1000.0});
        const LossAndGradient loss = lossOf(Loss::CrossEntropy, scores, matrixOf(1, 2, {0.0, 1.0}));
        QCOMPARE(loss.value, 2000.0);
        QCOMPARE(loss.gradient.values, (std::vector<double>{1.0, -1.0}));
        QCOMPARE(softmax(scores).values, (std::vector<double>{1.0, 0.0}));
    }

    /// Weights that start at 0 leave hidden neurons the same for ever, however long the network learns.
    void zeroWeightsKeepTheSymmetry()
    {
        Network network = made(oneHidden(20, 8), ConstantValues{0.0}, ConstantValues{0.0}, 1);
        const Matrix inputs = randomMatrix(16, 20, 2);
        const Matrix targets = softmax(randomMatrix(16, 1, 3));
        const Network before = network;
        StepResult last;
        for (int step = 0; step < 50; ++step) last = trainStep(network, inputs, targets, 0.5);
        QVERIFY(!(network == before));
        const auto& hidden = network.layers[0].weights;
        for (std::size_t j = 1; j < hidden.rows; ++j) {
            for (std::size_t i = 0; i < hidden.columns; ++i) QCOMPARE(hidden.at(j, i), hidden.at(0, i));
        }
        QCOMPARE(diagnose(network, last.pass)[0].neurons, std::size_t{8});
        QCOMPARE(diagnose(network, last.pass)[0].distinctNeurons, std::size_t{1});

        const Network drawn = made(oneHidden(20, 8), NormalValues{0.0, 0.1}, ConstantValues{0.0}, 1);
        QCOMPARE(diagnose(drawn, forward(drawn, inputs))[0].distinctNeurons, std::size_t{8});
        // Only what leads on differs: that is enough for the gradients to differ.
        Network onward = made(oneHidden(20, 8), ConstantValues{0.0}, ConstantValues{0.0}, 1);
        for (std::size_t j = 0; j < 8; ++j) onward.layers[1].weights.at(0, j) = 0.1 * static_cast<double>(j);
        QCOMPARE(diagnose(onward, forward(onward, inputs))[0].distinctNeurons, std::size_t{8});
    }

    /// Images of 100 bright pixels make z about -500 with weights of -5: sigmoids are flat there and nothing
    /// is learned.
    void weightsOfMinusFiveSaturate()
    {
        Network network = made(oneHidden(200, 6), ConstantValues{-5.0}, ConstantValues{0.0}, 1);
        Matrix inputs(4, 200);
        for (std::size_t image = 0; image < 4; ++image) {
            for (std::size_t pixel = image; pixel < 100 + image; ++pixel) inputs.at(image, pixel) = 1.0;
        }
        const Network before = network;
        const StepResult result = trainStep(network, inputs, matrixOf(4, 1, {0.0, 1.0, 0.0, 1.0}), 0.1);
        const auto diagnosis = diagnose(network, result.pass);
        QCOMPARE(diagnosis[0].saturatedShare, 1.0);
        QCOMPARE(diagnosis[0].distinctNeurons, std::size_t{1});
        QVERIFY(diagnosis[0].finite && diagnosis[1].finite);
        QVERIFY(network.layers[0] == before.layers[0]);

        const Network drawn = made(oneHidden(200, 6), NormalValues{0.0, 0.05}, ConstantValues{0.0}, 1);
        QCOMPARE(diagnose(drawn, forward(drawn, inputs))[0].saturatedShare, 0.0);
    }

    void saturationOfEachActivation()
    {
        using enum Activation;
        // f' falls to 1 % of its maximum at |z| = 5.99 (sigmoid) and 2.99 (tanh).
        const std::array<std::pair<Activation, std::vector<double>>, 4> flat{{{Sigmoid, {-6.0, 6.0, 5.9}},
                                                                              {Tanh, {-3.0, 3.0, 2.9}},
                                                                              {Relu, {-1.0, 0.0, 1.0}},
                                                                              {Identity, {}}}};
        for (const auto& [activation, z] : flat) {
            Network network = *makeNetwork({1, {{1, activation}}, Loss::SquaredError});
            network.layers[0].weights.values = {1.0};
            const Matrix inputs = z.empty() ? matrixOf(3, 1, {-9.0, 0.0, 9.0}) : matrixOf(3, 1, z);
            const double share = diagnose(network, forward(network, inputs))[0].saturatedShare;
            QCOMPARE(share, z.empty() ? 0.0 : 2.0 / 3.0);
        }
    }

    /// Too large a step overshoots, each time further, until numbers overflow.
    void divergenceIsNotFinite()
    {
        Network network = made(
            {3, {{4, Activation::Identity}, {1, Activation::Identity}}, Loss::SquaredError},
            UniformValues{0.1, 1.0}, ConstantValues{0.0}, 5);
        const Matrix inputs = matrixOf(2, 3, {1.0, 2.0, 3.0, 3.0, 2.0, 1.0});
        const Matrix targets = matrixOf(2, 1, {0.0, 1.0});
        QVERIFY(diagnose(network, forward(network, inputs))[1].finite);
        for (int step = 0; step < 100; ++step) trainStep(network, inputs, targets, 100.0);
        QVERIFY(!diagnose(network, forward(network, inputs))[1].finite);
    }

    /// XOR (Rumelhart 1986) cannot be told by a single layer.
    void learnsXor()
    {
        const Matrix inputs = matrixOf(4, 2, {0, 0, 0, 1, 1, 0, 1, 1});
        const Matrix targets = matrixOf(4, 1, {0, 1, 1, 0});
        Network network = made(oneHidden(2, 4), NormalValues{0.0, 1.0}, ConstantValues{0.0}, 1);
        for (int step = 0; step < 4000; ++step) trainStep(network, inputs, targets, 5.0);
        const Matrix outputs = forward(network, inputs).outputs();
        for (std::size_t i = 0; i < 4; ++i) QVERIFY(std::abs(outputs.at(i, 0) - targets.at(i, 0)) < 0.1);

        Network single = made({2, {{1, Activation::Sigmoid}}, Loss::SquaredError}, NormalValues{0.0, 1.0},
                              ConstantValues{0.0}, 1);
        for (int step = 0; step < 4000; ++step) trainStep(single, inputs, targets, 5.0);
        QVERIFY(lossAt(single, inputs, targets) > 0.1);
    }

    /// Three bars at different heights of an 8 x 8 image, in noise; told on images that were not learned
    /// from.
    void learnsClassesOfImages()
    {
        const auto images = [](std::uint64_t seed, std::size_t count) {
            Matrix inputs(count, 64);
            Matrix targets(count, 3);
            for (std::size_t i = 0; i < count; ++i) {
                Random random(seed, i);
                const std::size_t bar = random.below(3);
                targets.at(i, bar) = 1.0;
                for (double& pixel : std::span(&inputs.at(i, 0), 64)) pixel = 0.3 * random.normal();
                for (std::size_t x = 0; x < 8; ++x) inputs.at(i, (1 + 2 * bar) * 8 + x) += 0.5;
            }
            return std::pair(inputs, targets);
        };
        Network network = made({64, {{10, Activation::Tanh}, {3, Activation::Identity}}, Loss::CrossEntropy},
                               UniformValues{-0.1, 0.1}, ConstantValues{0.0}, 3);
        for (std::uint64_t step = 0; step < 300; ++step) {
            const auto [inputs, targets] = images(step, 32);
            trainStep(network, inputs, targets, 0.3);
        }
        const auto [inputs, targets] = images(1000, 200);
        const Matrix beliefs = softmax(forward(network, inputs).outputs());
        int right = 0;
        for (std::size_t i = 0; i < 200; ++i) {
            const double believed = beliefs.at(i, 0) * targets.at(i, 0) +
                                    beliefs.at(i, 1) * targets.at(i, 1) + beliefs.at(i, 2) * targets.at(i, 2);
            right += believed > 0.5 ? 1 : 0;
        }
        QVERIFY2(right >= 190, qPrintable(QString::number(right)));
    }

    /// What was saved half-way, put into another network of the shape, goes on in the same way to the last
    /// bit.
    void restoresBitForBit()
    {
        const NetworkShape shape{10, {{5, Activation::Sigmoid}, {2, Activation::Tanh}}, Loss::SquaredError};
        const auto learn = [](Network& network, std::uint64_t from, std::uint64_t to) {
            for (std::uint64_t k = from; k < to; ++k)
                trainStep(network, randomMatrix(4, 10, k), randomMatrix(4, 2, 100 + k), 0.2);
        };
        Network network = made(shape, NormalValues{}, NormalValues{}, 7);
        learn(network, 0, 10);
        Network other = *makeNetwork(shape);
        const auto saved = parametersOf(network);
        const auto restored = parametersOf(other);
        QCOMPARE(saved.size(), std::size_t{4});
        QCOMPARE(saved[2].name, std::string("layer2.weight"));
        QCOMPARE(saved[2].shape, (std::vector<std::int64_t>{2, 5}));
        QCOMPARE(saved[3].name, std::string("layer2.bias"));
        for (std::size_t p = 0; p < saved.size(); ++p)
            std::ranges::copy(saved[p].values, restored[p].values.begin());
        QVERIFY(other == network);
        learn(network, 10, 20);
        learn(other, 10, 20);
        QVERIFY(other == network);
    }

    void initialValuesAreWhatTheySay()
    {
        const NetworkShape shape{100, {{100, Activation::Sigmoid}}, Loss::SquaredError};
        const Network constant = made(shape, ConstantValues{-5.0}, ConstantValues{0.5}, 1);
        QVERIFY(std::ranges::all_of(constant.layers[0].weights.values, [](double w) { return w == -5.0; }));
        QVERIFY(std::ranges::all_of(constant.layers[0].biases, [](double b) { return b == 0.5; }));
        const Network uniform = made(shape, UniformValues{-2.0, 1.0}, ConstantValues{}, 1);
        const auto [low, high] = std::ranges::minmax(uniform.layers[0].weights.values);
        QVERIFY(low >= -2.0 && low < -1.99 && high < 1.0 && high > 0.99);
        const Network normal = made(shape, NormalValues{3.0, 0.5}, ConstantValues{}, 1);
        double sum = 0.0;
        double squares = 0.0;
        for (const double w : normal.layers[0].weights.values) {
            sum += w / 1e4;
            squares += (w - 3.0) * (w - 3.0) / 1e4;
        }
        // Five standard errors of 10,000 draws.
        QVERIFY(std::abs(sum - 3.0) < 0.025);
        QVERIFY(std::abs(squares - 0.25) < 0.018);
        QVERIFY(made(shape, NormalValues{}, NormalValues{}, 1) ==
                made(shape, NormalValues{}, NormalValues{}, 1));
        QVERIFY(!(made(shape, NormalValues{}, NormalValues{}, 1) ==
                  made(shape, NormalValues{}, NormalValues{}, 2)));
    }

    void shapesThatCannotBeAreRefused()
    {
        using enum Activation;
        const auto refusal = [](const NetworkShape& shape) {
            const auto network = makeNetwork(shape);
            return network ? QString() : QString::fromStdString(network.error().text());
        };
        QVERIFY(refusal({0, {{1, Sigmoid}}, Loss::SquaredError}).contains("0 inputs"));
        QVERIFY(refusal({3, {}, Loss::SquaredError}).contains("no layers"));
        QVERIFY(refusal({3, {{2, Sigmoid}, {-1, Sigmoid}}, Loss::SquaredError}).contains("layer2"));
        QVERIFY(refusal({3, {{2, Sigmoid}}, Loss::CrossEntropy}).contains("softmax"));
        QCOMPARE(refusal({3, {{2, Identity}}, Loss::CrossEntropy}), QString());
    }
};

SYNTHSLICE_TEST(TestPlainNetwork)

}  // namespace test_plain_network

#include "test_plain_network.moc"
