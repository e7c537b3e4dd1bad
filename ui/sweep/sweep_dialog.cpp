#include "ui/sweep/sweep_dialog.h"

#include <algorithm>
#include <chrono>

#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

#include "engine/runs/settings.h"
#include "ui/controls/control.h"
#include "ui/shared/background_task.h"
#include "ui/shared/colours.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

using namespace std::chrono_literals;

namespace {

constexpr int mostShown = 200;

QStringList pathsOf(const spec::ExperimentSpec& experiment)
{
    QStringList paths;
    for (const auto& [path, value] : runs::settingsOf(experiment)) {
        if (path != "name" && path != "training.seed") paths << QString::fromStdString(path);
    }
    return paths;
}

}  // namespace

SweepDialog::SweepDialog(spec::ExperimentSpec experiment, std::filesystem::path learnsFrom,
                         const std::filesystem::path& folder, QWidget* parent)
    : QDialog(parent), m_experiment(std::move(experiment)), m_data(std::move(learnsFrom)),
      m_checking(new BackgroundTask(this)), m_writing(new BackgroundTask(this))
{
    setObjectName(QStringLiteral("sweepDialog"));
    setWindowTitle(tr("New sweep"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(720, 620);
    build();
    m_folder->setText(toQString(folder));
    layOut();
    addRow();

    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(250ms);
    connect(&m_checkSoon, &QTimer::timeout, this, &SweepDialog::check);
    connect(m_checking, &BackgroundTask::started, this, [this] { m_verdict->setText(tr("Checking…")); });
    check();
}

SweepDialog::~SweepDialog() = default;

void SweepDialog::build()
{
    m_add = named(new QPushButton(tr("&Add parameter"), this), "sweepAddParameter", tr("Add parameter"),
                  tr("Vary a further parameter"));
    m_combination = named(new QComboBox(this), "sweepCombination", tr("Combination"),
                          tr("How the values of several parameters meet"));
    m_combination->addItems(
        {tr("each value with each"), tr("first values together, second together, …"), tr("drawn at random")});
    m_draws = named(new QSpinBox(this), "sweepDraws", tr("Draws"), tr("How many combinations are drawn"));
    m_draws->setRange(1, static_cast<int>(runs::maxSweepRuns));
    m_draws->setValue(12);
    m_drawSeed = named(new QSpinBox(this), "sweepDrawSeed", tr("Seed of the draws"),
                       tr("Another seed draws other combinations"));
    m_drawSeed->setMaximum(1'000'000);
    m_seeds = named(new QLineEdit(QStringLiteral("0,1,2"), this), "sweepSeeds", tr("Seeds"),
                    tr("Seeds of each combination: 0,1,2; empty takes the experiment's"));
    m_budgetUnit = named(new QComboBox(this), "sweepBudgetUnit", tr("Budget"),
                         tr("How long each run is trained"));
    m_budgetUnit->addItems(
        {tr("the experiment's steps"), tr("steps"), tr("images"), tr("minutes of training")});
    m_budget = named(new QDoubleSpinBox(this), "sweepBudget", tr("Amount"),
                     tr("Steps, images or minutes of each run"));
    m_budget->setDecimals(1);
    m_budget->setRange(0.1, 1e9);
    m_budget->setValue(1000);
    m_folder = named(new QLineEdit(this), "sweepFolder", tr("Folder"), tr("Folder to make for the sweep"));
    m_verdict = named(new QLabel(this), "sweepVerdict", tr("Check"),
                      tr("How many runs there are, or what keeps them from being trained"));
    m_verdict->setWordWrap(true);
    m_list = named(new QListWidget(this), "sweepRuns", tr("Runs"), tr("The runs in their order"));
    m_make = named(new QPushButton(tr("&Make"), this), "sweepMake", tr("Make the sweep"),
                   tr("Make the folder with its plan; it can be run on the command line too"));
    m_makeAndQueue = named(new QPushButton(tr("Make and add to &queue"), this), "sweepMakeAndQueue",
                           tr("Make and add to queue"), tr("Make the sweep and train its runs"));
    m_makeAndQueue->setDefault(true);

    const auto enable = [this] {
        const bool drawn = m_combination->currentIndex() == static_cast<int>(runs::Combination::Random);
        m_draws->setEnabled(drawn);
        m_drawSeed->setEnabled(drawn);
        m_budget->setEnabled(m_budgetUnit->currentIndex() > 0);
    };
    enable();
    const auto changed = [this, enable] {
        enable();
        m_checkSoon.start();
    };
    connect(m_add, &QPushButton::clicked, this, &SweepDialog::addRow);
    connect(m_combination, &QComboBox::currentIndexChanged, this, changed);
    connect(m_draws, &QSpinBox::valueChanged, this, changed);
    connect(m_drawSeed, &QSpinBox::valueChanged, this, changed);
    connect(m_seeds, &QLineEdit::textChanged, this, changed);
    connect(m_budgetUnit, &QComboBox::currentIndexChanged, this, changed);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, changed);
    connect(m_make, &QPushButton::clicked, this, [this] { make(false); });
    connect(m_makeAndQueue, &QPushButton::clicked, this, [this] { make(true); });
}

void SweepDialog::layOut()
{
    auto* varied = new QGroupBox(tr("Parameters that are varied"), this);
    auto* variedLayout = new QVBoxLayout(varied);
    auto* help = new QLabel(
        tr("Values: 1e-4,1e-3 or a range 1e-5..1e-2/log/4 or a JSON list [[0,0.9],[0.5,0.9]]"), varied);
    help->setWordWrap(true);
    m_parameters = new QGridLayout;
    m_parameters->setColumnStretch(0, 3);
    m_parameters->setColumnStretch(1, 2);
    variedLayout->addWidget(help);
    variedLayout->addLayout(m_parameters);
    variedLayout->addWidget(m_add, 0, Qt::AlignLeft);

    auto* form = new QFormLayout;
    auto* draws = sideBySide({m_draws, new QLabel(tr("seed"), this), m_drawSeed});
    auto* budget = sideBySide({m_budgetUnit, m_budget});
    form->addRow(tr("&Combination"), m_combination);
    const auto labelled = [this](const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text, this);
        label->setBuddy(buddy);
        return label;
    };
    form->addRow(labelled(tr("&Draws"), m_draws), draws);
    form->addRow(tr("&Seeds"), m_seeds);
    form->addRow(labelled(tr("&Budget of each run"), m_budgetUnit), budget);
    form->addRow(tr("&Folder"), m_folder);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_make, QDialogButtonBox::ActionRole);
    buttons->addButton(m_makeAndQueue, QDialogButtonBox::ActionRole);
    named(buttons->button(QDialogButtonBox::Cancel), "sweepCancel", tr("Cancel"), tr("Make no sweep"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(varied);
    layout->addLayout(form);
    layout->addWidget(m_verdict);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
}

void SweepDialog::addRow()
{
    const auto number = QByteArray::number(static_cast<int>(m_rows.size()));
    Row row{named(new QComboBox(this), ("sweepPath" + number).constData(), tr("Parameter"),
                  tr("Path of the parameter, as the command line writes it")),
            named(new QLineEdit(this), ("sweepValues" + number).constData(), tr("Values"),
                  tr("Values of the parameter: a list, a range or a JSON list")),
            named(new QPushButton(tr("Remove"), this), ("sweepRemove" + number).constData(), tr("Remove"),
                  tr("Do not vary this parameter"))};
    row.path->setEditable(true);
    row.path->addItems(pathsOf(m_experiment));
    row.path->setCurrentIndex(-1);
    row.path->lineEdit()->setPlaceholderText(tr("parameter, e.g. training.batch_size"));
    row.path->completer()->setCompletionMode(QCompleter::PopupCompletion);
    row.path->completer()->setFilterMode(Qt::MatchContains);
    const int line = static_cast<int>(m_rows.size());
    m_parameters->addWidget(row.path, line, 0);
    m_parameters->addWidget(row.values, line, 1);
    m_parameters->addWidget(row.remove, line, 2);
    connect(row.path, &QComboBox::currentTextChanged, &m_checkSoon, qOverload<>(&QTimer::start));
    connect(row.values, &QLineEdit::textChanged, &m_checkSoon, qOverload<>(&QTimer::start));
    connect(row.remove, &QPushButton::clicked, this, [this, row] {
        row.path->setCurrentText({});
        row.values->clear();
        for (QWidget* widget : {static_cast<QWidget*>(row.path), static_cast<QWidget*>(row.values),
                                static_cast<QWidget*>(row.remove)})
            widget->hide();
    });
    m_rows.push_back(row);
    row.path->setFocus();
}

runs::SweepRequest SweepDialog::request() const
{
    runs::SweepRequest request{m_experiment, m_data, {}, m_seeds->text().trimmed().toStdString()};
    for (const Row& row : m_rows) {
        const std::string path = row.path->currentText().trimmed().toStdString();
        const std::string values = row.values->text().trimmed().toStdString();
        if (!path.empty() || !values.empty()) request.settings.push_back(path + "=" + values);
    }
    request.combination = static_cast<runs::Combination>(m_combination->currentIndex());
    request.draws = m_draws->value();
    request.drawSeed = static_cast<std::uint64_t>(m_drawSeed->value());
    if (const int unit = m_budgetUnit->currentIndex(); unit > 0)
        request.budget = runs::SweepBudget{static_cast<runs::BudgetUnit>(unit - 1), m_budget->value()};
    return request;
}

void SweepDialog::check()
{
    if (m_checking->isRunning()) {
        m_checkSoon.start();
        return;
    }
    m_checking->start(
        [request = request()](const Progress&) {
            return planOf(request).and_then(
                [](runs::SweepPlan plan) { return checkRuns(plan).map([&] { return std::move(plan); }); });
        },
        [this](const Result<runs::SweepPlan>& plan) { showPlan(plan); });
}

void SweepDialog::showPlan(const Result<runs::SweepPlan>& plan)
{
    m_list->clear();
    m_make->setEnabled(plan.has_value());
    m_makeAndQueue->setEnabled(plan.has_value());
    setTextColour(*m_verdict, plan ? acceptedColour : alertColour);
    if (!plan) {
        m_verdict->setText(literalText(QString::fromStdString(plan.error().text())));
        return;
    }
    const auto count = static_cast<int>(plan->runs.size());
    m_verdict->setText(tr("%n run(s)", nullptr, count));
    for (int i = 0; i < std::min(count, mostShown); ++i)
        m_list->addItem(QStringLiteral("%1  %2").arg(i).arg(
            QString::fromStdString(plan->runs[static_cast<std::size_t>(i)].name)));
    if (count > mostShown) m_list->addItem(tr("… and %n more", nullptr, count - mostShown));
}

void SweepDialog::make(bool queued)
{
    if (m_writing->isRunning()) return;
    const std::filesystem::path folder = toPath(m_folder->text().trimmed());
    m_writing->start(
        [request = request(), folder](const Progress&) {
            return planOf(request).and_then(
                [&](const runs::SweepPlan& plan) { return writeNewPlan(folder, plan); });
        },
        [this, folder, queued](const Result<void>& written) {
            if (written) {
                emit made(folder, queued);
                accept();
            } else {
                setTextColour(*m_verdict, alertColour);
                m_verdict->setText(literalText(QString::fromStdString(written.error().text())));
            }
        });
}

}  // namespace synthslice::ui
