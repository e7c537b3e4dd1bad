#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "tests/shared/test_program.h"

namespace test_layers {

namespace {

// What may be included, besides the standard library, the system's C headers and the folder itself.
const QString kTorch = "torch/|ATen/|c10/";
const QString kOpenCv = "opencv2/";
const QString kQt = "Q[A-Za-z]+$|qcustomplot\\.h$";
const QString kJson = "nlohmann/";
const QString kUi = "engine/|tl/|" + kJson + "|" + kQt;
const QString kWidgets = "ui/(shared|controls|plots)/|" + kUi;

struct Layer {
    const char* folder;
    QString mayInclude;  // alternatives of a regular expression that an include must start with
};

const QList<Layer> kLayers = {
    {"engine/base", "tl/|openssl/"},
    {"engine/latent", "engine/base/|tl/"},
    {"engine/classification", "engine/base/"},
    {"engine/distribution", "engine/base/|tl/"},
    {"engine/plain_network", "engine/base/|tl/"},
    {"engine/spec", "engine/(base/|families/families\\.h)|tl/|" + kJson},
    {"engine/session", "engine/(base|classification|spec)/|tl/|" + kJson},
    {"engine/data", "engine/(base|spec|measure)/|tl/|tiff|hdf5\\.h|zlib\\.h|" + kJson + "|" + kOpenCv},
    {"engine/measure", "engine/(base/|spec/parameters/text\\.h)|tl/|" + kOpenCv},
    {"engine/acceptance", "engine/(base|latent|spec|data|measure)/|tl/|fftw3\\.h|" + kJson + "|" + kOpenCv},
    {"engine/quality",
     "engine/(base|distribution|spec|session|data|measure|acceptance)/|tl/|" + kJson + "|" + kOpenCv},
    {"engine/kernels", kTorch},
    {"engine/cuda", kTorch},
    {"engine/models", "engine/(base|spec|session|kernels)/|tl/|" + kTorch},
    {"engine/store", "engine/(base|classification|spec|session|data)/|tl/|" + kJson + "|" + kOpenCv},
    {"engine/runs", "engine/(base|classification|spec|session|store)/|tl/|" + kJson},
    {"engine/blind", "engine/(base|spec|session|data|acceptance|store)/|tl/|" + kJson},
    {"engine/film", "engine/(base|spec|session|store)/|tl/|gif_lib\\.h|" + kOpenCv},
    {"engine/tensorboard", "engine/(base|spec|session|store|runs)/|tl/|" + kJson},
    {"engine/report",
     "engine/(base|spec|session|measure|acceptance|quality|store|runs)/|tl/|" + kJson + "|" + kOpenCv},
    {"engine/training",
     "engine/"
     "(base|latent|classification|spec|session|data|kernels|models|measure|acceptance|quality|store|"
     "tensorboard)/|"
     "engine/families/family_trainings\\.h|tl/|" +
         kJson + "|" + kTorch},
    {"engine/families", "engine/|tl/|" + kJson + "|" + kTorch},
    {"ui/shared", kUi},
    {"ui/controls", "ui/shared/|" + kUi},
    {"ui/plots", "ui/(shared|controls)/|" + kUi},
    {"ui/confusion", kWidgets},
    {"ui/samples", "ui/confusion/|" + kWidgets},
    {"ui/slices", kWidgets},
    {"ui/experiment", kWidgets},
    {"ui/run", "ui/(experiment|confusion|samples)/|" + kWidgets},
    {"ui/latent", "ui/samples/|" + kWidgets},
    {"ui/queue", "ui/run/|" + kWidgets},
    {"ui/sweep", kWidgets},
    {"ui/runs", kWidgets},
    {"ui/acceptance", kWidgets},
    {"ui/blind", kWidgets},
    {"ui/guide", kWidgets},
    {"ui/compare", "ui/(confusion|samples)/|" + kWidgets},
    {"ui/window", "ui/|" + kUi},
    {"app", "engine/|ui/|CLI/|tl/|" + kJson + "|" + kQt},
};

const QRegularExpression kStandard(
    "^([a-z_0-9]+|(?!qcustomplot|tiff|gif_lib|hdf5|zlib|fftw3|cuda)[a-z_0-9]+\\.h|sys/[a-z_0-9]+\\.h)$");

QString sourceDir()
{
    return QStringLiteral(SYNTHSLICE_SOURCE_DIR) + "/";
}

QStringList sourcesUnder(const QString& folder)
{
    QStringList files;
    QDirIterator it(sourceDir() + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) files << it.next().mid(sourceDir().size());
    files.sort();
    return files;
}

QStringList includesOf(const QString& file)
{
    QFile source(sourceDir() + file);
    if (!source.open(QIODevice::ReadOnly)) return {};
    static const QRegularExpression pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]",
                                            QRegularExpression::MultilineOption);
    QStringList includes;
    auto matches = pattern.globalMatch(QString::fromUtf8(source.readAll()));
    while (matches.hasNext()) includes << matches.next().captured(1);
    return includes;
}

