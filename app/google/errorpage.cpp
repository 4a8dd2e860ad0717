// SPDX-License-Identifier: Apache-2.0
#include "google/errorpage.h"

#include "http/formparameters.h"
#include "oauth/redirectdifference.h"
#include "oauth/servermetadata.h"
#include "oauth/uriparts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr quint64 lengthDelimited = 2; // wire types of protocol buffers
constexpr quint64 varint = 0;
constexpr int maxVarintBytes = 10;

void appendVarint(QByteArray& message, quint64 value)
{
    for (; value >= 0x80; value >>= 7)
        message.append(static_cast<char>((value & 0x7f) | 0x80));
    message.append(static_cast<char>(value));
}

void appendText(QByteArray& message, quint64 field, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    appendVarint(message, (field << 3) | lengthDelimited);
    appendVarint(message, static_cast<quint64>(bytes.size()));
    message.append(bytes);
}

std::optional<quint64> takeVarint(QByteArrayView& rest)
{
    quint64 value = 0;
    for (int i = 0; i < maxVarintBytes && i < rest.size(); ++i) {
        const auto byte = static_cast<unsigned char>(rest[i]);
        value |= static_cast<quint64>(byte & 0x7f) << (7 * i);
        if (byte < 0x80) {
            rest = rest.sliced(i + 1);
            return value;
        }
    }
    return std::nullopt;
}

std::optional<QString> takeText(QByteArrayView& rest)
{
    const std::optional<quint64> length = takeVarint(rest);
    if (!length || *length > static_cast<quint64>(rest.size()))
        return std::nullopt;
    const QString text = QString::fromUtf8(rest.first(static_cast<qsizetype>(*length)));
    rest = rest.sliced(static_cast<qsizetype>(*length));
    return text;
}

bool takeField(QByteArrayView& rest, ErrorPage& error)
{
    const std::optional<quint64> tag = takeVarint(rest);
    if (!tag)
        return false;
    const quint64 field = *tag >> 3;
    if ((*tag & 7) == varint) {
        const std::optional<quint64> number = takeVarint(rest);
        if (number && field == 4)
            error.status = static_cast<int>(*number & 0xffff);
        return number.has_value();
    }
    if ((*tag & 7) != lengthDelimited)
        return false;
    const std::optional<QString> text = takeText(rest);
    if (text && field == 1)
        error.code = *text;
    if (text && field == 2)
        error.description = *text;
    if (text && field == 3)
        error.helpAddress = *text;
    return text.has_value();
}

/// What the page shows, as it was selected there: "Error 400: redirect_uri_mismatch" with what stands before
/// and below it, the code alone, or the page that warns of an app without verification, which has no code.
std::optional<ErrorPage> pageShown(const QString& text)
{
    static const QRegularExpression line(
        u"\\berror\\s+(\\d{3})\\s*:\\s*([a-z]+(?:_[a-z]+)+)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression code(u"^[A-Za-z]+(_[A-Za-z]+)+$"_s);
    static const QRegularExpression unverified(
        u"Google hasn['\u2019]t verified this app"_s, QRegularExpression::CaseInsensitiveOption);
    if (!originOf(text).isEmpty())
        return std::nullopt; // an address has its words within
    if (const auto shown = line.match(text); shown.hasMatch())
        return ErrorPage{.code = shown.captured(2).toLower(),
            .description = text.sliced(shown.capturedEnd()).simplified(),
            .status = shown.captured(1).toInt()};
    if (unverified.match(text).hasMatch())
        return ErrorPage{.code = u"unverified_app"_s, .status = 0};
    return code.match(text).hasMatch() ? std::optional(ErrorPage{.code = text.toLower(), .status = 0})
                                       : std::nullopt;
}

/// "/signin/oauth/error", "/signin/oauth/error/v2" and what may follow: the path counts, not flowName.
bool isErrorPath(const QString& path)
{
    return path == "/signin/oauth/error"_L1 || path.startsWith("/signin/oauth/error/"_L1);
}

/// Google's page for suspected robots says nothing about the request.
bool isRobotCheck(const UriParts& parts)
{
    const QString host = parts.host.toLower();
    return (host == "google.com"_L1 || host.endsWith(".google.com"_L1)) && parts.path.startsWith("/sorry"_L1);
}

} // namespace

