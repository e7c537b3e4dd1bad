#include <string>

#include <QTest>

#include "engine/base/files/read_file.h"
#include "engine/base/text/text.h"
#include "tests/shared/test_program.h"

namespace test_text {

using namespace synthslice;

class TestText : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { setTranslator({}); }

    void argumentsTakeTheirPlaces()
    {
        QCOMPARE(text("plain"), std::string("plain"));
        QCOMPARE(text("%2 of %1, %1", 3, "two"), std::string("two of 3, 3"));
        // What arguments hold is not looked into, and other signs stay.
        QCOMPARE(text("%1 %2", std::string("%2"), "b"), std::string("%2 b"));
        QCOMPARE(text("5 %, %9, %", 1), std::string("5 %, %9, %"));
    }

    void textsAreInTheLanguageOfTheProgram()
    {
        setTranslator([](const char* english) {
            return std::string(english) == "image %1 of %2" ? "de %2 images, la %1" : std::string(english);
        });
        QCOMPARE(text("image %1 of %2", 3, 7), std::string("de 7 images, la 3"));
        QCOMPARE(text("image %1", 3), std::string("image 3"));
    }

    /// The engine's errors are made by it.
    void errorsAreTranslated()
    {
        setTranslator([](const char*) { return std::string("<%1>"); });
        const auto content = readFile("/there/is/no/such/file");
        QVERIFY(!content);
        QCOMPARE(content.error().message, std::string("</there/is/no/such/file>"));
    }
};

SYNTHSLICE_TEST(TestText)

}  // namespace test_text

#include "test_text.moc"
