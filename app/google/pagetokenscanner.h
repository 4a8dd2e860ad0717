// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace scopelight {

/// Finds the top-level member "nextPageToken" in the arriving bytes of a files.list page, long before the
/// page is complete. It knows strings, escapes and depth, so neither a file of that name nor a nested member
/// fools it, and every way to split the bytes gives the same result. It does not judge the page: the parser
/// does (drivepage.h).
class PageTokenScanner {
public:
    /// A longer token is not taken. Google's have some hundred characters.
    static constexpr qsizetype maxTokenBytes = 4096;

    enum class State {
        Scanning, ///< no token so far
        Found,
        TooLong, ///< there is a token, and it is longer than the bound
        Ended, ///< the page's object ended without a token, or it is no object
    };

    State feed(QByteArrayView bytes);
    State state() const { return m_state; }
    /// The token, once Found.
    const QString& token() const { return m_token; }

private:
    void feedOutside(char byte);
    void feedString(char byte);
    void endString();

    State m_state = State::Scanning;
    QString m_token;
    QByteArray m_literal; ///< the string under way at depth 1, still escaped
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_isValue = false; ///< after the colon of a top-level member
    bool m_isTokenMember = false; ///< that member is nextPageToken
};

} // namespace scopelight
