#include "ui/acceptance/candidate_gallery.h"

#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/acceptance/criteria/criterion.h"
#include "engine/base/square_columns.h"
#include "ui/acceptance/candidate_model.h"
#include "ui/acceptance/candidate_picture.h"
#include "ui/controls/control.h"
#include "ui/plots/picture_style.h"
#include "ui/plots/scale_bar.h"
#include "ui/shared/colours.h"
#include "ui/shared/length_text.h"
#include "ui/shared/spec_text.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

constexpr int largePicturePx = 192;
constexpr int mostInSheet = 256;  ///< images
constexpr int sheetGapPx = 8;

}  // namespace

CandidateGallery::CandidateGallery(CandidateModel* model, const ShowError& showError, QWidget* parent)
    : QWidget(parent), m_model(model), m_shown(new CandidateFilterModel(this)),
      m_delegate(new CandidateDelegate(this))
{
    m_shown->setSourceModel(model);
    m_tiles = named(new QListView(this), "gallery", tr("Generated images"),
                    tr("A accepts by hand, R refuses, U takes the decision back"));
    m_tiles->setModel(m_shown);
    m_tiles->setItemDelegate(m_delegate);
    m_tiles->setViewMode(QListView::IconMode);
    m_tiles->setMovement(QListView::Static);
    m_tiles->setResizeMode(QListView::Adjust);
    m_tiles->setUniformItemSizes(true);

    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_tiles);
    split->addWidget(makeDetails(showError));
    split->setStretchFactor(0, 1);
    split->setCollapsible(1, false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeBar());
    column->addWidget(split, 1);

    connect(m_tiles->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CandidateGallery::showCurrent);
    connect(model, &CandidateModel::decisionsChanged, this, &CandidateGallery::showCurrent);
    connect(&pictureStyle(), &PictureStyle::changed, this, &CandidateGallery::showCurrent);
    showCurrent();
}

void CandidateGallery::setCriteria(const acceptance::CriteriaSet& criteria)
{
    m_criteria = criteria;
    showCurrent();
}

void CandidateGallery::setAdvice(const QString& advice)
{
    if (advice != m_advice) {
        m_advice = advice;
        showCurrent();
    }
}

void CandidateGallery::setPixelSizeUm(std::optional<double> pixelSizeUm)
{
    m_pixelSizeUm = pixelSizeUm;
    m_delegate->setPixelSizeUm(pixelSizeUm);
    m_tiles->viewport()->update();
    showCurrent();
}

void CandidateGallery::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_measures != nullptr) {
        showCurrent();
    }
}

QWidget* CandidateGallery::makeBar()
{
    m_filter = named(new QComboBox(this), "galleryFilter", tr("Images shown"),
                     tr("Which of the generated images are shown"));
    m_filter->addItem(tr("All images"), static_cast<int>(CandidateFilter::All));
    m_filter->addItem(tr("Accepted"), static_cast<int>(CandidateFilter::Accepted));
    m_filter->addItem(tr("Refused"), static_cast<int>(CandidateFilter::Refused));
    m_filter->addItem(tr("Borderline"), static_cast<int>(CandidateFilter::Borderline));
    m_filter->setItemData(
        m_filter->count() - 1,
        tr("Images that limits moved by a twentieth of their ranges could decide otherwise"),
        Qt::ToolTipRole);
    m_filter->addItem(tr("Decided by hand"), static_cast<int>(CandidateFilter::ByHand));
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this] {
        m_shown->setFilter(static_cast<CandidateFilter>(m_filter->currentData().toInt()));
        showCurrent();
    });
    auto* circles = named(new QCheckBox(tr("Circles"), this), "galleryCircles", tr("Circles"),
                          tr("Draws the fibres found over all images, not over the chosen one only"));
    connect(circles, &QCheckBox::toggled, m_model, &CandidateModel::setCirclesShown);
    m_summary = named(new QLabel(this), "gallerySummary", tr("Yield"),
                      tr("How many of the generated images are accepted"));

    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_filter);
    row->addWidget(circles);
    row->addWidget(m_summary, 1);
    return bar;
}

