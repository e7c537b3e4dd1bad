#pragma once

#include <QWidget>

class QToolButton;

namespace synthslice::ui {

/// A titled part of a long form that folds away.
class FoldableSection : public QWidget {
    Q_OBJECT

public:
    FoldableSection(const QString& objectName, const QString& title, const QString& help, QWidget* content,
                    QWidget* parent = nullptr);

    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open);

    /// Shows how many problems there are inside, 0 shows nothing.
    void setProblemCount(qsizetype count);

private:
    QToolButton* m_header;
    QString m_title;
    QWidget* m_content;
};

}  // namespace synthslice::ui
