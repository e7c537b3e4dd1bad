#include "ui/confusion/confusion_view.h"

#include <algorithm>

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/classification/class_measures.h"
#include "engine/classification/classification_csv.h"
#include "engine/store/run_store.h"
#include "ui/confusion/class_table_model.h"
#include "ui/confusion/confusion_model.h"
#include "ui/confusion/confusion_picture.h"
#include "ui/confusion/judged_images_model.h"
#include "ui/controls/control.h"
#include "ui/shared/background_task.h"

namespace synthslice::ui {

namespace {

/// The checkpoint nearest to a step.
std::optional<std::int64_t> nearestCheckpoint(const std::filesystem::path& runFolder, std::int64_t step)
{
    const std::vector<std::int64_t> steps = store::checkpointSteps(runFolder);
    const auto nearest = std::ranges::min_element(
        steps, {}, [step](std::int64_t each) { return std::abs(each - step); });
    return nearest == steps.end() ? std::nullopt : std::optional(*nearest);
}

QWidget* titled(QWidget* content, QLabel* title)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(title);
    column->addWidget(content, 1);
    return widget;
}

}  // namespace

ConfusionView::ConfusionView(JudgePart judge, const ShowError& showError, QWidget* parent)
    : QWidget(parent), m_judge(std::move(judge)), m_showError(showError), m_judging(new BackgroundTask(this)),
      m_matrix(new ConfusionModel(this)), m_classes(new ClassTableModel(this)),
      m_images(new JudgedImagesModel(this))
{
    auto* matrix = makeMatrix(showError);
    auto* below = new QSplitter(Qt::Horizontal, this);
    below->addWidget(makeClasses(showError));
    below->addWidget(makeImages());
    auto* split = new QSplitter(Qt::Vertical, this);
    split->addWidget(matrix);
    split->addWidget(below);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeBar());
    column->addWidget(split, 1);
}

ConfusionView::~ConfusionView() = default;

QWidget* ConfusionView::makeBar()
{
    m_summary = named(new QLabel(this), "confusionSummary", tr("Accuracy"),
                      tr("Measures of all images of the test part together"));
    m_summary->setWordWrap(true);
    auto* unit = named(new QComboBox(this), "confusionUnit", tr("What the cells tell"),
                       tr("Images, or their share of the row (%) or of the column (%)"));
    unit->addItem(tr("Images"), static_cast<int>(ConfusionUnit::Images));
    unit->addItem(tr("% of the true class"), static_cast<int>(ConfusionUnit::ShareOfRow));
    unit->addItem(tr("% of the predicted class"), static_cast<int>(ConfusionUnit::ShareOfColumn));
    connect(unit, &QComboBox::currentIndexChanged, this, [this, unit] {
        m_matrix->setUnit(static_cast<ConfusionUnit>(unit->currentData().toInt()));
        m_matrixTable->resizeColumnsToContents();
    });
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_summary, 1);
    row->addWidget(unit);
    row->addWidget(makeExportButton("exportConfusion", {m_matrixTable, m_classTable}, bar));
    return bar;
}

QWidget* ConfusionView::makeMatrix(const ShowError& showError)
{
    m_matrixTable = named(
        new QTableView(this), "confusionMatrix", tr("Confusion matrix"),
        tr("True classes in rows, predicted ones in columns; choose a cell to see its images"));
    m_matrixTable->setModel(m_matrix);
    m_matrixTable->verticalHeader()->hide();
    m_matrixTable->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_matrixTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_matrixTable->setTabKeyNavigation(false);
    addPictureExport(
        m_matrixTable, QStringLiteral("confusion"), [this] { return picture(); }, showError);
    addFileExport(m_matrixTable, ".saveDrawing", tr("Save matrix (SVG)…"),
                  {QStringLiteral("confusion.svg"), tr("SVG drawing (*.svg)"), [this] { return drawing(); }},
                  showError);
    addFileExport(m_matrixTable, ".saveTable", tr("Save matrix (CSV)…"),
                  {QStringLiteral("confusion.csv"), tr("CSV table (*.csv)"),
                   [this] {
                       return QByteArray::fromStdString(
                           classification::matrixCsv(m_matrix->matrix(), m_matrix->classes()));
                   }},
                  showError);
    connect(m_matrixTable->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) { chooseCell(index.row(), index.column()); });
    return m_matrixTable;
}

QWidget* ConfusionView::makeClasses(const ShowError& showError)
{
    m_classTable = named(new QTableView(this), "classTable", tr("Measures of each class"),
                         tr("Precision, recall, specificity and F1 (%), and number of images"));
    m_classTable->setModel(m_classes);
    m_classTable->verticalHeader()->hide();
    m_classTable->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_classTable->setTabKeyNavigation(false);
    m_classTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    addTableExport(m_classTable, QStringLiteral("classes"), showError);
    return m_classTable;
}

