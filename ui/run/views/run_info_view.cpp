#include "ui/run/views/run_info_view.h"

#include <QDesktopServices>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/run/run_data.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr int stepRole = Qt::UserRole;

QString kindText(session::EventKind kind)
{
    using session::EventKind;
    switch (kind) {
    case EventKind::Info:
        return RunInfoView::tr("Note");
    case EventKind::Warning:
        return RunInfoView::tr("Warning");
    case EventKind::Edit:
        return RunInfoView::tr("Edit");
    case EventKind::CheckpointSaved:
        return RunInfoView::tr("Checkpoint");
    case EventKind::Health:
        return RunInfoView::tr("Health");
    case EventKind::Failure:
        return RunInfoView::tr("Failure");
    case EventKind::Stopped:
        return RunInfoView::tr("Stopped");
    case EventKind::Finished:
        return RunInfoView::tr("Finished");
    }
    return {};
}

/// Whether a row tells of an edit of the same parameter: "generated.mean = 2.5".
bool isEditOf(const QTreeWidgetItem& row, const QString& edit)
{
    return row.text(1) == kindText(session::EventKind::Edit) &&
           row.text(2).section(u'=', 0, 0) == edit.section(u'=', 0, 0);
}

/// Rows as high as their messages need, which Qt takes for one line.
class WrappedMessage : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* view = static_cast<const QTreeView*>(option.widget);
        const int margin = view->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, view) + 1;
        const QRect room(0, 0, view->columnWidth(index.column()) - 2 * margin, QWIDGETSIZE_MAX);
        const QRect text = option.fontMetrics.boundingRect(room, Qt::TextWordWrap, index.data().toString());
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, text.height()});
    }
};

/// Events are recorded in English; those that tell their step are told anew.
QString messageText(const session::SessionEvent& event)
{
    using session::EventKind;
    const QString step = QLocale().toString(qlonglong{event.step});
    if (event.kind == EventKind::CheckpointSaved)
        return RunInfoView::tr("Checkpoint saved at step %1").arg(step);
    if (event.kind == EventKind::Finished) return RunInfoView::tr("Finished at step %1").arg(step);
    if (event.kind == EventKind::Stopped && event.message.starts_with("Stopped"))
        return RunInfoView::tr("Stopped at step %1").arg(step);
    return specText(event.message);
}

}  // namespace

RunInfoView::RunInfoView(const RunData& run, QWidget* parent) : QWidget(parent), m_form(new QFormLayout)
{
    m_name = addField("runName", tr("Run"), tr("The run's name, which is its folder's name"));
    m_data = addField("runData", tr("Data"), tr("What the run is trained on"));
    m_device = addField("runDevice", tr("Device"),
                        tr("What the run is trained on, and with which precision"));
    m_length = addField("runLength", tr("Length"), tr("Steps, examples of a step, and steps of an epoch"));
    m_note = addField("runNote", tr("Note"), tr("What to know about device and precision"));
    m_folder = addField("runFolder", tr("Folder"), tr("Everything of the run is in this folder"));

    auto* open = named(new QPushButton(tr("Open &folder"), this), "openRunFolder",
                       tr("Open the run's folder"), tr("Show the run's files"));
    connect(open, &QPushButton::clicked, this, [this] {
        if (!m_folder->text().isEmpty()) {
            QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->text()));
        }
    });

    m_journal = named(new QTreeWidget(this), "journal", tr("Journal of the run"),
                      tr("Checkpoints, edits, warnings; double click: show the samples of that step"));
    m_journal->setHeaderLabels({tr("Step"), tr("What"), tr("Message")});
    m_journal->setRootIsDecorated(false);
    m_journal->setWordWrap(true);
    m_journal->setAlternatingRowColors(true);
    m_journal->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_journal->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_journal->header()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_journal->setItemDelegateForColumn(2, new WrappedMessage(m_journal));
    connect(m_journal->header(), &QHeaderView::sectionResized, m_journal,
            [this] { m_journal->doItemsLayout(); });
    connect(m_journal, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem* item) { emit eventChosen(item->data(0, stepRole).toLongLong()); });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addLayout(m_form);
    layout->addWidget(open, 0, Qt::AlignRight);
    layout->addWidget(m_journal, 1);

    connect(&run, &RunData::prepared, this, &RunInfoView::showInfo);
    connect(&run, &RunData::happened, this, &RunInfoView::addEvent);
    for (const auto other : {&RunData::replaced, &RunData::branched})
        connect(&run, other, this, [this, &run] { showRun(run); });
    showRun(run);
}

QLabel* RunInfoView::addField(const char* objectName, const QString& label, const QString& toolTip)
{
    auto* field = named(new QLabel(this), objectName, label, toolTip);
    field->setTextFormat(Qt::PlainText);
    field->setWordWrap(true);
    field->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_form->addRow(label, field);
    return field;
}

void RunInfoView::setField(QLabel* field, const QString& text)
{
    field->setText(text);
    m_form->setRowVisible(field, !text.isEmpty());
}

void RunInfoView::showRun(const RunData& run)
{
    const store::RunRecord& record = run.history().record;
    setField(m_name, toQString(run.folder().filename()));
    setField(m_folder, toQString(run.folder()));
    setField(m_data, toQString(record.data));
    setField(m_length, {});
    setField(m_note, {});
    showDevice(record.device, record.precision);
    m_journal->clear();
    for (const session::SessionEvent& event : run.history().events) addEvent(event);
}

void RunInfoView::showDevice(const std::string& device, const std::string& precision)
{
    setField(m_device, QString::fromStdString(device.empty() ? precision : device + ", " + precision));
}

void RunInfoView::showInfo(const session::RunInfo& info)
{
    const QLocale locale;
    showDevice(info.device, info.precision);
    setField(m_note, QString::fromStdString(info.note));
    const QString steps = tr("%1 steps of %2 examples")
                              .arg(locale.toString(qlonglong{info.targetSteps}),
                                   locale.toString(qlonglong{info.batchSize}));
    setField(m_length,
             info.stepsPerEpoch == 0
                 ? steps
                 : tr("%1; %2 steps an epoch").arg(steps, locale.toString(qlonglong{info.stepsPerEpoch})));
}

void RunInfoView::addEvent(const session::SessionEvent& event)
{
    const QString message = messageText(event);
    if (const auto* newest = m_journal->topLevelItem(0);
        newest != nullptr && event.kind == session::EventKind::Edit && isEditOf(*newest, message)) {
        delete m_journal->takeTopLevelItem(0);  // a slider on its way
    }
    auto* item = new QTreeWidgetItem(
        {QLocale().toString(qlonglong{event.step}), kindText(event.kind), message});
    item->setData(0, stepRole, qlonglong{event.step});
    item->setTextAlignment(0, Qt::AlignRight | Qt::AlignTop);
    item->setTextAlignment(1, Qt::AlignLeft | Qt::AlignTop);
    item->setToolTip(2, literalText(message));
    using session::EventKind;
    if (event.kind == EventKind::Failure || event.kind == EventKind::Warning ||
        event.kind == EventKind::Health) {
        item->setForeground(1, alertColour(palette()));
    }
    m_journal->insertTopLevelItem(0, item);
}

}  // namespace synthslice::ui
