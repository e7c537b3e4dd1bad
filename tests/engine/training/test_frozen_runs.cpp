#include <algorithm>
#include <cmath>
#include <filesystem>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/reading/image_reader.h"
#include "engine/session/training_session.h"
#include "engine/store/run_store.h"
#include "engine/training/images/image_generator.h"
#include "engine/training/training_run.h"
#include "tests/shared/test_program.h"

namespace test_frozen_runs {

using namespace synthslice;
namespace fs = std::filesystem;

namespace {

const fs::path frozenFolder = fs::path(SYNTHSLICE_SOURCE_DIR) / "tests/data";

/// A run of 8 steps with samples and checkpoints every 4, as a version wrote it
/// (tests/data/make_frozen_runs); with two images of the latent seeds 5 and 6 where its family makes any.
/// None is ever removed or written anew.
struct FrozenRun {
    const char* name;
    const char* data;  ///< what it learned from; empty for none
};
const std::vector<FrozenRun> frozen = {{"gan-0.1.0", "fibres0000.png"},     {"classifier-0.1.0", "marks"},
                                       {"plain-network-0.1.0", "marks"},    {"distribution-0.1.0", ""},
                                       {"vae-gan-0.1.0", "fibres0000.png"}, {"draw-0.1.0", "fibres0000.png"},
                                       {"vae-0.1.0", "fibres0000.png"}};

fs::path dataOf(const QString& name)
{
    const auto run = std::ranges::find_if(frozen, [&](const FrozenRun& one) { return name == one.name; });
    return *run->data == '\0' ? fs::path() : frozenFolder / run->data;
}

session::SessionState train(session::Prepare prepare, std::int64_t steps)
{
    session::TrainingSession session(std::move(prepare), {steps, {}, {}}, {});
    session.start();
    session.wait();
    const auto update = session.drain();
    if (update.error) qWarning("%s", update.error->text().c_str());
    return update.state;
}

/// The rows of two runs between two steps: the same but for the rounding of other processors (with AVX2
/// alone, or with AVX-512), as a share of the column's largest value. What is found on a held-out part, after
/// steps of Adam from small gradients, differs by up to 1 %.
void compareRows(const fs::path& run, const fs::path& reference, std::int64_t from, std::int64_t to)
{
    const auto metrics = store::readMetrics(run);
    const auto known = store::readMetrics(reference);
    QVERIFY(metrics && known);
    for (std::size_t column = 0; column < known->metrics.size(); ++column) {
        double largest = 0.0;
        for (const double value : known->values[column])
            if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
        const double tolerance = (known->metrics[column].sparse ? 2e-2 : 1e-3) * largest + 1e-6;
        for (auto row = static_cast<std::size_t>(from); row < static_cast<std::size_t>(to); ++row) {
            const double value = metrics->values[column][row];
            const double expected = known->values[column][row];
            QVERIFY2(std::isnan(expected) ? std::isnan(value) : std::abs(value - expected) <= tolerance,
                     qPrintable(QString("%1 is %2, not %3")
                                    .arg(known->metrics[column].key.c_str())
                                    .arg(value)
                                    .arg(expected)));
        }
    }
}

}  // namespace

/// Runs of every version so far open, go on, fork and make their images.
class TestFrozenRuns : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_reference;
    fs::path m_run;
    fs::path m_data;

private slots:
    void opens_data() { rows(); }
    void opens()
    {
        copy();
        const auto record = store::readRun(m_run);
        QVERIFY2(record.has_value(), record ? "" : record.error().text().c_str());
        QCOMPARE(store::lastStep(m_run), 8);
        QCOMPARE(store::checkpointSteps(m_run), (std::vector<std::int64_t>{4, 8}));
        QCOMPARE(store::sampleSteps(m_run), (std::vector<std::int64_t>{0, 4, 8}));
        QVERIFY(store::readSamples(m_run, 8) && store::readCheckpoint(m_run, 4));
        const auto events = store::readEvents(m_run);
        QVERIFY(events && !events->empty() && events->back().kind == session::EventKind::Finished);
    }

    void goesOn_data() { rows(); }
    void goesOn()
    {
        copy();
        QCOMPARE(train(training::prepareResume({m_run, m_data}), 10), session::SessionState::Finished);
        QCOMPARE(store::lastStep(m_run), 10);
        compareRows(m_run, m_reference, 0, 8);
    }

    void repeatsItsStepsAsAFork_data() { rows(); }
    void repeatsItsStepsAsAFork()
    {
        copy();
        const fs::path fork = m_run.parent_path() / "fork";
        QCOMPARE(train(training::prepareFork({m_run, 4, {}, fork, m_data}), 8),
                 session::SessionState::Finished);
        compareRows(fork, m_reference, 4, 8);
    }

    void makesItsImages_data()
    {
        QTest::addColumn<QString>("name");
        for (const FrozenRun& run : frozen) {
            if (fs::exists(frozenFolder / "runs" / run.name / "images")) QTest::newRow(run.name) << run.name;
        }
    }
    void makesItsImages()
    {
        copy();
        const auto generator = training::ImageGenerator::open(m_run, {});
        QVERIFY2(generator.has_value(), generator ? "" : generator.error().text().c_str());
        const std::vector<Latent> latents = {{5}, {6}};
        const auto images = (*generator)->generate(latents);
        QVERIFY(images);
        for (std::size_t i = 0; i < latents.size(); ++i) {
            const auto file = m_reference / "images" /
                              ("seed-00000" + std::to_string(latents[i].seed) + ".png");
            const auto known = data::readImages(file);
            QVERIFY2(known.has_value(), known ? "" : known.error().text().c_str());
            const GreyImage expected = data::toGrey(known->front());
            for (std::size_t p = 0; p < expected.grey.size(); ++p) {
                QVERIFY(std::abs((*images)[i].grey[p] - expected.grey[p]) <= 1.0 / 255.0);
            }
        }
    }

private:
    static void rows()
    {
        QTest::addColumn<QString>("name");
        for (const FrozenRun& run : frozen) QTest::newRow(run.name) << run.name;
    }

    void copy()
    {
        QFETCH(QString, name);
        m_folder = std::make_unique<QTemporaryDir>();
        m_data = dataOf(name);
        m_reference = frozenFolder / "runs" / name.toStdString();
        m_run = fs::path(m_folder->path().toStdString()) / "run";
        fs::copy(m_reference, m_run, fs::copy_options::recursive);
    }
};

SYNTHSLICE_TEST(TestFrozenRuns)

}  // namespace test_frozen_runs

#include "test_frozen_runs.moc"
