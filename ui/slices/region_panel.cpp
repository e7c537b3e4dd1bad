#include "ui/slices/region_panel.h"

#include <cmath>

#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/shared/length_text.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

RegionPanel::RegionPanel(QWidget* parent)
    : QWidget(parent), m_region(named(new QLabel(this), "datasetRegion", tr("Region of interest"),
                                      tr("Rectangle of the files that is used (µm, px)"))),
      m_draw(makeButton("drawRegion", tr("Draw"),
                        tr("Lets you draw the region on the slice with the mouse; Esc cancels"))),
      m_whole(makeButton("wholeSlice", tr("Whole slice"), tr("Uses whole slices again"))),
      m_mask(named(new QLabel(this), "datasetMask", tr("Mask"),
                   tr("Images that tell where the material is: where they are not black"))),
      m_noMask(makeButton("noMask", tr("No mask"), tr("Finds the material in the slices again")))
{
    auto* choose = makeButton("chooseMask", tr("Choose"),
                              tr("Chooses one image or stack, or a folder of images in the slices' order"));
    connectMask(choose);
    m_draw->setCheckable(true);
    m_region->setWordWrap(true);
    m_mask->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_region);
    column->addLayout(sideBySide({m_draw, m_whole}));
    column->addWidget(m_mask);
    column->addLayout(sideBySide({choose, m_noMask}));
    connect(m_draw, &QToolButton::toggled, this, &RegionPanel::drawingRequested);
    connect(m_whole, &QToolButton::clicked, this, [this] {
        emit edited({{"roi_x", 0}, {"roi_y", 0}, {"roi_width", 0}, {"roi_height", 0}});
    });
    connect(m_noMask, &QToolButton::clicked, this, [this] { emit edited({{"mask", ""}}); });
}

void RegionPanel::setSpec(const spec::DataSpec& spec, std::optional<double> filePixelSizeUm)
{
    const bool hasRegion = spec.roiWidth > 0 && spec.roiHeight > 0;
    const auto length = [&](std::int64_t px) { return lengthText(static_cast<double>(px), filePixelSizeUm); };
    m_region->setText(hasRegion ? tr("Region of %1 at x %2, y %3")
                                      .arg(areaText(static_cast<double>(spec.roiWidth),
                                                    static_cast<double>(spec.roiHeight), filePixelSizeUm),
                                           length(spec.roiX), length(spec.roiY))
                                : tr("No region of interest"));
    m_whole->setEnabled(hasRegion);
    m_mask->setText(
        spec.mask.empty()
            ? tr("No mask")
            : literalText(tr("Mask: %1").arg(toQString(std::filesystem::path(spec.mask).filename()))));
    m_noMask->setEnabled(!spec.mask.empty());
}

void RegionPanel::setDrawing(bool on)
{
    m_draw->setChecked(on);
}

QToolButton* RegionPanel::makeButton(const char* name, const QString& text, const QString& help)
{
    auto* button = named(new QToolButton(this), name, text, help);
    button->setText(text);
    return button;
}

void RegionPanel::connectMask(QToolButton* choose)
{
    const auto take = [this](const QString& chosen) {
        if (!chosen.isEmpty()) {
            emit edited({{"mask", toPath(chosen).string()}});
        }
    };
    auto* menu = new QMenu(choose);
    menu->addAction(tr("Image or stack…"), this,
                    [this, take] { take(QFileDialog::getOpenFileName(this, tr("Mask"))); })
        ->setObjectName(QStringLiteral("chooseMaskFile"));
    menu->addAction(tr("Folder of images…"), this,
                    [this, take] { take(QFileDialog::getExistingDirectory(this, tr("Mask"))); })
        ->setObjectName(QStringLiteral("chooseMaskFolder"));
    choose->setMenu(menu);
    choose->setPopupMode(QToolButton::InstantPopup);
}

spec::Json regionOfInterest(const QRect& region, const spec::DataSpec& spec, double scale)
{
    // Inwards, so that the region never reaches beyond what was drawn on.
    const auto firstPx = [scale](int px) { return static_cast<std::int64_t>(std::ceil(px / scale)); };
    const auto endPx = [scale](int px) { return static_cast<std::int64_t>(std::floor(px / scale)); };
    const std::int64_t x = firstPx(region.x());
    const std::int64_t y = firstPx(region.y());
    const bool cutOut = spec.roiWidth > 0 || spec.roiHeight > 0;
    return {{"roi_x", x + (cutOut ? spec.roiX : 0)},
            {"roi_y", y + (cutOut ? spec.roiY : 0)},
            {"roi_width", endPx(region.x() + region.width()) - x},
            {"roi_height", endPx(region.y() + region.height()) - y}};
}

}  // namespace synthslice::ui