QWidget* CandidateGallery::makeDetails(const ShowError& showError)
{
    m_picture = named(new QLabel(this), "candidatePicture", tr("Chosen image"),
                      tr("The chosen image with the fibres found"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumSize(largePicturePx, largePicturePx);
    m_nearest = named(new QLabel(this), "nearestPatch", tr("Nearest training patch"),
                      tr("The training patch that the chosen image resembles most, flipped and turned as the "
                         "image shows it"));
    m_nearest->setAlignment(Qt::AlignCenter);
    m_nearest->setMinimumSize(largePicturePx, largePicturePx);
    m_nearestText = named(new QLabel(this), "nearestPatchText", tr("Nearest training patch"),
                          tr("The normalized correlation of the image with it: held-out real patches reach "
                             "0.2 to 0.5, copies nearly 1"));
    m_nearestText->setWordWrap(true);
    m_verdict = named(new QLabel(this), "candidateVerdict", tr("Verdict"), tr("Why the image was refused"));
    m_verdict->setWordWrap(true);
    m_measures = named(new QTableWidget(0, 2, this), "candidateMeasures", tr("Measures of the chosen image"),
                       tr("What was measured in the chosen image; red is outside the limits"));
    m_measures->setHorizontalHeaderLabels({tr("Measure"), tr("Value")});
    m_measures->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_measures->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_measures->verticalHeader()->hide();
    m_measures->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_measures->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_measures->setSelectionMode(QAbstractItemView::NoSelection);
    m_measures->setTabKeyNavigation(false);

    m_decisions = {
        makeDecision("acceptByHand", tr("Accept"), tr("Accepts this image by hand"), Qt::Key_A, true),
        makeDecision("refuseByHand", tr("Refuse"), tr("Refuses this image by hand"), Qt::Key_R, false),
        makeDecision("undecide", tr("By the rules"), tr("Takes the decision by hand back"), Qt::Key_U, {})};
    addPictureExport(
        m_picture, QStringLiteral("image"), [this] { return m_picture->pixmap().toImage(); }, showError);
    addPictureExport(
        m_nearest, QStringLiteral("nearest-patch"), [this] { return m_nearest->pixmap().toImage(); },
        showError);
    addPictureExport(
        m_tiles, QStringLiteral("images"), [this] { return sheet(); }, showError);
    addTableExport(m_measures, QStringLiteral("measures"), showError);
    auto* buttons = new QHBoxLayout;
    for (auto* button : m_decisions) {
        buttons->addWidget(button);
    }
    buttons->addWidget(makeExportButton("exportDetails", {m_picture, m_nearest, m_tiles, m_measures}, this));
    auto* details = new QWidget(this);
    auto* column = new QVBoxLayout(details);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(sideBySide({m_picture, m_nearest}));
    column->addWidget(m_nearestText);
    column->addLayout(buttons);
    column->addWidget(m_verdict);
    column->addWidget(m_measures, 1);
    return details;
}

QPushButton* CandidateGallery::makeDecision(const char* name, const QString& text, const QString& help,
                                            Qt::Key key, std::optional<bool> accept)
{
    auto* button = named(new QPushButton(text, this), name, text,
                         QStringLiteral("%1 (%2)").arg(help, QKeySequence(key).toString()));
    connect(button, &QPushButton::clicked, this, [this, accept] { emit decided(currentRow(), accept); });
    auto* shortcut = new QShortcut(key, m_tiles);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
    return button;
}

QImage CandidateGallery::sheet() const
{
    const int count = std::min(m_shown->rowCount(), mostInSheet);
    if (count == 0) return {};
    const auto pictureOf = [this](int row) {
        return m_shown->index(row, 0).data(Qt::DecorationRole).value<QImage>();
    };
    const int columns = squareColumns(static_cast<std::size_t>(count));
    const QSize tile = pictureOf(0).size() + QSize(sheetGapPx, sheetGapPx);
    QImage sheet(columns * tile.width(), (count + columns - 1) / columns * tile.height(),
                 QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    for (int i = 0; i < count; ++i) {
        painter.drawImage(i % columns * tile.width(), i / columns * tile.height(), pictureOf(i));
    }
    return withBar(sheet, candidateEnlargement);
}

QImage CandidateGallery::withBar(const QImage& picture, double zoom) const
{
    return pictureStyle().hasScaleBars() ? withScaleBar(picture, zoom, m_pixelSizeUm) : picture;
}

int CandidateGallery::currentRow() const
{
    return m_shown->mapToSource(m_tiles->currentIndex()).row();
}

void CandidateGallery::showCurrent()
{
    const auto& candidates = m_model->candidates();
    const auto accepted = std::ranges::count_if(candidates, &acceptance::Candidate::accepted);
    const auto byCriteria = std::ranges::count_if(
        candidates, [](const acceptance::Candidate& candidate) { return candidate.judgement.accepted; });
    m_summary->setText(candidates.empty() ? QString()
                                          : tr("%1 of %2 accepted, yield of the criteria %3 %")
                                                .arg(accepted)
                                                .arg(candidates.size())
                                                .arg(100.0 * static_cast<double>(byCriteria) /
                                                         static_cast<double>(candidates.size()),
                                                     0, 'f', 0));
    if (!candidates.empty() && !m_advice.isEmpty()) {
        m_summary->setText(m_summary->text() + QStringLiteral(" · ") + m_advice);
    }

    const int row = currentRow();
    showNearest(row);
    for (auto* button : m_decisions) {
        button->setEnabled(row >= 0);
    }
    if (row < 0) {
        m_picture->clear();
        m_measures->setRowCount(0);
        m_verdict->setText(candidates.empty() ? tr("Nothing generated yet.")
                                              : tr("Choose an image to see its measures."));
        setTextColour(*m_verdict, plainColour);
        return;
    }
    const auto& candidate = candidates[static_cast<std::size_t>(row)];
    const QModelIndex index = m_model->index(row);
    const QImage picture = candidatePicture(candidate, m_model->contrast(), true)
                               .scaledToWidth(largePicturePx, Qt::SmoothTransformation);
    const double zoom = static_cast<double>(picture.width()) / candidate.image.width;
    m_picture->setPixmap(QPixmap::fromImage(withBar(picture, zoom)));
    m_verdict->setText(index.data(Qt::ToolTipRole).toString());
    setTextColour(*m_verdict, candidate.decidedByHand ? plainColour
                              : candidate.accepted()  ? acceptedColour
                                                      : alertColour);
    m_decisions.last()->setEnabled(candidate.decidedByHand.has_value());
    showMeasures(candidate);
}

void CandidateGallery::showNearest(int row)
{
    const acceptance::Candidate* candidate = row < 0 ? nullptr
                                                     : &m_model->candidates()[static_cast<std::size_t>(row)];
    const bool found = candidate != nullptr && candidate->nearest && !candidate->nearest->patch.grey.empty();
    m_nearest->setVisible(found);
    m_nearestText->setVisible(found);
    if (!found) {
        return;
    }
    const acceptance::NearestPatch& nearest = *candidate->nearest;
    m_nearest->setPixmap(
        QPixmap::fromImage(toQImage(nearest.patch, m_model->contrast(), pictureStyle().colourMap()))
            .scaledToWidth(largePicturePx, Qt::SmoothTransformation));
    m_nearestText->setText(tr("Nearest training patch: correlation %1, slice %2 at (%3, %4) px")
                               .arg(QLocale().toString(nearest.correlation, 'f', 2))
                               .arg(nearest.origin.slice + 1)
                               .arg(nearest.origin.x)
                               .arg(nearest.origin.y));
}

void CandidateGallery::showMeasures(const acceptance::Candidate& candidate)
{
    const auto& measures = candidate.judgement.measures;
    m_measures->setRowCount(static_cast<int>(measures.size()));
    int row = 0;
    for (const acceptance::Criterion* criterion : acceptance::criteriaOf(m_criteria.material)) {
        const auto value = measures.find(criterion->key);
        if (value == measures.end()) {
            continue;
        }
        auto* label = new QTableWidgetItem(measureLabel(*criterion));
        label->setToolTip(specText(criterion->help));
        auto* number = new QTableWidgetItem(measureText(value->second, criterion->unit, m_pixelSizeUm));
        number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        number->setData(Qt::UserRole, value->second);
        if (std::ranges::count(candidate.judgement.refusals, criterion->key, &acceptance::nameOf) > 0) {
            label->setForeground(alertColour(palette()));
            number->setForeground(alertColour(palette()));
        }
        const auto limit = std::ranges::find(m_criteria.limits, criterion->key,
                                             &acceptance::Limit::criterion);
        if (limit != m_criteria.limits.end()) {
            number->setToolTip(tr("accepted from %1 to %2")
                                   .arg(measureText(limit->low, criterion->unit, m_pixelSizeUm),
                                        measureText(limit->high, criterion->unit, m_pixelSizeUm)));
        }
        m_measures->setItem(row, 0, label);
        m_measures->setItem(row, 1, number);
        ++row;
    }
    m_measures->setRowCount(row);
}

}  // namespace synthslice::ui
