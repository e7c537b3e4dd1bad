#include "app/shared/reading_options.h"

namespace synthslice::app {

void addReadingOptions(CLI::App& command, spec::DataSpec& spec)
{
    command.add_option("--raw", spec.raw,
                       "Layout of raw volumes, WIDTHxHEIGHTxSLICES:TYPE:HEADERBYTES, such as "
                       "512x512x100:u16le:0; by the name of the file if absent");
    command.add_option("--dataset", spec.dataset, "Data set in HDF5 files; the largest if absent");
    command
        .add_option("--channel", spec.channel, "Channel of files with several, from 1; the first if absent")
        ->check(CLI::Range(1, 65535));
    command.add_flag("--square-pixels", spec.squarePixels, "Resample pixels whose width and height differ");
}

}  // namespace synthslice::app
