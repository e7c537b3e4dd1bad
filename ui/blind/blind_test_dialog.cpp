#include "ui/blind/blind_test_dialog.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QFormLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "engine/store/run_store.h"
#include "ui/blind/blind_picture.h"
#include "ui/controls/control.h"
#include "ui/controls/export_actions.h"
#include "ui/controls/task_progress.h"
#include "ui/plots/grey_image_qt.h"
#include "ui/shared/background_task.h"
#include "ui/shared/literal_text.h"

namespace synthslice::ui {

namespace {

enum Page { Start, Question, Outcome };

GreyRange rangeOf(const std::vector<blind::BlindImage>& images)
{
    std::vector<GreyImage> all;
    for (const blind::BlindImage& each : images) all.push_back(each.image);
    return contrastRange(all);
}

QString kindText(bool generated)
{
    return generated ? BlindTestDialog::tr("generated") : BlindTestDialog::tr("real");
}

QString percent(double share)
{
    return QLocale().toString(static_cast<int>(std::lround(100.0 * share)));
}

QLabel* wrapped(QWidget* parent, const char* objectName)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(objectName));
    label->setWordWrap(true);
    return label;
}

QPushButton* button(QWidget* parent, const char* objectName, const QString& text, const QString& toolTip)
{
    auto* made = named(new QPushButton(text, parent), objectName, QString(text).remove(u'&'), toolTip);
    made->setAutoDefault(false);
    made->setFocusPolicy(Qt::NoFocus);  // keys are the dialogue's
    return made;
}

/// The test to go on with, if its checkpoint is still there.
std::optional<blind::UnfinishedTest> unfinishedOf(const std::filesystem::path& runFolder)
{
    auto test = blind::readUnfinished(runFolder);
    const std::vector<std::int64_t> steps = store::checkpointSteps(runFolder);
    return test && std::ranges::find(steps, test->step) != steps.end() ? std::move(test) : std::nullopt;
}

}  // namespace

QString shareText(const blind::Share& share)
{
    if (share.of == 0) return BlindTestDialog::tr("none was shown");
    const session::Interval interval = share.interval();
    return BlindTestDialog::tr("%1 of %2, %3 % (%4 to %5 %)")
        .arg(share.count)
        .arg(share.of)
        .arg(percent(share.value()), percent(interval.low), percent(interval.high));
}

BlindTestDialog::BlindTestDialog(std::filesystem::path runFolder,
                                 std::shared_ptr<const data::SliceDataset> slices,
                                 OpenGenerator openGenerator, QWidget* parent)
    : QDialog(parent), m_runFolder(std::move(runFolder)), m_slices(std::move(slices)),
      m_openGenerator(std::move(openGenerator)), m_preparing(new BackgroundTask(this)),
      m_pages(new QStackedWidget(this)), m_error(wrapped(this, "blindError"))
{
    setObjectName(QStringLiteral("blindTest"));
    setWindowTitle(tr("Blind test"));
    m_error->hide();
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_error);
    column->addWidget(m_pages, 1);
    column->addWidget(new TaskProgress(m_preparing, QStringLiteral("blindProgress"), this));
    m_pages->addWidget(makeStart());
    m_pages->addWidget(makeQuestion());
    m_pages->addWidget(makeResult());
    resize(520, 620);
    showStart();
}

BlindTestDialog::~BlindTestDialog()
{
    if (m_pages->currentIndex() == Question) keep();
}

QWidget* BlindTestDialog::makeStart()
{
    auto* page = new QWidget(this);
    auto* text = wrapped(page, "blindExplanation");
    text->setText(
        tr("You see one image at a time, real patches that the networks have never seen and generated ones "
           "mixed, and tell which it is. All have the same size, grey levels and contrast. "
           "If the generator is perfect, half of its images are taken for real."));
    m_count = named(new QSpinBox(page), "blindCount", tr("Images of each kind"),
                    tr("How many real and how many generated images are shown; more make the interval "
                       "narrower"));
    m_count->setRange(5, 500);
    m_count->setValue(20);
    m_seed = named(new QSpinBox(page), "blindSeed", tr("Seed"),
                   tr("Which images and in which order; the same number shows the same to somebody else"));
    m_seed->setRange(0, 999999);
    m_begin = named(new QPushButton(page), "blindBegin", tr("Begin"),
                    tr("Makes the images and shows the first one"));
    m_past = wrapped(page, "blindPast");
    auto* form = new QFormLayout;
    form->addRow(tr("Images of each kind:"), m_count);
    form->addRow(tr("Seed:"), m_seed);
    auto* column = new QVBoxLayout(page);
    column->addWidget(text);
    column->addLayout(form);
    column->addWidget(m_begin);
    column->addWidget(m_past);
    column->addStretch(1);
    connect(m_begin, &QPushButton::clicked, this, &BlindTestDialog::begin);
    return page;
}

