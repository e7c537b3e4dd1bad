#include "ui/experiment/network/layer_clipboard.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>

namespace synthslice::ui {

void copyLayers(const spec::Json& layers)
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(layers.dump(2)));
}

std::optional<spec::Json> copiedLayers()
{
    auto layers = spec::parseJson(QGuiApplication::clipboard()->text().toStdString()).value_or(spec::Json());
    if (layers.is_object()) {
        layers = spec::Json::array({layers});
    }
    const auto looksLikeLayer = [](const spec::Json& one) { return one.is_object() && one.contains("type"); };
    if (!layers.is_array() || layers.empty() || !std::ranges::all_of(layers, looksLikeLayer)) {
        return std::nullopt;
    }
    return layers;
}

}  // namespace synthslice::ui
