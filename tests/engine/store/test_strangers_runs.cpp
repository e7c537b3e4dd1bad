// Run folders that somebody else has sent, spoilt on purpose.

#include <chrono>
#include <fstream>
#include <functional>
#include <map>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/files/read_file.h"
#include "engine/base/files/sha256.h"
#include "engine/blind/blind_record.h"
#include "engine/data/writing/image_writer.h"
#include "engine/runs/run_card.h"
#include "engine/runs/sweep/sweep_plan.h"
#include "engine/runs/sweep/sweep_state.h"
#include "engine/spec/presets/presets.h"
#include "engine/store/lines/step_times.h"
#include "engine/store/run_copy.h"
#include "engine/store/run_recorder.h"
#include "engine/store/run_store.h"
#include "tests/shared/test_program.h"

namespace test_strangers_runs {

using namespace synthslice;
using spec::Json;
namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t teraByte = std::uintmax_t{1} << 40U;
constexpr std::size_t longLine = std::size_t{64} << 20U;
const std::string precious = "precious";

void write(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

/// As large as it says, without bytes on the disk.
void claim(const fs::path& file)
{
    write(file, "");
    fs::resize_file(file, teraByte);
}

void makePipe(const fs::path& file)
{
    fs::remove(file);
    if (::mkfifo(file.c_str(), 0600) != 0) qFatal("no pipe");
}

void makeSocket(const fs::path& file)
{
    fs::remove(file);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    // The name of a socket may be no longer than 107 bytes.
    const fs::path before = fs::current_path();
    fs::current_path(file.parent_path());
    file.filename().string().copy(address.sun_path, sizeof address.sun_path - 1);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        qFatal("no socket");
    ::close(descriptor);
    fs::current_path(before);
}

/// Moves it out of the run and leaves a link.
void makeLink(const fs::path& path, const fs::path& outside)
{
    fs::rename(path, outside / path.filename());
    fs::create_symlink(outside / path.filename(), path);
}

void change(const fs::path& file, const std::function<void(Json&)>& edit)
{
    Json json = Json::parse(readFile(file).value());
    edit(json);
    write(file, json.dump());
}

/// Of 8 bytes that tell the header's length, and the header.
std::string tensors(std::uint64_t headerBytes, const std::string& header)
{
    std::string bytes(8, '\0');
    for (unsigned i = 0; i < 8; ++i) bytes[i] = static_cast<char>(headerBytes >> (8 * i));
    return bytes + header;
}

std::string tensors(const std::string& header)
{
    return tensors(header.size(), header);
}

std::string pngClaiming(unsigned width, unsigned height)
{
    std::string bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    for (const unsigned size : {width, height})
        for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(size >> shift & 0xFFU);
    return bytes + std::string("\x08\0\0\0\0\0\0\0\0", 9);
}

/// All files below a folder with what is in them, links as where they lead.
std::map<std::string, std::string> contentOf(const fs::path& folder)
{
    std::map<std::string, std::string> content;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).string();
        content[name] = entry.is_symlink()        ? fs::read_symlink(entry.path()).string()
                        : entry.is_regular_file() ? readFile(entry.path()).value()
                                                  : "";
    }
    return content;
}

/// The most memory that was held since resetPeak(), in bytes.
std::int64_t memory(const char* key)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(key)) return 1024 * std::atoll(line.c_str() + std::string(key).size());
    }
    return 0;
}

void resetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

struct Spoilt {
    std::string name;
    std::function<void(const fs::path& run, const fs::path& outside)> spoil;
    std::string says;  ///< in one of the errors of who reads it all; empty if it is read without the bad part
};

fs::path tensorFile(const fs::path& run)
{
    return run / "checkpoints/step-000008/generator.safetensors";
}

/// Weights with the hash that the checkpoint tells of them.
void setTensors(const fs::path& run, const std::string& bytes)
{
    write(tensorFile(run), bytes);
    change(tensorFile(run).replace_filename("state.json"), [&](Json& state) {
        state["sha256"]["generator.safetensors"] = sha256Hex(std::as_bytes(std::span(bytes)));
    });
}