QWidget* BlindTestDialog::makeQuestion()
{
    auto* page = new QWidget(this);
    m_position = wrapped(page, "blindPosition");
    m_picture = named(new BlindPicture(page), "blindPicture", tr("Image to be told"),
                      tr("Real or generated?"));
    auto* real = button(page, "blindReal", tr("← Real"), tr("It is a real patch (left arrow or R)"));
    auto* generated = button(page, "blindGenerated", tr("Generated →"),
                             tr("It is generated (right arrow or G)"));
    auto* back = button(page, "blindUndo", tr("Take back"), tr("Takes the last answer back (Backspace)"));
    auto* pause = button(
        page, "blindPause", tr("Pause"),
        tr("Hides the image until the next press (Space); closing the window keeps the test"));
    connect(real, &QPushButton::clicked, this, [this] { answer(false); });
    connect(generated, &QPushButton::clicked, this, [this] { answer(true); });
    connect(back, &QPushButton::clicked, this, &BlindTestDialog::undo);
    connect(pause, &QPushButton::clicked, this, [this] { setPaused(!m_paused); });
    auto* column = new QVBoxLayout(page);
    column->addWidget(m_position);
    column->addWidget(m_picture, 1);
    column->addLayout(sideBySide({real, generated}));
    column->addLayout(sideBySide({back, pause}));
    return page;
}

QWidget* BlindTestDialog::makeResult()
{
    auto* page = new QWidget(this);
    m_result = wrapped(page, "blindResult");
    m_table = named(new QTableWidget(0, 3, page), "blindTable", tr("Images of the test"),
                    tr("What each image was, and what was said"));
    m_table->setHorizontalHeaderLabels({tr("Image"), tr("Was"), tr("Said")});
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    addTableExport(m_table, QStringLiteral("blind-test"), [this](const Error& error) { showError(error); });
    auto* again = named(new QPushButton(tr("Another test"), page), "blindAgain", tr("Another test"),
                        tr("Goes back to the beginning, with other images"));
    connect(again, &QPushButton::clicked, this, [this] {
        m_seed->setValue(m_seed->value() + 1);
        showStart();
    });
    auto* column = new QVBoxLayout(page);
    column->addWidget(m_result);
    column->addWidget(m_table, 1);
    column->addWidget(again);
    return page;
}

void BlindTestDialog::showStart()
{
    const auto unfinished = unfinishedOf(m_runFolder);
    if (unfinished) {
        m_count->setValue(static_cast<int>(unfinished->spec.ofEachKind));
        m_seed->setValue(static_cast<int>(unfinished->spec.seed));
    }
    m_count->setEnabled(!unfinished);
    m_seed->setEnabled(!unfinished);
    m_begin->setText(unfinished ? tr("Go on") : tr("Begin"));
    QStringList lines;
    for (const blind::PastTest& past : blind::readTests(m_runFolder)) {
        lines.prepend(tr("%1, step %2: taken for real %3")
                          .arg(QString::fromStdString(past.time).replace(u'T', u' '),
                               QLocale().toString(static_cast<qlonglong>(past.step)),
                               shareText(past.result.fooled)));
    }
    m_past->setText(lines.isEmpty() ? QString() : tr("Tests of this run:") + u'\n' + lines.join(u'\n'));
    m_pages->setCurrentIndex(Start);
    m_begin->setFocus();
}

void BlindTestDialog::begin()
{
    if (m_preparing->isRunning()) return;
    m_error->hide();
    const auto unfinished = unfinishedOf(m_runFolder);
    const bool isNew = !unfinished;
    blind::UnfinishedTest test = unfinished.value_or(blind::UnfinishedTest{});
    if (isNew) {
        test.spec.ofEachKind = static_cast<std::size_t>(m_count->value());
        test.spec.seed = static_cast<std::uint64_t>(m_seed->value());
    }
    m_preparing->start(
        [test, isNew, folder = m_runFolder, slices = m_slices,
         open = m_openGenerator](const Progress& progress) -> Result<Prepared> {
            Prepared prepared{test, {}, {}};
            const auto record = store::readRun(folder);
            if (!record) return tl::unexpected(record.error());
            if (isNew) prepared.test.spec.bits = record->bitDepth;
            // The best checkpoint may be another one when the test goes on.
            if (isNew) prepared.test.step = store::preferredCheckpointStep(folder).value_or(0);
            auto source = open(folder, training::GeneratorChoice{prepared.test.step});
            if (!source) return tl::unexpected(source.error());
            prepared.provenance = (*source)->provenance();
            auto images = blind::blindImages(*slices, **source, prepared.test.spec, progress);
            if (!images) return tl::unexpected(images.error());
            prepared.images = std::move(*images);
            return prepared;
        },
        [this](Result<Prepared> prepared) { take(std::move(prepared)); });
}

