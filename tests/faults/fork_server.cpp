// Preloaded into a program with FAULT_SERVER set, it stops the program before main(), when its libraries are
// loaded, and runs main() in a copy of the process for each request: loading LibTorch takes longer than most
// commands do. A request is on standard input: the number of bytes that follow, a newline, then texts that
// each end with a NUL: folder to work in, file for standard output, file for standard error, variables
// (NAME=VALUE), an empty text, arguments. The answers on standard output are a line with the number of the
// process and, when it has ended, a line with what wait() said.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

void readFaultVariables();  // of fault_shim.cpp

namespace {

using Main = int(int, char**, char**);
using Start = int(Main*, int, char**, void (*)(), void (*)(), void (*)(), void*);

/// The texts of the next request; none at the end of the input.
std::vector<std::string> nextRequest()
{
    std::size_t size = 0;
    if (std::scanf("%zu%*1[\n]", &size) != 1) return {};
    std::string bytes(size, '\0');
    if (std::fread(bytes.data(), 1, size, stdin) != size) return {};
    std::vector<std::string> texts;
    for (std::size_t at = 0; at < size; at += texts.back().size() + 1) texts.emplace_back(bytes.c_str() + at);
    return texts;
}

void redirect(int descriptor, const char* path, int flags)
{
    const int file = ::open(path, flags, 0666);
    if (file < 0 || ::dup2(file, descriptor) < 0 || ::close(file) != 0) ::_exit(126);
}

/// The copy's arguments, which live as long as it does.
std::vector<char*>& takeUp(std::vector<std::string>& request)
{
    if (::chdir(request[0].c_str()) != 0) ::_exit(126);
    redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
    redirect(STDOUT_FILENO, request[1].c_str(), O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, request[2].c_str(), O_WRONLY | O_CREAT | O_TRUNC);
    std::size_t at = 3;
    for (; !request[at].empty(); ++at) ::putenv(request[at].data());
    readFaultVariables();
    static std::vector<char*> arguments;
    while (++at < request.size()) arguments.push_back(request[at].data());
    arguments.push_back(nullptr);
    return arguments;
}

}  // namespace

extern "C" int __libc_start_main(Main* main, int count, char** arguments, void (*begin)(), void (*end)(),
                                 void (*loaderEnd)(), void* stack)
{
    const auto start = reinterpret_cast<Start*>(::dlsym(RTLD_NEXT, "__libc_start_main"));
    if (std::getenv("FAULT_SERVER") == nullptr) {
        return start(main, count, arguments, begin, end, loaderEnd, stack);
    }
    static std::vector<std::string> request;
    while (!(request = nextRequest()).empty()) {
        const pid_t process = ::fork();
        if (process == 0) {
            std::vector<char*>& given = takeUp(request);
            return start(main, static_cast<int>(given.size() - 1), given.data(), begin, end, loaderEnd,
                         stack);
        }
        std::printf("%d\n", process);
        std::fflush(stdout);
        int status = 0;
        ::waitpid(process, &status, 0);
        std::printf("%d\n", status);
        std::fflush(stdout);
    }
    ::_exit(0);
}
