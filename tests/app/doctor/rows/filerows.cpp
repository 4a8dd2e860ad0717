// SPDX-License-Identifier: Apache-2.0
#include "base/strictjson.h"
#include "clientfile.h"
#include "oauth/oauthclient.h"
#include "oauth/serviceaccount.h"
#include "provocations.h"
#include "run/profile.h"
#include "run/tokenfile.h"

#include <QDir>

#include <functional>
#include <optional>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

using Refuse = std::function<std::optional<Error>(const QByteArray& bytes)>;

template <class T>
std::optional<Error> errorOf(const Result<T>& result)
{
    return result ? std::nullopt : std::optional(result.error());
}

void refuse(Provoked& rows, const Refuse& parse, const QByteArray& bytes, const QString& variant = {})
{
    const std::optional<Error> error = parse(bytes);
    rows.failure(error ? Result<void>(tl::unexpected(*error)) : Result<void>(), variant);
}

/// What parseStrictJson() refuses, in each step's own words.
void provokeJson(Provoked& rows, const Refuse& parse)
{
    refuse(rows, parse, "{\"a\": \"\xFF\"}");
    refuse(rows, parse, "{\"a\": 1,\n \"b\": ,}");
    refuse(rows, parse, R"({"a": [1, 2)", u"unfinished"_s);
    refuse(rows, parse, R"({"a": 1, "a": 2})");
    refuse(rows, parse, QByteArray(R"({"a":)").repeated(100));
    refuse(rows, parse, "\xEF\xBB\xBF[]");
    refuse(rows, parse, '{' + QByteArray(maxFileBytes, ' ') + '}');
}

/// The same of files that cannot be read, likewise.
void provokeReading(Provoked& rows, const std::function<std::optional<Error>(const QString& path)>& read)
{
    const Refuse readAt = [&read](const QByteArray& path) { return read(QString::fromUtf8(path)); };
    refuse(rows, readAt, "gone.json");
    QDir().mkpath(u"folder"_s);
    refuse(rows, readAt, "folder");
    // A file that nobody may open is open to root: this one opens, and reading its first byte is an error.
    const auto unreadable = read(u"/proc/self/mem"_s);
    if (unreadable)
        rows.failure(with(*unreadable, {{u"path"_s, u"locked.json"_s}}));
}

void provokeClientFile(Provoked& rows)
{
    const Refuse parse = [](const QByteArray& bytes) { return errorOf(OAuthClient::parse(bytes)); };
    provokeJson(rows, parse);
    provokeReading(rows, [](const QString& path) { return errorOf(OAuthClient::read(path)); });
    refuse(rows, parse, QByteArray("\xFF\xFE{\0", 4), u"UTF-16"_s);
    refuse(rows, parse, QByteArray("{\0}", 3), u"binary"_s);
    refuse(rows, parse, {}, u"empty"_s);
    refuse(rows, parse, "name: client", u"another format"_s);
    refuse(rows, parse, "{'web': {}}", u"single quotes"_s);
    refuse(rows, parse, "{\u201Cweb\u201D: {}}", u"typographic quotes"_s);
    refuse(rows, parse, "{\"web\": {} // note\n}", u"comment"_s);
    refuse(rows, parse, R"({"web": {"client_id": "1",}})", u"trailing comma"_s);
    refuse(rows, parse, clientFile(u"both_types.json"_s));
    for (const QString& file : QDir(testDataPath(u"client"_s)).entryList({u"wrong_*"_s}, QDir::Files))
        refuse(rows, parse, clientFile(file), file.section(u'.', 0, 0).mid(6));
    refuse(rows, parse, webWith(u"client_id"_s, QJsonValue::Undefined));
    refuse(rows, parse, webWith(u"redirect_uris"_s, u"http://localhost:8080"_s));
    refuse(rows, parse, webWith(u"client_id"_s, u"1-a.apps.googleusercontent.com "_s));
    refuse(rows, parse, webWith(u"token_uri"_s, u"http://oauth2.googleapis.com/token"_s));
    refuse(rows, parse, webWith(u"auth_uri"_s, u"https://accounts.google.com@evil.example/auth"_s));
}

