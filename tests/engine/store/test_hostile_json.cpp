#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/acceptance/criteria/criteria_set.h"
#include "engine/acceptance/export/export_manifest.h"
#include "engine/base/files/atomic_file.h"
#include "engine/spec/spec_json.h"
#include "engine/store/checkpoints/checkpoint.h"
#include "engine/store/checkpoints/safetensors.h"
#include "engine/store/lines/assessment_lines.h"
#include "engine/store/lines/event_lines.h"
#include "engine/store/run_record.h"
#include "tests/shared/test_program.h"

namespace test_hostile_json {

using namespace synthslice;
using spec::Json;

namespace {

std::string repeated(const std::string& part, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
}

/// A hundred thousand levels end a recursive reader by its stack; two hundred thousand keys would keep one
/// that looks through all of them for each new one busy for a minute.
std::vector<std::pair<const char*, std::string>> hostileTexts()
{
    constexpr int levels = 100'000;
    std::string manyKeys = "{";
    for (int i = 0; i < 200'000; ++i) manyKeys += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":0";
    manyKeys += "}";
    return {{"nested lists", repeated("[", levels) + repeated("]", levels)},
            {"nested objects", repeated("{\"a\":", levels) + "0" + repeated("}", levels)},
            {"open lists", repeated("[", levels)},
            {"many keys", manyKeys},
            {"a long key", "{\"" + std::string(1'000'000, 'k') + "\":0}"},
            {"a long value", "{\"format\":\"" + std::string(1'000'000, 'v') + "\"}"},
            {"a long unfinished value", "{\"format\":\"" + std::string(1'000'000, 'v')},
            {"a key twice", R"({"format":1,"format":2})"}};
}

using Reader = std::function<Result<void>(const std::string& text, const std::filesystem::path& folder)>;

template <class T>
Result<void> outcome(const Result<T>& read)
{
    return read.map([](const T&) {});
}

/// Lines are left out, not refused.
template <class T>
Result<void> noneRead(const std::vector<T>& lines)
{
    return lines.empty() ? Result<void>(invalidInput("left out")) : Result<void>();
}

const std::vector<std::pair<const char*, Reader>>& readers()
{
    static const std::vector<std::pair<const char*, Reader>> all{
        {"experiment",
         [](const std::string& text, const std::filesystem::path&) {
             return outcome(spec::experimentFromText(text, "experiment.json"));
         }},
        {"a section of an experiment",
         [](const std::string& text, const std::filesystem::path&) {
             return outcome(spec::experimentFromText(
                 R"({"format":"synthslice-experiment","version":2,"data":)" + text + "}", "experiment.json"));
         }},
        {"run",
         [](const std::string& text, const std::filesystem::path& folder) {
             const store::RunFolder run{folder};
             const auto experiment = writeFileAtomically(run.experiment(), spec::toJson({}).dump());
             return experiment.and_then([&] { return writeFileAtomically(run.record(), text); })
                 .and_then([&] { return outcome(store::readRecord(run)); });
         }},
        {"events", [](const std::string& text,
                      const std::filesystem::path&) { return noneRead(store::parseEvents(text + "\n")); }},
        {"assessments",
         [](const std::string& text, const std::filesystem::path&) {
             return noneRead(store::parseAssessments(text + "\n"));
         }},
        {"checkpoint",
         [](const std::string& text, const std::filesystem::path& folder) {
             return writeFileAtomically(folder / "state.json", text).and_then([&] {
                 return outcome(store::readCheckpointFolder(folder));
             });
         }},
        {"criteria",
         [](const std::string& text, const std::filesystem::path& folder) {
             return writeFileAtomically(folder / "criteria.json", text).and_then([&] {
                 return outcome(acceptance::readCriteria(folder / "criteria.json"));
             });
         }},
        {"output calibration of a manifest",
         [](const std::string& text, const std::filesystem::path& folder) {
             const std::string manifest = R"({"format":"synthslice-manifest","output_calibration":)" + text +
                                          "}";
             return writeFileAtomically(folder / "manifest.json", manifest).and_then([&] {
                 return outcome(acceptance::readRecordedCalibration(folder / "manifest.json"));
             });
         }},
        {"safetensors", [](const std::string& text, const std::filesystem::path&) {
             std::string file(8, '\0');
             for (std::size_t i = 0; i < 8; ++i) file[i] = static_cast<char>(text.size() >> (8 * i));
             file += text;
             return outcome(store::decodeSafetensors(std::as_bytes(std::span(file)), "weights.safetensors"));
         }}};
    return all;
}

}  // namespace

/// What nobody but an attacker or a broken program writes.
class TestHostileJson : public QObject {
    Q_OBJECT

private slots:
    void everyReaderRefuses_data()
    {
        QTest::addColumn<int>("reader");
        QTest::addColumn<QByteArray>("text");
        for (int reader = 0; reader < static_cast<int>(readers().size()); ++reader) {
            for (const auto& [what, text] : hostileTexts()) {
                const QByteArray name = QByteArray(readers()[static_cast<std::size_t>(reader)].first) + ": " +
                                        what;
                QTest::newRow(name) << reader << QByteArray::fromStdString(text);
            }
        }
    }
    void everyReaderRefuses()
    {
        QFETCH(int, reader);
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        const auto read = readers()[static_cast<std::size_t>(reader)].second(text.toStdString(),
                                                                             folder.path().toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        QVERIFY2(read.error().text().size() < 1000, read.error().text().substr(0, 1000).c_str());
    }

    void readsWhatTheLibraryReads()
    {
        const std::string text = R"({"z": [1, -2, 18446744073709551615, 2.5e-3, true, null, "é\n", {}, []],
                                     "a": {"b": {"c": [[], [0]]}, "": "x"}})";
        QCOMPARE(*spec::parseJson(text), Json::parse(text));
        QCOMPARE(spec::parseJson("// a comment\n[1]")->dump(), std::string("[1]"));
        QCOMPARE(*spec::parseJson(repeated("[", 64) + repeated("]", 64)),
                 Json::parse(repeated("[", 64) + repeated("]", 64)));
    }

    void errorsTellWhatAndWhere()
    {
        QCOMPARE(spec::parseJson("{\n \"a\": 1,\n}").error().text(),
                 std::string("not JSON from line 3 on: check brackets, commas and quotes"));
        QCOMPARE(spec::parseJson(repeated("[", 65)).error().text(),
                 std::string("it is nested more than 64 levels deep"));
        QCOMPARE(spec::parseJson(R"({"a":1,"b":2,"a":3})").error().text(),
                 std::string("the key 'a' is given twice"));
        QCOMPARE(spec::parseJson("[0]", 2).error().text(),
                 std::string("it is longer than the 2 bytes that are read"));
        QVERIFY(!spec::parseJson(""));
        QVERIFY(!spec::parseJson("1 2"));
        QVERIFY(!spec::parseJson("1e999"));
        QVERIFY(!spec::parseJson("\"\xff\""));
    }

    void longTextsAreCutBetweenCharacters()
    {
        QCOMPARE(spec::shortened("short"), std::string("short"));
        QCOMPARE(spec::shortened(std::string(59, 'x') + "é" + std::string(9, 'x')),
                 std::string(59, 'x') + "…");
        QCOMPARE(spec::shortText(Json("\xff")), std::string("\"\xef\xbf\xbd\""));
    }

    /// It would end the training at its first checkpoint.
    void aNameThatJsonCannotHoldIsRefused() { QVERIFY(!spec::withText({}, "name", "\xff")); }
};

SYNTHSLICE_TEST(TestHostileJson)

}  // namespace test_hostile_json

#include "test_hostile_json.moc"
