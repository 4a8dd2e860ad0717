// SPDX-License-Identifier: Apache-2.0
#include "google/requestverb.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A call around a place.
struct Call {
    QString name = {}; ///< "requests.get"
    qsizetype open = -1; ///< its bracket
    QString last() const { return name.section(u'.', -1); }
    QString receiver() const { return name.contains(u'.') ? name.section(u'.', -2, -2) : QString(); }
};

const QStringList& verbs()
{
    static const QStringList list{u"GET"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s, u"HEAD"_s};
    return list;
}

QString nameBefore(const SourceText& source, qsizetype open)
{
    static const QRegularExpression name(u"([\\w$.]+)\\s*(?:<[^<>()]*>)?\\s*$"_s);
    constexpr qsizetype enough = 120;
    const qsizetype begin = std::max<qsizetype>(0, open - enough);
    return name.match(source.code.sliced(begin, open - begin)).captured(1);
}

/// Whether braces are a value, as in `axios({url: …})`, and not a body.
bool isValue(const SourceText& source, qsizetype brace)
{
    const QString before =
        source.code.sliced(std::max<qsizetype>(0, brace - 40), std::min<qsizetype>(40, brace)).trimmed();
    return !before.isEmpty() && u"(,:=[?"_s.contains(before.back());
}

/// The innermost call around a place; without a name where there is none.
Call callAround(const SourceText& source, qsizetype position)
{
    constexpr qsizetype farthest = 4000; // characters of a statement
    for (qsizetype i = position - 1; i >= std::max<qsizetype>(0, position - farthest); --i) {
        const QChar character = source.code[i];
        if (u")]}"_s.contains(character)) {
            i = source.partners.value(i, 0);
        } else if (character == u'(' && !nameBefore(source, i).isEmpty()) {
            return {nameBefore(source, i), i};
        } else if (character == u';' || (character == u'{' && !isValue(source, i))) {
            return {};
        }
    }
    return {};
}

/// Calls that make a text or an address and send nothing.
bool onlyMakesText(const Call& call)
{
    static const QStringList names{u"Sprintf"_s, u"format"_s, u"str"_s, u"String"_s, u"URL"_s, u"URI"_s,
        u"create"_s, u"parse"_s, u"encodeURI"_s, u"quote"_s, u"urljoin"_s};
    return names.contains(call.last());
}

/// Names of clients that are known by themselves, and those that the file makes:
/// `session = AuthorizedSession(…)`, `client := config.Client(ctx, token)`.
bool isClient(const SourceText& source, const QString& name)
{
    static const QStringList known{u"requests"_s, u"httpx"_s, u"axios"_s, u"got"_s, u"ky"_s, u"http"_s,
        u"https"_s, u"DefaultClient"_s, u"superagent"_s};
    static const QRegularExpression made(
        uR"re(\b(\w+)(?:\s*,\s*\w+)?\s*:?=\s*(?:await\s+|&)?(?:[\w.]*\.)?)re"
        uR"re((?:Session|AuthorizedSession|OAuth2Session|AsyncClient|Client|ClientSession|axios\.create)\s*[({])re"_s);
    static const QRegularExpression with(
        uR"re(\bwith\s+[\w.]*(?:Session|AsyncClient|Client)\s*\([^\n]*\)\s+as\s+(\w+))re"_s);
    if (known.contains(name))
        return true;
    const auto names = [&](const QRegularExpression& expression) {
        for (const auto& match : expression.globalMatch(source.code)) {
            if (match.captured(1) == name)
                return true;
        }
        return false;
    };
    return names(made) || names(with);
}

/// Calls that send GET unless they are told otherwise (Fetch §5.3, axios, google-auth-library, urllib).
bool getsByItself(const Call& call)
{
    static const QStringList names{u"fetch"_s, u"axios"_s, u"got"_s, u"urlopen"_s, u"UrlFetchApp.fetch"_s,
        u"window.fetch"_s, u"globalThis.fetch"_s, u"axios.request"_s, u"urllib.request.urlopen"_s,
        u"urllib.request.Request"_s, u"request.urlopen"_s, u"request.Request"_s};
    return names.contains(call.name);
}

/// Whether everything that could say otherwise is written in the call: options that come from elsewhere
/// could.
bool saysAll(const QString& arguments)
{
    static const QRegularExpression other(
        u"\\.\\.\\.|\\*\\*|\\b(?:method|body|data|payload)\\b|,\\s*[A-Za-z_$][\\w$.]*\\s*[,()]"_s);
    return !other.match(arguments).hasMatch();
}

QString namedVerb(const QString& arguments)
{
    static const QRegularExpression named(uR"re(\bmethod['"]?\s*[:=]\s*['"]([A-Za-z]+)['"])re"_s);
    static const QRegularExpression alone(
        uR"re(['"](GET|POST|PUT|PATCH|DELETE|HEAD)['"]\s*,|\bhttp\.Method(\w+))re"_s);
    const QString verb = named.match(arguments).captured(1).toUpper();
    if (!verb.isEmpty())
        return verb;
    const auto match = alone.match(arguments);
    return (match.captured(1) + match.captured(2)).toUpper();
}

QString verbOf(const SourceText& source, const Call& call)
{
    constexpr qsizetype longestCall = 20000;
    static const QStringList told{u"request"_s, u"NewRequest"_s, u"NewRequestWithContext"_s, u"fetch"_s,
        u"axios"_s, u"got"_s, u"open"_s, u"Request"_s, u"stream"_s, u"ky"_s};
    const QString ownName = call.last().toUpper();
    if (verbs().contains(ownName) && !call.receiver().isEmpty() && isClient(source, call.receiver()))
        return ownName;
    const qsizetype length = source.behindBracket(call.open) - call.open;
    if (length > longestCall || (!told.contains(call.last()) && !getsByItself(call)))
        return {};
    const QString arguments = source.text.sliced(call.open, length);
    const QString verb = told.contains(call.last()) ? namedVerb(arguments) : QString();
    if (verb.isEmpty() && getsByItself(call) && saysAll(arguments))
        return u"GET"_s;
    return verbs().contains(verb) ? verb : QString();
}

} // namespace

QString requestVerb(const SourceText& source, qsizetype address)
{
    Call call = callAround(source, address);
    while (call.open >= 0 && onlyMakesText(call))
        call = callAround(source, call.open);
    return call.open < 0 ? QString() : verbOf(source, call);
}

} // namespace scopelight
