#pragma once

#include <functional>

#include <QString>

class QWidget;

namespace synthslice::ui {

/// A question that is answered by one of two buttons.
struct Question {
    struct Answer {
        const char* name;  ///< object name of the button
        QString text;
        QString toolTip;
    };
    const char* name;  ///< object name
    QString title;
    QString text;  ///< plain
    Answer yes;
    Answer no;                  ///< also what Escape does
    bool yesIsDefault = false;  ///< whether Enter answers yes
};

/// Shows a question above a window, which goes on; `act` is called if it is answered by yes.
void ask(QWidget* parent, const Question& question, const std::function<void()>& act);

}  // namespace synthslice::ui
