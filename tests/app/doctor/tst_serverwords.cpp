// SPDX-License-Identifier: Apache-2.0
#include "diagnosisfile.h"
#include "doctor/explain.h"
#include "files.h"
#include "reachablewords.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// What is truly about Google, whoever answers.
struct AboutGoogle {
    QString file;
    QString code; ///< the beginning of it; empty: the whole file
    QString why;
};

const QList<AboutGoogle> aboutGoogle{
    {u"client_file"_s, {}, u"Google's file format; a file that is not read names no server"_s},
    {u"token_file"_s, {}, u"Google's file format, likewise"_s},
    {u"profile"_s, {}, u"an address of Google's is the example of a misleading one"_s},
    {u"error_page"_s, {}, u"Google's own pages, read by their own coding"_s},
    {u"trust"_s, {}, u"says that a server is not Google's"_s},
    {u"links"_s, {}, u"shown for Google alone"_s},
    {u"practice"_s, {}, u"the provider says whose rules it keeps"_s},
    {u"findings"_s, u"scope"_s, u"the catalogue is Google's, and asked for Google's server only"_s},
    {u"findings"_s, u"review_"_s, u"asked for Google's scopes only"_s},
    {u"findings"_s, u"method_not_covered"_s, u"methods of Google's APIs alone"_s},
    {u"scopes"_s, u"unknown_method"_s, u"methods of Google's APIs alone"_s},
    {u"scopes"_s, u"no_classes_in_text"_s, u"read out of Google's console alone"_s},
    {u"scopes"_s, u"classes_not_readable"_s, u"likewise"_s},
    {u"reasons"_s, u"incremental_of_desktop_client"_s, u"said where Google's rules are"_s},
    {u"reasons"_s, u"reach_"_s, u"said of scopes of the catalogue, which is Google's"_s},
    {u"findings"_s, u"redirect_"_s, u"Google's rules: brokenRedirectRule() is asked for its clients only"_s},
    {u"findings"_s, u"other_server"_s, u"says that the server is not Google's"_s},
    {u"findings"_s, u"google_look_alike"_s, u"says that the server is not Google's"_s},
    {u"findings"_s, u"former_token_endpoint"_s, u"found at Google's endpoints only"_s},
    {u"findings"_s, u"unusual_client_id"_s, u"found for Google's clients only"_s},
    {u"findings"_s, u"masked_client_secret"_s, u"found for Google's clients only"_s},
    {u"drive"_s, u"no_api_root"_s, u"says that the server is not Google's"_s},
    {u"access"_s, u"no_api_root"_s, u"likewise"_s},
    {u"reasons"_s, u"access_no_read_external"_s, u"said of scopes of the catalogue, which is Google's"_s},
    {u"tokeninfo"_s, u"not_offered"_s, u"says whose endpoint it is"_s},
    {u"reasons"_s, u"added_by_server"_s, u"given where Google's rules are"_s},
    {u"service_account"_s, u"json_"_s, u"Google's file format; a file that is not read names no server"_s},
    {u"service_account"_s, u"wrong_file"_s, u"likewise"_s},
    {u"service_account"_s, u"missing_member"_s, u"likewise"_s},
    {u"service_account"_s, u"wrong_type"_s, u"likewise"_s},
    {u"service_account"_s, u"endpoint_not_https"_s, u"likewise"_s},
    {u"service_account"_s, u"bad_private_key"_s, u"likewise"_s},
};

bool isAboutGoogle(const QString& file, const QString& code)
{
    return std::ranges::any_of(aboutGoogle,
        [&](const AboutGoogle& about) { return about.file == file && code.startsWith(about.code); });
}

/// What a text says that is Google's own way; empty when nothing is.
QString googlesWord(const QString& text)
{
    static const QRegularExpression words(
        u"google|\\bconsole\\b|workspace|test users?\\b|100 refresh|seven days|six months|consent screen"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(text).captured();
}

QString saidBy(const Explanation& words)
{
    QString text = words.headline + u'\n' + words.detail;
    for (const Explanation::Cause& cause : words.causes)
        text += u'\n' + cause.text + u'\n' + cause.actions.join(u'\n');
    return text;
}

} // namespace

/// Google's rules are told of Google and of the practice provider, which keeps them, and of no other server.
class TestServerWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsNoRuleOfGooglesOfAnotherServer_data()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(u":/scopelight/diagnosis"_s);
        for (const QString& file : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file)) << file.chopped(5);
    }

    void tellsNoRuleOfGooglesOfAnotherServer()
    {
        QFETCH(const QString, name);
        const KnownFact other{u"server_kind"_s, u"other"_s};
        const QJsonObject entries = diagnosisFile(name);
        QVERIFY(!entries.isEmpty());
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            for (const QString& text : reachableWordsOfEntry(*entry, other)) {
                const bool isClean = googlesWord(text).isEmpty() || isAboutGoogle(name, entry.key());
                QVERIFY2(isClean, qPrintable(entry.key() + u": "_s + text));
            }
        }
    }

    void exemptsOnlyWhatIsThere()
    {
        for (const AboutGoogle& about : aboutGoogle) {
            const QStringList codes = diagnosisFile(about.file).keys();
            QVERIFY2(
                std::ranges::any_of(codes, [&](const QString& code) { return code.startsWith(about.code); }),
                qPrintable(about.file + u' ' + about.code));
        }
    }

    void isToldSoByExplain()
    {
        const Error ended{Step::Refresh, u"invalid_grant"_s, {}, true};
        const auto said = [&](ServerKind kind) { return saidBy(explain(ended, {.server = kind})); };
        for (const ServerKind kind : {ServerKind::Google, ServerKind::Practice})
            QVERIFY2(said(kind).contains(u"Testing"_s), qPrintable(said(kind)));
        const QString other = said(ServerKind::Other);
        for (const QString& word : {u"Testing"_s, u"100"_s, u"seven days"_s, u"six months"_s, u"Gmail"_s})
            QVERIFY2(!other.contains(word), qPrintable(other));
        QVERIFY2(other.contains(u"expired"_s), qPrintable(other));
        const Error undelegated{Step::ServiceAccount, u"unauthorized_client"_s, {}, true};
        QVERIFY(saidBy(explain(undelegated, {})).contains(u"Domain-wide delegation"_s));
    }

    /// A slip in the name of a kind would leave the words out everywhere.
    void knowsTheKindsByName()
    {
        static const QRegularExpression kinds(u"\"server_kind\":\\s*(\\[[^\\]]*\\]|\"[^\"]*\")"_s);
        static const QRegularExpression known(
            u"^(\"other\"|\"google\"|\"practice\"|\\[\\s*\"google\",\\s*\"practice\"\\s*\\])$"_s);
        const QDir folder(u":/scopelight/diagnosis"_s);
        int found = 0;
        for (const QString& file : folder.entryList({u"*.json"_s}, QDir::Files)) {
            const QString text = QString::fromUtf8(readFile(folder.filePath(file)));
            for (const auto& match : kinds.globalMatch(text)) {
                ++found;
                QVERIFY2(known.match(match.captured(1)).hasMatch(), qPrintable(match.captured(1)));
            }
        }
        QVERIFY(found > 50);
    }
};

QTEST_GUILESS_MAIN(TestServerWords)
#include "tst_serverwords.moc"
