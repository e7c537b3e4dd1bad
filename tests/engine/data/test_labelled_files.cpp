#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/labelled/idx_labels.h"
#include "engine/data/labelled/labelled_files.h"
#include "engine/data/labelled/labelled_images.h"
#include "tests/shared/labelled_files.h"
#include "tests/shared/test_program.h"

namespace test_labelled_files {

using namespace synthslice;
using namespace synthslice::data;
using test::idxImages;
using test::idxLabels;
using test::writeIdx;

namespace {

namespace fs = std::filesystem;

using Labels = std::vector<std::int32_t>;
using Names = std::vector<std::string>;

void writeImage(const fs::path& path, int width, int height, int grey)
{
    fs::create_directories(path.parent_path());
    cv::imwrite(path.string(), cv::Mat1b(height, width, static_cast<std::uint8_t>(grey)));
}

bool mentions(const std::vector<std::string>& notes, const std::string& words)
{
    return std::ranges::any_of(notes,
                               [&](const auto& note) { return note.find(words) != std::string::npos; });
}

}  // namespace

/// What files and folders tell of classes, and the images that are read of them.
class TestLabelledFiles : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    [[nodiscard]] fs::path folder() const { return m_temporary->path().toStdString(); }
    [[nodiscard]] std::string errorOf(const fs::path& path, std::int64_t patchSize = 0) const
    {
        const auto images = readLabelledImages(path, patchSize, {});
        return images ? "no error" : images.error().text();
    }

private slots:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void countsImagesWithoutReadingThem()
    {
        writeImage(folder() / "train/a/0.png", 4, 4, 0);
        writeImage(folder() / "train/a/1.png", 4, 4, 0);
        writeImage(folder() / "train/b/0.png", 4, 4, 0);
        writeImage(folder() / "test/b/0.png", 4, 4, 0);
        ClassBalance balance = countImages(*findLabelledFiles(folder()));
        QCOMPARE(balance.classNames, (Names{"a", "b"}));
        QCOMPARE(balance.count(0, Part::Training), std::size_t{2});
        QCOMPARE(balance.count(1, Part::Training), std::size_t{1});
        QCOMPARE(balance.count(1, Part::Test), std::size_t{1});
        writeIdx(folder() / "x-images-idx3-ubyte", idxImages(3, 4, 4));
        writeIdx(folder() / "x-labels-idx1-ubyte", idxLabels({7, 5, 7}));
        balance = countImages(*findLabelledFiles(folder() / "x-images-idx3-ubyte"));
        QCOMPARE(balance.count(0, Part::Training), std::size_t{1});
        QCOMPARE(balance.count(1, Part::Training), std::size_t{2});
    }

    void readsLabelsPlainAndCompressed()
    {
        for (const char* name : {"a-labels-idx1-ubyte", "a-labels-idx1-ubyte.gz"}) {
            writeIdx(folder() / name, idxLabels({3, 0, 255, 7}));
            const auto labels = readLabels(folder() / name);
            QVERIFY2(labels, labels ? "" : labels.error().text().c_str());
            QCOMPARE(*labels, (std::vector<std::uint8_t>{3, 0, 255, 7}));
        }
    }

