#pragma once

namespace synthslice::app {

/// Opens standard input, output and error where the process was started without them, so that no file of a
/// run gets their number and what is printed. Reading ends at once and writing fails, as it would without.
/// The first thing in main().
void openStandardFiles();

}  // namespace synthslice::app
