#include "app/command_line.h"
#include "app/standard_files.h"

int main(int argc, char** argv)
{
    using namespace synthslice::app;
    openStandardFiles();
    CommandLine commandLine;
    addSpecCommands(commandLine);
    addDataCommands(commandLine);
    addTrainingCommands(commandLine);
    addSweepCommand(commandLine);
    addImageCommands(commandLine);
    addJudgingCommands(commandLine);
    addDescribeCommand(commandLine);
    addQualityCommands(commandLine);
    addCompareCommand(commandLine);
    addBenchmarkCommand(commandLine);
    addRunsCommands(commandLine);
    addTensorBoardCommand(commandLine);
    addFilmCommand(commandLine);
    addLatentCommand(commandLine);
    return commandLine.main(argc, argv);
}