void setMetrics(const fs::path& run, const std::string& rows)
{
    const std::string text = readFile(run / "metrics.csv").value();
    write(run / "metrics.csv", text.substr(0, text.find('\n') + 1) + rows);
}

std::vector<Spoilt> spoiltRuns()
{
    using Path = const fs::path&;
    std::vector<Spoilt> all{
        {"weights whose header claims 2^63 bytes",
         [](Path run, Path) { setTensors(run, tensors(std::uint64_t{1} << 63U, "{}")); },
         "its header is longer than 100 MB"},
        {"weights whose header claims 99 MB",
         [](Path run, Path) { setTensors(run, tensors(99'000'000, "{}")); }, "it ends within its header"},
        {"a tensor of 2^62 bytes",
         [](Path run, Path) {
             setTensors(run, tensors(R"({"a":{"dtype":"F32","shape":[1073741824,1073741824],)"
                                     R"("data_offsets":[0,4611686018427387904]}})"));
         },
         "lies outside the file"},
        {"a tensor of more than 2^64 bytes",
         [](Path run, Path) {
             setTensors(run, tensors(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,16],)"
                                     R"("data_offsets":[0,0]}})"));
         },
         "another size than its shape"},
        {"weights of a terabyte of nothing", [](Path run, Path) { claim(tensorFile(run)); },
         "generator.safetensors (File too large)"},
        {"a state of a terabyte",
         [](Path run, Path) { claim(tensorFile(run).replace_filename("state.json")); },
         "state.json (File too large)"},
        {"weights beside the checkpoint",
         [](Path run, Path outside) {
             fs::copy(tensorFile(run), outside / "generator.safetensors");
             change(tensorFile(run).replace_filename("state.json"), [](Json& state) {
                 state["sha256"]["../../../outside/generator.safetensors"] = state["sha256"]
                                                                                  ["generator.safetensors"];
             });
         },
         "it names files outside of the checkpoint"},
        {"a folder above as weights",
         [](Path run, Path) {
             change(tensorFile(run).replace_filename("state.json"),
                    [](Json& state) { state["sha256"][".."] = "0"; });
         },
         "it names files outside of the checkpoint"},
        {"linked weights", [](Path run, Path outside) { makeLink(tensorFile(run), outside); },
         "generator.safetensors is a link"},
        {"a linked state",
         [](Path run, Path outside) { makeLink(tensorFile(run).replace_filename("state.json"), outside); },
         "state.json is a link"},
        {"a linked checkpoint",
         [](Path run, Path outside) { makeLink(tensorFile(run).parent_path(), outside); }, ""},
        {"a checkpoint whose step is no number of any",
         [](Path run, Path) {
             fs::create_directory(run / "checkpoints/step-9223372036854775807");
             fs::create_directory(run / "checkpoints/step-9223372036854775808");
         },
         "step-9223372036854775807/state.json"},
        {"a linked sample",
         [](Path run, Path outside) { makeLink(run / "samples/step-000004.png", outside); }, ""},
        {"a sample of 2,000,000 pixels a side",
         [](Path run, Path) { write(run / "samples/step-000004.png", pngClaiming(2'000'000, 2'000'000)); },
         "step-000004.png cannot be used"},
        {"a sample of 16,384 pixels a side that are not there",
         [](Path run, Path) { write(run / "samples/step-000004.png", pngClaiming(16'384, 16'384)); },
         "step-000004.png cannot be used"},
        {"a sample of a million images",
         [](Path run, Path) {
             GreyImage sheet(8 * 300, 8 * 300);
             if (!data::writeImage(run / "samples/step-000004.png", sheet, {})) qFatal("no sheet");
             change(run / "experiment.json", [](Json& json) { json["data"]["patch_size"] = 8; });
         },
         "more than 65536 images"},
        {"a caption that tells of a million images",
         [](Path run, Path) { write(run / "samples/step-000004.json", R"({"images":1000000})"); },
         "does not hold 1000000 images"},
        {"a grid that is not there",
         [](Path run, Path) {
             write(run / "samples/step-000004.json",
                   R"({"grids":[{"title":"../../../outside/a.png","images":1000000}]})");
         },
         "step-000004.grid-1.png cannot be used"},
        {"a linked grid",
         [](Path run, Path outside) {
             fs::copy(run / "samples/step-000004.png", outside / "grid.png");
             fs::create_symlink(outside / "grid.png", run / "samples/step-000004.grid-1.png");
             write(run / "samples/step-000004.json", R"({"grids":[{"title":"a","images":1}]})");
         },
         "step-000004.grid-1.png cannot be used"},
        {"metrics of one long line", [](Path run, Path) { setMetrics(run, std::string(longLine, '1')); }, ""},
        {"metrics of empty lines and of many metrics",
         [](Path run, Path) {
             std::string header = "step";
             change(run / "run.json", [&](Json& record) {
                 const Json metric = record["metrics"][0];
                 record["metrics"] = Json::array();
                 for (int i = 0; i < 20'000; ++i) {
                     record["metrics"].push_back(metric);
                     record["metrics"].back()["key"] = std::to_string(i);
                     header += "," + std::to_string(i);
                 }
             });
             write(run / "metrics.csv", header + std::string(10'000'000, '\n'));
         },
         ""},
        {"a step beyond all numbers",
         [](Path run, Path) {
             change(run / "run.json", [](Json& record) {
                 record["metrics"] = Json::array({record["metrics"][0]});
                 record["metrics"][0]["key"] = "accuracy_test";
             });
             write(run / "metrics.csv", "step,accuracy_test\n-9223372036854775808,0.5\n1,0.5\n"
                                        "9223372036854775806,0.5\n9223372036854775807,0.5\n");
         },
         ""},
        {"an event of one long line",
         [](Path run, Path) { write(run / "events.jsonl", std::string(longLine, '[') + "\n"); }, ""},
        {"an assessment of one long line",
         [](Path run, Path) { write(run / "quality.jsonl", std::string(longLine, '{') + "\n"); }, ""},
        {"names that lead elsewhere",
         [](Path run, Path) {
             change(run / "experiment.json", [](Json& json) { json["name"] = "../../outside/run"; });
             change(run / "run.json", [](Json& json) {
                 json["data"] = "../../../../dev/zero";
                 json["parent"] = "../outside";
                 json["parent_step"] = 4;
             });
         },
         ""},
        {"images of 4,000 bits",
         [](Path run, Path) { change(run / "run.json", [](Json& json) { json["bit_depth"] = 4000; }); },
         "bit_depth is neither 8 nor 16"},
    };
    for (const std::string file : {"experiment.json", "run.json", "metrics.csv", "timing.csv", "events.jsonl",
                                   "quality.jsonl", "notes.json"}) {
        const auto made = [=](Path run) {
            if (!fs::exists(run / file)) write(run / file, "{}");
            return run / file;
        };
        all.push_back({"a terabyte as " + file, [=](Path run, Path) { claim(made(run)); }, file});
        all.push_back({"a pipe as " + file, [=](Path run, Path) { makePipe(made(run)); }, file});
        all.push_back({"a socket as " + file, [=](Path run, Path) { makeSocket(made(run)); }, file});
        all.push_back({"a folder as " + file,
                       [=](Path run, Path) {
                           fs::remove(made(run));
                           fs::create_directory(run / file);
                       },
                       file});
        all.push_back({"a device as " + file,
                       [=](Path run, Path) {
                           fs::remove(made(run));
                           fs::create_symlink("/dev/zero", run / file);
                       },
                       file});
        all.push_back({"a link as " + file, [=](Path run, Path outside) { makeLink(made(run), outside); },
                       file + " is a link"});
    }
    for (const std::string folder : {"samples", "checkpoints"}) {
        all.push_back({folder + " that is a link",
                       [=](Path run, Path outside) { makeLink(run / folder, outside); },
                       folder + " is a link"});
    }
    for (const std::string file : {"samples/step-000004.png", "samples/step-000004.json"})
        all.push_back({"a pipe as " + file, [=](Path run, Path) { makePipe(run / file); }, file});
    return all;
}

