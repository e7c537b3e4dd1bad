#include "app/command_line.h"

int main(int argc, char** argv)
{
    using namespace synthslice::app;
    CommandLine commandLine;
    addSpecCommands(commandLine);
    addDataCommands(commandLine);
    addTrainingCommands(commandLine);
    addImageCommands(commandLine);
    addJudgingCommands(commandLine);
    addDescribeCommand(commandLine);
    addQualityCommands(commandLine);
    addBenchmarkCommand(commandLine);
    return commandLine.main(argc, argv);
}
