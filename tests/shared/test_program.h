#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <QObject>

/// The Qt Test classes of a program, each by the name of its file.
namespace synthslice::tests {

using MakeTest = std::function<std::unique_ptr<QObject>()>;

inline std::map<std::string, MakeTest, std::less<>>& testClasses()
{
    static std::map<std::string, MakeTest, std::less<>> classes;
    return classes;
}

/// `file`: the path of the source file, as __FILE__ gives it.
inline bool addTestClass(std::string_view file, MakeTest make)
{
    file.remove_prefix(file.rfind('/') + 1);
    file.remove_suffix(std::string_view(".cpp").size());
    return testClasses().emplace(file, std::move(make)).second;
}

}  // namespace synthslice::tests

/// `PROGRAM NAME_OF_THIS_FILE [ARGUMENT OF QT TEST]...` runs this class. The file's own namespace keeps what
/// it names apart from other files of the program.
#define SYNTHSLICE_TEST(Class)                                                   \
    [[maybe_unused]] const bool isTest##Class = synthslice::tests::addTestClass( \
        __FILE__, [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); });
