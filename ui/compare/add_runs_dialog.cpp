#include "ui/compare/add_runs_dialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "engine/store/run_store.h"
#include "ui/controls/control.h"
#include "ui/shared/background_task.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

std::vector<std::filesystem::path> runsAmong(const std::vector<std::filesystem::path>& paths)
{
    std::vector<std::pair<std::filesystem::file_time_type, std::filesystem::path>> found;
    std::error_code error;
    const auto take = [&](const std::filesystem::path& folder) {
        const auto time = std::filesystem::last_write_time(folder / "metrics.csv", error);
        found.emplace_back(error ? std::filesystem::file_time_type::min() : time, folder);
    };
    for (const auto& path : paths) {
        if (store::isRun(path)) {
            take(path);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
            if (store::isRun(entry.path())) take(entry.path());
        }
    }
    std::ranges::sort(found, std::ranges::greater());
    std::vector<std::filesystem::path> runs;
    for (auto& [time, folder] : found) runs.push_back(std::move(folder));
    return runs;
}

AddRunsDialog::AddRunsDialog(const std::filesystem::path& runsFolder, QWidget* parent)
    : QDialog(parent), m_listing(new BackgroundTask(this))
{
    setObjectName(QStringLiteral("addRunsDialog"));
    setWindowTitle(tr("Add runs to the comparison"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 480);
    m_list = named(new QListWidget(this), "runsToAdd", tr("Runs"),
                   tr("Runs, those that were trained last first; choose several with Ctrl or Shift"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAlternatingRowColors(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* ok = named(buttons->button(QDialogButtonBox::Ok), "addChosenRuns", tr("Add"),
                     tr("Adds the chosen runs to the comparison"));
    ok->setText(tr("&Add"));
    ok->setEnabled(false);
    auto* other = named(buttons->addButton(tr("Other &folder…"), QDialogButtonBox::ActionRole), "otherRuns",
                        tr("Other folder"), tr("Lists the runs of another folder"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(other, &QPushButton::clicked, this, &AddRunsDialog::chooseFolder);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this, ok] { ok->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        std::vector<std::filesystem::path> runs;
        for (const QListWidgetItem* item : m_list->selectedItems())
            runs.push_back(toPath(item->data(Qt::UserRole).toString()));
        emit chosen(runs);
    });
    list(runsFolder);
}

void AddRunsDialog::list(const std::filesystem::path& folder)
{
    if (m_listing->isRunning()) return;
    m_listing->start([folder](const Progress&) { return runsAmong({folder}); },
                     [this](const std::vector<std::filesystem::path>& runs) {
                         m_list->clear();
                         for (const auto& run : runs) {
                             auto* item = new QListWidgetItem(toQString(run.filename()), m_list);
                             item->setData(Qt::UserRole, toQString(run));
                             item->setToolTip(literalText(toQString(run)));
                         }
                     });
}

void AddRunsDialog::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("A folder of runs"));
    if (!folder.isEmpty()) list(toPath(folder));
}

}  // namespace synthslice::ui