/// Reads all of a run as the window and the command line do, and returns the errors.
std::string errorsOf(const fs::path& run)
{
    std::string errors;
    const auto note = [&](const auto& read) {
        if (!read) errors += read.error().text() + "\n";
    };
    note(store::readRun(run));
    note(store::readMetrics(run));
    note(store::readStepTimes(run));
    note(store::readEvents(run));
    note(store::readAssessments(run));
    for (const std::int64_t step : store::sampleSteps(run)) note(store::readSamples(run, step));
    for (const std::int64_t step : store::checkpointSteps(run)) note(store::readCheckpoint(run, step));
    note(store::readNewestCheckpoint(run));
    note(runs::readNotes(run));
    errors += runs::readCard(run).problem;
    (void)store::trainedSeconds(run, 8);
    (void)store::preferredCheckpointStep(run);
    (void)blind::readTests(run);
    (void)blind::readUnfinished(run);
    return errors;
}

/// Does all that writes or copies, of which most is refused.
void workWith(const fs::path& run, const fs::path& target)
{
    if (const auto checkpoint = store::readNewestCheckpoint(run)) {
        if (const auto record = store::readRun(run))
            (void)store::copyRun(run, target, checkpoint->data, record->experiment);
    }
    (void)runs::writeNotes(run, {"a", {"b"}, "c", false});
    (void)store::keepCheckpoint(run, 8);
    (void)blind::saveUnfinished(run, blind::UnfinishedTest{{4, 1, 8}, 8, {true}});
    (void)store::recordData(run, "/data");
    if (auto claimed = store::RunRecorder::claim(run)) {
        if (auto recorder = store::RunRecorder::resume(std::move(*claimed), 4)) {
            (void)(*recorder)->recordEvent({session::EventKind::Info, 4, "on"});
            if (auto samples = store::readSamples(run, 4)) {
                samples->step = 5;
                (void)(*recorder)->recordSamples(*samples);
            }
            (void)(*recorder)->saveCheckpoint({5, {}, Json::object()});
        }
    }
}

}  // namespace

