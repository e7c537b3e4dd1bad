#include <algorithm>
#include <string>
#include <vector>

#include <QTest>

#include "engine/base/text/natural_sort.h"
#include "tests/shared/test_program.h"

namespace test_natural_sort {

using synthslice::naturalLess;

class TestNaturalSort : public QObject {
    Q_OBJECT

private slots:
    void ordersNumbersByValue()
    {
        const std::vector<std::string> expected{"1.png",
                                                "a",
                                                "slice1.png",
                                                "slice2.png",
                                                "Slice02b.png",
                                                "slice10.png",
                                                "slice010.tif",
                                                "slice99999999999999999999.png",
                                                "z9"};
        std::vector<std::string> names(expected.rbegin(), expected.rend());
        std::sort(names.begin(), names.end(), naturalLess);
        QCOMPARE(names, expected);
    }

    void isAStrictOrder()
    {
        const std::vector<std::string> names{"",  "0", "00",  "a0",   "a00", "A0",
                                             "a", "A", "a0b", "a00a", "10",  "9"};
        for (const std::string& a : names) {
            for (const std::string& b : names) {
                QCOMPARE(naturalLess(a, b) || naturalLess(b, a), a != b);
                QVERIFY(!(naturalLess(a, b) && naturalLess(b, a)));
                for (const std::string& c : names) {
                    QVERIFY(!(naturalLess(a, b) && naturalLess(b, c)) || naturalLess(a, c));
                }
            }
        }
    }
};

SYNTHSLICE_TEST(TestNaturalSort)

}  // namespace test_natural_sort

#include "test_natural_sort.moc"
