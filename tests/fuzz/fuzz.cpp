// fuzz --kind=NAME CORPUS... [libFuzzer's options]: gives one reader inputs that libFuzzer makes.

#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/fuzz/input_kinds.h"

namespace {

const synthslice::test::InputKind* kind = nullptr;
std::filesystem::path scratch;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    for (int i = 1; i < *argc; ++i) {
        const std::string argument = (*argv)[i];
        for (const auto& candidate : synthslice::test::inputKinds())
            if (argument == "--kind=" + std::string(candidate.name)) kind = &candidate;
    }
    if (kind == nullptr) {
        std::fputs("fuzz: give --kind= and one of", stderr);
        for (const auto& known : synthslice::test::inputKinds())
            std::fprintf(stderr, " %s", std::string(known.name).c_str());
        std::fputs("\n", stderr);
        std::exit(2);
    }
    std::string name = (std::filesystem::temp_directory_path() / "synthslice-fuzz-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::exit(2);
    scratch = name;
    std::atexit([] { std::filesystem::remove_all(scratch); });
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size)
{
    kind->read(std::as_bytes(std::span(bytes, size)), scratch);
    return 0;
}
