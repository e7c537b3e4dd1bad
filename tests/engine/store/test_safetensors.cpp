#include <cstring>

#include <QtTest>

#include "engine/store/checkpoints/safetensors.h"
#include "tests/shared/test_program.h"

namespace test_safetensors {

using namespace synthslice;
using session::NamedTensor;

namespace {

std::vector<std::byte> bytesOf(const QByteArray& array)
{
    const auto bytes = std::as_bytes(std::span(array.constData(), static_cast<std::size_t>(array.size())));
    return {bytes.begin(), bytes.end()};
}

/// A file with this header, its true length before it, and `dataBytes` zeros after it.
std::vector<std::byte> fileOf(const std::string& header, std::size_t dataBytes)
{
    std::vector<std::byte> file(8 + header.size() + dataBytes);
    const std::uint64_t length = header.size();
    std::memcpy(file.data(), &length, sizeof length);
    std::memcpy(file.data() + 8, header.data(), header.size());
    return file;
}

std::vector<std::byte> floatBytes(std::initializer_list<float> values)
{
    const auto bytes = std::as_bytes(std::span(values.begin(), values.size()));
    return {bytes.begin(), bytes.end()};
}

}  // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private slots:
    void readsBackWhatItWrote()
    {
        const std::vector<NamedTensor> tensors = {
            {"0.weight", "F32", {2, 1}, floatBytes({1.0F, -0.5F})},
            {"nothing", "BF16", {0, 7}, {}},
            {"scalar \"é\"", "U8", {}, {std::byte{200}}},
            {"rng", "U8", {5}, std::vector<std::byte>(5, std::byte{3})},
        };
        const auto read = store::decodeSafetensors(store::encodeSafetensors(tensors), "x");
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(*read, tensors);
        QVERIFY(store::decodeSafetensors(store::encodeSafetensors({}), "x")->empty());
    }

    void alignsItsTensors()
    {
        const std::vector<NamedTensor> tensors = {{"a", "F32", {1}, floatBytes({1.0F})}};
        std::uint64_t headerBytes = 0;
        std::memcpy(&headerBytes, store::encodeSafetensors(tensors).data(), sizeof headerBytes);
        QCOMPARE(headerBytes % 8, std::uint64_t{0});
    }

    /// Made with Python's safetensors 0.8.0:
    /// save({"0.weight": np.array([[1.5, -2.0, 3.25]], dtype=np.float32), "1.num_batches_tracked":
    ///       np.array(7, dtype=np.int64), "empty": np.zeros((0, 4), dtype=np.uint8)}, metadata={"format":
    ///       "pt"})
    void readsAFileOfPython()
    {
        const auto file = bytesOf(QByteArray::fromHex("e8000000000000007b225f5f6d657461646174615f5f223a7b2266"
                                                      "6f726d6174223a227074227d2c22312e6e756d5f626174"
                                                      "636865735f747261636b6564223a7b226474797065223a22493634"
                                                      "222c227368617065223a5b5d2c22646174615f6f666673"
                                                      "657473223a5b302c385d7d2c22302e776569676874223a7b226474"
                                                      "797065223a22463332222c227368617065223a5b312c33"
                                                      "5d2c22646174615f6f666673657473223a5b382c32305d7d2c2265"
                                                      "6d707479223a7b226474797065223a225538222c227368"
                                                      "617065223a5b302c345d2c22646174615f6f666673657473223a5b"
                                                      "32302c32305d7d7d202020202007000000000000000000"
                                                      "c03f000000c000005040"));
        const auto read = store::decodeSafetensors(file, "python");
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        const std::vector<std::byte> seven = bytesOf(QByteArray::fromHex("0700000000000000"));
        QCOMPARE(*read,
                 (std::vector<NamedTensor>{{"1.num_batches_tracked", "I64", {}, seven},
                                           {"0.weight", "F32", {1, 3}, floatBytes({1.5F, -2.0F, 3.25F})},
                                           {"empty", "U8", {0, 4}, {}}}));
    }

