// SPDX-License-Identifier: Apache-2.0
#include "oauth/serverquestions.h"
#include "provocations.h"
#include "questionedserver.h"
#include "signedtoken.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace signedtoken;

namespace {

/// What a check that does not pass says. Keys are new in every run.
void said(Provoked& rows, const QList<Check>& checks, const QString& name, const QString& variant = {})
{
    for (const Check& check : checks) {
        if (check.name != name || check.outcome == Check::Outcome::Passed)
            continue;
        Facts facts = check.facts;
        if (facts.contains(u"kid"_s))
            facts.insert(u"kid"_s, u"key-1"_s);
        rows.reason(check.reason, usualContext(), facts, variant);
    }
}

QJsonObject changed(QJsonObject object, const QString& member, const QJsonValue& value)
{
    object.insert(member, value);
    return object;
}

QJsonObject without(QJsonObject object, const QString& member)
{
    object.remove(member);
    return object;
}

void provokeForms(Provoked& rows)
{
    for (const QString& jwt : {u"a.b"_s, u"a!.b.c"_s, u"e30.W10.c"_s, QString(20'000, u'a')}) {
        const auto token = IdToken::parse(Secret(jwt));
        rows.failure(token);
        if (!token)
            rows.reason(token.error().code, usualContext(), token.error().facts);
    }
}

void provokeHeaders(Provoked& rows)
{
    const auto checked = [](const QJsonObject& header) {
        return checkIdToken(signedToken(header, goodClaims()), serverKeys(), expectation());
    };
    said(rows, checked(changed(goodHeader(), u"alg"_s, u"none"_s)), u"alg"_s);
    said(rows, checked(changed(goodHeader(), u"crit"_s, QJsonArray{u"exp"_s})), u"alg"_s);
    said(rows, checked(changed(goodHeader(), u"kid"_s, u"other"_s)), u"signature"_s);
    IdToken token = signedToken(goodHeader(), goodClaims());
    token.signature[0] = static_cast<char>(token.signature[0] ^ 1);
    said(rows, checkIdToken(token, serverKeys(), expectation()), u"signature"_s);
    JsonWebKeySet two = serverKeys();
    two.keys.append(JsonWebKey{.kid = u"second"_s});
    const IdToken unnamed = signedToken({{u"alg"_s, u"RS256"_s}}, goodClaims());
    said(rows, checkIdToken(unnamed, two, expectation()), u"signature"_s);
}

void provokeClaims(Provoked& rows)
{
    const auto checked = [](const QJsonObject& claims, const IdTokenExpectation& expected = expectation()) {
        return checkIdToken(signedToken(goodHeader(), claims), serverKeys(), expected);
    };
    said(rows, checked(changed(goodClaims(), u"iss"_s, u"https://evil.example"_s)), u"iss"_s);
    said(rows, checked(changed(goodClaims(), u"aud"_s, QJsonArray{u"other"_s})), u"aud"_s,
        u"another audience"_s);
    said(rows, checked(without(goodClaims(), u"nonce"_s)), u"nonce"_s);
    said(rows, checked(changed(goodClaims(), u"exp"_s, issuedAt - 600)), u"exp"_s);
    said(rows, checked(changed(goodClaims(), u"exp"_s, u"soon"_s)), u"exp"_s);
    said(rows, checked(changed(goodClaims(), u"iat"_s, issuedAt + 3000)), u"iat"_s);
    IdTokenExpectation later = expectation();
    later.now = later.now.addSecs(7200);
    said(rows, checked(changed(goodClaims(), u"iat"_s, expiry + 60), later), u"iat"_s);
    said(rows, checked(changed(goodClaims(), u"sub"_s, u"\u00E9"_s)), u"sub"_s);
    IdTokenExpectation nothing{.now = expectation().now};
    for (const QString& name : {u"iss"_s, u"aud"_s, u"nonce"_s, u"at_hash"_s})
        said(rows, checked(goodClaims(), nothing), name);
}

/// A key set of one key that is left out.
QByteArray setOf(const QJsonValue& key)
{
    return QJsonDocument(QJsonObject{{u"keys"_s, QJsonArray{key}}}).toJson();
}

void provokeKeys(Provoked& rows)
{
    const QJsonObject good = serverKey().publicKey.toJson();
    const auto number = [](qsizetype bytes, char last) {
        return QString::fromLatin1(toBase64Url(QByteArray(bytes - 1, '\xFF') + last));
    };
    for (const QJsonValue& key : {QJsonValue(changed(good, u"kty"_s, u"EC"_s)),
             QJsonValue(changed(good, u"use"_s, u"enc"_s)), QJsonValue(changed(good, u"alg"_s, u"RS512"_s)),
             QJsonValue(without(good, u"n"_s)), QJsonValue(changed(good, u"n"_s, number(128, 1))),
             QJsonValue(changed(good, u"n"_s, number(2048, 1))),
             QJsonValue(changed(good, u"n"_s, number(256, 2))),
             QJsonValue(changed(good, u"e"_s, number(2, 2))), QJsonValue(7)}) {
        const auto set = JsonWebKeySet::parse(setOf(key));
        if (set)
            rows.reason(set->leftOut.value(0).reason);
    }
    const auto weak =
        JsonWebKeySet::parse(setOf(changed(changed(good, u"n"_s, number(128, 1)), u"kid"_s, u"key-1"_s)));
    said(rows, checkIdToken(signedToken(goodHeader(), goodClaims()), weak, expectation()), u"signature"_s);
}

void provokeKeySets(Provoked& rows)
{
    rows.failure(JsonWebKeySet::parse("{}"));
    rows.failure(JsonWebKeySet::parse(R"({"keys":7})"));
    QJsonObject key = changed(serverKey().publicKey.toJson(), u"kid"_s, u"key-1"_s);
    rows.failure(
        JsonWebKeySet::parse(QJsonDocument(QJsonObject{{u"keys"_s, QJsonArray{key, key}}}).toJson()));
    rows.failure(JsonWebKeySet::parse("[]"));
    const QByteArray deep = QByteArray(100, '[') + QByteArray(100, ']');
    for (const QByteArray& json : {"<html>"_ba, "\xff\xfe{}"_ba, "[]"_ba, R"({"a":1,"a":2})"_ba,
             R"({"a":)"_ba + deep + '}', R"({"a":")"_ba + QByteArray(2'000'000, 'x') + R"("})"}) {
        const auto keys = JsonWebKeySet::parse(json);
        rows.reason(keys ? u"none"_s : keys.error().code); // as {failure}
        said(rows, checkIdToken(signedToken(goodHeader(), goodClaims()), keys, expectation()), u"signature"_s,
            keys ? u"none"_s : keys.error().code);
    }
    rows.failure(ServerMetadata().withoutEndpoint(Step::IdToken));
    HttpTrace trace;
    TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};
    const auto verified = [&](const ServerMetadata& server, const QString& variant) {
        const auto checks =
            waitFor(verifyIdToken(network, server, signedToken(goodHeader(), goodClaims()), expectation()));
        said(rows, *checks, u"signature"_s, variant);
    };
    QuestionedServer peer;
    peer.answer({.status = 404});
    verified({.jwksUri = peer.origin() + u"/certs"_s}, {});
    verified({}, u"not offered"_s);
    verified({.untold = Facts{{u"status"_s, u"503"_s}}}, u"not known"_s);
    // A request that ends with the program that made it.
    const auto aborted = network.send({.url = QUrl(peer.origin())}, {.step = Step::IdToken});
    network.abortAll();
    rows.failure(waitFor(aborted));
}

} // namespace

void provokeIdTokens(Provoked& rows)
{
    provokeForms(rows);
    provokeHeaders(rows);
    provokeClaims(rows);
    provokeKeys(rows);
    provokeKeySets(rows);
}
