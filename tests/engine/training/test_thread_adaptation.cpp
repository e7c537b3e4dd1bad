#include <fstream>
#include <string>

#include <sched.h>

#include <QTest>

#include "engine/training/device.h"
#include "engine/training/thread_adaptation.h"
#include "tests/shared/test_program.h"

namespace test_thread_adaptation {

using synthslice::training::ThreadAdaptation;

namespace {

/// A processor of two cores of which another program may hold one: a step then takes 0.1 s of both, 0.18 s of
/// one, and on two threads with one core held 0.4 s.
void train(ThreadAdaptation& threads, double seconds, bool crowded)
{
    for (double passed = 0.0; passed < seconds;) {
        const double step = threads.threads() == 1 ? 0.18 : crowded ? 0.4 : 0.1;
        const double cores = threads.threads() == 1 ? 1.0 : crowded ? 1.35 : 1.9;
        threads.step(step, cores * step);
        passed += step;
    }
}

/// The logical processors of the core that this one belongs to, as the kernel lists them.
std::string siblings(std::size_t processor)
{
    std::string list;
    std::ifstream("/sys/devices/system/cpu/cpu" + std::to_string(processor) +
                  "/topology/thread_siblings_list") >>
        list;
    return list;
}

}  // namespace

class TestThreadAdaptation : public QObject {
    Q_OBJECT

private slots:
    void takesAllWhileAlone()
    {
        ThreadAdaptation threads(2);
        train(threads, 100.0, false);
        QCOMPARE(threads.threads(), 2);
        QVERIFY(!threads.isCrowded());
    }

    void leavesACoreToAnotherProgram()
    {
        ThreadAdaptation threads(2);
        train(threads, 2.0, true);
        QCOMPARE(threads.threads(), 1);
        QVERIFY(threads.isCrowded());
    }

    void takesAllAgain()
    {
        ThreadAdaptation threads(2);
        train(threads, 5.0, true);
        train(threads, 25.0, false);
        QCOMPARE(threads.threads(), 2);
        QVERIFY(!threads.isCrowded());
    }

    /// Trying all threads again, which is slow, takes a small share of the time.
    void triesAtGrowingIntervals()
    {
        ThreadAdaptation threads(2);
        int onAll = 0;
        for (int i = 0; i < 2000; ++i) {
            onAll += threads.threads() == 2 ? 1 : 0;
            const double step = threads.threads() == 1 ? 0.18 : 0.4;
            threads.step(step, (threads.threads() == 1 ? 1.0 : 1.35) * step);
        }
        QVERIFY2(onAll > 2 && onAll < 20, qPrintable(QString::number(onAll)));
    }

    /// Threads that wait for something else than the processor are not slowed by having fewer.
    void keepsAllIfFewerAreSlower()
    {
        ThreadAdaptation threads(8);
        int onFewer = 0;
        for (int i = 0; i < 1000; ++i) {
            const bool all = threads.threads() == 8;
            onFewer += all ? 0 : 1;
            threads.step(all ? 0.1 : 0.12, all ? 0.5 : 0.45);
        }
        QVERIFY2(onFewer > 0 && onFewer < 20, qPrintable(QString::number(onFewer)));
        QVERIFY(!threads.isCrowded());
    }

    /// A batch system leaves a job some processors, by any numbers: as many threads as they have cores.
    void takesTheCoresThatAreAllowed()
    {
        cpu_set_t before;
        QCOMPARE(::sched_getaffinity(0, sizeof before, &before), 0);
        std::vector<std::size_t> processors;
        for (std::size_t i = 0; i < CPU_SETSIZE; ++i) {
            if (CPU_ISSET(i, &before)) processors.push_back(i);
        }
        for (std::size_t i = 0; i + 1 < processors.size(); ++i) {
            cpu_set_t two;
            CPU_ZERO(&two);
            CPU_SET(processors[i], &two);
            CPU_SET(processors[i + 1], &two);
            QCOMPARE(::sched_setaffinity(0, sizeof two, &two), 0);
            synthslice::spec::TrainingSpec training;
            training.device = synthslice::spec::Device::Cpu;
            const auto device = synthslice::training::selectDevice(training);
            ::sched_setaffinity(0, sizeof before, &before);
            const bool oneCore = siblings(processors[i]) == siblings(processors[i + 1]);
            QCOMPARE(device->threads, oneCore ? 1 : 2);
        }
    }

    void oneThreadStays()
    {
        ThreadAdaptation threads(1);
        train(threads, 100.0, true);
        QCOMPARE(threads.threads(), 1);
    }
};

SYNTHSLICE_TEST(TestThreadAdaptation)

}  // namespace test_thread_adaptation

#include "test_thread_adaptation.moc"