    void refusesWhatTheFormatForbids_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<int>("dataBytes");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, const char* header, int dataBytes, const char* why) {
            QTest::newRow(name) << header << dataBytes << why;
        };
        row("no object", R"([1])", 0, "does not begin with {");
        row("space first", R"( {})", 0, "does not begin with {");
        row("cut JSON", R"({"a":{"dtype":"U8")", 0, "no valid JSON");
        row("text after it", R"({}x)", 0, "no valid JSON");
        row("comma at the end", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},})", 1,
            "no valid JSON");
        row("comment", R"({/* */})", 0, "no valid JSON");
        row("dtype a number", R"({"a":{"dtype":8,"shape":[1],"data_offsets":[0,1]}})", 1,
            "a number in the wrong place");
        row("offset a text", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":["0",1]}})", 1,
            "a text in the wrong place");
        row("shape no list", R"({"a":{"dtype":"U8","shape":1,"data_offsets":[0,1]}})", 1,
            "a number in the wrong place");
        row("offset above 64 bits",
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,18446744073709551616]}})", 1,
            "a decimal number");
        row("no UTF-8", "{\"\xff\":1}", 0, "no valid JSON");
        row("tensor twice",
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
            R"("a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
            2, "tensor a is given twice");
        row("field twice", R"({"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 1,
            "dtype of tensor a is given twice");
        row("metadata twice", R"({"__metadata__":{},"__metadata__":{}})", 0, "__metadata__ is given twice");
        row("metadata key twice", R"({"__metadata__":{"k":"1","k":"2"}})", 0, "metadata k is given twice");
        row("metadata no text", R"({"__metadata__":{"k":1}})", 0, "a number in the wrong place");
        row("metadata deep", R"({"__metadata__":{"k":{}}})", 0, "an object in the wrong place");
        row("no tensor", R"({"a":[1]})", 0, "a list in the wrong place");
        row("unknown dtype", R"({"a":{"dtype":"Q8","shape":[1],"data_offsets":[0,1]}})", 1,
            "unknown dtype Q8");
        row("unknown field", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1}})", 1,
            "unknown field x");
        row("missing field", R"({"a":{"dtype":"U8","shape":[1]}})", 1, "lacks dtype, shape or data_offsets");
        row("negative size", R"({"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}})", 1,
            "a negative number");
        row("decimal size", R"({"a":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}})", 1,
            "a decimal number");
        row("one offset", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}})", 1,
            "needs two data_offsets");
        row("three offsets", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}})", 1,
            "needs two data_offsets");
        row("null", R"({"a":{"dtype":null}})", 0, "null in the wrong place");
        row("true", R"({"a":{"shape":true}})", 0, "true or false in the wrong place");
        row("wrong size", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,1]}})", 1,
            "another size than its shape");
        row("size overflows", R"({"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,0]}})",
            0, "another size than its shape");
        row("size overflows to fit",
            R"({"a":{"dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,0]}})", 0,
            "another size than its shape");
        row("dimension above 63 bits",
            R"({"a":{"dtype":"U8","shape":[0,18446744073709551615],"data_offsets":[0,0]}})", 0,
            "another size than its shape");
        row("hole at the start", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})", 2,
            "comes after a hole");
        row("hole between",
            R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
            R"("b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}})",
            3, "tensor b comes after a hole");
        row("overlap",
            R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
            R"("b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
            3, "tensor b overlaps another");
        row("ends before it begins",
            R"({"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},)"
            R"("b":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},)"
            R"("c":{"dtype":"U8","shape":[1],"data_offsets":[0,-1]}})",
            0, "a negative number");
        row("end before begin",
            R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
            R"("b":{"dtype":"U8","shape":[1],"data_offsets":[2,1]}})",
            2, "lies outside the file");
        row("beyond the file", R"({"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}})", 3,
            "lies outside the file");
        row("bytes left over", R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 3,
            "2 bytes follow the last tensor");
    }
    void refusesWhatTheFormatForbids()
    {
        QFETCH(QString, header);
        QFETCH(int, dataBytes);
        QFETCH(QString, why);
        // QString would repair what is no UTF-8.
        const std::string text = QTest::currentDataTag() == std::string("no UTF-8") ? "{\"\xff\":1}"
                                                                                    : header.toStdString();
        const auto read = store::decodeSafetensors(fileOf(text, static_cast<std::size_t>(dataBytes)),
                                                   "weights.safetensors");
        QVERIFY(!read);
        const QString message = QString::fromStdString(read.error().message);
        QVERIFY2(message.startsWith("weights.safetensors is no valid safetensors file: "),
                 qPrintable(message));
        QVERIFY2(message.contains(why), qPrintable(message));
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    }

    void refusesBadLengths()
    {
        const auto whyNot = [](const QByteArray& hex) {
            return QString::fromStdString(
                store::decodeSafetensors(bytesOf(QByteArray::fromHex(hex)), "x").error().message);
        };
        QVERIFY(whyNot("").endsWith("it is too short"));
        QVERIFY(whyNot("02000000000000").endsWith("it is too short"));
        QVERIFY(whyNot("03000000000000007b7d").endsWith("it ends within its header"));
        QVERIFY(whyNot("ffffffffffffffff7b7d").endsWith("its header is longer than 100 MB"));
        QVERIFY(whyNot("01e1f505000000007b7d").endsWith("its header is longer than 100 MB"));  // 100,000,001
        QVERIFY(whyNot("0000000000000000").endsWith("does not begin with {"));
    }

    void aDeepHeaderCostsNothing()
    {
        const std::string header = R"({"a":{"shape":)" + std::string(10'000'000, '[');
        QVERIFY(!store::decodeSafetensors(fileOf(header, 0), "x"));
        const std::string longName(10'000'000, 'n');
        const auto read = store::decodeSafetensors(fileOf("{\"" + longName + "\":1}", 0), "x");
        QVERIFY(read.error().message.size() < 1000);
    }
};

SYNTHSLICE_TEST(TestSafetensors)

}  // namespace test_safetensors

#include "test_safetensors.moc"
