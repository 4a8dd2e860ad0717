// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace scopelight {

/// Standard output and error: answers to the one, all else to the other. Colours and progress only where a
/// person looks.
class Terminal {
public:
    Terminal();

    /// The answer, on standard output.
    void print(const QString& text) const;
    /// A line on standard error.
    void say(const QString& text);
    /// The same without an end of line: the answer is typed behind it.
    void ask(const QString& question);
    /// A line that the next one replaces; nothing where standard error is no terminal.
    void progress(const QString& text);

    bool hasInput() const { return m_hasInput; }
    QString bold(const QString& text) const;
    QString good(const QString& text) const;
    QString warning(const QString& text) const;
    QString bad(const QString& text) const;
    QString faint(const QString& text) const;

private:
    QString coloured(const QString& text, const char* code) const;
    void clearProgress();

    bool m_hasInput = false;
    bool m_colours = false;
    bool m_showsProgress = false;
    bool m_progressShown = false;
};

} // namespace scopelight
