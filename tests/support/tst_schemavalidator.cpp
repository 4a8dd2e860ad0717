// SPDX-License-Identifier: Apache-2.0
#include "schemavalidator.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestSchemaValidator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatFits();
    void refuses_data();
    void refuses();
};

void TestSchemaValidator::acceptsWhatFits()
{
    QCOMPARE(schemaProblem(u"revoke.schema.json"_s, R"({"revoked": true, "token_unknown": false})"), u""_s);
    QCOMPARE(schemaProblem(u"error.schema.json"_s,
                 R"({"error": {"step": "drive", "code": "api_off", "message": "m", "hint": null}})"),
        u""_s);
}

void TestSchemaValidator::refuses_data()
{
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("keyword");
    const QString revoke = u"revoke.schema.json"_s;
    const QString error = u"error.schema.json"_s;
    QTest::newRow("a member is missing") << revoke << QByteArray(R"({"revoked": true})") << u"required"_s;
    QTest::newRow("a member too many")
        << revoke << QByteArray(R"({"revoked": true, "token_unknown": true, "x": 1})")
        << u"additionalProperties"_s;
    QTest::newRow("another type") << revoke << QByteArray(R"({"revoked": true, "token_unknown": "no"})")
                                  << u"type"_s;
    QTest::newRow("another value")
        << u"inspect.schema.json"_s
        << QByteArray(R"({"type": "desktop", "client_id": "c", "project_id": null, "project_number": null, )"
                      R"("auth_uri": "a", "token_uri": "t", "is_google": true, "has_client_secret": true, )"
                      R"("redirect_uris": [], "javascript_origins": [], "findings": []})")
        << u"enum"_s;
    QTest::newRow("a pattern")
        << error << QByteArray(R"({"error": {"step": "Drive!", "code": "c", "message": "m", "hint": null}})")
        << u"pattern"_s;
    QTest::newRow("a pattern with code points")
        << u"tokeninfo.schema.json"_s
        << QByteArray(
               R"({"audience": null, "account": null, "scopes": ["a b"], "access_type": null, "expires_in": 1})")
        << u"pattern"_s;
    QTest::newRow("no JSON") << revoke << QByteArray("{") << u"no JSON"_s;
    QTest::newRow("no such schema") << u"none.schema.json"_s << QByteArray("{}") << u"cannot be read"_s;
}

void TestSchemaValidator::refuses()
{
    QFETCH(const QString, schema);
    QFETCH(const QByteArray, json);
    QFETCH(const QString, keyword);
    const QString problem = schemaProblem(schema, json);
    QVERIFY2(problem.contains(keyword), qPrintable(problem));
}

QTEST_GUILESS_MAIN(TestSchemaValidator)
#include "tst_schemavalidator.moc"