void BlindTestDialog::take(Result<Prepared> prepared)
{
    if (!prepared) {
        showError(prepared.error());
        return;
    }
    m_prepared = std::move(*prepared);
    m_range = rangeOf(m_prepared.images);
    std::vector<bool> generated;
    for (const blind::BlindImage& each : m_prepared.images) generated.push_back(each.generated);
    m_test = blind::BlindTest(std::move(generated), m_prepared.test.answers);
    if (!m_test.current()) {
        finish();  // all was answered, but could not be written
        return;
    }
    m_pages->setCurrentIndex(Question);
    setFocus();
    setPaused(false);
}

void BlindTestDialog::answer(bool generated)
{
    if (m_paused || !m_test.current()) return;
    m_test.answer(generated);
    if (m_test.current()) {
        showQuestion();
    } else {
        finish();
    }
}

void BlindTestDialog::undo()
{
    m_test.undo();
    setPaused(false);
}

void BlindTestDialog::setPaused(bool paused)
{
    m_paused = paused;
    if (paused) keep();
    showQuestion();
}

void BlindTestDialog::showQuestion()
{
    const auto current = m_test.current();
    if (!current) return;
    m_position->setText(tr("Image %1 of %2. Real or generated? Left and right arrow answer, Backspace takes "
                           "back, Space pauses.")
                            .arg(*current + 1)
                            .arg(m_test.count()));
    if (m_paused) {
        m_picture->clear();
    } else {
        m_picture->show(toQImage(m_prepared.images[*current].image, m_range));
    }
}

void BlindTestDialog::finish()
{
    const auto recorded = blind::recordTest(m_runFolder, m_prepared.provenance, m_prepared.test.spec,
                                            m_prepared.images, m_test);
    if (recorded) {
        (void)blind::saveUnfinished(m_runFolder, {});
    } else {
        keep();
        showError(recorded.error());
    }
    const blind::BlindResult result = m_test.result();
    m_result->setText(
        tr("<b>Generated images taken for real: %1</b><br>Real ones taken for generated: "
           "%2<br>Right answers: %3<br>In brackets is what holds the true share with a "
           "probability of 95 %. 50 % right answers are what guessing gives.")
            .arg(shareText(result.fooled), shareText(result.doubted), shareText(result.correct)));
    m_table->setRowCount(static_cast<int>(m_prepared.images.size()));
    for (std::size_t i = 0; i < m_prepared.images.size(); ++i) {
        const blind::BlindImage& image = m_prepared.images[i];
        const QString name = image.generated ? tr("latent seed %1").arg(image.latentSeed)
                                             : tr("slice %1, x %2, y %3")
                                                   .arg(image.origin.slice + 1)
                                                   .arg(image.origin.x)
                                                   .arg(image.origin.y);
        const int row = static_cast<int>(i);
        m_table->setItem(row, 0, new QTableWidgetItem(name));
        m_table->setItem(row, 1, new QTableWidgetItem(kindText(image.generated)));
        m_table->setItem(row, 2, new QTableWidgetItem(kindText(m_test.answers()[i])));
    }
    m_pages->setCurrentIndex(Outcome);
}

void BlindTestDialog::keep()
{
    m_prepared.test.answers = m_test.answers();
    if (auto kept = blind::saveUnfinished(m_runFolder, m_prepared.test); !kept) showError(kept.error());
}

void BlindTestDialog::showError(const Error& error)
{
    if (error.code == ErrorCode::Cancelled) return;
    m_error->setText(literalText(QString::fromStdString(error.text())));
    m_error->show();
}

void BlindTestDialog::keyPressEvent(QKeyEvent* event)
{
    if (m_pages->currentIndex() != Question) {
        QDialog::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_R:
        answer(false);
        break;
    case Qt::Key_Right:
    case Qt::Key_G:
        answer(true);
        break;
    case Qt::Key_Backspace:
        undo();
        break;
    case Qt::Key_Space:
        setPaused(!m_paused);
        break;
    default:
        QDialog::keyPressEvent(event);
    }
}

}  // namespace synthslice::ui
