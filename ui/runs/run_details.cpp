#include "ui/runs/run_details.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "engine/spec/presets/presets.h"
#include "ui/controls/control.h"
#include "ui/controls/scrolling.h"
#include "ui/runs/run_texts.h"
#include "ui/runs/run_thumbnails.h"
#include "ui/shared/background_task.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr int samplesPx = 512;
constexpr int mostSettings = 40;

QLabel* textLabel(const char* objectName, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(objectName));
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString factRow(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style='padding-right:10px'>%1</td><td>%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString factsOf(const runs::RunCard& card)
{
    QString rows;
    for (const char* key : {"state", "q", "worst", "accuracy", "time", "changed", "data", "parent"}) {
        const QString text = columnText(card, key);
        if (!text.isEmpty()) rows += factRow(columnTitle(key), text);
    }
    const QString problem = QString::fromStdString(card.problem);
    return QStringLiteral("<table>%1</table>").arg(rows) +
           (problem.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(problem.toHtmlEscaped()));
}

/// What differs from the preset, or nothing to compare with.
QString settingsOf(const runs::RunCard& card)
{
    const auto preset = spec::presetNamed(card.preset);
    if (!preset) return {};
    const runs::Settings ours = runs::settingsOf(preset->experiment);
    QString rows;
    int count = 0;
    for (const std::string& path : runs::differing(std::array{ours, card.settings})) {
        if (++count > mostSettings) break;
        rows += factRow(QString::fromStdString(path), valueText(runs::valueOf(card, path)));
    }
    return count == 0 ? RunDetails::tr("Set as the preset %1.").arg(QString::fromStdString(card.preset))
                      : RunDetails::tr("Other than the preset %1:").arg(QString::fromStdString(card.preset)) +
                            QStringLiteral("<table>%1</table>").arg(rows);
}

}  // namespace

RunDetails::RunDetails(QWidget* parent) : QWidget(parent), m_loading(new BackgroundTask(this))
{
    m_picture = new QLabel(this);
    m_picture->setObjectName(QStringLiteral("runPicture"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumSize(120, 120);
    m_title = textLabel("runTitle", this);
    m_facts = textLabel("runFacts", this);
    m_settings = textLabel("runSettings", this);
    m_editors = new QWidget(this);
    m_tags = named(new QLineEdit(m_editors), "runTags", tr("Tags of the run"),
                   tr("Words of your own, with commas between them; asked for as tag:word"));
    m_note = named(new QPlainTextEdit(m_editors), "runNote", tr("Note on the run"),
                   tr("What you want to remember about the run; kept in its folder"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(100);
    m_note->installEventFilter(this);
    auto* form = new QFormLayout(m_editors);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->addRow(tr("&Tags"), m_tags);
    form->addRow(tr("N&ote"), m_note);

    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_picture, m_title, m_facts, m_editors, m_settings})
        layout->addWidget(widget);
    layout->addStretch();
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(new Scrolling(page));

    connect(m_tags, &QLineEdit::editingFinished, this, [this] {
        if (!m_tags->isModified()) return;
        m_tags->setModified(false);
        const auto tags = runs::tagsOf(m_tags->text().toStdString());
        if (m_card && tags != m_card->notes.tags) emit tagsEdited(m_card->folder, tags);
    });
    show({});
}

RunDetails::~RunDetails() = default;

void RunDetails::show(const std::vector<runs::SharedCard>& runs)
{
    const runs::SharedCard card = runs.size() == 1 ? runs.front() : nullptr;
    if (card != nullptr && card == m_card) return;
    const bool sameRun = card && m_card && card->folder == m_card->folder;
    if (!sameRun) commitNote();
    const bool newSamples = !sameRun || card->step != m_card->step;
    const bool newNotes = !sameRun || card->notes != m_card->notes;
    m_card = card;
    m_editors->setVisible(card != nullptr);
    m_settings->setVisible(card != nullptr);
    if (!card) {
        m_title->setText(runs.empty() ? tr("No run is selected.")
                                      : tr("%n run(s) selected", nullptr, static_cast<int>(runs.size())));
        m_facts->clear();
        m_samples = {};
        showPicture();
        return;
    }
    m_title->setText(QStringLiteral("<b>%1</b>").arg(QString::fromStdString(card->name).toHtmlEscaped()));
    m_facts->setText(factsOf(*card));
    m_settings->setText(settingsOf(*card));
    if (newNotes && !(sameRun && m_tags->hasFocus())) {
        m_tags->setText(QString::fromStdString(runs::tagText(card->notes.tags)));
    }
    if (newNotes && !(sameRun && m_note->hasFocus())) {
        m_note->setPlainText(QString::fromStdString(card->notes.note));
    }
    if (newSamples) loadPicture();
}

void RunDetails::editNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
}

bool RunDetails::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) commitNote();
    return QWidget::eventFilter(watched, event);
}

void RunDetails::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showPicture();
}

void RunDetails::loadPicture()
{
    if (m_loading->isRunning()) {
        m_pictureAgain = true;
        return;
    }
    m_pictureAgain = false;
    constexpr std::size_t allImages = 64;
    m_loading->start(
        [folder = m_card->folder](const Progress&) { return sampleThumbnail(folder, samplesPx, allImages); },
        [this](QImage picture) {
            m_samples = std::move(picture);
            showPicture();
            if (m_pictureAgain && m_card) loadPicture();
        });
}

void RunDetails::showPicture()
{
    m_picture->setVisible(m_card != nullptr && !m_samples.isNull());
    if (m_samples.isNull()) return;
    const int side = std::clamp(width() - 30, 120, 360);
    m_picture->setPixmap(
        QPixmap::fromImage(m_samples.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
}

void RunDetails::commitNote()
{
    if (!m_card || !m_note->document()->isModified()) return;
    m_note->document()->setModified(false);
    const std::string note = m_note->toPlainText().toStdString();
    if (note != m_card->notes.note) emit noteEdited(m_card->folder, note);
}

}  // namespace synthslice::ui
