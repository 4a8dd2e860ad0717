// SPDX-License-Identifier: Apache-2.0
#include "base/strictjson.h"
#include "files.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestSmallFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAFileOfExactlyTheLimit();
    void refusesOneByteMore();
    void followsALink();
    void refusesWhatIsNoRegularFile_data();
    void refusesWhatIsNoRegularFile();
    void doesNotWaitForAPipe();
    void saysWhenReadingFails();
    void saysWhenTheFileMayNotBeOpened();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    static QString codeOf(const QString& path, qsizetype limit = 16)
    {
        const auto bytes = readSmallFile(path, Step::ClientFile, limit);
        return bytes ? u"read"_s : bytes.error().code;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSmallFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSmallFile::readsAFileOfExactlyTheLimit()
{
    QVERIFY(writeFile(path(u"file"_s), "0123456789abcdef"));
    QCOMPARE(readSmallFile(path(u"file"_s), Step::ClientFile, 16).value(), "0123456789abcdef"_ba);
}

void TestSmallFile::refusesOneByteMore()
{
    QVERIFY(writeFile(path(u"file"_s), "0123456789abcdefg"));
    const auto bytes = readSmallFile(path(u"file"_s), Step::Profile, 16);
    const Facts facts{{u"path"_s, path(u"file"_s)}, {u"limit"_s, u"16"_s}};
    QCOMPARE(bytes.error(), (Error{Step::Profile, u"json_too_large"_s, facts}));
}

void TestSmallFile::followsALink()
{
    QVERIFY(writeFile(path(u"file"_s), "x"));
    QVERIFY(QFile::link(path(u"file"_s), path(u"link"_s)));
    QCOMPARE(codeOf(path(u"link"_s)), u"read"_s);
}

void TestSmallFile::refusesWhatIsNoRegularFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << u"nothing"_s << u"file_not_found"_s;
    QTest::newRow("link to nothing") << u"dangling"_s << u"file_not_found"_s;
    QTest::newRow("folder") << u"."_s << u"file_not_regular"_s;
    QTest::newRow("endless device") << u"/dev/zero"_s << u"file_not_regular"_s;
    QTest::newRow("link to a device") << u"device"_s << u"file_not_regular"_s;
}

void TestSmallFile::refusesWhatIsNoRegularFile()
{
    QFETCH(QString, name);
    QVERIFY(QFile::link(path(u"nothing"_s), path(u"dangling"_s)));
    QVERIFY(QFile::link(u"/dev/zero"_s, path(u"device"_s)));
    QTEST(codeOf(name.startsWith(u'/') ? name : path(name)), "code");
}

void TestSmallFile::doesNotWaitForAPipe()
{
#ifdef Q_OS_UNIX
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(codeOf(path(u"pipe"_s)), u"file_not_regular"_s);
    QVERIFY(clock.elapsed() < 1000);
#else
    QSKIP("pipes have no path here");
#endif
}

void TestSmallFile::saysWhenReadingFails()
{
#ifdef Q_OS_LINUX
    // A regular file that opens and has nothing mapped at its start.
    QCOMPARE(codeOf(u"/proc/self/mem"_s), u"file_not_readable"_s);
#else
    QSKIP("no such file here");
#endif
}

void TestSmallFile::saysWhenTheFileMayNotBeOpened()
{
    QVERIFY(writeFile(path(u"file"_s), "x"));
    QVERIFY(QFile::setPermissions(path(u"file"_s), {}));
#ifdef Q_OS_UNIX
    // Root may open everything, so it asks as somebody else, who may come as far as the folder.
    constexpr uid_t nobody = 65534;
    const bool isRoot = ::geteuid() == 0;
    QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0711), 0);
    QCOMPARE(isRoot ? ::seteuid(nobody) : 0, 0);
    const QString code = codeOf(path(u"file"_s));
    QCOMPARE(isRoot ? ::seteuid(0) : 0, 0);
#else
    const QString code = codeOf(path(u"file"_s));
#endif
    QCOMPARE(code, u"file_not_readable"_s);
}

QTEST_GUILESS_MAIN(TestSmallFile)
#include "tst_smallfile.moc"
