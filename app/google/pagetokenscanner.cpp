// SPDX-License-Identifier: Apache-2.0
#include "google/pagetokenscanner.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A JSON string literal without its quotes (RFC 8259 §7), or null when it is none.
QString unescaped(const QByteArray& literal)
{
    return QJsonDocument::fromJson("[\"" + literal + "\"]").array().at(0).toString();
}

} // namespace

PageTokenScanner::State PageTokenScanner::feed(QByteArrayView bytes)
{
    for (const char byte : bytes) {
        if (m_state != State::Scanning)
            break;
        if (m_inString)
            feedString(byte);
        else
            feedOutside(byte);
    }
    return m_state;
}

void PageTokenScanner::feedOutside(char byte)
{
    switch (byte) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
        return;
    case '"':
        m_inString = true;
        m_literal.clear();
        break;
    case '{':
        ++m_depth;
        break;
    case '[':
        m_depth += m_depth > 0 ? 1 : 0;
        break;
    case '}':
    case ']':
        --m_depth;
        break;
    case ':':
    case ',':
        if (m_depth == 1)
            m_isValue = byte == ':';
        break;
    default: // numbers, true, false, null
        break;
    }
    // A page is an object from its first byte to its last.
    if (m_depth == 0)
        m_state = State::Ended;
}

void PageTokenScanner::feedString(char byte)
{
    if (byte == '"' && !m_escaped) {
        m_inString = false;
        endString();
        return;
    }
    m_escaped = byte == '\\' && !m_escaped;
    if (m_depth > 1 || (m_isValue && !m_isTokenMember))
        return;
    if (m_literal.size() < maxTokenBytes)
        m_literal.append(byte);
    else if (m_isValue)
        m_state = State::TooLong;
}

void PageTokenScanner::endString()
{
    if (m_depth > 1)
        return;
    if (!m_isValue) {
        m_isTokenMember = unescaped(m_literal) == "nextPageToken"_L1;
        return;
    }
    if (!m_isTokenMember)
        return;
    m_token = unescaped(m_literal);
    // An empty token, as one that is no string at all, means that this is the last page.
    m_state = m_token.isEmpty() ? State::Ended : State::Found;
}

} // namespace scopelight
