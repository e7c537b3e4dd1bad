#include "ui/controls/question.h"

#include <QMessageBox>
#include <QPushButton>

#include "ui/controls/control.h"

namespace synthslice::ui {

void ask(QWidget* parent, const Question& question, const std::function<void()>& act)
{
    auto* box = named(
        new QMessageBox(QMessageBox::Question, question.title, question.text, QMessageBox::NoButton, parent),
        question.name, question.title, question.text);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const Question::Answer& answer, QMessageBox::ButtonRole role) {
        return named(box->addButton(answer.text, role), answer.name, answer.text, answer.toolTip);
    };
    QPushButton* const yes = add(question.yes, QMessageBox::AcceptRole);
    QPushButton* const no = add(question.no, QMessageBox::RejectRole);
    box->setDefaultButton(question.yesIsDefault ? yes : no);
    box->setEscapeButton(no);
    QObject::connect(yes, &QPushButton::clicked, parent, act);
    box->open();
}

}  // namespace synthslice::ui