    void refusesWhatAreNoLabels_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("words");
        const std::string good = idxLabels({1, 2, 3});
        const auto row = [](const char* name, const std::string& bytes, const char* words) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(words);
        };
        row("images", idxImages(1, 2, 2), "it is no IDX file of labels");
        row("empty", "", "it is no IDX file of labels");
        row("only a signature", good.substr(0, 5), "it is no IDX file of labels");
        row("cut", good.substr(0, 10), "ends before its 3 labels");
        row("damaged count", std::string("\0\0\x08\x01\xff\xff\xff\xff", 8), "claims 4294967295 labels");
    }
    void refusesWhatAreNoLabels()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, words);
        for (const char* name : {"labels", "labels.gz"}) {
            writeIdx(folder() / name, bytes.toStdString());
            const auto labels = readLabels(folder() / name);
            QVERIFY(!labels);
            QVERIFY2(labels.error().message.find(words.toStdString()) != std::string::npos,
                     labels.error().message.c_str());
            QVERIFY(labels.error().message.starts_with((folder() / name).string()));
        }
        QVERIFY(!readLabels(folder() / "nowhere"));
    }

    void findsTheLabelsOfAFileByItsName()
    {
        const auto labelsBeside = [&](const char* images) {
            const auto file = labelFileOf(folder() / images);
            return file ? file->filename().string() : "none";
        };
        writeIdx(folder() / "train-labels-idx1-ubyte.gz", idxLabels({1}));
        writeIdx(folder() / "t10k-labels.idx1-ubyte", idxLabels({1}));
        QCOMPARE(labelsBeside("train-images-idx3-ubyte.gz"), std::string("train-labels-idx1-ubyte.gz"));
        QCOMPARE(labelsBeside("train-images-idx3-ubyte"), std::string("train-labels-idx1-ubyte.gz"));
        QCOMPARE(labelsBeside("t10k-images.idx3-ubyte.gz"), std::string("t10k-labels.idx1-ubyte"));
        QCOMPARE(labelsBeside("t10k-images-idx3-ubyte"), std::string("none"));
        QCOMPARE(labelsBeside("train-labels-idx1-ubyte.gz"), std::string("none"));
        // Segmented slices beside their greys are no labels of this kind.
        writeImage(folder() / "labels.png", 8, 8, 1);
        QCOMPARE(labelsBeside("images.png"), std::string("none"));
    }

    void readsTheTwoPartsOfAFolder()
    {
        writeIdx(folder() / "train-images-idx3-ubyte.gz", idxImages(3, 5, 4));
        writeIdx(folder() / "train-labels-idx1-ubyte.gz", idxLabels({7, 2, 7}));
        writeIdx(folder() / "t10k-images-idx3-ubyte", idxImages(2, 5, 4));
        writeIdx(folder() / "t10k-labels-idx1-ubyte", idxLabels({9, 2}));
        writeIdx(folder() / "extra-images-idx3-ubyte", idxImages(1, 5, 4));
        QVERIFY(hasClasses(folder()));
        QVERIFY(hasClasses(folder() / "train-images-idx3-ubyte.gz"));
        QVERIFY(!hasClasses(folder() / "extra-images-idx3-ubyte"));
        const auto images = readLabelledImages(folder(), 0, {});
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->classNames, (Names{"2", "7", "9"}));
        QCOMPARE(images->labels, (Labels{2, 0, 1, 0, 1}));  // t10k comes first
        QCOMPARE(images->width, 5);
        QCOMPARE(images->height, 4);
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(images->partsOfFiles[i], std::optional(i < 2 ? Part::Test : Part::Training));
            QCOMPARE(images->pixels[20 * i + 19], static_cast<std::uint8_t>(i < 2 ? i : i - 2));
        }
        QVERIFY(mentions(images->notes, "extra-images-idx3-ubyte has no labels"));
        const auto alone = readLabelledImages(folder() / "t10k-images-idx3-ubyte", 0, {});
        QVERIFY2(alone, alone ? "" : alone.error().text().c_str());
        QCOMPARE(alone->classNames, (Names{"2", "9"}));
        QVERIFY(alone->notes.empty());
    }

    void labelsHaveToFitTheImages()
    {
        writeIdx(folder() / "train-images-idx3-ubyte", idxImages(3, 5, 4));
        writeIdx(folder() / "train-labels-idx1-ubyte", idxLabels({7, 2}));
        const std::string error = errorOf(folder());
        QVERIFY2(error.find("holds 3 images, but") != std::string::npos, error.c_str());
        QVERIFY2(error.find("train-labels-idx1-ubyte holds 2 labels") != std::string::npos, error.c_str());
    }

    /// Labels are told by place, so no image of an IDX file may be missing.
    void refusesADamagedIdxFile()
    {
        std::string noise = idxImages(300, 20, 20);
        for (std::size_t i = 16; i < noise.size(); ++i) noise[i] = static_cast<char>(i * i >> 3U);
        const fs::path file = folder() / "train-images-idx3-ubyte.gz";
        writeIdx(file, noise);
        writeIdx(folder() / "train-labels-idx1-ubyte", idxLabels(std::vector<std::uint8_t>(300, 1)));
        fs::resize_file(file, fs::file_size(file) / 2);
        const std::string error = errorOf(folder());
        QVERIFY2(error.find("train-images-idx3-ubyte.gz#") != std::string::npos, error.c_str());
        QVERIFY2(error.find("it ends or is damaged at image") != std::string::npos, error.c_str());
    }

    void classesAreSubFoldersInNaturalOrder()
    {
        for (const char* name : {"class10/b.png", "class2/a.png", "class2/a10.png", "class2/a9.png"})
            writeImage(folder() / name, 6, 6, 50);
        writeImage(folder() / "class10" / "deep" / "c.png", 6, 6, 1);
        fs::create_directories(folder() / "notes");
        std::ofstream(folder() / "notes" / "readme.txt") << "no image";
        std::ofstream(folder() / "class2" / "broken.png") << "no image";
        QVERIFY(hasClasses(folder()));
        const auto images = readLabelledImages(folder() / "", 0, {});
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->classNames, (Names{"class2", "class10"}));
        QCOMPARE(images->labels, (Labels{0, 0, 0, 1}));
        QCOMPARE(images->partsOfFiles, std::vector<std::optional<Part>>(4));
        QCOMPARE(images->skipped.size(), std::size_t{1});
        QCOMPARE(images->skipped[0].file, std::string("class2/broken.png"));
        QVERIFY(mentions(images->notes, "sub-folder notes holds no images"));
        QVERIFY(mentions(images->notes, "sub-folder class10/deep is left out"));
    }

    void partsAreFoldersOfClassFolders()
    {
        for (const char* name : {"train/cat/1.png", "train/dog/1.png", "val/dog/1.png", "test/cat/1.png",
                                 "test/yak/1.png", "other/cat/1.png"})
            writeImage(folder() / name, 6, 6, 50);
        QVERIFY(hasClasses(folder()));
        const auto images = readLabelledImages(folder(), 0, {});
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->classNames, (Names{"cat", "dog", "yak"}));
        QCOMPARE(images->labels, (Labels{0, 1, 1, 0, 2}));
        QCOMPARE(images->partsOfFiles,
                 (std::vector<std::optional<Part>>{Part::Training, Part::Training, Part::Validation,
                                                   Part::Test, Part::Test}));
        QVERIFY(mentions(images->notes, "sub-folder other is neither train nor validation nor test"));
    }

    /// Slices stay slices, whatever folders lie beside them.
    void slicesHaveNoClasses()
    {
        writeImage(folder() / "one" / "a.png", 6, 6, 1);
        QVERIFY(!hasClasses(folder()));  // one sub-folder only
        writeImage(folder() / "two" / "a.png", 6, 6, 1);
        QVERIFY(hasClasses(folder()));
        writeImage(folder() / "slice.png", 6, 6, 1);
        QVERIFY(!hasClasses(folder()));
        const std::string error = errorOf(folder());
        QVERIFY2(error.find("does not tell the classes of its images: there are images beside its "
                            "sub-folders, one and others: give an IDX file") != std::string::npos,
                 error.c_str());
        QVERIFY(errorOf(folder() / "nowhere").find("There is no file or folder") != std::string::npos);
    }

    void cutsLargeImagesIntoPatches()
    {
        cv::Mat_<std::uint16_t> ramp(7, 11);
        for (int y = 0; y < 7; ++y) {
            for (int x = 0; x < 11; ++x) ramp(y, x) = static_cast<std::uint16_t>(257 * (16 * y + x));
        }
        fs::create_directories(folder() / "a");
        cv::imwrite((folder() / "a" / "ramp.png").string(), ramp);
        writeImage(folder() / "b" / "exact.png", 3, 3, 9);
        const auto images = readLabelledImages(folder(), 3, {});
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        QCOMPARE(images->labels, (Labels{0, 0, 0, 0, 0, 0, 1}));
        QCOMPARE(images->sources, (std::vector<std::uint32_t>{0, 0, 0, 0, 0, 0, 1}));
        for (int patch = 0; patch < 6; ++patch) {
            for (int y = 0; y < 3; ++y) {
                for (int x = 0; x < 3; ++x) {
                    const int expected = 16 * (3 * (patch / 3) + y) + 3 * (patch % 3) + x;
                    QCOMPARE(int(images->pixels[static_cast<std::size_t>(9 * patch + 3 * y + x)]), expected);
                }
            }
        }
    }

    void imagesOfOtherSizesAreNamed()
    {
        writeImage(folder() / "a" / "large.png", 20, 12, 1);
        writeImage(folder() / "b" / "small.png", 10, 12, 1);
        const std::string small = errorOf(folder(), 12);
        QVERIFY2(small.find("b/small.png is of 10 x 12 px, smaller than a patch of 12 px") !=
                     std::string::npos,
                 small.c_str());
        QVERIFY2(small.find("data.patch_size to 10 or less") != std::string::npos, small.c_str());
        const std::string differs = errorOf(folder());
        QVERIFY2(differs.find("b/small.png is of 10 x 12 px, but the images before it are of 20 x 12 px") !=
                     std::string::npos,
                 differs.c_str());
        const auto fits = readLabelledImages(folder(), 10, {});
        QVERIFY(fits);
        QCOMPARE(fits->labels, (Labels{0, 0, 1}));
    }

    /// Values wider than 16 bits take one map for all classes, or the map itself would tell the class.
    void wideValuesShareOneMap()
    {
        for (const char* name : {"a", "b"}) {
            fs::create_directories(folder() / name);
            const cv::Mat1f mat = *name == 'a' ? cv::Mat1f(cv::Matx22f(0, 1, 2, 3))
                                               : cv::Mat1f(cv::Matx22f(10, 11, 12, 15));
            cv::imwrite((folder() / name / "wide.tif").string(), mat);
        }
        const auto images = readLabelledImages(folder(), 0, {});
        QVERIFY2(images, images ? "" : images.error().text().c_str());
        // Whole numbers keep their steps: 0 to 15 of 65,535, which round to 0 of 255.
        QCOMPARE(images->pixels, std::vector<std::uint8_t>(8, 0));
        cv::imwrite((folder() / "b" / "wide.tif").string(), cv::Mat1f(cv::Matx22f(10.5F, 11, 12, 15)));
        const auto mapped = readLabelledImages(folder(), 0, {});
        QVERIFY(mapped);
        QCOMPARE(mapped->pixels, (std::vector<std::uint8_t>{0, 17, 34, 51, 179, 187, 204, 255}));
    }

    void canBeCancelled()
    {
        writeImage(folder() / "a" / "1.png", 6, 6, 1);
        writeImage(folder() / "b" / "1.png", 6, 6, 1);
        std::stop_source stop;
        stop.request_stop();
        const auto images = readLabelledImages(folder(), 0, {{}, stop.get_token()});
        QVERIFY(!images);
        QCOMPARE(images.error().code, ErrorCode::Cancelled);
    }
};

SYNTHSLICE_TEST(TestLabelledFiles)

}  // namespace test_labelled_files

#include "test_labelled_files.moc"
