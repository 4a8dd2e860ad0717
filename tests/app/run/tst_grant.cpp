// SPDX-License-Identifier: Apache-2.0
#include "run/grant.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

Grant fullGrant()
{
    return {.clientId = u"1-a.apps.googleusercontent.com"_s,
        .redirectUri = u"http://localhost:8080"_s,
        .requested = {u"https://www.googleapis.com/auth/drive"_s, u"email"_s, u"a"_s},
        .tokens = {.accessToken = Secret(u"ya29.access"_s),
            .refreshToken = Secret(u"1//refresh"_s),
            .idToken = Secret(u"h.p.s"_s),
            .granted = {u"z"_s, u"openid"_s, u"https://www.googleapis.com/auth/userinfo.email"_s, u"a"_s},
            .expiresIn = 3599,
            .refreshTokenExpiresIn = 604799},
        .account = Account{u"117"_s, u"ada@example.org"_s},
        .idTokenChecks = QList<Check>{{u"alg"_s, Check::Outcome::Passed},
            {u"signature"_s, Check::Outcome::NotChecked, u"keys_unavailable"_s},
            {u"exp"_s, Check::Outcome::Failed, u"expired"_s}}};
}

QByteArray text(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonObject readJson(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// The schema that the CLI's contract names.
QJsonObject schema()
{
    return readJson(QStringLiteral(PROJECT_DIR "/resources/schemas/authorize.schema.json"));
}

QString typeOf(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return u"integer"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    default:
        return u"object"_s;
    }
}

/// The first member that the schema does not allow or misses; empty when all is well.
QString unlike(const QJsonObject& json, const QJsonObject& schema)
{
    for (const QJsonValue& name : schema[u"required"_s].toArray()) {
        if (!json.contains(name.toString()))
            return u"misses "_s + name.toString();
    }
    const QJsonObject properties = schema[u"properties"_s].toObject();
    for (auto member = json.begin(); member != json.end(); ++member) {
        const QJsonObject property = properties[member.key()].toObject();
        const QJsonValue type = property[u"type"_s];
        const QJsonArray types = type.isArray() ? type.toArray() : QJsonArray{type};
        if (!types.contains(typeOf(*member)))
            return member.key();
        const QString inner = member->isObject() ? unlike(member->toObject(), property) : QString();
        if (!inner.isEmpty())
            return member.key() + u'.' + inner;
    }
    return {};
}

} // namespace

class TestGrant : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesEveryMember()
    {
        const QJsonObject expected = readJson(QStringLiteral(TEST_DATA_DIR "/grant/authorize.json"));
        QCOMPARE(expected.size(), 11);
        QCOMPARE(toJson(fullGrant(), false), expected);
    }

    void fitsTheSchema_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::newRow("full") << fullGrant();
        QTest::newRow("empty") << Grant{};
        Grant nameless = fullGrant();
        nameless.account->email.clear();
        QTest::newRow("no e-mail") << nameless;
    }

    void fitsTheSchema()
    {
        QFETCH(Grant, grant);
        QVERIFY(!schema().isEmpty());
        QCOMPARE(unlike(toJson(grant, false), schema()), QString());
        QCOMPARE(unlike(toJson(grant, true), schema()), QString());
    }

    void showsSecretsOnlyWhenAsked()
    {
        const QByteArray safe = text(toJson(fullGrant(), false));
        for (const QByteArray& secret : {QByteArray("ya29"), QByteArray("1//"), QByteArray("h.p.s")})
            QVERIFY2(!safe.contains(secret), secret.constData());
        const QJsonObject open = toJson(fullGrant(), true);
        QCOMPARE(open[u"access_token"_s].toString(), u"ya29.access"_s);
        QCOMPARE(open[u"refresh_token"_s].toString(), u"1//refresh"_s);
        QCOMPARE(open[u"id_token_jwt"_s].toString(), u"h.p.s"_s);
        QVERIFY(toJson(Grant{}, true)[u"refresh_token"_s].isNull());
    }

    void namesTheAccountOfTheIdTokenFirst()
    {
        const IdToken token{.claims = {{u"sub"_s, u"117"_s}}};
        const UserInfo same{.subject = u"117"_s, .email = u"ada@example.org"_s};
        const UserInfo other{.subject = u"999"_s, .email = u"eve@example.org"_s};
        QVERIFY(!accountOf({}, {}));
        QVERIFY(accountOf(token, {}) == (Account{u"117"_s, {}}));
        QVERIFY(accountOf({}, same) == (Account{u"117"_s, u"ada@example.org"_s}));
        QVERIFY(accountOf(token, same) == (Account{u"117"_s, u"ada@example.org"_s}));
        // OpenID Connect Core §5.3.4: another subject's answers must not be used.
        QVERIFY(accountOf(token, other) == (Account{u"117"_s, {}}));
    }
};

QTEST_GUILESS_MAIN(TestGrant)
#include "tst_grant.moc"
