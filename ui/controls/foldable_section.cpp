#include "ui/controls/foldable_section.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace synthslice::ui {

FoldableSection::FoldableSection(const QString& objectName, const QString& title, const QString& help,
                                 QWidget* content, QWidget* parent)
    : QWidget(parent), m_header(new QToolButton(this)), m_title(title), m_content(content)
{
    m_header->setObjectName(objectName);
    m_header->setText(title);
    m_header->setAccessibleName(title);
    m_header->setToolTip(help);
    m_header->setCheckable(true);
    m_header->setAutoRaise(true);
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_header->setFocusPolicy(Qt::StrongFocus);
    QFont font = m_header->font();
    font.setBold(true);
    m_header->setFont(font);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_header);
    column->addWidget(content);
    content->setContentsMargins(12, 0, 0, 8);
    connect(m_header, &QToolButton::toggled, this, &FoldableSection::setOpen);
    setOpen(false);
}

bool FoldableSection::isOpen() const
{
    return m_header->isChecked();
}

void FoldableSection::setOpen(bool open)
{
    m_header->setChecked(open);
    m_header->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_content->setVisible(open);
}

void FoldableSection::setProblemCount(qsizetype count)
{
    m_header->setText(count == 0 ? m_title : QStringLiteral("%1  ⚠ %2").arg(m_title).arg(count));
}

}  // namespace synthslice::ui
