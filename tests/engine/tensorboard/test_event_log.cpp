#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/files/read_file.h"
#include "engine/tensorboard/event_log.h"
#include "engine/tensorboard/event_sink.h"
#include "engine/tensorboard/tf_record.h"
#include "tests/shared/recorded_run.h"
#include "tests/shared/test_program.h"

namespace test_event_log {

using namespace synthslice;
using namespace synthslice::tensorboard;
namespace fs = std::filesystem;

namespace {

store::RunRecord fakeRecord()
{
    store::RunRecord record;
    record.experiment.name = "fake";
    record.experiment.data.patchSize = 16;
    record.experiment.training.steps = 40;
    record.metrics = test::fakeMetrics();
    return record;
}

/// Trains to step `target`, from a checkpoint if one is given.
void train(Result<std::unique_ptr<store::RunRecorder>> recorder, const fs::path& folder, std::int64_t target,
           const session::CheckpointData* from = nullptr)
{
    QVERIFY(recorder);
    auto sink = withEventLog(std::move(*recorder), folder);
    QVERIFY2(sink, sink ? "" : sink.error().message.c_str());
    test::FakeRun run = test::fakeRun();
    run.targetSteps = target;
    QCOMPARE(test::train(run, std::move(sink), from).state, session::SessionState::Finished);
}

/// A protobuf message as protobuf.dev/programming-guides/encoding has it, field by field.
struct Field {
    std::uint64_t number = 0;    ///< a varint, or the bits of a number
    std::string_view text = {};  ///< of fields with a length
};
std::multimap<int, Field> fieldsOf(std::string_view bytes)
{
    std::multimap<int, Field> fields;
    std::size_t place = 0;
    const auto varint = [&] {
        std::uint64_t value = 0;
        for (int shift = 0; place < bytes.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes[place++]);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) break;
        }
        return value;
    };
    const auto fixed = [&](std::size_t size) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, bytes.data() + place, size);
        place += size;
        return bits;
    };
    while (place < bytes.size()) {
        const std::uint64_t key = varint();
        Field field;
        switch (key & 7U) {
        case 0:
            field.number = varint();
            break;
        case 1:
            field.number = fixed(8);
            break;
        case 5:
            field.number = fixed(4);
            break;
        default: {
            const std::uint64_t size = varint();
            field.text = bytes.substr(place, size);
            place += size;
        }
        }
        fields.emplace(static_cast<int>(key >> 3U), field);
    }
    return fields;
}

/// What a reader finds in a folder.
struct Log {
    std::vector<std::int64_t> steps;     ///< of the events with scalars of metrics
    std::vector<double> scalarTimes;     ///< of the same
    std::vector<std::int64_t> pictures;  ///< their steps
    std::map<std::string, std::map<std::int64_t, float>> scalars;
    std::map<std::string, std::string> summaries;  ///< of the experiment, by tag
    std::size_t damaged = 0;
};

void readSummary(std::string_view summary, std::int64_t step, double wallTime, Log& log)
{
    bool hasMetrics = false;
    const auto values = fieldsOf(summary);
    for (auto [value, end] = values.equal_range(1); value != end; ++value) {
        const auto fields = fieldsOf(value->second.text);
        const std::string tag(fields.find(1)->second.text);
        if (const auto scalar = fields.find(2); scalar != fields.end()) {
            log.scalars[tag].emplace(step,
                                     std::bit_cast<float>(static_cast<std::uint32_t>(scalar->second.number)));
            hasMetrics = hasMetrics || !tag.starts_with("quality/");
        } else if (const auto picture = fields.find(4); picture != fields.end()) {
            log.pictures.push_back(step);
        } else {
            log.summaries[tag] = value->second.text;
        }
    }
    if (hasMetrics) {
        log.steps.push_back(step);
        log.scalarTimes.push_back(wallTime);
    }
}

