#include <array>
#include <cstdlib>
#include <filesystem>

#include <gif_lib.h>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/random.h"
#include "engine/film/drawing_film.h"
#include "engine/film/film_file.h"
#include "engine/film/label.h"
#include "engine/film/mark_style.h"
#include "engine/film/sample_film.h"
#include "engine/store/run_recorder.h"
#include "tests/shared/test_program.h"

namespace test_film {

using namespace synthslice;
using namespace synthslice::film;
namespace fs = std::filesystem;

namespace {

/// A picture of blocks, as films lose less of them than of noise.
Picture blocks(std::uint64_t seed, int width = 62, int height = 41, bool inColour = false)
{
    Random random(seed);
    std::vector<std::uint8_t> values(300);
    for (auto& value : values) value = static_cast<std::uint8_t>(random.below(256));
    Picture picture{width, height, inColour, {}};
    const int channels = inColour ? 3 : 1;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (int c = 0; c < channels; ++c) {
                picture.pixels.push_back(
                    values[static_cast<std::size_t>((y / 10 * 10 + x / 10) * channels + c)]);
            }
        }
    }
    return picture;
}

Result<void> write(const fs::path& file, const std::vector<Picture>& frames, double framesPerSecond = 5)
{
    return writeFilm(file, framesPerSecond, frames.size(),
                     [&](std::size_t i) -> Result<Picture> { return frames[i]; }, {});
}

struct Gif {
    std::vector<Picture> frames;  ///< in colour
    std::vector<int> delays;
    bool loops = false;
};

Gif readGif(const fs::path& file)
{
    Gif gif;
    GifFileType* opened = DGifOpenFileName(file.c_str(), nullptr);
    if (opened == nullptr || DGifSlurp(opened) == GIF_ERROR) return gif;
    for (int i = 0; i < opened->ImageCount; ++i) {
        const SavedImage& image = opened->SavedImages[i];
        const ColorMapObject* map = image.ImageDesc.ColorMap != nullptr ? image.ImageDesc.ColorMap
                                                                        : opened->SColorMap;
        Picture frame{image.ImageDesc.Width, image.ImageDesc.Height, true, {}};
        for (int p = 0; p < frame.width * frame.height; ++p) {
            const GifColorType colour = map->Colors[image.RasterBits[p]];
            frame.pixels.insert(frame.pixels.end(), {colour.Red, colour.Green, colour.Blue});
        }
        gif.frames.push_back(std::move(frame));
        GraphicsControlBlock control{};
        DGifSavedExtensionToGCB(opened, i, &control);
        gif.delays.push_back(control.DelayTime);
        for (int e = 0; e < image.ExtensionBlockCount; ++e) {
            const ExtensionBlock& block = image.ExtensionBlocks[e];
            gif.loops = gif.loops || (block.ByteCount == 11 &&
                                      std::string(reinterpret_cast<char*>(block.Bytes), 11) == "NETSCAPE2.0");
        }
    }
    DGifCloseFile(opened, nullptr);
    return gif;
}

Picture inColour(const Picture& grey)
{
    Picture colour{grey.width, grey.height, true, {}};
    for (const std::uint8_t value : grey.pixels) colour.pixels.insert(colour.pixels.end(), 3, value);
    return colour;
}

/// Mean absolute difference of a decoded frame and a grey picture, where both have pixels.
double distance(const cv::Mat& frame, const Picture& picture)
{
    const cv::Mat grey(picture.height, picture.width, CV_8UC1,
                       const_cast<std::uint8_t*>(picture.pixels.data()));
    cv::Mat decoded;
    cv::cvtColor(frame, decoded, cv::COLOR_BGR2GRAY);
    cv::Mat difference;
    cv::absdiff(decoded(cv::Rect(0, 0, picture.width, picture.height)), grey, difference);
    return cv::mean(difference)[0];
}

session::Samples samples(std::int64_t step, int images)
{
    session::Samples grid;
    grid.step = step;
    grid.columns = 2;
    for (int i = 0; i < images; ++i) {
        grid.images.emplace_back(8, 8, static_cast<float>(step * 10 + i * 20 + 1) / 255.0F);
    }
    return grid;
}

