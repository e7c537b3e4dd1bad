#include <fstream>

#include <QtTest>

#include "tests/shared/recorded_run.h"
#include "tests/shared/test_program.h"

namespace test_recorded_samples {

using namespace synthslice;
using namespace synthslice::store;
using namespace synthslice::test;

/// Sheets of samples, grids and films.
class TestRecordedSamples : public QObject, test::RecordedRun {
    Q_OBJECT

private slots:
    void init() { makeScratch(); }

    void samplesComeBack_data()
    {
        QTest::addColumn<int>("bits");
        QTest::newRow("8 bit") << 8;
        QTest::newRow("16 bit") << 16;
    }

    void samplesComeBack()
    {
        QFETCH(int, bits);
        FakeRun run = fakeRun();
        RunRecord record = fakeRecord();
        record.bitDepth = bits;
        train(run, RunRecorder::create(m_folder, record));
        const auto grid = readSamples(m_folder, 40);
        QVERIFY2(grid, grid ? "" : grid.error().text().c_str());
        QCOMPARE(grid->step, std::int64_t{40});
        QCOMPARE(grid->columns, 2);
        QCOMPARE(grid->images.size(), std::size_t{4});
        run.startStep = 40;
        const session::Samples expected = test::FakeTrainer(run).sample();
        for (std::size_t i = 0; i < 4; ++i) {
            for (std::size_t p = 0; p < expected.images[i].grey.size(); ++p) {
                const float step = bits == 8 ? 1.0F / 255 : 1.0F / 65535;
                QVERIFY(std::abs(grid->images[i].grey[p] - expected.images[i].grey[p]) <=
                        0.5F * step + 1e-6F);
            }
        }
        QVERIFY(!readSamples(m_folder, 41));
    }

    /// Weights of a neuron that learned nothing, for one.
    void blackImagesAtTheEndOfASheetComeBack()
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        test::FakeTrainer trainer({});
        for (const int black : {1, 2, 5}) {
            session::Samples grid{black, 4, trainer.images(session::Generator::Averaged, 5)};
            for (int i = 5 - black; i < 5; ++i) grid.images[static_cast<std::size_t>(i)] = GreyImage(16, 16);
            QVERIFY((*recorder)->recordSamples(grid));
            const auto read = readSamples(m_folder, black);
            QVERIFY2(read, read ? "" : read.error().text().c_str());
            QCOMPARE(read->images.size(), std::size_t{5});
            QCOMPARE(read->columns, 4);
        }
        std::ofstream(m_folder / "samples/step-000001.json") << R"({"images":9})";
        QVERIFY(!readSamples(m_folder, 1));
    }

    /// As those of a fork's source, which may have had more or fewer of them.
    void sheetsOfAnotherNumberOfImagesComeBackWhole()
    {
        RunRecord record = fakeRecord();
        record.bitDepth = 16;
        auto recorder = RunRecorder::create(m_folder, record);
        QVERIFY(recorder);
        test::FakeTrainer trainer({});
        for (const auto& [count, columns] : {std::pair{13, 4}, {16, 4}, {9, 3}, {2, 2}, {1, 1}}) {
            const session::Samples grid{count, columns, trainer.images(session::Generator::Averaged, count)};
            QVERIFY((*recorder)->recordSamples(grid));
            const auto read = readSamples(m_folder, count);
            QVERIFY2(read, read ? "" : read.error().text().c_str());
            QCOMPARE(read->columns, columns);
            QCOMPARE(read->images.size(), static_cast<std::size_t>(count));
            QVERIFY(std::abs(read->images.back().grey[7] - grid.images.back().grey[7]) < 1e-5F);
        }
    }

    void moreGridsComeBackWithTheirCaptions()
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        test::FakeTrainer trainer({});
        session::Samples samples{.step = 3,
                                 .images = trainer.images(session::Generator::Averaged, 4),
                                 .grids = {{"Pairs", 2, trainer.images(session::Generator::Averaged, 3)},
                                           {"Others", 4, trainer.images(session::Generator::Averaged, 8)}}};
        std::ranges::fill(samples.grids[0].images.back().grey, 0.0F);  // black, as an empty place is
        QVERIFY((*recorder)->recordSamples(samples));
        const auto read = readSamples(m_folder, 3);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->images.size(), std::size_t{4});
        QCOMPARE(read->grids.size(), std::size_t{2});
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(read->grids[i].title, samples.grids[i].title);
            QCOMPARE(read->grids[i].columns, samples.grids[i].columns);
            QCOMPARE(read->grids[i].images.size(), samples.grids[i].images.size());
        }
        QCOMPARE(sampleSteps(m_folder), Steps{3});
        std::filesystem::remove(m_folder / "samples/step-000003.grid-2.png");
        QVERIFY(!readSamples(m_folder, 3));
    }

    void filmsComeBackWithTheirMarks()
    {
        auto recorder = RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        test::FakeTrainer trainer({});
        session::Samples samples{.step = 3, .images = trainer.images(session::Generator::Averaged, 4)};
        session::ImageFilm film{"Drawing", {"write", "read"}, 2, {}};
        for (int t = 0; t < 3; ++t) {
            session::FilmMoment moment{trainer.images(session::Generator::Averaged, 2), {}};
            for (GreyImage& image : moment.images)
                std::ranges::fill(image.grey, 0.25F * static_cast<float>(t));
            moment.marks = {{{1, 0.5 + t, 1.0, 2.5, 3.0}, {0, -1.0, 0.0, 1.0, 1.0}}, {}};
            film.moments.push_back(moment);
        }
        samples.films = {film, film};
        samples.films[1].title = "Again";
        QVERIFY((*recorder)->recordSamples(samples));
        const auto read = readSamples(m_folder, 3);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->films.size(), std::size_t{2});
        QCOMPARE(read->films[1].title, std::string("Again"));
        QCOMPARE(read->films[0].kinds, film.kinds);
        QCOMPARE(read->films[0].columns, 2);
        QCOMPARE(read->films[0].moments.size(), std::size_t{3});
        for (std::size_t t = 0; t < 3; ++t) {
            QVERIFY(read->films[0].moments[t].marks == film.moments[t].marks);
            QCOMPARE(read->films[0].moments[t].images.size(), std::size_t{2});
            const float told = read->films[0].moments[t].images[1].grey.front();
            QVERIFY(std::abs(told - 0.25F * static_cast<float>(t)) < 0.01F);
        }
        std::filesystem::remove(m_folder / "samples/step-000003.film-2.png");
        QVERIFY(!readSamples(m_folder, 3));
    }
};

SYNTHSLICE_TEST(TestRecordedSamples)

}  // namespace test_recorded_samples

#include "test_recorded_samples.moc"
