#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace synthslice::test {

/// How a program ended, and what it said.
struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QByteArray error;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// The last line of stderr, where the error stands.
inline QByteArray errorLine(const Outcome& outcome)
{
    return outcome.error.trimmed().split('\n').last();
}

/// A test of the real command line, in a scratch folder of its own.
class CommandLineTest : public QObject {
protected:
    static constexpr int patienceMs = 240'000;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// An exit code of -1 if the program does not end.
    [[nodiscard]] Outcome cli(const QStringList& arguments) const
    {
        QProcess process;
        start(process, SYNTHSLICE_CLI, arguments);
        if (!process.waitForFinished(patienceMs)) {
            process.kill();
            return {};
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    void start(QProcess& process, const QString& program, const QStringList& arguments) const
    {
        process.setWorkingDirectory(folder());
        process.start(program, arguments);
        QVERIFY(process.waitForStarted());
    }

    [[nodiscard]] QStringList entries(const QString& name) const
    {
        return QDir(path(name)).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    }

    /// Empty if there is no such file.
    [[nodiscard]] QByteArray content(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace synthslice::test