// Own headers that the files of a folder see, directly or through other own headers, each with the file that
// names it.
QMap<QString, QString> ownHeadersSeenFrom(const QString& folder)
{
    QMap<QString, QString> seenBy;
    QStringList open = sourcesUnder(folder);
    while (!open.isEmpty()) {
        const QString file = open.takeLast();
        for (const QString& include : includesOf(file)) {
            if (seenBy.contains(include) || !QFile::exists(sourceDir() + include)) continue;
            seenBy.insert(include, file);
            open << include;
        }
    }
    return seenBy;
}

QStringList forbiddenIn(const QString& folder, const QString& forbidden)
{
    const QRegularExpression pattern("^(" + forbidden + ")");
    QStringList found;
    const auto seenBy = ownHeadersSeenFrom(folder);
    for (auto it = seenBy.begin(); it != seenBy.end(); ++it) {
        for (const QString& include : includesOf(it.key())) {
            if (pattern.match(include).hasMatch()) {
                found << it.key() + " includes " + include + " and is seen from " + it.value();
            }
        }
    }
    return found;
}

}  // namespace

/// Holds the layers of ARCHITECTURE.md: which folder may include what.
class LayerTest : public QObject {
    Q_OBJECT
private slots:
    void everyFolderIncludesOnlyWhatItMay_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("mayInclude");
        for (const Layer& layer : kLayers) QTest::newRow(layer.folder) << layer.folder << layer.mayInclude;
    }
    void everyFolderIncludesOnlyWhatItMay()
    {
        QFETCH(QString, folder);
        QFETCH(QString, mayInclude);
        const QStringList sources = sourcesUnder(folder);
        const QRegularExpression allowed("^(" + folder + "/|" + mayInclude + ")");
        QStringList forbidden;
        for (const QString& file : sources) {
            for (const QString& include : includesOf(file)) {
                // A source of ui names what moc made of it.
                if (include.endsWith(".moc") || kStandard.match(include).hasMatch()) continue;
                if (!allowed.match(include).hasMatch()) forbidden << file + " includes " + include;
            }
        }
        QVERIFY2(forbidden.isEmpty(), qPrintable(forbidden.join("\n")));
    }

    void everyFolderHasALayer()
    {
        for (const QString parent : {"engine/", "ui/"}) {
            for (const QString& folder :
                 QDir(sourceDir() + parent).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                const bool known = std::any_of(kLayers.begin(), kLayers.end(), [&](const Layer& layer) {
                    return parent + folder == layer.folder;
                });
                QVERIFY2(known, qPrintable(parent + folder));
            }
        }
    }

    void headersSeenFromTheWindowsHideTorchAndOpenCv()
    {
        const QStringList found = forbiddenIn("ui", kTorch + "|" + kOpenCv);
        QVERIFY2(found.isEmpty(), qPrintable(found.join("\n")));
    }

    void headersSeenFromTheSessionHideTorchAndOpenCvAndQt()
    {
        const QStringList found = forbiddenIn("engine/session", kTorch + "|" + kOpenCv + "|" + kQt);
        QVERIFY2(found.isEmpty(), qPrintable(found.join("\n")));
    }
};

SYNTHSLICE_TEST(LayerTest)

}  // namespace test_layers

#include "test_layers.moc"
