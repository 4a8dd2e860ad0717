// SPDX-License-Identifier: Apache-2.0
#include "cli/exitstatus.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// The table of exit statuses that scripts depend on, held against the words' own data.
class TestExitStatus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheContract_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<int>("status");
        const auto ours = [](Step step, const QString& code, int status) {
            QTest::addRow("%s %s", qPrintable(toString(step)), qPrintable(code))
                << Error{step, code} << status;
        };
        const auto servers = [](Step step, const QString& code, int status) {
            QTest::addRow("server: %s %s", qPrintable(toString(step)), qPrintable(code))
                << Error{step, code, {}, true} << status;
        };
        ours(Step::Drive, u"scope_insufficient"_s, 1);
        ours(Step::Drive, u"api_off"_s, 1);
        ours(Step::Usage, u"no_source"_s, 2);
        ours(Step::ClientFile, u"wrong_file"_s, 2);
        ours(Step::ClientFile, u"json_syntax"_s, 2);
        ours(Step::Listen, u"redirect_not_in_file"_s, 2);
        ours(Step::Trust, u"untrusted_server"_s, 2);
        servers(Step::TokenExchange, u"invalid_client"_s, 2);
        servers(Step::Refresh, u"invalid_client"_s, 2);
        servers(Step::Authorization, u"access_denied"_s, 3);
        ours(Step::Authorization, u"cancelled"_s, 3);
        ours(Step::Authorization, u"timed_out"_s, 3);
        servers(Step::Refresh, u"invalid_grant"_s, 3);
        for (const Step step :
            {Step::Discovery, Step::TokenExchange, Step::Refresh, Step::Drive, Step::TokenInfo}) {
            ours(step, u"connection_refused"_s, 4);
            ours(step, u"unknown_host"_s, 4);
            ours(step, u"timeout"_s, 4);
        }
        for (const Step step : {Step::Revocation, Step::TokenInfo})
            ours(step, u"offer_unknown"_s, 4);
        servers(Step::TokenExchange, u"server_error"_s, 4);
        servers(Step::Refresh, u"temporarily_unavailable"_s, 4);
        ours(Step::Drive, u"server_unavailable"_s, 4);
        ours(Step::Drive, u"rate_limited"_s, 4);
        ours(Step::Drive, u"quota_exceeded"_s, 4);
        ours(Step::Listen, u"port_taken"_s, 5);
        ours(Step::Keychain, u"no_keychain"_s, 5);
        for (const Step step : {Step::ClientFile, Step::Profile, Step::TokenFile, Step::ServiceAccount}) {
            for (const QString& code : {u"file_not_found"_s, u"file_not_readable"_s, u"file_not_regular"_s})
                ours(step, code, 5);
        }
        ours(Step::ClientFile, u"secret_file_not_readable"_s, 5);
        ours(Step::Authorization, u"interrupted"_s, 130);
        ours(Step::Drive, u"interrupted"_s, 130);
        ours(Step::ClientFile, u"interrupted"_s, 130);
    }

    void followsTheContract()
    {
        QFETCH(const Error, error);
        QTEST(exitStatus(outcomeOf(error)), "status");
    }
};

QTEST_GUILESS_MAIN(TestExitStatus)
#include "tst_exitstatus.moc"
