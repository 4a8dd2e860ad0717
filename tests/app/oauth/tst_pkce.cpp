// SPDX-License-Identifier: Apache-2.0
#include "oauth/pkce.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestPkce : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesTheChallengeOfRfc7636AppendixB()
    {
        const Pkce pkce{Secret(u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s)};
        QCOMPARE(pkce.codeChallenge(), u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s);
    }

    void drawsAnotherVerifierEachTime()
    {
        static const QRegularExpression unreserved(u"\\A[A-Za-z0-9_-]{43}\\z"_s);
        QSet<QString> drawn;
        for (int i = 0; i < 200; ++i) {
            const QString verifier = Pkce::generate().codeVerifier.reveal();
            QVERIFY2(unreserved.match(verifier).hasMatch(), qPrintable(verifier));
            drawn.insert(verifier);
            drawn.insert(randomToken());
        }
        QCOMPARE(drawn.size(), 400);
    }
};

QTEST_GUILESS_MAIN(TestPkce)
#include "tst_pkce.moc"
