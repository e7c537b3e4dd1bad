#include <map>

#include <QtTest>

#include "engine/session/session_transition.h"
#include "tests/shared/test_program.h"

namespace test_session_transition {

using namespace synthslice::session;

/// Every state with every signal against the diagram
/// Idle -> Preparing -> Running <-> Paused -> Stopping -> Finished | Failed.
class TestSessionTransition : public QObject {
    Q_OBJECT

private slots:
    void followsTheDiagram()
    {
        using S = SessionState;
        using Signal = SessionSignal;
        const std::map<std::pair<S, Signal>, S> diagram = {
            {{S::Idle, Signal::Start}, S::Preparing},    {{S::Preparing, Signal::Prepared}, S::Running},
            {{S::Preparing, Signal::Stop}, S::Stopping}, {{S::Preparing, Signal::Fail}, S::Failed},
            {{S::Running, Signal::Pause}, S::Paused},    {{S::Running, Signal::Stop}, S::Stopping},
            {{S::Running, Signal::Fail}, S::Failed},     {{S::Paused, Signal::Resume}, S::Running},
            {{S::Paused, Signal::Stop}, S::Stopping},    {{S::Paused, Signal::Fail}, S::Failed},
            {{S::Stopping, Signal::Done}, S::Finished},  {{S::Stopping, Signal::Fail}, S::Failed},
        };
        int allowed = 0;
        for (int state = 0; state <= static_cast<int>(S::Failed); ++state) {
            for (int signal = 0; signal <= static_cast<int>(Signal::Fail); ++signal) {
                const std::pair key{static_cast<S>(state), static_cast<Signal>(signal)};
                const auto expected = diagram.find(key);
                const auto next = transition(key.first, key.second);
                QCOMPARE(next.has_value(), expected != diagram.end());
                if (next) {
                    QCOMPARE(*next, expected->second);
                    ++allowed;
                }
            }
        }
        QCOMPARE(allowed, static_cast<int>(diagram.size()));
    }

    void everyStateHasItsOwnText()
    {
        std::map<std::string, int> texts;
        for (int state = 0; state <= static_cast<int>(SessionState::Failed); ++state) {
            ++texts[toText(static_cast<SessionState>(state))];
        }
        QCOMPARE(texts.size(), std::size_t{7});
        QVERIFY(!texts.contains(""));
    }
};

SYNTHSLICE_TEST(TestSessionTransition)

}  // namespace test_session_transition

#include "test_session_transition.moc"
