// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/textstyle.h"

namespace scopelight {

/// Standard output and error: answers to the one, all else to the other. Each is coloured only where a person
/// looks at that very stream, and progress is one row that is gone before anything else is written.
class Terminal {
public:
    Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    /// Takes the last progress away.
    ~Terminal();

    /// The answer, on standard output; lossReason() says whether it got there.
    void print(const QString& text);
    /// A line on standard error.
    void say(const QString& text);
    /// The same without an end of line: the answer is typed behind it.
    void ask(const QString& question);
    /// A row that the next one replaces, no wider than the terminal; nothing where standard error is none, or
    /// one that cannot erase.
    void progress(const QString& text);

    /// Whether a person can be asked: standard input is a terminal, and this program's.
    bool hasInput() const { return m_hasInput; }
    /// Why some of the answer did not get out, as the system says it; empty when all of it did.
    const QString& lossReason() const { return m_lossReason; }
    /// For what is printed.
    const TextStyle& answerStyle() const { return m_answerStyle; }
    /// For what is said.
    const TextStyle& messageStyle() const { return m_messageStyle; }

private:
    void clearProgress();

    bool m_hasInput = false;
    QString m_lossReason;
    TextStyle m_answerStyle;
    TextStyle m_messageStyle;
    bool m_showsProgress = false;
    bool m_progressShown = false;
};

} // namespace scopelight
