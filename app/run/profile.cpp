// SPDX-License-Identifier: Apache-2.0
#include "run/profile.h"

#include "base/memberreader.h"
#include "base/strictjson.h"
#include "http/urlrules.h"
#include "oauth/uriparts.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int version = 1;

/// A word that is not among those we know: a slip in it must not make a check pass.
void checkWord(MemberReader& reader, const QString& name, const QString& word, const QStringList& known)
{
    if (known.contains(word))
        return;
    const Facts facts{
        {u"member"_s, reader.pathOf(name)}, {u"found"_s, word}, {u"known"_s, known.join(u", "_s)}};
    reader.refuse(u"unknown_value"_s, facts);
}

void checkAddress(MemberReader& reader, const QString& name, const QString& address)
{
    if (address.isEmpty())
        return;
    if (const auto checked = checkEndpoint(address, reader.pathOf(name), Step::Profile); !checked)
        reader.refuse(checked.error().code, checked.error().facts);
}

void checkVersion(MemberReader& top, const QJsonValue& value)
{
    if (value.isUndefined())
        return top.refuse(u"missing_member"_s, {{u"member"_s, u"scopelight"_s}});
    if (!value.isDouble()) {
        const Facts facts{{u"member"_s, u"scopelight"_s}, {u"found"_s, jsonTypeName(value.type())},
            {u"expected"_s, jsonTypeName(QJsonValue::Double)}};
        return top.refuse(u"wrong_type"_s, facts);
    }
    if (value.toDouble() != version)
        top.refuse(u"unsupported_version"_s, {{u"found"_s, QString::number(value.toDouble())}});
}

AuthorizationOptions readParameters(MemberReader& reader)
{
    AuthorizationOptions options;
    options.accessType = reader.text(u"access_type"_s, options.accessType);
    options.prompt = reader.text(u"prompt"_s, options.prompt);
    options.loginHint = reader.text(u"login_hint"_s);
    options.includeGrantedScopes = reader.boolean(u"include_granted_scopes"_s, false);
    checkWord(reader, u"access_type"_s, options.accessType, {u"offline"_s, u"online"_s, {}});
    for (const QString& word : options.prompt.split(u' ', Qt::SkipEmptyParts))
        checkWord(reader, u"prompt"_s, word, {u"none"_s, u"consent"_s, u"select_account"_s, u"login"_s});
    return options;
}

void readServer(Profile& profile, MemberReader& reader)
{
    profile.trust = reader.texts(u"trust"_s);
    profile.issuer = reader.text(u"issuer"_s);
    profile.apiRoot = reader.text(u"api_root"_s);
    for (const QString& origin : profile.trust)
        checkAddress(reader, u"trust"_s, origin);
    checkAddress(reader, u"issuer"_s, profile.issuer);
    checkAddress(reader, u"api_root"_s, profile.apiRoot);
}

void checkCount(MemberReader& reader, const QString& name, const QJsonValue& value)
{
    const double count = value.toDouble(-1);
    if (!value.isUndefined() && (count < 0 || count != std::floor(count))) {
        const Facts facts{{u"member"_s, reader.pathOf(name)}, {u"found"_s, jsonTypeName(value.type())},
            {u"expected"_s, u"whole number"_s}};
        reader.refuse(u"wrong_type"_s, facts);
    }
}

/// Members that nobody knows are kept and left to whoever checks them.
void checkExpectations(MemberReader& reader, const QJsonObject& expect)
{
    reader.texts(u"granted"_s);
    reader.texts(u"not_granted"_s);
    reader.boolean(u"refresh_token"_s, false);
    checkCount(reader, u"drive_files_at_least"_s, expect.value(u"drive_files_at_least"_s));
    if (const QString word = reader.text(u"class_at_most"_s); expect.contains(u"class_at_most"_s)) {
        checkWord(reader, u"class_at_most"_s, word,
            {u"sign_in"_s, u"non_sensitive"_s, u"sensitive"_s, u"restricted"_s});
    }
    const QJsonObject access = reader.object(u"access"_s);
    for (const QString& scope : access.keys()) {
        checkWord(reader, u"access."_s + scope, access.value(scope).toString(),
            {u"allowed"_s, u"refused"_s, u"api_off"_s, u"inconclusive"_s, u"not_tested"_s});
    }
}

std::optional<Error> firstError(std::initializer_list<const MemberReader*> readers)
{
    for (const MemberReader* reader : readers) {
        if (reader->error())
            return reader->error();
    }
    return std::nullopt;
}

} // namespace

Result<Profile> Profile::parse(const QByteArray& json, const QString& folder)
{
    const auto document = parseStrictJson(json, Step::Profile);
    if (!document)
        return tl::unexpected(document.error());
    MemberReader top(*document, {}, Step::Profile);
    checkVersion(top, document->value(u"scopelight"_s));
    const QString clientFile = top.requiredText(u"client_file"_s);
    Profile profile{.name = top.text(u"name"_s),
        .clientFile = QDir::cleanPath(QDir(folder).absoluteFilePath(clientFile)),
        .redirectUri = top.text(u"redirect_uri"_s),
        .scopes = top.requiredTexts(u"scopes"_s),
        .declared = top.texts(u"declared"_s),
        .expectations = top.object(u"expect"_s),
        .document = *document};
    MemberReader parameters(top.object(u"parameters"_s), u"parameters"_s, Step::Profile);
    profile.options = readParameters(parameters);
    MemberReader server(top.object(u"server"_s), u"server"_s, Step::Profile);
    readServer(profile, server);
    MemberReader expect(profile.expectations, u"expect"_s, Step::Profile);
    checkExpectations(expect, profile.expectations);
    if (const auto error = firstError({&top, &parameters, &server, &expect}))
        return tl::unexpected(*error);
    return profile;
}

QStringList Profile::unknownMembers() const
{
    QStringList unknown;
    const auto look = [&unknown](const QJsonObject& object, const QString& path, const QStringList& known) {
        for (const QString& member : object.keys()) {
            if (!known.contains(member))
                unknown.append(path + member);
        }
    };
    look(document, {},
        {u"scopelight"_s, u"name"_s, u"client_file"_s, u"redirect_uri"_s, u"scopes"_s, u"declared"_s,
            u"parameters"_s, u"server"_s, u"expect"_s, u"comment"_s, u"$schema"_s});
    look(document.value(u"parameters"_s).toObject(), u"parameters."_s,
        {u"access_type"_s, u"prompt"_s, u"login_hint"_s, u"include_granted_scopes"_s});
    look(document.value(u"server"_s).toObject(), u"server."_s, {u"trust"_s, u"issuer"_s, u"api_root"_s});
    return unknown;
}

QStringList Profile::trustedHere() const
{
    QStringList trusted;
    for (const QString& origin : trust) {
        if (isLoopbackHost(QUrl(origin).host()))
            trusted.append(origin);
    }
    return trusted;
}

Result<Profile> Profile::read(const QString& path)
{
    const auto bytes = readSmallFile(path, Step::Profile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return parse(*bytes, QFileInfo(path).absolutePath());
}

} // namespace scopelight
