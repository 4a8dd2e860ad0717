// SPDX-License-Identifier: Apache-2.0
#include "http/secretpatterns.h"

#include "base/secret.h"
#include "http/formparameters.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <functional>

using namespace Qt::StringLiterals;

// Text is handled as Latin-1: a byte is a character, so nothing is lost, and all that is looked for is ASCII.

namespace scopelight {
namespace {

using Replacement = std::function<QString(const QRegularExpressionMatch&)>;

QString replaced(const QString& text, const QRegularExpression& expression, const Replacement& replacement)
{
    QString result;
    qsizetype done = 0;
    for (auto matches = expression.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).sliced(done, match.capturedStart() - done);
        result += replacement(match);
        done = match.capturedEnd();
    }
    return result += QStringView(text).sliced(done);
}

/// Nothing, a mask, the note about what was cut off, or both.
bool isPlaceholder(const QString& value)
{
    static const QRegularExpression placeholder(
        uR"(\A(?:\[[A-Za-z ]+, \d+ characters, #[0-9a-f]{4}\])?(?:\[[^\[\]]* \d+ more bytes\])?\z)"_s);
    return placeholder.match(value).hasMatch();
}

QString decodedTimes(qsizetype times, const QString& value)
{
    QByteArray decoded = value.toLatin1();
    for (qsizetype i = 0; i < times; ++i)
        decoded = percentDecoded(decoded);
    return QString::fromUtf8(decoded);
}

QString jsonUnescaped(const QString& value)
{
    const QJsonDocument document = QJsonDocument::fromJson("[\"" + value.toLatin1() + "\"]");
    return document.isArray() ? document.array().first().toString() : QString::fromUtf8(value.toLatin1());
}

/// The secret behind the spellings that a shaped value can have.
QString withoutEncoding(QString value)
{
    static const QRegularExpression escapes(uR"(\\+u00([0-9A-Fa-f]{2}))"_s);
    value = replaced(value, escapes,
        [](const auto& match) { return QString(QChar(match.capturedView(1).toInt(nullptr, 16))); });
    value.replace(QRegularExpression(uR"(\\+[nr]|\s)"_s), u" "_s).remove(u'\\');
    for (int i = 0; i < 3 && value.contains(u'%'); ++i)
        value = decodedTimes(1, value);
    return value.replace(u'+', u' ').simplified();
}

QString spelled(const QString& mask, MaskSpelling spelling)
{
    return spelling == MaskSpelling::Plain ? mask : QString::fromLatin1(percentEncoded(mask));
}

struct Shape {
    QString kind;
    QRegularExpression expression;
};

/// What Google's secrets look like, with '/', '-', '.' and '_' plain, percent-encoded (once or more) or
/// escaped as in JSON.
const QList<Shape>& shapes()
{
    const QString slash = uR"((?:/|\\+/|%(?:25)*2[fF]|\\+u002[fF]))"_s;
    const QString dot = uR"((?:\.|%(?:25)*2[eE]))"_s;
    const QString character = uR"((?:[A-Za-z0-9_\-]|%(?:25)*(?:2[dD]|5[fF]|7[eE])))"_s;
    const auto shape = [](const QString& kind, const QString& pattern) {
        return Shape{kind, QRegularExpression(pattern, QRegularExpression::DotMatchesEverythingOption)};
    };
    static const QList<Shape> all{
        shape(u"private key"_s,
            uR"(-----BEGIN(?:[A-Z ]|%(?:25)*20|\+)*PRIVATE(?: |%(?:25)*20|\+)KEY-----)"
            uR"(.*?(?:-----END[A-Z0-9 %+]*-----|\z))"_s),
        shape(u"JWT"_s,
            u"eyJ"_s + character + u"{5,}+"_s + dot + character + u"*+(?:"_s + dot + character + u"*+)?"_s),
        shape(u"access token"_s, u"ya29(?:"_s + dot + character + u"++)++"_s),
        shape(u"refresh token"_s, u"1"_s + slash + slash + character + u"{10,}+"_s),
        shape(u"authorization code"_s, u"4"_s + slash + u"0A"_s + character + u"{6,}+"_s),
        shape(u"client secret"_s, u"GOCSPX-"_s + character + u"{6,}+"_s),
    };
    return all;
}

QString maskedShapes(QString text, MaskSpelling spelling)
{
    for (const Shape& shape : shapes()) {
        text = replaced(text, shape.expression, [&](const QRegularExpressionMatch& match) {
            return spelled(Secret(withoutEncoding(match.captured())).masked(shape.kind), spelling);
        });
    }
    return text;
}

/// "name": "value", complete or cut off; also inside a JSON string, with each quote escaped.
QString maskedJsonMembers(const QString& text, MaskSpelling spelling)
{
    static const QRegularExpression member(uR"re("([\w\-\\]{3,60})"(\s*+:\s*+)"((?:[^"\\]++|\\.)*+))re"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression escapedMember(
        uR"re((\\+")([\w\-]{3,60})(\\+"\s*+:\s*+\\+")(.*?)(?=\\+"|\z))re"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const auto masked = replaced(text, member, [&](const QRegularExpressionMatch& match) {
        const auto kind = secretKind(jsonUnescaped(match.captured(1)));
        if (!kind)
            return match.captured();
        const QString plain = jsonUnescaped(match.captured(3));
        if (isPlaceholder(plain)) // and no Latin-1
            return match.captured();
        const QString mask = maskedValue(plain, *kind);
        return u"\"%1\"%2\"%3"_s.arg(match.captured(1), match.captured(2), spelled(mask, spelling));
    });
    return replaced(masked, escapedMember, [&](const QRegularExpressionMatch& match) {
        const auto kind = secretKind(match.captured(2));
        if (!kind)
            return match.captured();
        const QString plain = jsonUnescaped(jsonUnescaped(match.captured(4)));
        if (isPlaceholder(plain))
            return match.captured();
        const QString mask = maskedValue(plain, *kind);
        return match.captured(1) + match.captured(2) + match.captured(3) + spelled(mask, spelling);
    });
}

/// Where the value of a pair ends: "name%3Dvalue" is inside another address, and so is its '&'.
QRegularExpressionMatch pairValue(const QString& text, qsizetype start, bool isNested)
{
    static const QString mask =
        uR"re(\[[A-Za-z ]+, \d+ characters, #[0-9a-f]{4}\]|%5B[A-Za-z0-9%]+%2C%20%23[0-9a-f]{4}%5D)re"_s;
    static const QString character = uR"re([^&\s"'<>#\\]|\\(?!u00|[nrt"']))re"_s;
    static const QRegularExpression value(u"\\G(?:"_s + mask + u"|(?:"_s + character + u")*+)"_s);
    static const QRegularExpression nestedValue(
        u"\\G(?:"_s + mask + u"|(?:(?!%(?:25)*2[36])(?:"_s + character + u"))*+)"_s);
    return (isNested ? nestedValue : value).match(text, start);
}

/// name=value in a query, a sentence or an address inside an address (name%3Dvalue, name\u003dvalue).
QString maskedPairs(const QString& text, MaskSpelling spelling)
{
    static const QRegularExpression name(uR"re((?:%(?:25)*[0-9A-Fa-f]{2}|\\+u00[0-9A-Fa-f]{2})*+)re"
                                         uR"re(([A-Za-z][\w\-]{2,40})(=|%(?:25)*3[dD]|\\+u003[dD]))re"_s);
    QString result;
    qsizetype done = 0;
    for (auto match = name.match(text); match.hasMatch(); match = name.match(text, done)) {
        result += QStringView(text).sliced(done, match.capturedEnd() - done);
        done = match.capturedEnd();
        const auto kind = secretKind(match.captured(1));
        if (!kind)
            continue;
        const QString equals = match.captured(2);
        const bool isNested = equals.startsWith(u'%');
        const QString value = pairValue(text, done, isNested).captured();
        const QString plain = decodedTimes(isNested ? 2 + equals.count(u"25"_s) : 1, value);
        result +=
            isPlaceholder(decodedTimes(1, value)) ? value : spelled(maskedValue(plain, *kind), spelling);
        done += value.size();
    }
    return result += QStringView(text).sliced(done);
}

/// Credentials as they stand in a header (RFC 6750 §2.1), wherever one is quoted.
QString maskedCredentials(const QString& text, MaskSpelling spelling)
{
    static const QRegularExpression credentials(uR"(\b((?:Bearer|Basic)(?: |%20|\+)+)([\w.~+/\-]{16,}+=*))"_s,
        QRegularExpression::CaseInsensitiveOption);
    return replaced(text, credentials, [&](const QRegularExpressionMatch& match) {
        const bool isBearer = match.captured(1).startsWith("Bearer"_L1, Qt::CaseInsensitive);
        const QString mask = maskedValue(match.captured(2), isBearer ? u"access token"_s : u"credentials"_s);
        return match.captured(1) + spelled(mask, spelling);
    });
}

} // namespace

std::optional<QString> secretKind(const QString& name)
{
    static const QHash<QString, QString> kinds{
        {u"code"_s, u"authorization code"_s},
        {u"codeverifier"_s, u"code verifier"_s},
        {u"clientsecret"_s, u"client secret"_s},
        {u"accesstoken"_s, u"access token"_s},
        {u"refreshtoken"_s, u"refresh token"_s},
        {u"idtoken"_s, u"ID token"_s},
        {u"idtokenhint"_s, u"ID token"_s},
        {u"token"_s, u"token"_s},
        {u"subjecttoken"_s, u"token"_s},
        {u"actortoken"_s, u"token"_s},
        {u"logouttoken"_s, u"token"_s},
        {u"oauthtoken"_s, u"token"_s},
        {u"devicecode"_s, u"device code"_s},
        {u"assertion"_s, u"assertion"_s},
        {u"clientassertion"_s, u"assertion"_s},
        {u"password"_s, u"password"_s},
        {u"secret"_s, u"secret"_s},
        {u"privatekey"_s, u"private key"_s},
        {u"apikey"_s, u"API key"_s},
    };
    const QString key = QString(name).remove(u'_').remove(u'-').toLower();
    const auto found = kinds.constFind(key);
    return found == kinds.cend() ? std::nullopt : std::optional(*found);
}

QString maskedValue(const QString& value, const QString& kind)
{
    if (isPlaceholder(value))
        return value;
    const QString trimmed = value.trimmed();
    for (const Shape& shape : shapes()) {
        const auto match = shape.expression.match(trimmed);
        if (match.hasMatch() && match.capturedLength() == trimmed.size())
            return Secret(withoutEncoding(trimmed)).masked(shape.kind);
    }
    return Secret(value).masked(kind);
}

QByteArray maskedForm(const QByteArray& form, MaskSpelling spelling)
{
    QList<QByteArray> pieces = form.split('&');
    for (QByteArray& piece : pieces) {
        const auto pairs = FormParameters::parse(piece).pairs();
        const auto kind = pairs.isEmpty() ? std::nullopt : secretKind(pairs.first().first);
        if (!kind)
            continue;
        const QString mask = maskedValue(pairs.first().second, *kind);
        piece = piece.first(piece.indexOf('=') + 1) + spelled(mask, spelling).toUtf8();
    }
    return pieces.join('&');
}

QByteArray maskedText(const QByteArray& text, MaskSpelling spelling)
{
    QString masked = QString::fromLatin1(text);
    masked = maskedJsonMembers(masked, spelling);
    masked = maskedPairs(masked, spelling);
    masked = maskedCredentials(masked, spelling);
    return maskedShapes(masked, spelling).toLatin1();
}

} // namespace scopelight
