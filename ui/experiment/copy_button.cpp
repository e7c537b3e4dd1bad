#include "ui/experiment/copy_button.h"

#include <QMenu>

#include "ui/experiment/experiment_document.h"

namespace synthslice::ui {

CopyButton::CopyButton(ExperimentDocument& document, const std::string& path,
                       const std::vector<CopyTarget>& targets, const QString& what, QWidget* parent)
    : QToolButton(parent)
{
    setObjectName(QString::fromStdString(path + ".copy"));
    setToolTip(tr("Gives another network the same values"));
    const auto copyTo = [&document, path, what](const std::string& target) {
        document.endMerging();
        document.setValue(target, document.value(path), tr("Copy: %1").arg(what));
    };
    if (targets.size() == 1) {
        setText(tr("Copy to %1").arg(targets.front().title.toLower()));
        connect(this, &QToolButton::clicked, &document,
                [copyTo, target = targets.front().path] { copyTo(target); });
    } else {
        setText(tr("Copy to"));
        setPopupMode(InstantPopup);
        auto* menu = new QMenu(this);
        for (const CopyTarget& target : targets) {
            menu->addAction(target.title, &document, [copyTo, path = target.path] { copyTo(path); })
                ->setObjectName(QStringLiteral("copyTo_") + QString::fromStdString(target.path));
        }
        setMenu(menu);
    }
    setAccessibleName(QStringLiteral("%1: %2").arg(what, text()));
}

}  // namespace synthslice::ui
