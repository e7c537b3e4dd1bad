#include <span>
#include <string>
#include <string_view>

#include <QTest>

#include "engine/base/files/sha256.h"
#include "tests/shared/test_program.h"

namespace test_sha256 {

using synthslice::Sha256;
using synthslice::sha256Hex;

class TestSha256 : public QObject {
    Q_OBJECT

private slots:
    /// Reference values: FIPS 180-4 examples ("abc", 448 bits) and the empty message.
    void knownMessages_data()
    {
        QTest::addColumn<std::string>("message");
        QTest::addColumn<std::string>("digest");
        QTest::newRow("empty") << std::string()
                               << std::string(
                                      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("abc") << std::string("abc")
                             << std::string(
                                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("448 bits") << std::string("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                  << std::string(
                                         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    void knownMessages()
    {
        QFETCH(std::string, message);
        QFETCH(std::string, digest);
        const auto bytes = std::as_bytes(std::span(message));
        QCOMPARE(sha256Hex(bytes), digest);
        Sha256 pieces;
        pieces.add(bytes.first(bytes.size() / 3));
        pieces.add(bytes.subspan(bytes.size() / 3));
        QCOMPARE(pieces.hex(), digest);
    }
};

SYNTHSLICE_TEST(TestSha256)

}  // namespace test_sha256

#include "test_sha256.moc"