Log readLog(const fs::path& folder)
{
    Log log;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (!entry.path().filename().string().starts_with("events.out.tfevents.")) continue;
        const std::string bytes = readFile(entry.path()).value();
        const std::string_view file = bytes;
        for (std::size_t place = 0; place + 12 <= file.size();) {
            std::uint64_t size = 0;
            std::memcpy(&size, file.data() + place, 8);
            std::uint32_t ofSize = 0;
            std::memcpy(&ofSize, file.data() + place + 8, 4);
            const std::string_view data = file.substr(place + 12, size);
            std::uint32_t ofData = 0;
            if (place + 16 + size <= file.size()) std::memcpy(&ofData, data.data() + size, 4);
            if (ofSize != maskedCrc32c(file.substr(place, 8)) || ofData != maskedCrc32c(data)) ++log.damaged;
            place += 16 + size;
            const auto event = fieldsOf(data);
            const auto summary = event.find(5);
            if (summary == event.end()) continue;
            readSummary(summary->second.text, static_cast<std::int64_t>(event.find(2)->second.number),
                        std::bit_cast<double>(event.find(1)->second.number), log);
        }
    }
    return log;
}

std::vector<std::int64_t> stepsTo(std::int64_t last)
{
    std::vector<std::int64_t> steps;
    for (std::int64_t step = 1; step <= last; ++step) steps.push_back(step);
    return steps;
}

}  // namespace

class TestEventLog : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_scratch;
    fs::path m_folder;

    /// The values of metrics.csv in float32, and no other.
    void compareWithMetrics(const Log& log) const
    {
        const auto metrics = store::readMetrics(m_folder);
        QVERIFY(metrics);
        for (std::size_t i = 0; i < metrics->metrics.size(); ++i) {
            const auto& values = log.scalars.at(metrics->metrics[i].group + "/" + metrics->metrics[i].key);
            std::size_t compared = 0;
            for (std::size_t row = 0; row < metrics->steps.size(); ++row) {
                const double value = metrics->values[i][row];
                const auto found = values.find(static_cast<std::int64_t>(metrics->steps[row]));
                QCOMPARE(found == values.end(), std::isnan(value));
                if (found == values.end()) continue;
                QCOMPARE(std::bit_cast<std::uint32_t>(found->second),
                         std::bit_cast<std::uint32_t>(static_cast<float>(value)));
                ++compared;
            }
            QCOMPARE(compared, values.size());
        }
    }