QWidget* ConfusionView::makeImages()
{
    m_imagesTitle = named(new QLabel(tr("Choose a cell of the matrix to see its images."), this),
                          "judgedImagesTitle", tr("Images of the cell"),
                          tr("Which images are shown, and by which checkpoint they were judged"));
    m_imagesTitle->setWordWrap(true);
    m_imageList = named(new QListView(this), "judgedImages", tr("Images of the chosen cell"),
                        tr("The worst first; below each the belief (%) in the class that it is taken for"));
    m_imageList->setModel(m_images);
    m_imageList->setViewMode(QListView::IconMode);
    m_imageList->setMovement(QListView::Static);
    m_imageList->setResizeMode(QListView::Adjust);
    m_imageList->setUniformItemSizes(true);
    return titled(m_imageList, m_imagesTitle);
}

void ConfusionView::setRun(const std::filesystem::path& runFolder)
{
    if (runFolder != m_runFolder) m_cell.reset();
    m_runFolder = runFolder;
    m_part.reset();
    listImages();
}

void ConfusionView::show(const session::Samples& samples)
{
    m_step = samples.step;
    m_matrix->setMatrix(samples.classes, *samples.confusion);
    m_classes->setMatrix(samples.classes, *samples.confusion);
    m_matrixTable->resizeColumnsToContents();  // counts grow longer
    const auto percent = [](double share) { return QLocale().toString(100.0 * share, 'f', 2); };
    m_summary->setText(tr("Accuracy %1 % of %L2 images, balanced %3 %, kappa %4")
                           .arg(percent(classification::accuracy(*samples.confusion)))
                           .arg(samples.confusion->total())
                           .arg(percent(classification::balancedAccuracy(*samples.confusion)),
                                QLocale().toString(classification::cohensKappa(*samples.confusion), 'f', 3)));
    listImages();
}

void ConfusionView::chooseCell(int row, int column)
{
    if (row < 0 || column < 1) return;  // the first column has names
    m_cell = Cell{static_cast<std::size_t>(row), static_cast<std::size_t>(column - 1)};
    listImages();
}

void ConfusionView::listImages()
{
    const std::vector<std::string>& classes = m_matrix->classes();
    if (!m_cell || m_cell->trueClass >= classes.size() || m_cell->predicted >= classes.size()) {
        m_images->clear();
        m_imagesTitle->setText(tr("Choose a cell of the matrix to see its images."));
        return;
    }
    const auto checkpoint = nearestCheckpoint(m_runFolder, m_step);
    if (!checkpoint) {
        m_images->clear();
        m_imagesTitle->setText(tr("The run has no checkpoint yet, which would tell the images apart."));
        return;
    }
    if (!m_part || m_part->step() != *checkpoint) {
        judge(*checkpoint);
        return;
    }
    m_images->setCell(m_part, m_cell->trueClass, m_cell->predicted);
    m_imagesTitle->setText(tr("%L1 images of class %2 taken for %3 by the checkpoint of step %L4")
                               .arg(m_images->rowCount())
                               .arg(QString::fromStdString(classes[m_cell->trueClass]),
                                    QString::fromStdString(classes[m_cell->predicted]))
                               .arg(*checkpoint));
}

void ConfusionView::judge(std::int64_t step)
{
    if (m_judging->isRunning()) return;  // looks again when it is done
    m_imagesTitle->setText(tr("The checkpoint of step %L1 judges the images…").arg(step));
    m_judging->start(
        [judge = m_judge, run = m_runFolder, step, images = m_imagesPath](const Progress& progress) {
            return judge(run, step, images, data::Part::Test, progress);
        },
        [this, run = m_runFolder](Result<training::JudgedPart> part) {
            if (!part && run == m_runFolder) {
                m_images->clear();
                m_cell.reset();
                m_imagesTitle->setText(QString::fromStdString(part.error().message));
                m_showError(part.error());
                return;
            }
            if (part && run == m_runFolder)
                m_part = std::make_shared<const training::JudgedPart>(std::move(*part));
            listImages();
        });
}

QImage ConfusionView::picture() const
{
    return confusionPicture(*m_matrix);
}

QByteArray ConfusionView::drawing() const
{
    return confusionDrawing(*m_matrix);
}

void ConfusionView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_matrixTable != nullptr)
        m_matrixTable->viewport()->update();
}

}  // namespace synthslice::ui
