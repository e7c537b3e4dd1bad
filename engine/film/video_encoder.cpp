#include <cerrno>
#include <system_error>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include "engine/base/files/aside.h"
#include "engine/base/files/read_file.h"
#include "engine/base/files/write_error.h"
#include "engine/base/text/text.h"
#include "engine/film/film_encoder.h"

namespace synthslice::film {

namespace {

/// A file in memory, and a link to it whose ending tells OpenCV the format. OpenCV says nothing of errors of
/// writing: on a disk that is full, what it leaves would be a part of a film.
class MemoryFile {
public:
    static Result<MemoryFile> make(const std::filesystem::path& link)
    {
        MemoryFile file(::memfd_create("film", MFD_CLOEXEC));
        if (file.m_descriptor < 0) return writeError(link.parent_path(), errno);
        std::error_code error;
        std::filesystem::create_symlink("/proc/self/fd/" + std::to_string(file.m_descriptor), link, error);
        if (error) return writeError(link.parent_path(), error.value());
        return file;
    }
    MemoryFile(MemoryFile&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    MemoryFile& operator=(MemoryFile&&) = delete;
    ~MemoryFile()
    {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }

private:
    explicit MemoryFile(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

class VideoEncoder final : public FilmEncoder {
public:
    VideoEncoder(Aside folder, MemoryFile memory, std::filesystem::path file, double framesPerSecond)
        : m_folder(std::move(folder)), m_memory(std::move(memory)), m_file(std::move(file)),
          m_framesPerSecond(framesPerSecond)
    {
    }

    Result<void> add(const Picture& frame) override
    {
        if (!m_writer.isOpened() && !begin(frame)) {
            return failed(
                text("The film cannot be encoded: the OpenCV of this computer has no %1 encoder for %2 files",
                     codec(), m_file.extension().string()),
                text("save it as .gif, or install OpenCV's videoio with FFmpeg"));
        }
        const cv::Mat pixels(frame.height, frame.width, frame.inColour ? CV_8UC3 : CV_8UC1,
                             const_cast<std::uint8_t*>(frame.pixels.data()));
        cv::Mat bgr;
        cv::cvtColor(pixels, bgr, frame.inColour ? cv::COLOR_RGB2BGR : cv::COLOR_GRAY2BGR);
        // Colours have half the resolution, so that sizes are even.
        cv::copyMakeBorder(bgr, bgr, 0, frame.height % 2, 0, frame.width % 2, cv::BORDER_REPLICATE);
        m_writer.write(bgr);
        return {};
    }

    Result<std::string> finish() override
    {
        m_writer.release();
        return readFile(m_file);
    }

private:
    [[nodiscard]] bool isWebM() const { return m_file.extension() == ".webm"; }
    [[nodiscard]] std::string codec() const { return isWebM() ? "VP9" : "H.264"; }

    bool begin(const Picture& first)
    {
        const int code = isWebM() ? cv::VideoWriter::fourcc('V', 'P', '9', '0')
                                  : cv::VideoWriter::fourcc('a', 'v', 'c', '1');
        return m_writer.open(m_file.string(), cv::CAP_FFMPEG, code, m_framesPerSecond,
                             {first.width + first.width % 2, first.height + first.height % 2}, true);
    }

    Aside m_folder;
    MemoryFile m_memory;
    std::filesystem::path m_file;  ///< the link to it
    double m_framesPerSecond;
    cv::VideoWriter m_writer;
};

}  // namespace

Result<std::unique_ptr<FilmEncoder>> makeVideoEncoder(const std::string& ending, double framesPerSecond,
                                                      const std::filesystem::path& scratch)
{
    auto folder = Aside::makeFolder(scratch);
    if (!folder) return writeError(scratch, folder.error());
    std::filesystem::path file = folder->path() / ("film" + ending);
    return MemoryFile::make(file).map([&](MemoryFile memory) -> std::unique_ptr<FilmEncoder> {
        return std::make_unique<VideoEncoder>(std::move(*folder), std::move(memory), std::move(file),
                                              framesPerSecond);
    });
}

}  // namespace synthslice::film
