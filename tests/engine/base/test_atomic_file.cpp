#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "engine/base/files/aside.h"
#include "engine/base/files/atomic_file.h"
#include "tests/shared/test_program.h"

namespace test_atomic_file {

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

/// As a network file system refuses it.
int noExchange(const char* /*one*/, const char* /*other*/)
{
    errno = EINVAL;
    return -1;
}

constexpr FileOperations countedOperations{countedWrite, countedFlush, countedRename, noExchange};

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
        const pid_t child = ::fork();
        if (child == 0) {  // ends without a destructor, as by kill -9
            const auto file = Aside::makeFile(path);
            const auto made = Aside::makeFolder(path);
            std::ofstream(made->path() / "image.png") << "half";
            _exit(file ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QCOMPARE(filesIn(path), 2);
        QVERIFY(writeFileAtomically(path / "new.json", "{}"));
        QCOMPARE(filesIn(path), 1);
    }

    /// What is not its own by name, kind and lock stays.
    void removesNothingElse()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const std::filesystem::path home = path / "home";
        std::filesystem::create_directories(home / ".ssh");
        std::filesystem::create_directory_symlink(home, path / ".synthslice-0123456789abcdef.partial");
        for (const char* name : {".bashrc", "kept.partial", ".step-000050.partial", ".synthslice-1-1.partial",
                                 ".synthslice-0123456789abcdeg.partial"}) {
            std::ofstream(path / name) << "precious";
        }
        const auto held = Aside::makeFile(path);
        QVERIFY(held);
        removeUnfinished(path);
        QCOMPARE(filesIn(path), 8);
        QVERIFY(std::filesystem::exists(home / ".ssh"));
    }

    void replacesAFolder_data()
    {
        QTest::addColumn<bool>("exchange");
        QTest::newRow("names can be swapped") << true;
        QTest::newRow("names cannot be swapped") << false;
    }
    void replacesAFolder()
    {
        QFETCH(bool, exchange);
        FileOperations operations = systemFileOperations();
        if (!exchange) operations.exchange = noExchange;
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        for (int edition = 1; edition <= 2; ++edition) {
            const auto aside = Aside::makeFolder(root);
            QVERIFY(writeFileAtomically(aside->path() / "edition", std::to_string(edition)));
            QVERIFY(replaceFolderAtomically(aside->path(), root / "target", operations));
            QCOMPARE(contentOf(root / "target" / "edition"), std::to_string(edition));
        }
        QCOMPARE(filesIn(root), 1);
    }

    /// What somebody has put there since it was found empty is theirs.
    void placesAFolderOverNothingOnly()
    {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        std::filesystem::create_directory(root / "target");
        {
            const auto aside = Aside::makeFolder(root);
            QVERIFY(placeFolderAtomically(aside->path(), root / "target"));
        }
        std::ofstream(root / "target" / "thesis.txt") << "precious";
        {
            const auto aside = Aside::makeFolder(root);
            const auto placed = placeFolderAtomically(aside->path(), root / "target");
            QVERIFY(!placed);
            QCOMPARE(placed.error().hint, std::string("choose a new folder"));
        }
        QCOMPARE(contentOf(root / "target" / "thesis.txt"), std::string("precious"));
        QCOMPARE(filesIn(root), 1);
    }

    void foldersAreMadeWhereTheyAreAbsent()
    {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        for (int i = 0; i < 2; ++i) QVERIFY(makeFolders(root / "a" / "b" / ""));
        QVERIFY(std::filesystem::is_directory(root / "a" / "b"));
        QVERIFY(flushFolder(root / "a"));
        std::ofstream(root / "file") << "in the way";
        const auto made = makeFolders(root / "file" / "c");
        QVERIFY(!made);
        QVERIFY(made.error().message.find((root / "file" / "c").string()) != std::string::npos);
        QVERIFY(!flushFolder(root / "none"));
    }

    /// Killed or failing at any rename of a replacement without an exchange, one edition is there or comes
    /// back.
    void aReplacementWithoutExchangeIsRepaired()
    {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        const std::filesystem::path target = root / "target";
        const std::filesystem::path replaced = target.string() + std::string(replacedSuffix);
        std::filesystem::create_directories(target);
        QVERIFY(writeFileAtomically(target / "edition", "old"));
        for (int nth = 1; nth <= 4; ++nth) {
            const auto aside = Aside::makeFolder(root);
            QVERIFY(writeFileAtomically(aside->path() / "edition", "new"));
            operationsUntilFailure = nth;
            QVERIFY(!replaceFolderAtomically(aside->path(), target, countedOperations));
            QCOMPARE(contentOf(target / "edition"), std::string(nth < 4 ? "old" : "new"));
        }
        restoreReplaced(target);
        QVERIFY(!std::filesystem::exists(replaced));
        std::filesystem::rename(target, replaced);  // killed here
        restoreReplaced(target);
        QCOMPARE(contentOf(target / "edition"), std::string("new"));
        QCOMPARE(filesIn(root), 1);
    }
};

SYNTHSLICE_TEST(TestAtomicFile)

}  // namespace test_atomic_file

#include "test_atomic_file.moc"
