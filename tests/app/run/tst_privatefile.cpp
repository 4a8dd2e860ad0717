// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "run/tokenfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestPrivateFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isReadableByItsOwnerOnlyWhateverTheUmask();
    void takesThePlaceOfAFileThatOthersCouldRead();
    void neitherFollowsNorReplacesALink();
    void refusesOtherPlaces_data();
    void refusesOtherPlaces();
    void looksWithoutLeavingAnything();
    void leavesTheOldFileWholeAndNothingBehindWhenItFails();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QStringList entries() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    mode_t m_umask = 0;
};

void TestPrivateFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_umask = ::umask(0);
}

void TestPrivateFile::cleanup()
{
    ::umask(m_umask);
}

void TestPrivateFile::isReadableByItsOwnerOnlyWhateverTheUmask()
{
    QVERIFY(savePrivately(path(u"token.json"_s), "secret").has_value());
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(path(u"token.json"_s)).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0600));
    QCOMPARE(readFile(path(u"token.json"_s)), "secret"_ba);
    QCOMPARE(entries(), QStringList{u"token.json"_s});
}

void TestPrivateFile::takesThePlaceOfAFileThatOthersCouldRead()
{
    QVERIFY(writeFile(path(u"token.json"_s), "older, longer content"));
    QFile reader(path(u"token.json"_s));
    QVERIFY(reader.open(QIODevice::ReadOnly)); // opened before, by somebody else
    QVERIFY(savePrivately(path(u"token.json"_s), "secret").has_value());
    QCOMPARE(reader.readAll(), "older, longer content"_ba);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(path(u"token.json"_s)).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0600));
}

void TestPrivateFile::neitherFollowsNorReplacesALink()
{
    QVERIFY(writeFile(path(u"elsewhere"_s), "untouched"));
    QVERIFY(QFile::link(path(u"elsewhere"_s), path(u"token.json"_s)));
    const auto saved = savePrivately(path(u"token.json"_s), "secret");
    QCOMPARE(saved.error().facts.value(u"link"_s), u"true"_s);
    QCOMPARE(readFile(path(u"elsewhere"_s)), "untouched"_ba);
    QVERIFY(QFileInfo(path(u"token.json"_s)).isSymbolicLink());
}

void TestPrivateFile::refusesOtherPlaces_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no such folder") << u"missing/token.json"_s << u"folder_missing"_s;
    QTest::newRow("a folder") << u"folder"_s << u"not_regular"_s;
    QTest::newRow("a pipe") << u"pipe"_s << u"not_regular"_s;
    QTest::newRow("a file as folder") << u"file/token.json"_s << u"folder_missing"_s;
    QTest::newRow("a device") << u"/dev/null"_s << u"not_regular"_s;
    QTest::newRow("a file system without files of ours") << u"/proc/token.json"_s << u"folder_not_writable"_s;
}

void TestPrivateFile::refusesOtherPlaces()
{
    QFETCH(QString, place);
    QFETCH(QString, reason);
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    QVERIFY(writeFile(path(u"file"_s), {}));
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    const QString absolute = place.startsWith(u'/') ? place : path(place);
    const auto saved = savePrivately(absolute, "secret");
    QVERIFY(!saved);
    const Facts facts{{u"path"_s, absolute}, {reason, u"true"_s}};
    QCOMPARE(saved.error(), (Error{Step::Output, u"file_not_writable"_s, facts}));
    const auto writable = checkWritable(absolute);
    QVERIFY2(!writable && writable.error() == saved.error(), "known without the bytes");
}

void TestPrivateFile::looksWithoutLeavingAnything()
{
    QVERIFY(checkWritable(path(u"new.json"_s)));
    QCOMPARE(entries(), QStringList());
}

void TestPrivateFile::leavesTheOldFileWholeAndNothingBehindWhenItFails()
{
    QVERIFY(writeFile(path(u"token.json"_s), "older"));
    QVERIFY(!savePrivately(path(u"token.json/inside"_s), "secret"));
    QCOMPARE(readFile(path(u"token.json"_s)), "older"_ba);
    QCOMPARE(entries(), QStringList{u"token.json"_s});
}

QTEST_GUILESS_MAIN(TestPrivateFile)
#include "tst_privatefile.moc"
