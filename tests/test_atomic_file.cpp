#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "engine/base/atomic_file.h"

using namespace synthslice;

namespace {

/// Counts the operations of one write down and fails the chosen one as a full disk would.
int operationsUntilFailure = 0;

bool failsNow()
{
    return --operationsUntilFailure == 0;
}

ssize_t countedWrite(int descriptor, const void* bytes, std::size_t count)
{
    if (failsNow()) {
        errno = ENOSPC;
        return -1;
    }
    // At most 1,000 bytes at a time: short writes are normal and must be gone on with.
    return ::write(descriptor, bytes, std::min<std::size_t>(count, 1000));
}

int countedFlush(int descriptor)
{
    if (failsNow()) {
        errno = EIO;
        return -1;
    }
    return ::fsync(descriptor);
}

int countedRename(const char* from, const char* to)
{
    if (failsNow()) {
        errno = EACCES;
        return -1;
    }
    return ::rename(from, to);
}

constexpr FileOperations countedOperations{countedWrite, countedFlush, countedRename};

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::ptrdiff_t filesIn(const std::filesystem::path& folder)
{
    return std::distance(std::filesystem::directory_iterator(folder), {});
}

}  // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

private slots:
    void writesAndReplaces()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "é ä.json";
        QVERIFY(writeFileAtomically(path, "first"));
        QVERIFY(writeFileAtomically(path, std::string(100'000, 'x')));
        QCOMPARE(contentOf(path), std::string(100'000, 'x'));
        QVERIFY(writeFileAtomically(path, ""));
        QCOMPARE(contentOf(path), std::string());
        QCOMPARE(filesIn(path.parent_path()), 1);
    }

    void everyFailingOperationLeavesTheOldFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "weights.bin";
        const std::string newContent(3500, 'n');  // four writes, flush, rename, flush of the folder
        for (int nth = 1; nth <= 6; ++nth) {
            QVERIFY(writeFileAtomically(path, "old"));
            operationsUntilFailure = nth;
            const auto written = writeFileAtomically(path, newContent, countedOperations);
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::Failed);
            QVERIFY(written.error().message.find("weights.bin") != std::string::npos);
            QCOMPARE(contentOf(path), std::string("old"));
            QCOMPARE(filesIn(path.parent_path()), 1);
        }
        operationsUntilFailure = 7;
        QVERIFY(!writeFileAtomically(path, newContent, countedOperations));
        QCOMPARE(contentOf(path), newContent);
        operationsUntilFailure = 8;
        QVERIFY(writeFileAtomically(path, newContent, countedOperations));
    }

    void aFailingPlainWriteLeavesNoFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "image.png";
        const std::string content(2500, 'n');  // three writes, and no flush
        const auto bytes = std::as_bytes(std::span(content));
        for (int nth = 1; nth <= 3; ++nth) {
            operationsUntilFailure = nth;
            const auto written = writeFile(path, bytes, countedOperations);
            QVERIFY(!written);
            QVERIFY(written.error().message.find("image.png") != std::string::npos);
            QCOMPARE(filesIn(path.parent_path()), 0);
        }
        operationsUntilFailure = 4;
        QVERIFY(writeFile(path, bytes, countedOperations));
        QCOMPARE(operationsUntilFailure, 1);
        QCOMPARE(contentOf(path), content);
        QVERIFY(!writeFile(path, bytes));  // it replaces none
        QVERIFY(flushFileSystem(path.parent_path()));
        QVERIFY(!flushFileSystem(path));
    }

    void refusesFoldersThatCannotBeWritten()
    {
        const auto missing = writeFileAtomically("/nowhere/at/all.txt", "x");
        QVERIFY(!missing);
        QVERIFY(missing.error().hint.find("folder that exists") != std::string::npos);
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        std::filesystem::create_directory(path / "taken");
        QVERIFY(!writeFileAtomically(path / "taken", "x"));
        QCOMPARE(filesIn(path), 1);
    }

    void foreseesThatAFileCannotBeWritten()
    {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        QVERIFY(checkWritable(root / "new.json"));
        QVERIFY(checkWritable("new.json"));
        QVERIFY(!std::filesystem::exists(root / "new.json"));
        const auto absent = checkWritable(root / "absent" / "new.json");
        QVERIFY(!absent);
        QCOMPARE(absent.error().text(),
                 writeFileAtomically(root / "absent" / "new.json", "x").error().text());
        QVERIFY(!checkWritable(root));
    }

    void removesWhatAKilledProcessLeft()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        std::ofstream(path / ".synthslice-1-1.partial") << "half";
        std::ofstream(path / "kept.partial") << "whole";
        removeUnfinishedWrites(path);
        QCOMPARE(filesIn(path), 1);
        QVERIFY(std::filesystem::exists(path / "kept.partial"));
    }
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "test_atomic_file.moc"
