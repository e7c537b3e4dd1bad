#include "tests/shared/test_program.h"

#include <cstdio>

#include <QTest>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

int main(int argc, char** argv)
{
    const auto& classes = synthslice::tests::testClasses();
    const auto found = argc < 2 ? classes.end() : classes.find(std::string_view(argv[1]));
    if (found == classes.end()) {
        std::puts("Which test? The first argument is one of");
        for (const auto& [name, make] : classes) std::puts(name.c_str());
        return 2;
    }
    Application application(argc, argv);
    const std::unique_ptr<QObject> test = found->second();
    return QTest::qExec(test.get(), argc - 1, argv + 1);
}
