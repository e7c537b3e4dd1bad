#pragma once

#include <QRegularExpression>
#include <QTest>

namespace synthslice::test {

/// From here on any warning of Qt fails the test function, but for the offscreen platform's remark on
/// windows.
inline void failOnQtWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

}  // namespace synthslice::test
