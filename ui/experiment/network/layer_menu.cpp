#include "ui/experiment/network/layer_menu.h"

#include <algorithm>
#include <vector>

#include <QMenu>

#include "engine/spec/parameters/parameter_catalogue.h"
#include "ui/experiment/network/layer_table.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

struct LayerKind {
    QString title;
    std::vector<std::string> types;
};

/// Every type stands in one kind; those that none names come last.
std::vector<LayerKind> layerKinds()
{
    std::vector<LayerKind> kinds{
        {LayerTable::tr("Convolutions and linear"), {"conv2d", "conv_transpose2d", "linear"}},
        {LayerTable::tr("Sampling and padding"), {"upsample", "max_pool2d", "avg_pool2d", "zero_pad2d"}},
        {LayerTable::tr("Shape"), {"flatten", "unflatten"}},
        {LayerTable::tr("Normalization"),
         {"batch_norm1d", "batch_norm2d", "instance_norm2d", "layer_norm", "group_norm"}},
        {LayerTable::tr("Activation"),
         {"relu", "leaky_relu", "elu", "gelu", "tanh", "sigmoid", "softmax", "log_softmax"}},
        {LayerTable::tr("Others"), {}}};
    for (const auto& type : spec::layerTypes()) {
        const bool known = std::ranges::any_of(kinds, [&type](const LayerKind& kind) {
            return std::ranges::find(kind.types, type) != kind.types.end();
        });
        if (!known) kinds.back().types.push_back(type);
    }
    return kinds;
}

}  // namespace

QMenu* makeLayerMenu(const QString& prefix, const std::function<void(const std::string&)>& chosen,
                     QWidget* parent)
{
    auto* menu = new QMenu(parent);
    for (const auto& kind : layerKinds()) {
        if (kind.types.empty()) continue;
        auto* submenu = menu->addMenu(kind.title);
        submenu->setToolTipsVisible(true);
        for (const auto& type : kind.types) {
            const auto& group = spec::parameterGroup("layers." + type);
            const QString name = QString::fromStdString(type);
            // What follows the tab stands in a column of its own.
            auto* action = submenu->addAction(specText(group.title) + QLatin1Char('\t') + name, menu,
                                              [chosen, type] { chosen(type); });
            action->setObjectName(prefix + name);
            action->setToolTip(specText(group.help));
            action->setWhatsThis(action->toolTip());
        }
    }
    return menu;
}

}  // namespace synthslice::ui
