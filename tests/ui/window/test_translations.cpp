// Every text of the window has a finished French translation with the same placeholders, and every text that
// counts its English singular and plural.

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "engine/acceptance/criteria/criterion.h"
#include "engine/spec/family.h"
#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/presets/presets.h"
#include "tests/shared/test_program.h"
#include "ui/shared/settings.h"

namespace synthslice::ui::test_translations {

namespace {

const QString folder = QStringLiteral(SYNTHSLICE_SOURCE_DIR "/resources/translations/");

struct Message {
    QString context;
    QString source;
    QStringList translations;  ///< one, or one for each grammatical number
    bool finished = true;
};

std::vector<Message> readMessages(const QString& fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    std::vector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            messages.push_back({context, xml.readElementText(), {}, true});
        } else if (xml.name() == QLatin1String("translation")) {
            messages.back().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            messages.back().translations = text.split(u'\n', Qt::SkipEmptyParts);
        }
    }
    return messages;
}

QSet<QString> placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?[0-9]+|%L?n"));
    QSet<QString> found;
    for (auto match = pattern.globalMatch(text); match.hasNext();) found.insert(match.next().captured());
    return found;
}

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private slots:
    void everyMessageIsFinished()
    {
        const std::vector<Message> messages = readMessages(folder + QStringLiteral("synthslice_fr.ts"));
        QVERIFY(messages.size() > 500);
        for (const Message& message : messages) {
            QVERIFY2(message.finished && !message.translations.isEmpty(), qPrintable(message.source));
            QVERIFY2(message.context == QLatin1String("synthslice::spec") ||
                         message.context.startsWith(QLatin1String("synthslice::ui::")),
                     qPrintable(message.context));
        }
    }

    /// English has a file of its own for singulars and plurals only.
    void textsThatCountHaveBothNumbersInEnglish()
    {
        const std::vector<Message> english = readMessages(folder + QStringLiteral("synthslice_en.ts"));
        QVERIFY(!english.empty());
        for (const Message& message : english) {
            QVERIFY2(message.finished && message.translations.size() == 2, qPrintable(message.source));
            QVERIFY2(!message.translations.join(u' ').contains(QLatin1String("(s)")),
                     qPrintable(message.source));
        }
        const auto isCounted = [](const QString& source) {
            return source.contains(QRegularExpression("%L?n"));
        };
        qsizetype counted = 0;
        for (const Message& message : readMessages(folder + QStringLiteral("synthslice_fr.ts")))
            counted += isCounted(message.source) ? 1 : 0;
        QCOMPARE(static_cast<qsizetype>(english.size()), counted);
    }

    void placeholdersAreKept()
    {
        for (const Message& message : readMessages(folder + QStringLiteral("synthslice_fr.ts"))) {
            QSet<QString> translated;
            for (const QString& text : message.translations) translated += placeholders(text);
            QCOMPARE(translated, placeholders(message.source));
        }
    }

    void nothingNewIsUntranslated()
    {
        const QTemporaryDir scratch;
        const QString copy = scratch.filePath(QStringLiteral("synthslice_fr.ts"));
        QVERIFY(QFile::copy(folder + QStringLiteral("synthslice_fr.ts"), copy));
        QProcess update;
        update.start(folder + QStringLiteral("update"), {copy});
        QVERIFY(update.waitForFinished(120000));
        if (update.exitCode() != 0) QSKIP("lupdate is not installed");
        for (const Message& message : readMessages(copy)) {
            QVERIFY2(message.finished, qPrintable(message.context + QStringLiteral(": ") + message.source));
        }
    }

    void everyEngineTextIsTranslated()
    {
        QTranslator french;
        QVERIFY(french.load(QStringLiteral(":/translations/synthslice_fr.qm")));
        const auto check = [&french](const std::string& english) {
            if (english.empty()) return;
            QVERIFY2(!french.translate("synthslice::spec", english.c_str()).isEmpty(), english.c_str());
        };
        for (const auto& [group, family, places] : spec::parameterCatalogue()) {
            check(group.title);
            check(group.help);
            for (const spec::ParameterInfo& parameter : group.parameters) {
                check(parameter.label);
                check(parameter.help);
            }
        }
        for (const spec::Family* family : spec::families()) {
            check(family->title());
            spec::FamilySpec defaults = family->defaults();
            for (const spec::Part& part : defaults.parts()) {
                check(part.title);
                check(part.help);
            }
        }
        for (const spec::Preset& preset : spec::presets()) {
            check(preset.title);
            check(preset.summary);
        }
        for (const measure::Measure& measure : measure::measuresOf({})) {
            check(measure.label);
            check(measure.help);
            check(measure.phase);
            check(measure.xLabel);
        }
    }
};

SYNTHSLICE_TEST(TestTranslations)

}  // namespace synthslice::ui::test_translations

#include "test_translations.moc"
