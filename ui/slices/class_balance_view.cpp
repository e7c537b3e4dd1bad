#include "ui/slices/class_balance_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/controls/control.h"

namespace synthslice::ui {

namespace {

using data::Part;

QTableWidgetItem* numberItem(double value, int decimals)
{
    auto* item = new QTableWidgetItem(QLocale().toString(value, 'f', decimals));
    item->setData(Qt::UserRole, value);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

}  // namespace

ClassBalanceView::ClassBalanceView(const ShowError& showError, QWidget* parent)
    : QWidget(parent), m_summary(named(new QLabel(this), "classesSummary", tr("Images with classes"),
                                       tr("How many images and classes the files hold"))),
      m_table(named(new QTableWidget(this), "classBalance", tr("Images of each class"),
                    tr("Images of each class, and their share (%) of all")))
{
    m_summary->setWordWrap(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    addTableExport(m_table, QStringLiteral("classes"), showError);
    auto* header = new QHBoxLayout;
    header->addWidget(m_summary, 1);
    header->addWidget(makeExportButton("exportClassBalance", {m_table}, this));
    auto* column = new QVBoxLayout(this);
    column->addLayout(header);
    column->addWidget(m_table, 1);
}

void ClassBalanceView::setBalance(const data::ClassBalance& balance)
{
    const std::size_t test = balance.total(Part::Test);
    const std::size_t validation = balance.total(Part::Validation);
    const std::size_t all = balance.total(Part::Training) + validation + test;
    const QString count = tr("%L1 images in %L2 classes.").arg(all).arg(balance.classNames.size());
    m_summary->setText(count + QLatin1Char(' ') +
                       (test > 0
                            ? tr("The files tell which are for testing.")
                            : tr("The experiment divides them into training, validation and test images.")));
    QStringList titles{tr("Class"), tr("Images"), tr("% of all")};
    if (validation > 0) titles << tr("for validation");
    if (test > 0) titles << tr("for testing");
    m_table->setColumnCount(static_cast<int>(titles.size()));
    m_table->setHorizontalHeaderLabels(titles);
    m_table->setRowCount(static_cast<int>(balance.classNames.size()));
    for (std::size_t label = 0; label < balance.classNames.size(); ++label) {
        const std::size_t forValidation = balance.count(label, Part::Validation);
        const std::size_t forTest = balance.count(label, Part::Test);
        const std::size_t images = balance.count(label, Part::Training) + forValidation + forTest;
        const int row = static_cast<int>(label);
        int column = 0;
        m_table->setItem(row, column++,
                         new QTableWidgetItem(QString::fromStdString(balance.classNames[label])));
        m_table->setItem(row, column++, numberItem(static_cast<double>(images), 0));
        m_table->setItem(row, column++,
                         numberItem(100.0 * static_cast<double>(images) / static_cast<double>(all), 1));
        if (validation > 0)
            m_table->setItem(row, column++, numberItem(static_cast<double>(forValidation), 0));
        if (test > 0) m_table->setItem(row, column, numberItem(static_cast<double>(forTest), 0));
    }
}

}  // namespace synthslice::ui
