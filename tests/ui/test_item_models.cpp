// Every item model of the window answers whatever a view may ask, also about no row at all.

#include <memory>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include "engine/acceptance/criteria/criterion.h"
#include "engine/base/random.h"
#include "engine/spec/presets/presets.h"
#include "tests/shared/no_qt_warnings.h"
#include "tests/shared/test_program.h"
#include "ui/acceptance/candidate_model.h"
#include "ui/acceptance/criteria_model.h"
#include "ui/controls/export_actions.h"
#include "ui/experiment/experiment_document.h"
#include "ui/experiment/network/layer_table_model.h"

namespace synthslice::ui::test_item_models {

namespace {

acceptance::CriteriaSet criteriaOfAll()
{
    acceptance::CriteriaSet criteria;
    for (const acceptance::Criterion* criterion : acceptance::criteriaOf({})) {
        criteria.limits.push_back({criterion->key, 0.25, 1234.5, true, 0.01});
    }
    return criteria;
}

std::vector<acceptance::Candidate> candidates(int count, int sizePx)
{
    std::vector<acceptance::Candidate> made(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        auto& each = made[static_cast<std::size_t>(i)];
        each.latent.seed = static_cast<std::uint64_t>(i);
        each.image = GreyImage(sizePx, sizePx, 0.5F);
        each.judgement.accepted = i % 2 == 0;
        if (i % 2 == 1) each.judgement.refusals = {acceptance::TrainingCopy{0.9, 0.6}};
    }
    return made;
}

/// All that a view may ask about an index.
void askEverything(const QAbstractItemModel& model, const QModelIndex& index)
{
    for (int role = Qt::DisplayRole; role <= Qt::UserRole + 8; ++role)
        QVERIFY(!model.data(index, role).isValid());
    static_cast<void>(model.flags(index));
    static_cast<void>(model.buddy(index));
    static_cast<void>(model.span(index));
}

}  // namespace

class TestItemModels : public QObject {
    Q_OBJECT

private:
    /// A model that has rows, then others, under the eyes of Qt's tester.
    static void check(QAbstractItemModel& model, const std::function<void()>& change)
    {
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        change();
        QVERIFY(model.rowCount() > 0);
        askEverything(model, {});
        const QPersistentModelIndex last = model.index(model.rowCount() - 1, 0);
        QVERIFY(model.data(last, Qt::DisplayRole).isValid() ||
                model.data(last, Qt::DecorationRole).isValid());
    }

private slots:
    void init() { test::failOnQtWarnings(); }

    void criteria()
    {
        CriteriaModel model;
        check(model, [&] {
            model.setCriteria(criteriaOfAll());
            model.setImagesRefused({{acceptance::criteriaOf({}).front()->key, 3}});
            model.setCriteria({});
            model.setCriteria(criteriaOfAll());
        });
        QVERIFY(!model.setData({}, 1.0, Qt::EditRole));
        QVERIFY(!model.setData({}, Qt::Unchecked, Qt::CheckStateRole));
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        check(sorted, [&] { sorted.sort(CriteriaModel::ImagesRefused, Qt::DescendingOrder); });
    }

    void candidatesAndTheirFilter()
    {
        CandidateModel model;
        CandidateFilterModel shown;
        shown.setSourceModel(&model);
        const QAbstractItemModelTester tester(&shown, QAbstractItemModelTester::FailureReportingMode::QtTest);
        check(model, [&] {
            model.setCandidates(candidates(9, 16));
            model.decide(3, true);
            model.setCandidates(candidates(5, 16));
        });
        shown.setFilter(CandidateFilter::Refused);
        QCOMPARE(shown.rowCount(), 2);
    }

    void layers()
    {
        ExperimentDocument document;
        document.replace(spec::presets().front().experiment, QStringLiteral("test"));
        LayerTableModel model(document, "generator", nullptr);
        check(model, [&] {
            model.moveLayers({0, 1}, 1);
            model.removeLayers({0, 1});
            document.undoStack()->undo();
        });
        QVERIFY(model.mimeData({}) == nullptr);
    }

    void copyingWithoutARowIsHarmless()
    {
        CriteriaModel model;
        QTableView table;
        table.setModel(&model);
        table.show();
        QTest::keySequence(&table, QKeySequence::Copy);  // no rows
        model.setCriteria(criteriaOfAll());
        table.setCurrentIndex({});
        QTest::keySequence(&table, QKeySequence::Copy);  // no row chosen
        CandidateModel images;
        QListView tiles;
        tiles.setModel(&images);
        tiles.show();
        QTest::keySequence(&tiles, QKeySequence::Copy);
        images.setCandidates(candidates(2, 16));
        tiles.setCurrentIndex({});
        QTest::keySequence(&tiles, QKeySequence::Copy);
    }

    void tablesAreCopiedWhole()
    {
        CriteriaModel model;
        auto criteria = criteriaOfAll();
        criteria.limits.resize(2);
        model.setCriteria(criteria);
        const QStringList lines = tableText(model, u',').split(u'\n');
        QCOMPARE(lines.size(), 4);  // the header, two rows, and the end of the last line
        QCOMPARE(lines[0], QStringLiteral("Criterion,From,To,Real out,Images out"));
        QVERIFY2(lines[1].endsWith(QStringLiteral(",0.25,1234.5,0.01,0")), qPrintable(lines[1]));
    }

    void rowsOfGroupsAreCopiedToo()
    {
        QStandardItemModel model;
        model.setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Q")});
        auto* group = new QStandardItem(QStringLiteral("gan"));
        group->appendRow(
            {new QStandardItem(QStringLiteral("glass")), new QStandardItem(QStringLiteral("1"))});
        group->appendRow(
            {new QStandardItem(QStringLiteral("carbon")), new QStandardItem(QStringLiteral("2"))});
        model.appendRow({group, new QStandardItem});
        QCOMPARE(tableText(model, u','), QStringLiteral("Name,Q\ngan,\nglass,1\ncarbon,2\n"));
    }

    void picturesTakeBoundedMemory()
    {
        CandidateModel model;
        model.setCandidates(candidates(400, 64));  // 4 × 64 px square and 4 bytes a pixel: 100 MB in all
        for (int row = 0; row < model.rowCount(); ++row) {
            QVERIFY(!model.index(row).data(Qt::DecorationRole).value<QImage>().isNull());
        }
        QVERIFY(model.pictureBytes() > 0);
        QVERIFY(model.pictureBytes() <= CandidateModel::mostPictureBytes);
    }
};

SYNTHSLICE_TEST(TestItemModels)

}  // namespace synthslice::ui::test_item_models

#include "test_item_models.moc"
