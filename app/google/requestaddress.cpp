// SPDX-License-Identifier: Apache-2.0
#include "google/requestaddress.h"

#include "google/bindings.h"
#include "scopes/pathtemplate.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Texts that names stand for: `BASE = "https://…"`.
class Constants {
public:
    explicit Constants(const SourceText& source)
        : m_source(source)
        , m_blocks(source)
    {
        static const QRegularExpression assigned(
            u"(?<![\\w$.])([A-Za-z_$][\\w$]*)\\s*(?::\\s*[\\w.<>]+\\s*)?:?=\\s*\\w{0,2}(?=[\"'`])"_s);
        static const QRegularExpression changed(u"([A-Za-z_$][\\w$]*)\\s*\\+="_s);
        QStringList names;
        for (const auto& match : assigned.globalMatch(source.code)) {
            if (QStringView(source.text).sliced(match.capturedEnd() + 1).startsWith(u"https://"_s))
                names.append(match.captured(1));
        }
        for (const auto& match : changed.globalMatch(source.code))
            names.removeAll(match.captured(1));
        if (!names.isEmpty())
            m_bindings = bindingsOf(source, m_blocks, names).value_or(QList<Binding>());
    }

    /// Where the text is written that the name has there; -1 where it is not one text.
    qsizetype valueOf(const QString& name, qsizetype position) const
    {
        const Binding* binding = bindingAt(m_bindings, name, position);
        if (binding == nullptr)
            return -1;
        const auto values = std::ranges::count_if(m_bindings,
            [&](const Binding& other) { return other.name == name && other.visible == binding->visible; });
        return values == 1 ? binding->value : -1;
    }

private:
    const SourceText& m_source;
    SourceBlocks m_blocks;
    QList<Binding> m_bindings;
};

class AddressReader {
public:
    explicit AddressReader(const SourceText& source)
        : m_source(source)
        , m_constants(source)
    {
        for (const SourceText::Literal& literal : source.literals)
            m_literals.insert(literal.begin, literal);
    }

    QList<RequestAddress> read()
    {
        readNames();
        for (const SourceText::Literal& literal : m_source.literals)
            readBeginning(literal);
        for (const SourceText::Literal& literal : m_source.literals) {
            const QString text = withUnknownParts(m_source.content(literal));
            if (!m_used.contains(literal.begin) && text.startsWith(u"https://"_s))
                append(literal.begin, text + continued(literal.end));
        }
        std::ranges::sort(m_addresses, {}, &RequestAddress::position);
        return m_addresses;
    }

private:
    /// A text that begins there; in Python letters may stand before the quote.
    const SourceText::Literal* literalAt(qsizetype position) const
    {
        for (qsizetype before = 0; before <= 2 && position >= 0; ++before) {
            const auto literal = m_literals.constFind(position + before);
            if (literal != m_literals.cend())
                return &*literal;
            if (position + before >= m_source.code.size() || !m_source.code[position + before].isLetter())
                break;
        }
        return nullptr;
    }

    /// The text of a constant, which counts as used from now on.
    QString constant(const QString& name, qsizetype position)
    {
        const SourceText::Literal* literal = literalAt(m_constants.valueOf(name, position));
        if (literal == nullptr || isContinued(literal->end))
            return {};
        const QString text = withUnknownParts(m_source.content(*literal));
        if (!googleAddress(text + u'/'))
            return {};
        m_used.insert(literal->begin);
        return text;
    }

    /// A text that begins with a constant: `${BASE}/files`.
    void readBeginning(const SourceText::Literal& literal)
    {
        static const QRegularExpression beginning(u"^\\$?\\{(\\w+)\\}|^\\$(\\w+)"_s);
        const QString content = m_source.content(literal);
        const auto match = beginning.match(content);
        const QString base =
            match.hasMatch() ? constant(match.captured(1) + match.captured(2), literal.begin) : QString();
        if (!base.isEmpty())
            append(literal.begin,
                base + withUnknownParts(content.sliced(match.capturedEnd())) + continued(literal.end));
    }

    /// Constants outside of texts: `BASE + "/files"`.
    void readNames()
    {
        static const QRegularExpression name(
            u"(?<![\\w$.])[A-Za-z_$][\\w$]*(?![\\w$]|\\s*(?::\\s*[\\w.<>]+\\s*)?:?=(?!=))"_s);
        for (const auto& match : name.globalMatch(m_source.code)) {
            const QString base = constant(match.captured(), match.capturedStart());
            if (!base.isEmpty())
                append(match.capturedStart(), base + continued(match.capturedEnd()));
        }
    }

    bool isContinued(qsizetype end) const
    {
        const qsizetype next = m_source.skipSpace(end);
        return next < m_source.code.size() && m_source.code[next] == u'+';
    }

    /// What is added behind that place: `+ id + "/copy"`.
    QString continued(qsizetype end) const
    {
        QString more;
        while (isContinued(end)) {
            const qsizetype operand = m_source.skipSpace(m_source.skipSpace(end) + 1);
            const SourceText::Literal* literal = literalAt(operand);
            more +=
                literal != nullptr ? withUnknownParts(m_source.content(*literal)) : unknownPart.toString();
            end = literal != nullptr ? literal->end : endOfOperand(operand);
        }
        return more;
    }

    qsizetype endOfOperand(qsizetype position) const
    {
        static const QString ends = u"+,)]};\n"_s;
        while (position < m_source.code.size() && !ends.contains(m_source.code[position])) {
            const bool isOpen = u"([{"_s.contains(m_source.code[position]);
            position = isOpen ? m_source.behindBracket(position) : position + 1;
        }
        return position;
    }

    void append(qsizetype position, const QString& text)
    {
        if (auto address = googleAddress(text)) {
            address->position = position;
            m_addresses.append(*address);
        }
    }

    const SourceText& m_source;
    Constants m_constants;
    QHash<qsizetype, SourceText::Literal> m_literals;
    QSet<qsizetype> m_used; ///< literals that a name stands for
    QList<RequestAddress> m_addresses;
};

} // namespace

std::optional<RequestAddress> googleAddress(const QString& address)
{
    static const QRegularExpression form(u"^https://((?:[a-z0-9-]+\\.)+googleapis\\.com)/([^?#\\s]*)"_s);
    const auto match = form.match(address);
    if (!match.hasMatch())
        return std::nullopt;
    return RequestAddress{.host = match.captured(1), .path = match.captured(2)};
}

QString withUnknownParts(const QString& text)
{
    static const QRegularExpression part(
        uR"re(\$\{[^}]*\}|\{[^{}/]*\}|%\(\w+\)[sd]|%[sdvq](?![0-9A-Fa-f])|<[A-Za-z][\w -]*>|\$\w+)re"_s);
    QString known = text;
    return known.replace(part, unknownPart.toString());
}

QList<RequestAddress> requestAddresses(const SourceText& source)
{
    return AddressReader(source).read();
}

} // namespace scopelight