fs::path makeRun(const fs::path& folder, const std::string& name, const std::vector<std::int64_t>& steps,
                 int images = 3)
{
    store::RunRecord record;
    record.experiment.name = name;
    record.experiment.data.patchSize = 8;
    const auto recorder = store::RunRecorder::create(folder, record);
    if (!recorder) qFatal("no run");
    for (const std::int64_t step : steps) (void)(*recorder)->recordSamples(samples(step, images));
    return folder;
}

std::uint8_t pixel(const Picture& picture, int x, int y)
{
    return picture.pixels[static_cast<std::size_t>(y * picture.width + x)];
}

}  // namespace

class TestFilm : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_scratch;
    [[nodiscard]] fs::path path(const std::string& name) const
    {
        return fs::path(m_scratch->path().toStdString()) / name;
    }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(path(""))) found.push_back(entry.path().filename());
        std::ranges::sort(found);
        return found;
    }

private slots:
    void init() { m_scratch = std::make_unique<QTemporaryDir>(); }

    void aGifKeepsGreyExactly()
    {
        const std::vector<Picture> frames{blocks(1), blocks(2), blocks(3)};
        const auto written = write(path("é.gif"), frames, 4);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        const Gif gif = readGif(path("é.gif"));
        QCOMPARE(gif.frames.size(), frames.size());
        for (std::size_t i = 0; i < frames.size(); ++i) QVERIFY(gif.frames[i] == inColour(frames[i]));
        QCOMPARE(gif.delays, (std::vector<int>{25, 25, 25}));  // hundredths of a second
        QVERIFY(gif.loops);
    }

    /// Two moments of two images beside each other, with a window of each kind over the first.
    void aDrawingIsFilmedWithItsMarks()
    {
        session::ImageFilm drawing{"Drawing", {"written", "read"}, 2, {}};
        for (int t = 0; t < 2; ++t) {
            session::FilmMoment moment{
                {GreyImage(8, 8, 0.5F), GreyImage(8, 8, 0.25F * static_cast<float>(t))}, {}};
            moment.marks = {{{0, 1.0 + t, 2.0, 3.0, 4.0}, {1, -1.0, 5.0, 20.0, 2.0}}, {}};
            drawing.moments.push_back(moment);
        }
        const DrawingFilm film({drawing}, {.scale = 10, .stretched = false});
        QCOMPARE(film.frames(), std::size_t{5});  // the last one stays
        QVERIFY(film.frame(1) == film.frame(4) && film.frame(0) != film.frame(1));
        const Picture frame = film.frame(1);
        QVERIFY(frame.inColour);
        QCOMPARE(frame.width, 2 * 80 + 2 + 16);
        const int left = 8;
        const int top = 2 * labelHeight;
        const auto colourAt = [&](int x, int y) {
            const auto at = static_cast<std::size_t>(3 * ((top + y) * frame.width + left + x));
            return std::array{frame.pixels[at], frame.pixels[at + 1], frame.pixels[at + 2]};
        };
        QVERIFY(colourAt(20, 40) == markStyle(0).colour);  // the left side of the window, all of it
        QVERIFY(colourAt(20, 41) == markStyle(0).colour && colourAt(50, 40) == markStyle(0).colour);
        QVERIFY(colourAt(21, 30)[0] == 127 || colourAt(21, 30)[0] == 128);
        // The other one is dashed, and ends with its image.
        int marked = 0;
        for (int x = 0; x < 80; ++x) marked += colourAt(x, 70) == markStyle(1).colour ? 1 : 0;
        QVERIFY2(marked > 30 && marked < 50, qPrintable(QString::number(marked)));
        QVERIFY(colourAt(83, 70) == (std::array<std::uint8_t, 3>{64, 64, 64}));
        QVERIFY(write(path("drawing.gif"), {film.frame(0), frame}));
        const Gif gif = readGif(path("drawing.gif"));
        const auto at = static_cast<std::size_t>(3 * ((top + 40) * frame.width + left + 20));
        QVERIFY(gif.frames[1].pixels[at] > gif.frames[1].pixels[at + 2] + 150);  // orange
    }

    void aGifKeepsColoursNearly()
    {
        const Picture frame = blocks(4, 40, 30, true);
        QVERIFY(write(path("film.gif"), {frame, inColour(blocks(5, 40, 30))}));
        const Gif gif = readGif(path("film.gif"));
        QCOMPARE(gif.frames.size(), std::size_t{2});
        const auto furthest = [](const Picture& one, const Picture& other) {
            int most = 0;
            for (std::size_t i = 0; i < one.pixels.size(); ++i)
                most = std::max(most, std::abs(int{one.pixels[i]} - int{other.pixels[i]}));
            return most;
        };
        QVERIFY(furthest(gif.frames[0], frame) <= 32);  // half of what lies between two levels of the cube
        QVERIFY(furthest(gif.frames[1], inColour(blocks(5, 40, 30))) <= 1);  // of 128 greys
    }

    void aVideoIsNearlyWhatWasWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("WebM") << "film.webm";
        QTest::newRow("MP4") << "film.MP4";
    }
    void aVideoIsNearlyWhatWasWritten()
    {
        QFETCH(QString, name);
        const fs::path file = path(name.toStdString());
        std::vector<Picture> frames;
        for (std::uint64_t i = 0; i < 6; ++i) frames.push_back(blocks(i, 161, 120));  // an odd width
        const auto written = write(file, frames, 8);
        if (!written && written.error().message.find("has no") != std::string::npos) {
            QSKIP(written.error().message.c_str());
        }
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        cv::VideoCapture film(file.string(), cv::CAP_FFMPEG);
        QVERIFY(qAbs(film.get(cv::CAP_PROP_FPS) - 8.0) < 0.01);
        cv::Mat frame;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            QVERIFY(film.read(frame));
            QCOMPARE(frame.cols, 162);
            QVERIFY2(distance(frame, frames[i]) < 6.0,
                     qPrintable(QString::number(distance(frame, frames[i]))));
            QVERIFY(distance(frame, frames[(i + 1) % frames.size()]) > 20.0);
        }
        QVERIFY(!film.read(frame));
        QCOMPARE(names(), std::vector<std::string>{name.toStdString()});
    }

    void nothingStaysOfAFilmThatFails()
    {
        for (const char* name : {"film.gif", "film.webm"}) {
            const auto broken = writeFilm(path(name), 5, 3,
                                          [](std::size_t i) -> Result<Picture> {
                                              if (i == 1) return failed("broken");
                                              return blocks(i);
                                          },
                                          {});
            QVERIFY(!broken);
            QCOMPARE(broken.error().message, std::string("broken"));
            std::stop_source stop;
            stop.request_stop();
            const auto stopped = writeFilm(path(name), 5, 3,
                                           [](std::size_t i) -> Result<Picture> { return blocks(i); },
                                           {{}, stop.get_token()});
            QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        }
        QVERIFY(names().empty());
        QCOMPARE(write(path("film.avi"), {blocks(1)}).error().hint,
                 std::string("choose .gif, .webm or .mp4"));
        QCOMPARE(write(path("film.gif"), {blocks(1)}, 0).error().hint, std::string("choose 0.1 to 50"));
        QVERIFY(!write(path("absent/film.gif"), {blocks(1)}));
    }

    void samplesOfARunAreDrawnAtTheirSteps()
    {
        const auto run = makeRun(path("run"), "one", {0, 5, 10});
        const auto film = SampleFilm::of({run}, {3, false});
        QVERIFY2(film, film ? "" : film.error().message.c_str());
        QCOMPARE(film->steps(), (std::vector<std::int64_t>{0, 5, 10}));
        const auto frame = film->frame(1);
        QVERIFY(frame);
        // Two columns of 8 px enlarged by 3, 2 px apart, within borders of 8 px, below a line of text.
        QCOMPARE(frame->width, 2 * 24 + 2 + 16);
        QCOMPARE(frame->height, labelHeight + 4 + 2 * 24 + 2 + 8);
        const int top = labelHeight + 4;
        QCOMPARE(pixel(*frame, 8, top), std::uint8_t{51});
        QCOMPARE(pixel(*frame, 8 + 23, top + 23), std::uint8_t{51});
        QCOMPARE(pixel(*frame, 8 + 24, top), std::uint8_t{32});  // between two samples
        QCOMPARE(pixel(*frame, 8 + 26, top), std::uint8_t{71});
        QCOMPARE(pixel(*frame, 8, top + 26), std::uint8_t{91});
        QCOMPARE(pixel(*frame, 8 + 26, top + 26), std::uint8_t{32});  // there is no fourth
        const auto label = [](const Picture& picture) {
            return std::vector<std::uint8_t>(picture.pixels.begin(),
                                             picture.pixels.begin() + picture.width * labelHeight);
        };
        QVERIFY(label(*frame) != label(*film->frame(0)));
        QVERIFY(std::ranges::count_if(label(*frame), [](auto value) { return value > 200; }) > 20);
    }

    void greyIsStretchedToWhatTheNewestSamplesUse()
    {
        const auto run = makeRun(path("run"), "one", {0, 10}, 4);
        const auto film = SampleFilm::of({run}, {1, true});
        QVERIFY(film);
        const auto frame = film->frame(1);
        const int top = labelHeight + 4;
        QCOMPARE(pixel(*frame, 8, top), std::uint8_t{0});                     // 101, the darkest
        QCOMPARE(pixel(*frame, 8 + 10, top + 10), std::uint8_t{255});         // 161, the brightest
        QCOMPARE(pixel(*frame, 8 + 10, top), std::uint8_t{85});               // a third of the way
        QCOMPARE(pixel(*film->frame(0), 8 + 10, top + 10), std::uint8_t{0});  // 61, darker than all of them
    }

    void severalRunsStandSideBySideAtRisingStep()
    {
        const auto slow = makeRun(path("slow"), "slow", {0, 10});
        const auto quick = makeRun(path("quick"), "quick", {5, 15}, 4);
        const auto film = SampleFilm::of({slow, quick}, {2, false});
        QVERIFY(film);
        QCOMPARE(film->steps(), (std::vector<std::int64_t>{0, 5, 10, 15}));
        const int top = 2 * labelHeight;
        const int second = 8 + 34 + 8;
        const auto shown = [&](std::size_t number) {
            const auto frame = film->frame(number);
            return std::pair(int{pixel(*frame, 8, top)}, int{pixel(*frame, second, top)});
        };
        // Each run's newest, or its first before there is one: step * 10 + 1.
        QCOMPARE(shown(0), std::pair(1, 51));
        QCOMPARE(shown(1), std::pair(1, 51));
        QCOMPARE(shown(2), std::pair(101, 51));
        QCOMPARE(shown(3), std::pair(101, 151));
    }

    /// As of a fork with fewer samples, which takes over the sheets of its parent.
    void olderStepsOfMoreImagesAreShownAsFarAsTheyFit()
    {
        const auto many = makeRun(path("many"), "one", {0}, 4);
        const auto run = makeRun(path("run"), "one", {0, 10}, 1);
        for (const char* file : {"samples/step-000000.png", "samples/step-000000.json"}) {
            if (std::filesystem::exists(many / file))
                std::filesystem::copy_file(many / file, run / file,
                                           std::filesystem::copy_options::overwrite_existing);
        }
        QCOMPARE(store::readSamples(run, 0)->images.size(), std::size_t{4});
        const auto film = SampleFilm::of({run}, {3, false});
        QVERIFY2(film, film ? "" : film.error().message.c_str());
        const auto first = film->frame(0);
        const auto second = film->frame(1);
        QVERIFY(first && second);
        QCOMPARE(first->width, second->width);
        QCOMPARE(pixel(*first, 8, labelHeight + 4), std::uint8_t{1});
    }

    void aGifHasSidesOf16Bit()
    {
        Picture wide = blocks(1);
        wide.width = 65536;
        wide.height = 1;
        wide.pixels.assign(65536, 0);
        const auto written = write(path("film.gif"), {wide});
        QVERIFY(!written);
        QVERIFY(written.error().message.find("65536 x 1 px") != std::string::npos);
        QVERIFY(names().empty());
    }

    void aRunWithoutImagesIsNamed()
    {
        const auto run = makeRun(path("run"), "one", {});
        const auto none = SampleFilm::of({run}, {});
        QVERIFY(!none);
        QVERIFY(none.error().message.find("run has no sample images") != std::string::npos);
        QVERIFY(!SampleFilm::of({path("absent")}, {}));
    }
};

SYNTHSLICE_TEST(TestFilm)

}  // namespace test_film

#include "test_film.moc"
