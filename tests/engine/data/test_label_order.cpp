#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/dataset/label_order.h"
#include "engine/data/dataset/patch_sampler.h"
#include "engine/data/writing/image_writer.h"
#include "tests/shared/test_program.h"

namespace test_label_order {

using namespace synthslice;
using data::GreyCoding;
using data::PhaseContacts;

namespace {

using Order = std::vector<std::size_t>;

PhaseContacts contactsOf(std::size_t phases, const std::vector<std::array<std::size_t, 3>>& counts)
{
    PhaseContacts contacts(phases);
    for (const auto& [a, b, count] : counts) {
        for (std::size_t i = 0; i < count; ++i) contacts.add(a, b);
    }
    return contacts;
}

/// Vertical stripes, 4 px wide, of grey values in turn.
GreyImage stripes(int side, const std::vector<int>& values)
{
    GreyImage image(side, side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int value = values[static_cast<std::size_t>(x / 4) % values.size()];
            image.at(x, y) = static_cast<float>(value) / 255.0F;
        }
    }
    return image;
}

}  // namespace

class TestLabelOrder : public QObject {
    Q_OBJECT

private slots:
    /// Contacts of the battery electrode of TauFactor, counted with NumPy, in thousands.
    void phasesThatTouchLeastAreAtTheEnds()
    {
        QCOMPARE(data::orderByContact(contactsOf(3, {{0, 1, 316}, {0, 2, 1413}, {1, 2, 509}})),
                 (Order{0, 2, 1}));
    }

    void phasesKeepTheirOrderUnlessContactsSpeakAgainstIt()
    {
        QCOMPARE(data::orderByContact(PhaseContacts(4)), (Order{0, 1, 2, 3}));
        QCOMPARE(data::orderByContact(contactsOf(2, {{0, 1, 5}})), (Order{0, 1}));
    }

    /// A chain of phases, each of which touches mostly the next: of 4 and of 6 phases by trying all orders,
    /// of 12 by the greedy search. 2 k mod (n + 1) visits every number from 1 to n where n + 1 is prime.
    void findsAChain_data()
    {
        QTest::addColumn<std::size_t>("phases");
        for (const std::size_t phases : {4, 6, 12}) QTest::addRow("%zu", phases) << phases;
    }
    void findsAChain()
    {
        QFETCH(const std::size_t, phases);
        Order chain;
        for (std::size_t k = 1; k <= phases; ++k) chain.push_back(2 * k % (phases + 1) - 1);
        PhaseContacts contacts(phases);
        for (std::size_t a = 0; a < phases; ++a) {
            for (std::size_t b = a + 1; b < phases; ++b) contacts.add(a, b);
        }
        for (std::size_t i = 1; i < phases; ++i) {
            for (std::size_t count = 0; count < 10 + i; ++count) contacts.add(chain[i - 1], chain[i]);
        }
        if (chain.front() > chain.back()) std::ranges::reverse(chain);
        QCOMPARE(data::orderByContact(contacts), chain);
    }

    void labelsAreEvenlySpacedInTheirOrder()
    {
        const GreyCoding coding{{}, {0.0, 1.0, 0.25, 0.5}};
        QCOMPARE(coding.toMinus1To1(0.0), -1.0);
        QCOMPARE(coding.toMinus1To1(1.0), -1.0 / 3.0);
        QCOMPARE(coding.toMinus1To1(0.25F), 1.0 / 3.0);
        QCOMPARE(coding.toMinus1To1(0.5), 1.0);
        for (const double label : coding.labelOrder)
            QCOMPARE(coding.toGrey(coding.toMinus1To1(label)), label);
        QCOMPARE(coding.toGrey(-7.0), 0.0);
        QCOMPARE(coding.toGrey(-0.6), 1.0);
        QCOMPARE(coding.toGrey(0.7), 0.5);
    }

    void labelsOfSeveralDepthsAreRefused()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(data::writeImage(path / "1.png", stripes(64, {0, 255}), {}));
        data::ImageEncoding deep;
        deep.bits = 16;
        QVERIFY(data::writeImage(path / "2.png", stripes(64, {0, 255}), deep));
        spec::DataSpec spec;
        spec.patchSize = 16;
        const auto loaded = data::SliceDataset::load(path, spec, {});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().message, std::string("1.png holds labels of 8 bit, 2.png of 16 bit"));
    }

    /// Neither those of the mask nor those of a slice that is left out.
    void labelsAreThoseOfTheSlices()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(data::writeImage(path / "1.png", stripes(64, {0, 100}), {}));
        QVERIFY(data::writeImage(path / "2.png", stripes(64, {0, 100}), {}));
        QVERIFY(data::writeImage(path / "blank.png", stripes(64, {7}), {}));
        QVERIFY(data::writeImage(path / "mask.png", stripes(64, {255}), {}));
        spec::DataSpec spec;
        spec.patchSize = 16;
        spec.material = spec::MaterialKind::Labels;
        spec.mask = path / "mask.png";
        const auto loaded = data::SliceDataset::load(path, spec, {});
        QVERIFY2(loaded, loaded ? "" : loaded.error().text().c_str());
        QCOMPARE(loaded->summary().labels, (std::vector{0.0, 100.0 / 255.0}));
    }

    /// The brightest phase lies between the two others.
    void patchesOfSegmentedSlicesAreCodedByContact()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(data::writeImage(path / "1.png", stripes(256, {0, 200, 90, 200}), {}));
        spec::DataSpec spec;
        spec.patchSize = 16;
        spec.blockSize = 64;
        const auto loaded = data::SliceDataset::load(path, spec, {});
        QVERIFY2(loaded, loaded ? "" : loaded.error().text().c_str());
        const auto dataset = std::make_shared<const data::SliceDataset>(*loaded);
        QCOMPARE(dataset->summary().labels, (std::vector{0.0, 90.0 / 255.0, 200.0 / 255.0}));
        QCOMPARE(dataset->coding().labelOrder, (std::vector{0.0, 200.0 / 255.0, 90.0 / 255.0}));

        std::vector<float> values(16 * 16 * 8);
        data::PatchSampler(dataset, 1).fill(values, 8, 0);
        std::array<int, 3> counts{};
        for (const float value : values) {
            QVERIFY(value == -1.0F || value == 0.0F || value == 1.0F);
            ++counts[static_cast<std::size_t>(value + 1.0F)];
        }
        QCOMPARE(counts[1], 8 * 16 * 16 / 2);  // 200 stands in every second stripe of 4 px

        // As runs of earlier versions: by the grey itself.
        data::PatchSampler(dataset, 1, GreyCoding{dataset->greyWindow(), {}}).fill(values, 8, 0);
        QCOMPARE(*std::ranges::max_element(values), 1.0F);
        QCOMPARE(std::ranges::count_if(values, [](float value) { return value == 1.0F; }), 8 * 16 * 16 / 2);
    }
};

SYNTHSLICE_TEST(TestLabelOrder)

}  // namespace test_label_order

#include "test_label_order.moc"