QByteArray ErrorPage::encoded() const
{
    QByteArray message;
    appendText(message, 1, code);
    appendText(message, 2, description);
    if (!helpAddress.isEmpty())
        appendText(message, 3, helpAddress);
    appendVarint(message, (4 << 3) | varint);
    appendVarint(message, static_cast<quint64>(status));
    return message.toBase64(QByteArray::Base64UrlEncoding);
}

std::optional<ErrorPage> ErrorPage::decode(const QByteArray& encoded)
{
    const auto message = QByteArray::fromBase64Encoding(encoded,
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors
            | QByteArray::OmitTrailingEquals);
    if (!message)
        return std::nullopt;
    ErrorPage error;
    for (QByteArrayView rest = message.decoded; !rest.isEmpty();) {
        if (!takeField(rest, error))
            return std::nullopt;
    }
    if (error.code.isEmpty())
        return std::nullopt;
    return error;
}

QByteArray ErrorPage::target() const
{
    // '=' stays as it is, as in Google's addresses: base64url needs no further encoding.
    return "/signin/oauth/error?authError=" + encoded() + "&client_id=" + percentEncoded(clientId)
        + "&flowName=GeneralOAuthFlow";
}

bool ErrorPage::isMeantBy(const QString& pasted)
{
    if (pasted.contains("/signin/oauth/error"_L1) || pasted.contains("google.com/sorry"_L1))
        return true;
    const auto shown = pageShown(pasted.trimmed());
    return shown
        && pasted.trimmed() != shown->code; // a code alone may be anything, but where one is asked for
}

Result<ErrorPage> ErrorPage::parse(const QString& pasted, const QString& authUri)
{
    const QString text = pasted.trimmed();
    if (text.isEmpty())
        return fail(Step::ErrorPage, u"nothing_pasted"_s);
    if (const auto shown = pageShown(text))
        return *shown;
    const UriParts parts = UriParts::split(text);
    if (isRobotCheck(parts))
        return fail(Step::ErrorPage, u"robot_check"_s);
    const QString origin = originOf(text);
    const bool isKnownOrigin = origin == "https://accounts.google.com"_L1 || origin == originOf(authUri);
    if (origin.isEmpty() || !isKnownOrigin || !isErrorPath(parts.path))
        return fail(Step::ErrorPage, u"not_an_error_page"_s,
            {{u"pasted"_s, origin}, {u"path_fits"_s, isErrorPath(parts.path) ? u"yes"_s : u"no"_s}});
    const FormParameters parameters = FormParameters::parse(parts.query.value_or(QString()).toLatin1());
    auto page = decode(parameters.valueOr(u"authError", {}).toLatin1());
    if (!page)
        return fail(Step::ErrorPage, u"error_page_unreadable"_s);
    page->clientId = parameters.valueOr(u"client_id", {});
    return *page;
}

QStringList ErrorPage::refusedScopes() const
{
    static const QRegularExpression refused(u"[ ,{]invalid=\\[([^\\]]*)\\]"_s);
    static const QRegularExpression separator(u"[,\\s]+"_s);
    return refused.match(description).captured(1).split(separator, Qt::SkipEmptyParts);
}

Error ErrorPage::toError(const OAuthClient& client, const QString& sentRedirectUri) const
{
    const QString& sentClientId = client.clientId;
    static const QRegularExpression redirectUri(u"redirect_uri=(\\S+)"_s);
    const bool isOther = !clientId.isEmpty() && clientId != sentClientId;
    QString named = redirectUri.match(description).captured(1);
    const auto nearest =
        nearestRedirect(sentRedirectUri.isEmpty() ? named : sentRedirectUri, client.redirectUris);
    if (named == sentRedirectUri)
        named.clear(); // what was sent is said anyway
    const bool isTypeKnown = !client.redirectUris.isEmpty(); // of a file, and not of an address alone
    return {.step = Step::ErrorPage,
        .code = code,
        .facts = {{u"error_description"_s, description.simplified()}, {u"help_address"_s, helpAddress},
            {u"status"_s, status > 0 ? QString::number(status) : QString()}, {u"redirect_uri"_s, named},
            {u"refused_scopes"_s, refusedScopes().join(u' ')}, {u"sent_client_id"_s, sentClientId},
            {u"sent_redirect_uri"_s, sentRedirectUri},
            {u"near"_s, nearest && nearest->isNearMiss() ? nearest->listed : QString()},
            {u"client_type"_s, isTypeKnown ? toString(client.type) : QString()},
            {u"other_client"_s, isOther ? clientId : QString()}},
        .isServersWord = true};
}

} // namespace scopelight
