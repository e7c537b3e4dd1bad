// What each acceptance criterion refuses: patches of slices with planted defects, by limits calibrated on a
// slice without. The slices are synthetic, so that a defect is exactly what its name says. With SLICES also
// what calibration on these says each criterion refuses of unseen real patches.
//
//     criteria_power REFUSE_REAL SHARE_OF_FIBRES_WITH_A_DEFECT [SLICES]

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include <opencv2/imgproc.hpp>

#include "engine/acceptance/criteria/calibration.h"
#include "engine/acceptance/criteria/criterion.h"
#include "engine/acceptance/image_judge.h"
#include "engine/data/regions/slice_artefacts.h"
#include "engine/data/synthetic/disc_packing.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/data/writing/image_writer.h"

using namespace synthslice;

namespace {

constexpr int size = 768;
constexpr std::size_t judged = 200;  // patches of each defect

/// A fibre: a disc, perhaps pressed along x, or only its left half.
struct Fibre {
    data::Disc disc;
    double stretchX = 1.0;
    bool cut = false;
};
using Fibres = std::vector<Fibre>;

Fibres packed(double volumeFraction, std::uint64_t seed, double radiusFactor = 1.0)
{
    const data::FibreSliceSpec spec;
    Fibres fibres;
    const auto discs = data::packDiscs({.side = size,
                                        .areaFraction = volumeFraction / (radiusFactor * radiusFactor),
                                        .meanDiameter = spec.diameterPx / radiusFactor,
                                        .diameterSd = spec.diameterSdPx,
                                        .minimumGap = 0.0,
                                        .seed = seed});
    if (!discs) std::abort();
    for (data::Disc disc : *discs) {
        disc.r *= radiusFactor;
        fibres.push_back({disc});
    }
    return fibres;
}

/// As makeFibreSlice() draws discs.
GreyImage drawn(const Fibres& fibres, std::uint64_t seed)
{
    const data::FibreSliceSpec spec;
    GreyImage image(size, size, static_cast<float>(spec.matrixGrey));
    for (const Fibre& fibre : fibres) {
        const auto& [x0, y0, r] = fibre.disc;
        const int reach = static_cast<int>(std::ceil(r * 1.5)) + 1;
        for (int y = std::max(0, static_cast<int>(y0) - reach);
             y <= std::min(size - 1, static_cast<int>(y0) + reach); ++y) {
            for (int x = std::max(0, static_cast<int>(x0) - reach);
                 x <= std::min(size - 1, static_cast<int>(x0) + reach); ++x) {
                const double distance = std::hypot((x - x0) / fibre.stretchX, (y - y0) * fibre.stretchX);
                double covered = std::clamp(r - distance + 0.5, 0.0, 1.0);
                if (fibre.cut) covered *= std::clamp(x0 - x + 0.5, 0.0, 1.0);
                const auto grey = static_cast<float>(spec.matrixGrey +
                                                     (spec.fibreGrey - spec.matrixGrey) * covered);
                image.at(x, y) = std::max(image.at(x, y), grey);
            }
        }
    }
    data::blur(image, spec.blurSigmaPx);
    data::addEdgeContrast(image, spec.edgeContrast);
    data::addNoise(image, spec.noiseSd, spec.noiseSigmaPx, Random(seed, 1));
    return image;
}

data::SliceDataset datasetOf(const GreyImage& slice)
{
    const auto folder = std::filesystem::temp_directory_path() / "synthslice-criteria-power";
    std::filesystem::create_directories(folder);
    if (!data::writeImage(folder / "slice.png", slice, {})) std::abort();
    auto dataset = data::SliceDataset::load(folder, {}, {});
    std::filesystem::remove_all(folder);
    if (!dataset) std::abort();
    return std::move(*dataset);
}

/// Moves a share of the fibres towards their nearest neighbour until the centres are `apart` radii apart.
void press(Fibres& fibres, double share, double apart, Random& random)
{
    for (Fibre& fibre : fibres) {
        if (random.uniform() >= share) continue;
        const Fibre* nearest = nullptr;
        double least = 1e9;
        for (const Fibre& other : fibres) {
            const double distance = std::hypot(other.disc.x - fibre.disc.x, other.disc.y - fibre.disc.y);
            if (&other != &fibre && distance < least) {
                least = distance;
                nearest = &other;
            }
        }
        const double move = std::max(0.0, least - apart * fibre.disc.r) / least;
        fibre.disc.x += move * (nearest->disc.x - fibre.disc.x);
        fibre.disc.y += move * (nearest->disc.y - fibre.disc.y);
    }
}

struct Defect {
    const char* name;
    std::function<Fibres(std::uint64_t seed, double share, Random&)> make;
};

template <class Change>
Defect changedFibres(const char* name, Change change)
{
    return {name, [change](std::uint64_t seed, double share, Random& random) {
                Fibres fibres = packed(0.55, seed);
                for (Fibre& fibre : fibres) {
                    if (random.uniform() < share) change(fibre);
                }
                return fibres;
            }};
}

std::vector<Defect> defects()
{
    return {{"none", [](auto seed, double, Random&) { return packed(0.55, seed); }},
            {"fused",
             [](auto seed, double share, Random& random) {
                 Fibres fibres = packed(0.55, seed);
                 press(fibres, share, 1.0, random);
                 return fibres;
             }},
            changedFibres("squashed", [](Fibre& fibre) { fibre.stretchX = 1.3; }),
            changedFibres("cut", [](Fibre& fibre) { fibre.cut = true; }),
            changedFibres("missing", [](Fibre& fibre) { fibre.disc.r = 0.0; }),
            {"too close",
             [](auto seed, double share, Random& random) {
                 Fibres fibres = packed(0.55, seed);
                 press(fibres, share, 1.6, random);
                 return fibres;
             }},
            {"fraction + 5 %", [](auto seed, double, Random&) { return packed(0.60, seed); }},
            {"fraction - 5 %", [](auto seed, double, Random&) { return packed(0.50, seed); }}};
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 3) return EXIT_FAILURE;
    acceptance::CalibrationSpec spec;
    spec.refuseReal = std::atof(argv[1]);
    const double share = std::atof(argv[2]);
    const auto criteria = acceptance::calibrate(datasetOf(drawn(packed(0.55, 1), 1)), spec, {});
    if (!criteria) {
        std::fprintf(stderr, "%s\n", criteria.error().text().c_str());
        return EXIT_FAILURE;
    }
    std::vector<std::string> columns;
    std::vector<std::map<std::string, double>> refused;
    for (const Defect& defect : defects()) {
        columns.emplace_back(defect.name);
        refused.emplace_back();
        Random random(7);
        for (std::uint64_t seed = 2; seed < 4; ++seed) {
            const data::SliceDataset dataset = datasetOf(drawn(defect.make(seed, share, random), seed));
            for (const GreyImage& patch : dataset.drawPatches(data::Half::Training, judged / 2, seed)) {
                const acceptance::Judgement judgement = acceptance::judge(patch, *criteria);
                for (const auto& refusal : judgement.refusals)
                    refused.back()[nameOf(refusal)] += 1.0 / judged;
                if (!judgement.accepted) refused.back()["any"] += 1.0 / judged;
            }
        }
    }
    if (argc > 3) {
        const auto dataset = data::SliceDataset::load(argv[3], {}, {});
        const auto real = dataset ? acceptance::calibrate(*dataset, spec, {})
                                  : tl::unexpected(dataset.error());
        if (!real) {
            std::fprintf(stderr, "%s\n", real.error().text().c_str());
            return EXIT_FAILURE;
        }
        columns.emplace_back("unseen real");
        refused.push_back({{"any", real->realRefused}});
        for (const auto& limit : real->limits) refused.back()[limit.criterion] = limit.realRefused;
    }
    std::printf("| %% refused |");
    for (const std::string& column : columns) std::printf(" %s |", column.c_str());
    std::printf("\n|---|");
    for (std::size_t i = 0; i < refused.size(); ++i) std::printf("---|");
    std::vector<std::string> names{"any"};
    for (const auto& limit : criteria->limits) names.push_back(limit.criterion);
    for (const std::string& name : names) {
        std::printf("\n| %s |", name.c_str());
        for (auto& shares : refused) std::printf(" %.1f |", 100.0 * shares[name]);
    }
    std::printf("\n");
}
