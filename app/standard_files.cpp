#include "app/standard_files.h"

#include <fcntl.h>
#include <unistd.h>

namespace synthslice::app {

void openStandardFiles()
{
    int descriptor = 0;
    do {
        descriptor = ::open("/dev/null", O_RDONLY);
    } while (descriptor >= STDIN_FILENO && descriptor <= STDERR_FILENO);
    if (descriptor >= 0) ::close(descriptor);
}

}  // namespace synthslice::app