void provokeProfile(Provoked& rows)
{
    const Refuse parse = [](const QByteArray& bytes) { return errorOf(Profile::parse(bytes, u"."_s)); };
    provokeJson(rows, parse);
    provokeReading(rows, [](const QString& path) { return errorOf(Profile::read(path)); });
    for (const QString& name : {u"no_client_file"_s, u"scopes_text"_s, u"version_2"_s, u"prompt_unknown"_s,
             u"trust_http"_s, u"trust_user_info"_s})
        refuse(rows, parse, testData(u"profile/bad_%1.scopelight.json"_s.arg(name)));
    const Profile profile{.clientFile = u"client_secret.json"_s, .scopes = {u"openid"_s}};
    rows.failure(profile.save(u"nowhere/test.scopelight.json"_s), u"no folder"_s);
    QDir().mkdir(u"test.scopelight.json"_s);
    rows.failure(profile.save(u"test.scopelight.json"_s));
}

void provokeTokenFile(Provoked& rows)
{
    const QDateTime now({2026, 11, 28}, {12, 0}, Qt::UTC);
    const Refuse parse = [&now](const QByteArray& bytes) { return errorOf(TokenFile::parse(bytes, now)); };
    provokeJson(rows, parse);
    provokeReading(rows, [&now](const QString& path) {
        return errorOf(readSmallFile(path, Step::TokenFile).and_then([&now](const QByteArray& bytes) {
            return TokenFile::parse(bytes, now);
        }));
    });
    const auto user = [](const QByteArray& members) {
        return R"({"type":"authorized_user","client_id":"1-a.apps.googleusercontent.com",)" + members + '}';
    };
    refuse(rows, parse, user(R"("client_secret":"s")"));
    refuse(rows, parse, user(R"("refresh_token":7)"));
    refuse(rows, parse, user(R"("refresh_token":"r","token_uri":"http://evil.example/t")"));
    refuse(rows, parse, user(R"("refresh_token":"r","token_uri":"https://a@evil.example/t")"));
    refuse(rows, parse, user(R"("refresh_token":"r","access_token":"a b")"));
    refuse(rows, parse, user(R"("refresh_token":"r","scopes":["a\"b"])"));
    refuse(rows, parse, R"({"access_token":"","token_type":"Bearer"})");
    refuse(rows, parse, R"({"access_token":"a","token_type":"DPoP"})");
    for (const QString& file : QDir(testDataPath(u"client"_s)).entryList({u"wrong_*"_s}, QDir::Files)) {
        const auto error = parse(clientFile(file));
        if (error && error->code == u"wrong_file")
            rows.failure(*error, file.section(u'.', 0, 0).mid(6));
    }
    refuse(rows, parse, clientFile(u"web.json"_s), u"client"_s);
    rows.failure(TokenFile{.tokens = {.accessToken = Secret(u"a"_s), .receivedAt = now}}.toJson());
    rows.failure(TokenFile{.tokens = {.accessToken = Secret(u"a"_s)}}.toJson(), u"of what was saved"_s);
    rows.failure(TokenFile{.tokens = {.refreshToken = Secret(u"r"_s)}}.toJson());
}

void provokeKeyFile(Provoked& rows)
{
    const Refuse parse = [](const QByteArray& bytes) { return errorOf(ServiceAccount::parse(bytes)); };
    provokeJson(rows, parse);
    provokeReading(rows, [](const QString& path) {
        return errorOf(readSmallFile(path, Step::ServiceAccount).and_then(ServiceAccount::parse));
    });
    refuse(rows, parse, clientFile(u"web.json"_s), u"client"_s);
    refuse(rows, parse, clientFile(u"wrong_authorized_user.json"_s), u"user"_s);
    refuse(rows, parse, clientFile(u"wrong_external_account.json"_s), u"federation"_s);
    const auto key = [](const QByteArray& members) {
        return R"({"type":"service_account",)" + members + '}';
    };
    refuse(rows, parse, key(R"("private_key":"k")"));
    refuse(rows, parse, key(R"("client_email":7)"));
    refuse(rows, parse,
        key(R"("client_email":"a@b","private_key":"k","token_uri":"http://evil.example/token")"));
    const ServiceAccount account{.clientEmail = u"a@b"_s, .privateKey = Secret(u"no key"_s)};
    rows.failure(account.assertion({u"openid"_s}, {}, QDateTime({2026, 11, 28}, {12, 0}, Qt::UTC)));
}

} // namespace

void provokeFiles(Provoked& rows)
{
    provokeClientFile(rows);
    provokeProfile(rows);
    provokeTokenFile(rows);
    provokeKeyFile(rows);
}
