// Numbers as people type them: with thousands set apart, with a decimal comma, in the window's language.

#include <QFocusEvent>
#include <QLineEdit>
#include <QTest>

#include "engine/spec/spec_json.h"
#include "tests/shared/test_program.h"
#include "ui/controls/number_box.h"
#include "ui/shared/number_text.h"
#include "ui/window/language.h"

namespace synthslice::ui::test_number_text {

class TestNumberText : public QObject {
    Q_OBJECT

private:
    static void typeInto(NumberBox& box, const QString& text)
    {
        auto* line = box.findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

private slots:
    void cleanup() { applyLanguage(QStringLiteral("en")); }

    void wholeNumbersAreWrittenInFull()
    {
        QCOMPARE(numberText(20000), QStringLiteral("20,000"));
        QCOMPARE(numberText(-3), QStringLiteral("-3"));
        QCOMPARE(numberText(1234.56), QStringLiteral("1,235"));
        QCOMPARE(numberText(2.5e-4), QStringLiteral("0.00025"));
        QCOMPARE(numberText(3e12), QStringLiteral("3e+12"));
        QCOMPARE(numberText(49690.3), QStringLiteral("49,690"));
        QCOMPARE(numberText(-999999.4), QStringLiteral("-999,999"));
        QCOMPARE(numberText(1234567.8), QStringLiteral("1.235e+06"));
    }

    void numbersOfBothLanguages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char* language, const char* typed, const char* plain) {
            QTest::addRow("%s: %s", language, typed)
                << QString::fromLatin1(language) << QString::fromUtf8(typed) << QString::fromLatin1(plain);
        };
        row("en", "1,000", "1000");
        row("en", "12,345,678.9", "12345678.9");
        row("en", "1,000e-3", "1000e-3");
        row("en", "0,125", "0.125");  // no thousands begin with 0
        row("en", "0,5", "0.5");
        row("en", "1,00", "1.00");
        row("en", "1 000", "1000");
        row("fr", "1,000", "1.000");
        row("fr", "1 000", "1000");
        row("fr", "1\u00a0000\u00a0000,5", "1000000.5");
        row("fr", "1\u202f000", "1000");
        row("fr", "0.5", "0.5");
        row("fr", "1e-4", "1e-4");
        row("en", "1 5", "1 5");  // no number
        row("en", "abc", "abc");
    }

    void numbersOfBothLanguages()
    {
        QFETCH(QString, language);
        QFETCH(QString, typed);
        QFETCH(QString, plain);
        applyLanguage(language);
        QCOMPARE(plainNumber(typed), plain);
    }

    void numbersAreReadOrNotAtAll()
    {
        QCOMPARE(parseNumber(QStringLiteral("2,500.5")), std::optional(2500.5));
        QCOMPARE(parseNumber(QStringLiteral("")), std::nullopt);
        QCOMPARE(parseNumber(QStringLiteral("1 5")), std::nullopt);
    }

    void aBoxShowsAShortNumberAndKeepsTheExactOne()
    {
        constexpr double exact = 1.10000000000112;
        NumberBox size(spec::parameterAt({}, "data.pixel_size_um").value(), nullptr);
        auto* line = size.findChild<QLineEdit*>();
        size.setValue(exact);
        QCOMPARE(line->text(), QStringLiteral("1.1"));
        QFocusEvent in(QEvent::FocusIn);
        QFocusEvent out(QEvent::FocusOut);
        QCoreApplication::sendEvent(&size, &in);
        QTest::keyClick(&size, Qt::Key_Return);
        QCoreApplication::sendEvent(&size, &out);
        QVERIFY(size.value() == spec::Json(exact));

        typeInto(size, QStringLiteral("0.123456789"));
        QVERIFY(size.value() == spec::Json(0.123456789));
        size.setValue(0.123456789);  // as a form tells it again
        QCOMPARE(line->text(), QStringLiteral("0.123456789"));
        QTest::keyClick(&size, Qt::Key_Return);
        QCOMPARE(line->text(), QStringLiteral("0.1234568"));
        QVERIFY(size.value() == spec::Json(0.123456789));
        size.setValue(12345678.0);
        QCOMPARE(line->text(), QStringLiteral("12345678"));
    }

    void aBoxTakesThousandsAsTheyAreMeant()
    {
        NumberBox steps(spec::parameterAt({}, "training.steps").value(), nullptr);
        typeInto(steps, QStringLiteral("1,000"));
        QVERIFY(steps.value() == spec::Json(1000));
        typeInto(steps, QStringLiteral("25 000"));
        QVERIFY(steps.value() == spec::Json(25000));

        applyLanguage(QStringLiteral("fr"));
        typeInto(steps, QStringLiteral("7"));
        typeInto(steps, QStringLiteral("1,000"));  // 1 with a decimal comma: no whole number is meant
        QVERIFY(steps.value() != spec::Json(1000));
        QVERIFY(!steps.hasAcceptableInput());
    }
};

SYNTHSLICE_TEST(TestNumberText)

}  // namespace synthslice::ui::test_number_text

#include "test_number_text.moc"
