#include <QTest>

#include "tests/shared/test_program.h"
#include "ui/controls/flow_layout.h"

namespace synthslice::ui::test_flow_layout {

class TestFlowLayout : public QObject {
    Q_OBJECT
private slots:
    void breaksIntoAsManyLinesAsTheWidthAsksFor()
    {
        QWidget area;
        auto* layout = new FlowLayout(&area);
        QList<QWidget*> boxes;
        for (int i = 0; i < 4; ++i) {
            boxes << new QWidget(&area);
            boxes.back()->setFixedSize(100, 20);
            layout->addWidget(boxes.back());
        }
        QCOMPARE(layout->minimumSize().width(), 100);
        QVERIFY(layout->heightForWidth(430) < layout->heightForWidth(210));
        QVERIFY(layout->heightForWidth(210) < layout->heightForWidth(100));
        layout->setGeometry({0, 0, 210, 100});
        QCOMPARE(boxes[1]->y(), boxes[0]->y());
        QVERIFY(boxes[2]->y() >= boxes[0]->geometry().bottom());
        QCOMPARE(boxes[2]->x(), 0);
        QCOMPARE(boxes[3]->y(), boxes[2]->y());
        delete layout->takeAt(0);
        QCOMPARE(layout->count(), 3);
        QVERIFY(layout->takeAt(3) == nullptr);
    }
};

SYNTHSLICE_TEST(TestFlowLayout)

}  // namespace synthslice::ui::test_flow_layout

#include "test_flow_layout.moc"