class TestStrangersRuns : public QObject {
    Q_OBJECT

    std::optional<QTemporaryDir> m_scratch;
    fs::path m_run;
    fs::path m_outside;

private slots:
    void init()
    {
        // In memory, where there is such a place: what is made for each row is flushed again and again.
        m_scratch.emplace(fs::is_directory("/dev/shm")
                              ? QStringLiteral("/dev/shm/strangers-XXXXXX")
                              : QDir::temp().filePath(QStringLiteral("strangers-XXXXXX")));
        m_run = fs::path(m_scratch->path().toStdString()) / "runs/run";
        m_outside = m_run.parent_path().parent_path() / "outside";
        fs::create_directories(m_outside);
        write(m_outside / "id", precious);
        fs::create_directories(m_run.parent_path());
        fs::copy(SYNTHSLICE_SOURCE_DIR "/tests/data/runs/gan-0.1.0", m_run, fs::copy_options::recursive);
    }

    void aRunThatIsNotSpoiltIsRead()
    {
        QCOMPARE(errorsOf(m_run), std::string());
        workWith(m_run, m_run.parent_path() / "copy");
        QCOMPARE(errorsOf(m_run), std::string());
        QCOMPARE(errorsOf(m_run.parent_path() / "copy"), std::string());
    }

    void isRefusedOrReadWithoutTheBadPart_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Spoilt& spoilt : spoiltRuns()) QTest::newRow(spoilt.name.c_str()) << index++;
    }
    void isRefusedOrReadWithoutTheBadPart()
    {
        QFETCH(int, index);
        const Spoilt spoilt = spoiltRuns()[static_cast<std::size_t>(index)];
        spoilt.spoil(m_run, m_outside);
        const auto outside = contentOf(m_outside);

        resetPeak();
        const std::int64_t before = memory("VmRSS:");
        const auto begun = std::chrono::steady_clock::now();
        const QString errors = QString::fromStdString(errorsOf(m_run));
        const auto took = std::chrono::steady_clock::now() - begun;
        const std::int64_t grown = memory("VmHWM:") - before;
        QVERIFY2(errors.contains(QString::fromStdString(spoilt.says)), qPrintable(errors));
        QVERIFY2(!spoilt.says.empty() || errors.isEmpty(), qPrintable(errors));
        QVERIFY2(errors.size() < 4000, qPrintable(errors));
        constexpr std::int64_t mostBytes = 512'000'000;  // of which the sanitizers take a part
        QVERIFY2(grown < mostBytes, qPrintable(QString::number(grown)));
        QVERIFY(took < std::chrono::seconds(20));

        workWith(m_run, m_run.parent_path() / "copy");
        QCOMPARE(contentOf(m_outside), outside);
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(m_run.parent_path()))
            names.push_back(entry.path().filename().string());
        for (const std::string& name : names) QVERIFY2(name == "run" || name == "copy", name.c_str());
    }

    void blindTestsBehindALinkAreNotRead()
    {
        QVERIFY(blind::saveUnfinished(m_run, blind::UnfinishedTest{{4, 1, 8}, 8, {true}}));
        write(m_run / "blind_tests.jsonl",
              R"({"time": "", "step": 8, "fooled": {"count": 1, "of": 2}, "doubted": {"count": 1, "of": 2},)"
              R"( "correct": {"count": 1, "of": 2}})"
              "\n");
        QVERIFY(blind::readUnfinished(m_run));
        QCOMPARE(blind::readTests(m_run).size(), std::size_t{1});
        for (const char* file : {"blind_test.json", "blind_tests.jsonl"}) {
            fs::rename(m_run / file, m_outside / file);
            fs::create_symlink(m_outside / file, m_run / file);
        }
        QVERIFY(!blind::readUnfinished(m_run));
        QVERIFY(blind::readTests(m_run).empty());
    }

    void namesOfRunsStayInTheirFolder()
    {
        for (const char* name : {"..", ".", "../../outside/run", "/etc/passwd", "a/../../b", "\n", "~"}) {
            const auto folder = store::newRunFolder(m_run.parent_path(), name);
            QCOMPARE(folder.parent_path(), m_run.parent_path());
            QCOMPARE(folder.lexically_normal(), folder);
        }
    }

    void aSweepsRunsStayInItsFolder()
    {
        runs::SweepPlan plan{spec::presetNamed("wgan-gp-64")->experiment, {}, {}, {}};
        for (const char* name : {"..", "../../outside/run", "/etc/passwd"}) plan.runs.push_back({name, {}});
        const fs::path sweep = m_run.parent_path() / "sweep";
        QVERIFY(runs::writeNewPlan(sweep, plan));
        for (std::size_t i = 0; i < plan.runs.size(); ++i) {
            const fs::path folder = runs::sweepRunFolder(sweep, plan, i);
            QCOMPARE(folder.parent_path(), sweep / "runs");
            QCOMPARE(folder.lexically_normal(), folder);
        }
    }

    void aLinkInASweepIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {".claims", ".claims/000-a", "runs", "runs/000-a"})
            QTest::newRow(name) << name;
    }
    void aLinkInASweepIsRefused()
    {
        QFETCH(QString, name);
        const fs::path sweep = m_run.parent_path() / "sweep";
        const runs::SweepPlan plan{spec::presetNamed("wgan-gp-64")->experiment, {}, {}, {{"a", {}}}};
        QVERIFY(runs::writeNewPlan(sweep, plan));
        const fs::path link = sweep / name.toStdString();
        fs::create_directories(link.parent_path());
        fs::create_directory_symlink(m_outside, link);
        const auto outside = contentOf(m_outside);
        const auto work = runs::takeUp(sweep, plan, 0);
        QVERIFY(!work);
        QVERIFY2(work.error().message.find(link.string() + " is a link") == 0, work.error().text().c_str());
        QCOMPARE(contentOf(m_outside), outside);
    }
};

SYNTHSLICE_TEST(TestStrangersRuns)

}  // namespace test_strangers_runs

#include "test_strangers_runs.moc"
