#include "ui/run/sample_history.h"

#include <algorithm>

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

#include "engine/store/run_store.h"
#include "ui/run/sample_grid_view.h"
#include "ui/shared/background_task.h"
#include "ui/shared/control.h"

namespace synthslice::ui {

SampleHistory::SampleHistory(QWidget* parent) : QWidget(parent), m_reading(new BackgroundTask(this))
{
    m_view = named(new SampleGridView(this), "sampleGrid", tr("Samples"),
                   tr("Images of the averaged generator, always from the same latents"));
    m_slider = named(
        new QSlider(Qt::Horizontal, this), "sampleSlider", tr("Step of the samples"),
        tr("Goes back through the samples of the whole run, in steps; the cursor in the curves follows"));
    m_slider->setEnabled(false);
    m_label = new QLabel(this);
    m_label->setObjectName(QStringLiteral("sampleStep"));

    auto* timeRow = new QHBoxLayout;
    timeRow->addWidget(m_slider, 1);
    timeRow->addWidget(m_label);
    timeRow->addWidget(makeTools());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_view, 1);
    layout->addLayout(timeRow);
    connect(m_slider, &QSlider::valueChanged, this, &SampleHistory::select);
}

SampleHistory::~SampleHistory() = default;

QWidget* SampleHistory::makeTools()
{
    auto* tools = new QWidget(this);
    auto* stretch = named(
        new QCheckBox(tr("Stretch &grey"), tools), "stretchGrey", tr("Stretch grey"),
        tr("Stretch the grey scale to what the samples use; off shows the full scale of the files"));
    stretch->setChecked(true);
    connect(stretch, &QCheckBox::toggled, m_view, &SampleGridView::setStretched);
    auto* button = named(new QToolButton(tools), "saveSamples", tr("Save samples"),
                         tr("Save or copy the samples shown"));
    button->setText(tr("Save"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->addAction(tr("Picture (PNG)…"), this, &SampleHistory::save);
    menu->addAction(tr("Copy picture"), this,
                    [this] { QGuiApplication::clipboard()->setImage(m_view->picture()); });
    button->setMenu(menu);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(stretch);
    row->addWidget(button);
    return tools;
}

void SampleHistory::setRun(const std::filesystem::path& runFolder)
{
    m_runFolder = runFolder;
    m_newest.reset();
    m_wanted.reset();
    m_steps = runFolder.empty() ? std::vector<std::int64_t>{} : store::sampleSteps(runFolder);
    m_view->clear();
    m_label->clear();
    updateSlider(true);
}

void SampleHistory::setPixelSizeUm(std::optional<double> pixelSizeUm)
{
    m_view->setPixelSizeUm(pixelSizeUm);
}

void SampleHistory::add(const session::SampleGrid& grid)
{
    const bool follow = m_slider->value() == m_slider->maximum();
    m_newest = grid;
    const auto at = std::lower_bound(m_steps.begin(), m_steps.end(), grid.step);
    if (at == m_steps.end() || *at != grid.step) {
        m_steps.insert(at, grid.step);
    }
    updateSlider(follow);
}

void SampleHistory::findAll()
{
    const std::int64_t step = shownStep();
    m_steps = store::sampleSteps(m_runFolder);
    const QSignalBlocker blocker(m_slider);
    updateSlider(false);
    const auto at = std::lower_bound(m_steps.begin(), m_steps.end(), step);
    m_slider->setValue(static_cast<int>(at - m_steps.begin()));
}

void SampleHistory::updateSlider(bool toEnd)
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setEnabled(m_steps.size() > 1);
    m_slider->setMaximum(std::max(0, static_cast<int>(m_steps.size()) - 1));
    if (toEnd) {
        m_slider->setValue(m_slider->maximum());
        select(m_slider->value());
    }
}

void SampleHistory::select(int index)
{
    if (m_steps.empty()) {
        return;
    }
    const std::int64_t step = m_steps[static_cast<std::size_t>(index)];
    if (m_newest && m_newest->step == step) {
        m_wanted.reset();
        display(*m_newest);
    } else {
        load(step);
    }
}

void SampleHistory::load(std::int64_t step)
{
    m_wanted = step;
    if (m_reading->isRunning()) {
        return;
    }
    m_reading->start(
        [folder = m_runFolder, step](const Progress&) { return store::readSamples(folder, step); },
        [this, folder = m_runFolder, step](const Result<session::SampleGrid>& grid) {
            if (!m_wanted) {
                return;
            }
            if (*m_wanted != step || folder != m_runFolder) {
                load(*m_wanted);
                return;
            }
            m_wanted.reset();
            if (grid) {
                display(*grid);
            } else {
                emit failed(grid.error());
            }
        });
}

void SampleHistory::display(const session::SampleGrid& grid)
{
    m_view->show(grid);
    m_label->setText(tr("step %1").arg(QLocale().toString(static_cast<qlonglong>(grid.step))));
    emit shown(grid.step);
}

void SampleHistory::showNearest(std::int64_t step)
{
    if (m_steps.empty()) {
        return;
    }
    auto at = std::lower_bound(m_steps.begin(), m_steps.end(), step);
    if (at == m_steps.end() || (at != m_steps.begin() && step - *(at - 1) < *at - step)) {
        --at;
    }
    m_slider->setValue(static_cast<int>(at - m_steps.begin()));
}

std::int64_t SampleHistory::shownStep() const
{
    return m_view->grid().step;
}

void SampleHistory::save()
{
    const QString name = QStringLiteral("samples-step-%1.png").arg(shownStep(), 6, 10, QLatin1Char('0'));
    const QString file = QFileDialog::getSaveFileName(this, tr("Save samples"), name,
                                                      tr("PNG picture (*.png)"));
    if (!file.isEmpty() && !m_view->picture().save(file, "PNG")) {
        emit failed({ErrorCode::Failed, tr("Cannot write %1").arg(file).toStdString(),
                     tr("choose another folder").toStdString()});
    }
}

}  // namespace synthslice::ui
