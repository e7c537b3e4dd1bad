#include <map>
#include <set>
#include <span>

#include <QTest>

#include "engine/base/files/read_file.h"
#include "engine/families/gan/spec/gan_spec.h"
#include "engine/models/named_tensors.h"
#include "engine/models/network_builder.h"
#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/spec_json.h"
#include "engine/store/checkpoints/safetensors.h"
#include "tests/shared/reference_values.h"
#include "tests/shared/seeded.h"
#include "tests/shared/test_program.h"

namespace test_reference_networks {

using namespace synthslice;

namespace {

struct Reference {
    spec::NetworkSpec network;
    spec::Shape input;
    nlohmann::ordered_json layers;  ///< with PyTorch's output shapes and parameter counts
    std::map<std::string, session::NamedTensor> tensors;
};

/// A layer's description without what PyTorch found of it.
spec::Json descriptionOf(spec::Json layer)
{
    layer.erase("output_shape");
    layer.erase("parameters");
    return layer;
}

std::vector<Reference> readReferences()
{
    std::vector<Reference> references;
    const auto described = test::referenceValues("networks.json");
    for (const auto& one : described["networks"]) {
        spec::Json experiment = spec::toJson({});
        experiment["generator"]["layers"] = spec::Json::array();
        for (const auto& layer : one["layers"]) {
            experiment["generator"]["layers"].push_back(descriptionOf(layer));
        }
        auto read = spec::experimentFromJson(experiment);
        if (!read) qFatal("%s", read.error().text().c_str());
        references.push_back({spec::ganOf(*read).generator, one["input_shape"], one["layers"], {}});
    }
    const auto bytes = readFile(SYNTHSLICE_SOURCE_DIR "/tests/reference/networks.safetensors");
    if (!bytes) qFatal("%s", bytes.error().text().c_str());
    const auto stored = store::decodeSafetensors(std::as_bytes(std::span(*bytes)), "networks.safetensors");
    if (!stored) qFatal("%s", stored.error().text().c_str());
    for (session::NamedTensor tensor : *stored) {
        const std::size_t dot = tensor.name.find('.');
        const std::size_t number = std::stoul(tensor.name.substr(0, dot));
        tensor.name = tensor.name.substr(dot + 1);
        references[number].tensors[tensor.name] = tensor;
    }
    return references;
}

const std::vector<Reference>& references()
{
    static const std::vector<Reference> all = readReferences();
    return all;
}

torch::Tensor toTensor(const session::NamedTensor& named)
{
    torch::Tensor tensor = torch::empty(named.shape, named.dtype == "I64" ? torch::kInt64 : torch::kFloat32);
    if (!models::loadTensors({named}, {{named.name, tensor}}, "reference")) qFatal("not a tensor");
    return tensor;
}

}  // namespace

/// 120 random networks built, counted and run by PyTorch (tests/reference/make_torch_values.py).
class TestReferenceNetworks : public QObject {
    Q_OBJECT

private slots:
    void shapesAndCountsArePyTorchs()
    {
        QVERIFY(references().size() >= 100);
        for (const Reference& reference : references()) {
            const auto shapes = spec::inferShapes("network", reference.network, reference.input);
            QVERIFY2(shapes.problems.empty(), reference.layers.dump().c_str());
            for (std::size_t i = 0; i < shapes.layers.size(); ++i) {
                const auto& layer = reference.layers[i];
                QVERIFY2(spec::Json(shapes.layers[i].output) == layer["output_shape"],
                         reference.layers.dump().c_str());
                QVERIFY2(shapes.layers[i].parameters == layer["parameters"].get<std::int64_t>(),
                         layer.dump().c_str());
            }
        }
    }

    void outputsArePyTorchs()
    {
        torch::NoGradGuard noGrad;
        for (const Reference& reference : references()) {
            auto network = models::buildNetwork(reference.network, reference.input, test::seeded());
            std::vector<session::NamedTensor> weights;
            for (const auto& [name, tensor] : reference.tensors) {
                if (name.find('.') != std::string::npos) weights.push_back(tensor);
            }
            const auto loaded = models::loadState(*network, weights, "reference");
            QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
            for (const auto& [mode, training] : {std::pair{"evaluated", false}, {"trained", true}}) {
                if (!reference.tensors.contains(mode)) continue;  // dropout draws differently
                network->train(training);
                const torch::Tensor output = network->forward(toTensor(reference.tensors.at("input")));
                const torch::Tensor expected = toTensor(reference.tensors.at(mode));
                QVERIFY2(torch::allclose(output, expected, 1e-4, 1e-5), reference.layers.dump().c_str());
            }
        }
    }

    void everyLayerIsCompared()
    {
        std::set<std::string> compared;
        for (const Reference& reference : references()) {
            for (const auto& layer : reference.layers) compared.insert(layer["type"].get<std::string>());
        }
        for (const std::string& type : spec::layerTypes()) {
            if (type == spec::NoiseSpec::type) continue;  // adds nothing at first, and what nobody else draws
            QVERIFY2(compared.contains(type), type.c_str());
        }
    }
};

SYNTHSLICE_TEST(TestReferenceNetworks)

}  // namespace test_reference_networks

#include "test_reference_networks.moc"
