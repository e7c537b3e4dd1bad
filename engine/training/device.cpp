#include "engine/training/device.h"

#include <dlfcn.h>
#include <malloc.h>
#include <sched.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>
#include <thread>

#include <ATen/cpu/Utils.h>
#include <torch/torch.h>

#include "engine/base/text/text.h"
#include "engine/kernels/processor.h"
#include "engine/training/optimization/precision.h"

namespace synthslice::training {
namespace {

/// Processor cores that this process may use (a batch system or taskset may leave it a part of them), of
/// which each may show as several logical processors.
int physicalCores()
{
    std::set<std::string> cores;
    const int logical = static_cast<int>(std::thread::hardware_concurrency());
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    ::sched_getaffinity(0, sizeof allowed, &allowed);
    for (int processor = 0; processor < CPU_SETSIZE; ++processor) {
        if (!CPU_ISSET(processor, &allowed)) continue;
        const std::filesystem::path topology = "/sys/devices/system/cpu/cpu" + std::to_string(processor) +
                                               "/topology";
        std::string package;
        std::string core;
        std::ifstream(topology / "physical_package_id") >> package;
        std::ifstream(topology / "core_id") >> core;
        if (!core.empty()) {
            cores.insert(package + ":" + core);
        }
    }
    return std::max(1, cores.empty() ? logical : static_cast<int>(cores.size()));
}

/// Loads LibTorch's GPU part from beside its CPU part; returns why it cannot be used, or nothing.
/// It must be loaded before the first use of LibTorch, and is never unloaded, as it registers its operators
/// there.
std::string loadCuda()
{
    static const std::string reason = []() -> std::string {
        Dl_info torch{};
        dladdr(reinterpret_cast<const void*>(&at::cpu::init_amx), &torch);
        const auto library = std::filesystem::path(torch.dli_fname).parent_path() / "libtorch_cuda.so";
        if (!std::filesystem::exists(library)) {
            return text("LibTorch's GPU libraries are not installed");
        }
        if (dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL) == nullptr) {
            return text("the GPU libraries cannot be loaded (%1)", dlerror());
        }
        return torch::cuda::is_available() ? "" : text("no NVIDIA GPU or driver was found");
    }();
    return reason;
}

/// Loads what makes CUDA graphs of steps; returns why there are none, or nothing.
std::string loadCudaGraphs()
{
    static const std::string reason = []() -> std::string {
        if (dlopen("libsynthslice_cuda.so", RTLD_NOW) == nullptr) {
            return text("Training steps do not run as CUDA graphs: %1", dlerror());
        }
        return {};
    }();
    return reason;
}

/// The first GPU's name, asked of the driver, so that no CUDA toolkit is needed to compile this.
std::string gpuName()
{
    std::array<char, 128> name{"NVIDIA GPU"};
    if (void* driver = dlopen("libcuda.so.1", RTLD_NOW)) {
        using GetName = int (*)(char*, int, int);
        if (const auto getName = reinterpret_cast<GetName>(dlsym(driver, "cuDeviceGetName"))) {
            getName(name.data(), static_cast<int>(name.size()), 0);
        }
    }
    return name.data();
}

/// Keeps the memory of a step for the next one instead of handing it back: asking the system for the same
/// pages again in every step costs a tenth of it and more.
void keepFreedMemory()
{
    mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the largest that glibc takes
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

}  // namespace

Result<DeviceReport> selectDevice(const spec::TrainingSpec& training)
{
    DeviceReport report;
    if (training.device != spec::Device::Cpu) {
        const std::string reason = loadCuda();
        report.cuda = reason.empty();
        if (!report.cuda && training.device == spec::Device::Cuda) {
            return invalidInput(text("training.device is cuda, but %1", reason),
                                text("use auto or cpu, or install the GPU libraries: packaging/setup --cuda, "
                                     "or the package torch of PyPI (docs/installing.md)"));
        }
        if (!report.cuda) {
            report.note = text("Runs on the CPU: %1", reason);
        }
    }
    report.threads = training.threads > 0 ? static_cast<int>(training.threads) : physicalCores();
    report.adaptsThreads = training.threads == 0 && !report.cuda;
    at::set_num_threads(report.threads);
    keepFreedMemory();
    report.processor = kernels::processorDescription();
    report.device = report.cuda ? gpuName()
                                : "CPU, " + std::to_string(report.threads) +
                                      (report.threads == 1 ? " thread" : " threads");
    if (report.cuda) {
        report.note = loadCudaGraphs();
        report.graphs = report.note.empty();
        at::globalContext().setBenchmarkCuDNN(true);
        const bool mayRound = training.precision != spec::Precision::Fp32;
        at::globalContext().setFloat32MatmulPrecision(mayRound ? "high" : "highest");
        at::globalContext().setAllowTF32CuDNN(mayRound);
    }
    report.bf16 = training.precision == spec::Precision::Bf16 ||
                  (training.precision == spec::Precision::Auto && (report.cuda || cpuIsFastInBf16()));
    report.precision = report.bf16 ? "bf16" : "fp32";
    return report;
}

}  // namespace synthslice::training
