<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>synthslice::ui::DatasetSummaryView</name>
    <message numerus="yes">
        <source>%Ln file(s) skipped:</source>
        <translation>
            <numerusform>%Ln file skipped:</numerusform>
            <numerusform>%Ln files skipped:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln slice(s) of %2</source>
        <translation>
            <numerusform>%1: %Ln slice of %2</numerusform>
            <numerusform>%1: %Ln slices of %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::ExportPanel</name>
    <message numerus="yes">
        <source>The %Ln accepted of the gallery</source>
        <translation>
            <numerusform>The %Ln accepted of the gallery</numerusform>
            <numerusform>The %Ln accepted of the gallery</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::HealthView</name>
    <message numerus="yes">
        <source>%n failure(s) found.</source>
        <translation>
            <numerusform>%n failure found.</numerusform>
            <numerusform>%n failures found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln time(s) since step %L2)</source>
        <translation>
            <numerusform>%1 (%Ln time since step %L2)</numerusform>
            <numerusform>%1 (%Ln times since step %L2)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::LatentPage</name>
    <message numerus="yes">
        <source>%Ln image(s); the latent has %L1 numbers.</source>
        <translation>
            <numerusform>%Ln image; the latent has %L1 numbers.</numerusform>
            <numerusform>%Ln images; the latent has %L1 numbers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n run(s) added to the queue.</source>
        <translation>
            <numerusform>%n run added to the queue.</numerusform>
            <numerusform>%n runs added to the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::QueueView</name>
    <message numerus="yes">
        <source>%n run(s) wait</source>
        <translation>
            <numerusform>%n run waits</numerusform>
            <numerusform>%n runs wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunActions</name>
    <message numerus="yes">
        <source>Move %n run(s) into the trash?</source>
        <translation>
            <numerusform>Move %n run into the trash?</numerusform>
            <numerusform>Move %n runs into the trash?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunDetails</name>
    <message numerus="yes">
        <source>%n run(s) selected</source>
        <translation>
            <numerusform>%n run selected</numerusform>
            <numerusform>%n runs selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunModel</name>
    <message numerus="yes">
        <source>%1 = %2 (%n run(s))</source>
        <translation>
            <numerusform>%1 = %2 (%n run)</numerusform>
            <numerusform>%1 = %2 (%n runs)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::RunsPage</name>
    <message numerus="yes">
        <source>%n run(s) were interrupted and can be continued: show them</source>
        <translation>
            <numerusform>%n run was interrupted and can be continued: show it</numerusform>
            <numerusform>%n runs were interrupted and can be continued: show them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SweepDialog</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::SweepPage</name>
    <message numerus="yes">
        <source>%1: %2 of %n run(s) done</source>
        <translation>
            <numerusform>%1: %2 of %n run done</numerusform>
            <numerusform>%1: %2 of %n runs done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>synthslice::ui::VerdictView</name>
    <message numerus="yes">
        <source>%1 (%n seeds)</source>
        <translation>
            <numerusform>%1 (%n seed)</numerusform>
            <numerusform>%1 (%n seeds)</numerusform>
        </translation>
    </message>
</context>
</TS>
