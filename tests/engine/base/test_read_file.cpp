#include <fstream>

#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/files/read_file.h"
#include "tests/shared/test_program.h"

namespace test_read_file {

using namespace synthslice;

class TestReadFile : public QObject {
    Q_OBJECT

private slots:
    void readsAllOrTheEnd()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("é.bin").toStdString();
        const std::string content("a\0b\r\nc", 6);
        std::ofstream(path, std::ios::binary) << content;
        QCOMPARE(*readFile(path), content);
        QCOMPARE(*readFile(path, 6), content);
        QCOMPARE(*readFileEnd(path, 2), std::string("\nc"));
        QCOMPARE(*readFileEnd(path, 100), content);
    }

    void errorsNameTheFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("x.bin").toStdString();
        const auto absent = readFile(path);
        QCOMPARE(absent.error().message, "Cannot read " + path.string() + " (No such file or directory)");
        std::ofstream(path) << "seven b";
        QVERIFY(readFile(path, 6).error().message.find("File too large") != std::string::npos);
        QVERIFY(readFile(path.parent_path()).error().message.find("Is a directory") != std::string::npos);
    }

    /// Nobody writes into it: waiting for that would be for ever.
    void aPipeIsRefused()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("pipe").toStdString();
        QVERIFY(::mkfifo(path.c_str(), 0600) == 0);
        QCOMPARE(readFile(path).error().message, "Cannot read " + path.string() + ": it is no file");
    }
};

SYNTHSLICE_TEST(TestReadFile)

}  // namespace test_read_file

#include "test_read_file.moc"
