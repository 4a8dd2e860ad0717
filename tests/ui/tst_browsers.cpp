// SPDX-License-Identifier: Apache-2.0
#include "files.h"

#include "oauth/externaluseragent.h"
#include "work/browsers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// A machine with a few browsers: programs on a PATH, profiles in a home folder.
class TestBrowsers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void offersTheSystemsAlone();
    void offersPrivateWindows();
    void listsProfilesOfChromium();
    void listsProfilesOfFirefox();
    void passesOverWhatIsBroken();

private:
    bool install(const QString& program) const;
    bool writeHome(const QString& path, const QByteArray& bytes) const;
    static QStringList names();
    static QStringList commandOf(const QString& name);

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestBrowsers::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_home->path()).mkdir(u"bin"_s));
    qputenv("HOME", m_home->path().toUtf8());
    qputenv("PATH", m_home->filePath(u"bin"_s).toUtf8());
}

bool TestBrowsers::install(const QString& program) const
{
    const QString path = m_home->filePath(u"bin/"_s + program);
    return writeFile(path, "#!/bin/sh\n") && QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner);
}

bool TestBrowsers::writeHome(const QString& path, const QByteArray& bytes) const
{
    const QString file = m_home->filePath(path);
    return QDir().mkpath(file.section(u'/', 0, -2)) && writeFile(file, bytes);
}

QStringList TestBrowsers::names()
{
    QStringList names;
    for (const BrowserChoice& choice : installedBrowsers())
        names.append(choice.name);
    return names;
}

/// The command of a choice as it is started.
QStringList TestBrowsers::commandOf(const QString& name)
{
    for (const BrowserChoice& choice : installedBrowsers()) {
        if (choice.name == name)
            return ExternalUserAgent{choice.command}.commandLine(QUrl(u"https://example.com/"_s));
    }
    return {};
}

void TestBrowsers::offersTheSystemsAlone()
{
    QCOMPARE(names(), QStringList{u"The system’s browser"_s});
    QVERIFY(installedBrowsers().first().command.isEmpty());
}

void TestBrowsers::offersPrivateWindows()
{
    QVERIFY(install(u"chromium"_s) && install(u"konqueror"_s));
    QCOMPARE(names(),
        (QStringList{
            u"The system’s browser"_s, u"Chromium"_s, u"Chromium, private window"_s, u"Konqueror"_s}));
    QCOMPARE(commandOf(u"Chromium, private window"_s),
        (QStringList{u"chromium"_s, u"--incognito"_s, u"https://example.com/"_s}));
}

void TestBrowsers::listsProfilesOfChromium()
{
    QVERIFY(install(u"chromium"_s));
    QVERIFY(writeHome(u".config/chromium/Local State"_s,
        R"({"profile":{"info_cache":{"Default":{"name":"Ada"},"Profile 1":{"name":"Test account"}}}})"));
    QCOMPARE(names().mid(1),
        (QStringList{u"Chromium"_s, u"Chromium, profile Ada"_s, u"Chromium, profile Test account"_s,
            u"Chromium, private window"_s}));
    QCOMPARE(commandOf(u"Chromium, profile Test account"_s),
        (QStringList{u"chromium"_s, u"--profile-directory=Profile 1"_s, u"https://example.com/"_s}));
}

void TestBrowsers::listsProfilesOfFirefox()
{
    QVERIFY(install(u"firefox"_s));
    QVERIFY(writeHome(u".mozilla/firefox/profiles.ini"_s,
        "[Profile1]\nName=default\nPath=a\n[Profile0]\nName=two "
        "\\\"words\\\"\nPath=b\n[General]\nVersion=2\n"));
    QVERIFY(names().contains(u"Firefox, profile default"_s));
    QCOMPARE(commandOf(u"Firefox, profile two \"words\""_s),
        (QStringList{u"firefox"_s, u"-P"_s, u"two \"words\""_s, u"https://example.com/"_s}));
}

void TestBrowsers::passesOverWhatIsBroken()
{
    QVERIFY(install(u"chromium"_s) && install(u"firefox"_s));
    QVERIFY(writeHome(u".config/chromium/Local State"_s, "{\"profile\": [1, 2"));
    QVERIFY(writeHome(u".mozilla/firefox/profiles.ini"_s, "no ini at all"));
    QVERIFY2(names().filter(u"profile"_s).isEmpty(), qPrintable(names().join(u", "_s)));
}

QTEST_GUILESS_MAIN(TestBrowsers)
#include "tst_browsers.moc"
