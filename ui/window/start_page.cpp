#include "ui/window/start_page.h"

#include <QCommandLinkButton>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "engine/spec/family.h"
#include "ui/controls/control.h"
#include "ui/run/expected_time.h"
#include "ui/runs/recent_runs.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"
#include "ui/window/preset_card.h"

namespace synthslice::ui {

namespace {

constexpr int presetColumns = 2;

QLabel* heading(const QString& text, double relativeSize, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * relativeSize);
    font.setBold(true);
    label->setFont(font);
    return label;
}

}  // namespace

StartPage::StartPage(TrySpeed trySpeed, Settings& settings, RunLibrary& library, QWidget* parent)
    : QScrollArea(parent), m_settings(settings), m_trials(std::move(trySpeed), settings),
      m_runs(new RecentRuns(library))
{
    setObjectName(QStringLiteral("startPage"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget(this);

    auto* openSlices = makeLink("openSlices", tr("Open a folder of slices"),
                                tr("Images, stacks or volumes, or drop a folder anywhere in the window"));
    auto* openFiles = makeLink("openSliceFiles", tr("Open slice files"),
                               tr("One image, several of them, or a stack in one file"));
    auto* samples = makeLink("trySamples", tr("Try with sample slices"),
                             tr("Fibre-composite slices, made now on this machine"));
    auto* openRun = makeLink("openRun", tr("Open a run"), tr("Look at an earlier training, or continue it"));
    connect(openSlices, &QCommandLinkButton::clicked, this, &StartPage::openSlicesRequested);
    connect(openFiles, &QCommandLinkButton::clicked, this, &StartPage::openFilesRequested);
    connect(samples, &QCommandLinkButton::clicked, this, &StartPage::sampleSlicesRequested);
    connect(openRun, &QCommandLinkButton::clicked, this, &StartPage::openRunRequested);
    auto* links = new QHBoxLayout;
    links->setSpacing(12);
    for (QCommandLinkButton* link : {openSlices, openFiles, samples, openRun}) {
        links->addWidget(link, 1);
    }

    auto* purpose = new QLabel(tr("Train generative networks on X-ray tomography slices, watch them learn, "
                                  "and export the synthetic slices that pass for real."),
                               page);
    purpose->setWordWrap(true);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(28, 20, 28, 20);
    layout->setSpacing(10);
    layout->addWidget(heading(QStringLiteral("Synthslice"), 2.0, page));
    layout->addWidget(purpose);
    layout->addLayout(links);
    layout->addSpacing(8);
    for (const spec::Family* family : spec::families()) {
        layout->addWidget(heading(tr("Presets: %1").arg(specText(family->title())), 1.25, page));
        layout->addWidget(makePresets(family->name()));
    }
    layout->addSpacing(8);
    layout->addWidget(heading(tr("Earlier runs"), 1.25, page));
    layout->addWidget(m_runs, 1);
    setWidget(page);
}

void StartPage::setMachineIsFree(bool isFree)
{
    m_machineIsFree = isFree;
    m_trials.run(isVisible() && isFree);
}

void StartPage::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    m_trials.run(m_machineIsFree);
}

void StartPage::hideEvent(QHideEvent* event)
{
    m_trials.run(false);
    QScrollArea::hideEvent(event);
}

QCommandLinkButton* StartPage::makeLink(const char* objectName, const QString& text,
                                        const QString& description)
{
    auto* link = named(new QCommandLinkButton(text, description, this), objectName, text, description);
    link->setIcon(QIcon(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(objectName))));
    link->setFlat(false);
    return link;
}

QWidget* StartPage::makePresets(const std::string& family)
{
    auto* cards = new QWidget(this);
    auto* grid = new QGridLayout(cards);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(10);
    int index = 0;
    for (const spec::Preset& preset : spec::presets()) {
        if (!preset.variationOf.empty() || preset.experiment.family.name() != family) continue;
        auto* card = new PresetCard(preset, expectedTimeText(preset, m_settings), cards);
        connect(card, &PresetCard::clicked, this, [this, &preset] { emit presetChosen(preset); });
        connect(&m_trials, &PresetTrials::tried, card, [this, card, &preset](const spec::Preset& tried) {
            if (&tried == &preset) card->setExpectedTime(expectedTimeText(preset, m_settings));
        });
        grid->addWidget(card, index / presetColumns, index % presetColumns);
        ++index;
    }
    return cards;
}

}  // namespace synthslice::ui
