#include "ui/experiment/problem_list.h"

#include <algorithm>

#include <QStyle>

#include "ui/shared/literal_text.h"

namespace synthslice::ui {

ProblemList::ProblemList(QWidget* parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("problems"));
    setAccessibleName(tr("Problems of the experiment"));
    setToolTip(tr("What keeps the experiment from being trained; click a problem to go to it"));
    setWordWrap(true);
    const int iconPx = style()->pixelMetric(QStyle::PM_SmallIconSize);
    setIconSize({iconPx, iconPx});
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    const auto choose = [this](const QListWidgetItem* item) {
        emit pathChosen(item->data(Qt::UserRole).toString().toStdString());
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose);
}

void ProblemList::setProblems(const spec::Problems& problems)
{
    clear();
    for (const auto& problem : problems) {
        auto* item = new QListWidgetItem(style()->standardIcon(QStyle::SP_MessageBoxWarning),
                                         QStringLiteral("%1: %2").arg(QString::fromStdString(problem.message),
                                                                      QString::fromStdString(problem.hint)),
                                         this);
        item->setData(Qt::UserRole, QString::fromStdString(problem.path));
        item->setToolTip(literalText(QString::fromStdString(problem.path)));
    }
    setVisible(!problems.empty());
    updateGeometry();
}

QSize ProblemList::sizeHint() const
{
    constexpr int mostLines = 6;
    const int lines = std::min(2 * count(), mostLines);
    return {200, lines * (fontMetrics().height() + 2) + 2 * frameWidth() + 6};
}

}  // namespace synthslice::ui
