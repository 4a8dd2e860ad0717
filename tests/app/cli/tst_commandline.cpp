// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// What these words come to; the words are split at spaces.
std::variant<CommandLine, int> parse(const QString& words)
{
    QList<QByteArray> texts{"scopelight-cli"};
    for (const QString& word : words.split(u' ', Qt::SkipEmptyParts))
        texts.append(word.toLocal8Bit());
    std::vector<char*> arguments;
    for (QByteArray& text : texts)
        arguments.push_back(text.data());
    return parseCommandLine(int(arguments.size()), arguments.data());
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understandsASource();
    void understandsACommandsOwnOptions();
    void takesWhatGoesTogether_data();
    void takesWhatGoesTogether();
    void refusesWhatContradictsItself_data();
    void refusesWhatContradictsItself();
    void takesNoSecret();
};

void TestCommandLine::understandsASource()
{
    const auto parsed = parse(u"authorize --client c.json --scope openid --scope drive --redirect-uri "
                              "http://localhost:8080 --use-anyway --access-type online --login-hint a@b.c "
                              "--trust-server http://localhost:3000 --timeout 7 --format json"_s);
    const auto* line = std::get_if<CommandLine>(&parsed);
    QVERIFY(line != nullptr);
    QCOMPARE(line->commandName, u"authorize"_s);
    QCOMPARE(line->source.clientFile, u"c.json"_s);
    QCOMPARE(line->source.scopes, (QStringList{u"openid"_s, u"drive"_s}));
    QCOMPARE(line->source.redirectUri, u"http://localhost:8080"_s);
    QVERIFY(line->source.useAnyway && line->output.json);
    QCOMPARE(line->source.accessType, std::optional(u"online"_s));
    QVERIFY2(!line->source.prompt, "what is not said is not chosen");
    QCOMPARE(line->source.trustedServers, QStringList{u"http://localhost:3000"_s});
    QCOMPARE(line->browser.timeoutSeconds, 7);
}

void TestCommandLine::understandsACommandsOwnOptions()
{
    const auto drive = std::get<CommandLine>(parse(u"drive --practice --max 20 --count --query x"_s));
    QCOMPARE(std::get<DriveCommand>(drive.command).maxFiles, 20);
    QVERIFY(std::get<DriveCommand>(drive.command).countOnly);
    QCOMPARE(std::get<DriveCommand>(drive.command).query, u"x"_s);
    const auto refresh = std::get<CommandLine>(parse(u"refresh --token-file a --save-token b"_s));
    QCOMPARE(refresh.output.saveTokenFile, u"b"_s);
    const auto practice = std::get<CommandLine>(parse(u"practice --port 9000 --scenario slow"_s));
    QCOMPARE(std::get<PracticeCommand>(practice.command).port, 9000);
    QCOMPARE(std::get<PracticeCommand>(practice.command).scenarios, QStringList{u"slow"_s});
}

void TestCommandLine::takesWhatGoesTogether_data()
{
    QTest::addColumn<QString>("words");
    for (const char* words : {
             "drive --client c --scope s --token-file t",
             "drive --profile p --token-file -",
             "drive --profile p --scope s",
             "drive --profile p --practice --auto-consent",
             "drive --profile p --service-account k --subject a@b.c",
             "drive --client c --remembered --login-hint a@b.c",
             "authorize --client c --scope s --save-token f --remember",
         })
        QTest::newRow(words) << QString::fromLatin1(words);
}

void TestCommandLine::takesWhatGoesTogether()
{
    QFETCH(const QString, words);
    QVERIFY(std::holds_alternative<CommandLine>(parse(words)));
}

void TestCommandLine::refusesWhatContradictsItself_data()
{
    QTest::addColumn<QString>("words");
    for (const char* words : {
             "drive --client c --profile p",
             "drive --client c --practice",
             "drive --client c --service-account k",
             "drive --token-file t --remembered --client c",
             "drive --token-file t --practice",
             "drive --token-file t --service-account k",
             "drive --remembered --practice",
             "drive --remembered --service-account k",
             "drive --service-account k --practice",
             "drive --client c --subject a@b.c",
             "drive --client c --auto-consent",
             "drive --client c --use-anyway",
             "drive --client c --no-browser --browser firefox",
             "drive --client c --format xml",
             "drive --client c --max -1",
             "authorize --client c --timeout 0",
             "practice --port 65536",
         })
        QTest::newRow(words) << QString::fromLatin1(words);
}

void TestCommandLine::refusesWhatContradictsItself()
{
    QFETCH(const QString, words);
    const auto parsed = parse(words);
    QVERIFY(std::holds_alternative<int>(parsed));
    QCOMPARE(std::get<int>(parsed), 2);
}

// A command line is seen by everybody on the machine (threats: process list, shell history).
void TestCommandLine::takesNoSecret()
{
    for (const QString& option :
        {u"--client-secret"_s, u"--access-token"_s, u"--refresh-token"_s, u"--token"_s})
        QCOMPARE(std::get<int>(parse(u"drive --practice %1 x"_s.arg(option))), 2);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
