#include "ui/experiment/copy_button.h"

#include <string_view>

#include "ui/experiment/experiment_document.h"

namespace synthslice::ui {

namespace {

constexpr std::string_view generator = "generator";
constexpr std::string_view discriminator = "discriminator";

bool isOfGenerator(const std::string& path)
{
    return path.find(generator) != std::string::npos;
}

std::string ofOtherNetwork(std::string path)
{
    const auto own = isOfGenerator(path) ? generator : discriminator;
    return path.replace(path.find(own), own.size(), isOfGenerator(path) ? discriminator : generator);
}

}  // namespace

CopyButton::CopyButton(ExperimentDocument& document, const std::string& path, const QString& what,
                       QWidget* parent)
    : QToolButton(parent)
{
    setObjectName(QString::fromStdString(path + ".copy"));
    setText(isOfGenerator(path) ? tr("Copy to discriminator") : tr("Copy to generator"));
    setAccessibleName(QStringLiteral("%1: %2").arg(what, text()));
    setToolTip(tr("Gives the other network the same values"));
    setEnabled(!document.isLocked());
    connect(&document, &ExperimentDocument::lockedChanged, this, &QWidget::setDisabled);
    connect(this, &QToolButton::clicked, &document, [&document, path, what] {
        document.endMerging();
        document.setValue(ofOtherNetwork(path), document.value(path), tr("Copy: %1").arg(what));
    });
}

}  // namespace synthslice::ui
