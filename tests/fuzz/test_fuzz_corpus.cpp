#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "tests/fuzz/input_kinds.h"

using namespace synthslice;

/// Every file of tests/fuzz/corpus, small valid ones and those that once were read wrongly, ends in what it
/// holds or in an error. The kinds of the sanitizer presets see more than this one.
class TestFuzzCorpus : public QObject {
    Q_OBJECT

private slots:
    void isReadOrRefused_data()
    {
        QTest::addColumn<int>("kind");
        const auto& kinds = test::inputKinds();
        for (int i = 0; i < static_cast<int>(kinds.size()); ++i)
            QTest::newRow(kinds[static_cast<std::size_t>(i)].name.data()) << i;
    }
    void isReadOrRefused()
    {
        QFETCH(int, kind);
        const test::InputKind& tested = test::inputKinds()[static_cast<std::size_t>(kind)];
        const QTemporaryDir scratch;
        int files = 0;
        const auto corpus = std::filesystem::path(SYNTHSLICE_SOURCE_DIR "/tests/fuzz/corpus") / tested.name;
        for (const auto& file : std::filesystem::directory_iterator(corpus)) {
            std::ifstream stream(file.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
            qInfo("%s", file.path().c_str());  // the one at fault is the last
            tested.read(std::as_bytes(std::span(bytes)), scratch.path().toStdString());
            ++files;
        }
        QVERIFY(files > 0);
    }
};

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "test_fuzz_corpus.moc"
