#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "engine/base/result.h"

namespace synthslice::ui {

/// Messages above the pages, newest first: what happened, what to do, and buttons that do it. Never
/// interrupts. Those with buttons stay until they are dismissed; of the others the newest three do.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Error };
    struct Remedy {
        QString label;
        std::function<void()> apply;
    };

    explicit MessageBar(QWidget* parent = nullptr);

    void add(Kind kind, const QString& text, const std::vector<Remedy>& remedies = {});
    /// An error in its own words, with its hint; a cancelled call is no news.
    void add(const Error& error, const std::vector<Remedy>& remedies = {});
    void clear();
    /// Those of a kind that have no buttons.
    void clear(Kind kind);

    [[nodiscard]] QStringList texts() const;

signals:
    void added(const QString& text);

private:
    void dropOldest();
    void showIfAny();
};

}  // namespace synthslice::ui
