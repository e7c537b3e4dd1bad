#include "engine/base/version.h"

namespace synthslice {

const char* version()
{
    return SYNTHSLICE_VERSION;
}

}  // namespace synthslice
