// How Q depends on the number of images that are judged, and on how much real material there is: fresh real
// crops, and images that are wrong on purpose, judged by squares of several sizes cut from a slice.
// Assessment::fewestRealPatches is chosen by it. First, what the other measures say of real patches.
//
//     quality_of_few SLICES [SQUARES OF EACH SIZE]

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include <opencv2/imgproc.hpp>

#include "engine/data/writing/image_writer.h"
#include "engine/quality/evaluation.h"
#include "engine/quality/null_models/null_models.h"
#include "engine/quality/quality_reference.h"

using namespace synthslice;
using Images = std::vector<GreyImage>;

namespace {

Images blurred(Images images)
{
    for (GreyImage& image : images) {
        cv::Mat1f mat(image.height, image.width, image.grey.data());
        cv::GaussianBlur(mat.clone(), mat, {}, 1.0);
    }
    return images;
}

std::string text(const Result<session::Assessment>& assessment)
{
    if (!assessment) return assessment.error().text();
    char line[80];
    std::snprintf(line, sizeof line, "%5.2f (%.2f to %.2f)", assessment->score, assessment->scoreInterval.low,
                  assessment->scoreInterval.high);
    return line;
}

void realPatches(const std::shared_ptr<const data::SliceDataset>& dataset)
{
    constexpr std::size_t count = 64;
    const auto evaluation = quality::evaluate(dataset, dataset->drawPatches(data::Half::Training, count, 77),
                                              nullptr, {});
    if (!evaluation) return;
    for (const auto& metric : evaluation->metrics)
        std::printf("%s: fresh crops %.2f, real %.2f\n", metric.key.c_str(), metric.value, metric.floor);
    std::fflush(stdout);
}

void numbersOfImages(const data::SliceDataset& dataset)
{
    for (const std::size_t count : {512, 256, 128, 64}) {
        const auto reference = quality::QualityReference::make(dataset, count, {});
        double mean = 0.0;
        constexpr int draws = 3;
        session::Assessment last;
        for (int draw = 0; draw < draws; ++draw) {
            last = *reference->assess(
                dataset.drawPatches(data::Half::Training, count, 77 + static_cast<std::uint64_t>(draw)), {});
            mean += last.score / draws;
        }
        std::printf("%4zu images: fresh crops %.2f, last %s, real %.2f (%.2f to %.2f), %ld patches\n", count,
                    mean, text(last).c_str(), last.realScore, last.realInterval.low, last.realInterval.high,
                    static_cast<long>(last.realPatches.value_or(0)));
        std::fflush(stdout);
    }
}

void amountsOfMaterial(const data::SliceDataset& dataset, int squares)
{
    const GreyImage slice = dataset.slice(0);
    const data::Rect inside = dataset.summary().fieldOfViewBounds;
    const auto folder = std::filesystem::temp_directory_path() / "synthslice-quality-of-few";
    for (const int side : {256, 320, 384, 448, 512, 640}) {
        for (int square = 0; square < squares; ++square) {
            Random random(static_cast<std::uint64_t>(side), static_cast<std::uint64_t>(square));
            const double reach = (inside.width * 0.707 - side) / 2.0;  // the circle's inscribed square
            const auto offset = [&] { return reach * (2.0 * random.uniform() - 1.0); };
            const int x = inside.x + inside.width / 2 - side / 2 + static_cast<int>(offset());
            const int y = inside.y + inside.height / 2 - side / 2 + static_cast<int>(offset());
            std::filesystem::create_directories(folder);
            GreyImage cut(side, side);
            for (int row = 0; row < side; ++row) {
                for (int column = 0; column < side; ++column)
                    cut.at(column, row) = slice.at(x + column, y + row);
            }
            if (!data::writeImage(folder / "cut.png", cut, {})) return;
            const auto few = data::SliceDataset::load(folder, {}, {});
            if (!few) {
                std::printf("%d px: %s\n", side, few.error().text().c_str());
                continue;
            }
            constexpr std::size_t count = 128;
            const auto reference = quality::QualityReference::make(*few, count, {});
            if (!reference) {
                std::printf("%d px: %s\n", side, reference.error().text().c_str());
                continue;
            }
            const Images fresh = few->drawPatches(data::Half::Training, count, 77);
            const auto real = reference->assess(fresh, {});
            std::printf("%d px, %ld patches: fresh crops %s, blur 1 px %s, random phase %s", side,
                        static_cast<long>(real->realPatches.value_or(0)), text(real).c_str(),
                        text(reference->assess(blurred(fresh), {})).c_str(),
                        text(reference->assess(quality::randomPhaseFields(fresh, 3), {})).c_str());
            if (const auto discs = quality::hardCoreDiscs(fresh, reference->material(), count))
                std::printf(", discs %s", text(reference->assess(*discs, {})).c_str());
            std::printf("\n");
            std::fflush(stdout);
        }
    }
    std::filesystem::remove_all(folder);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc < 2) return EXIT_FAILURE;
    const auto dataset = data::SliceDataset::load(argv[1], {}, {});
    if (!dataset) {
        std::fprintf(stderr, "%s\n", dataset.error().text().c_str());
        return EXIT_FAILURE;
    }
    realPatches(std::make_shared<const data::SliceDataset>(*dataset));
    numbersOfImages(*dataset);
    amountsOfMaterial(*dataset, argc > 2 ? std::atoi(argv[2]) : 3);
}
