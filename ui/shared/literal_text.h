#pragma once

#include <QString>
#include <QTextDocument>

namespace synthslice::ui {

/// A text for labels and tool tips as it stands. What somebody else has written may look like HTML, which
/// they would take it for: an <img> would read any file, wait for a pipe for ever, or for the end of a
/// device.
[[nodiscard]] inline QString literalText(const QString& text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal) : text;
}

}  // namespace synthslice::ui