private slots:
    void init()
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        m_folder = fs::path(m_scratch->path().toStdString()) / "run é";
    }

    void theChecksumIsCrc32c()
    {
        std::string ascending;
        for (char byte = 0; byte < 32; ++byte) ascending += byte;
        // RFC 3720, appendix B.4, and the check value of CRC-32/ISCSI.
        QCOMPARE(crc32c(std::string(32, '\0')), 0x8A9136AAU);
        QCOMPARE(crc32c(std::string(32, '\xff')), 0x62A8AB43U);
        QCOMPARE(crc32c(ascending), 0x46DD794EU);
        QCOMPARE(crc32c("123456789"), 0xE3069283U);
        QCOMPARE(crc32c(""), 0U);
        // By the definition: (0xE3069283 rotated right by 15) + 0xA282EAD8.
        QCOMPARE(maskedCrc32c("123456789"), 0xC78AB0E5U);
    }

    void aRecordIsFramedAsTfRecord()
    {
        std::string file;
        appendRecord(file, "123456789");
        QCOMPARE(file.size(), std::size_t{8 + 4 + 9 + 4});
        QCOMPARE(file.substr(0, 8), std::string("\x09\0\0\0\0\0\0\0", 8));
        QCOMPARE(file.substr(12, 9), std::string("123456789"));
        QCOMPARE(file.substr(21), std::string("\xE5\xB0\x8A\xC7"));
    }

    void holdsWhatTheRunHolds()
    {
        train(store::RunRecorder::create(m_folder, fakeRecord()), m_folder, 40);
        QVERIFY(hasEventLog(m_folder));
        const Log log = readLog(m_folder);
        QCOMPARE(log.damaged, std::size_t{0});
        QCOMPARE(log.steps, stepsTo(40));
        QCOMPARE(log.scalars.at("score/score_real").size(), std::size_t{20});  // NaN at every other step
        compareWithMetrics(log);
        QCOMPARE(log.pictures, store::sampleSteps(m_folder));
        QVERIFY(log.summaries.at("experiment").find("\"name\": \"fake\"") != std::string::npos);
        QVERIFY(log.summaries.at("_hparams_/session_start_info").find("training.steps") != std::string::npos);
        QVERIFY(log.summaries.contains("_hparams_/experiment"));
    }

    void aResumedRunHasEachStepOnce()
    {
        train(store::RunRecorder::create(m_folder, fakeRecord()), m_folder, 25);
        // As a kill leaves it: the end of the event file is torn.
        for (const auto& entry : fs::directory_iterator(m_folder)) {
            if (entry.path().filename().string().starts_with("events.out"))
                fs::resize_file(entry.path(), entry.file_size() - 7);
        }
        const auto checkpoint = store::readCheckpoint(m_folder, 20);
        QVERIFY(checkpoint);
        auto claimed = store::RunRecorder::claim(m_folder);
        QVERIFY(claimed);
        train(store::RunRecorder::resume(std::move(*claimed), 20), m_folder, 40, &*checkpoint);

        const Log log = readLog(m_folder);
        QCOMPARE(log.damaged, std::size_t{0});
        QCOMPARE(log.steps, stepsTo(40));
        QVERIFY(std::ranges::is_sorted(log.scalarTimes));
        compareWithMetrics(log);
        QCOMPARE(log.pictures, store::sampleSteps(m_folder));
    }

    void isMadeOfARunThatHasNone()
    {
        train(store::RunRecorder::create(m_folder, fakeRecord()), m_folder, 40);
        const fs::path other = m_folder.parent_path() / "events";
        for (int time = 0; time < 2; ++time) QVERIFY(EventLog::make(m_folder, other));  // replaces its own
        const Log log = readLog(other);
        QCOMPARE(log.steps, stepsTo(40));
        compareWithMetrics(log);
        const auto none = EventLog::make(m_folder.parent_path(), other);
        QVERIFY(!none);
        QVERIFY(readLog(other).steps == stepsTo(40));
    }

    /// Names of a clock that went wrong, and of none.
    void takesTheNextNameWhateverIsThere()
    {
        train(store::RunRecorder::create(m_folder, fakeRecord()), m_folder, 40);
        const fs::path other = m_folder.parent_path() / "events";
        fs::create_directory(other);
        for (const char* name : {"9000000000", "zzz", "99999999999999999999", ""})
            std::ofstream(other / ("events.out.tfevents." + std::string(name) + ".synthslice"));
        QVERIFY(EventLog::make(m_folder, other));
        QVERIFY(fs::exists(other / "events.out.tfevents.1000000000000000.synthslice"));
    }

    void assessmentsAreScalars()
    {
        auto recorder = store::RunRecorder::create(m_folder, fakeRecord());
        QVERIFY(recorder);
        auto sink = withEventLog(std::move(*recorder), m_folder);
        QVERIFY(sink);
        session::Assessment assessment;
        assessment.step = 10;
        assessment.score = 1.25;
        assessment.descriptors = {{"count", "Fibres", "", 1.5, {0.0}, {40.0}, {30.0}, {35.0}, {41.0}}};
        QVERIFY((*sink)->recordAssessment(assessment));
        assessment.step = 20;
        assessment.realPatches = 3;  // too few to tell
        QVERIFY((*sink)->recordAssessment(assessment));
        const Log log = readLog(m_folder);
        QCOMPARE(log.scalars.at("quality/q"), (std::map<std::int64_t, float>{{10, 1.25F}}));
        QCOMPARE(log.scalars.at("quality/count"), (std::map<std::int64_t, float>{{10, 1.5F}}));
    }
};

SYNTHSLICE_TEST(TestEventLog)

}  // namespace test_event_log

#include "test_event_log.moc"
