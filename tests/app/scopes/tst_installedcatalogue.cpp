// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "scopes/installedcatalogue.h"
#include "scopes/scopecatalogue.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QByteArray ownVersion = SCOPELIGHT_VERSION;

/// The catalogue with the version's text, which is stored once, replaced by one of the same length.
QByteArray ofVersion(const QByteArray& version)
{
    QByteArray bytes = installedCatalogue().value_or(QByteArrayView()).toByteArray();
    const QByteArray length = QByteArray(1, char(ownVersion.size())) + QByteArray(3, '\0');
    const qsizetype position = bytes.indexOf(length + ownVersion);
    return position < 0 ? QByteArray() : bytes.replace(position + 4, ownVersion.size(), version);
}

} // namespace

/// What both programs read lies in one file beside them: which files are taken, and what is said of others.
class TestInstalledCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isThatOfThisBuild();
    void isMappedOnce();
    void takesAWholeFile();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysThatItIsMissing();
    void saysThatItCannotBeRead();
};

void TestInstalledCatalogue::isThatOfThisBuild()
{
    const auto bytes = installedCatalogue();
    QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().code));
    QCOMPARE(ScopeCatalogue().scopeCount(), ScopeCatalogue(*bytes).scopeCount());
    QVERIFY(ScopeCatalogue().scopeCount() > 500);
}

void TestInstalledCatalogue::isMappedOnce()
{
    QCOMPARE(static_cast<const void*>(installedCatalogue()->data()),
        static_cast<const void*>(installedCatalogue()->data()));
}

void TestInstalledCatalogue::takesAWholeFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"catalogue.bin"_s));
    QVERIFY(writeFile(file.fileName(), ofVersion(ownVersion)));
    const auto bytes = mapCatalogue(file);
    QVERIFY(bytes);
    QCOMPARE(bytes->toByteArray(), ofVersion(ownVersion));
}

void TestInstalledCatalogue::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("version");
    const QByteArray whole = ofVersion(ownVersion);
    const QString notWhole = u"catalogue_not_whole"_s;
    const QString another = u"catalogue_of_another_version"_s;
    QTest::newRow("empty") << QByteArray() << notWhole << QString();
    QTest::newRow("a few bytes") << whole.first(3) << notWhole << QString();
    QTest::newRow("the header alone") << whole.first(84) << notWhole << QString();
    QTest::newRow("cut") << whole.chopped(1) << notWhole << QString();
    QTest::newRow("longer") << whole + 'x' << notWhole << QString();
    QTest::newRow("something else") << QByteArray(whole.size(), 'x') << notWhole << QString();
    QTest::newRow("an older layout") << QByteArray(whole).replace(3, 1, "2") << another << QString();
    QTest::newRow("another version") << ofVersion("9.9.9") << another << u"9.9.9"_s;
}

void TestInstalledCatalogue::saysWhatIsWrong()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, code);
    QFETCH(const QString, version);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"catalogue.bin"_s));
    QVERIFY(writeFile(file.fileName(), bytes));
    const auto mapped = mapCatalogue(file);
    QVERIFY(!mapped);
    QCOMPARE(mapped.error().code, code);
    QCOMPARE(mapped.error().facts.value(u"path"_s), QDir::toNativeSeparators(file.fileName()));
    QCOMPARE(mapped.error().facts.value(u"version"_s), version);
}

void TestInstalledCatalogue::saysThatItIsMissing()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"catalogue.bin"_s));
    const auto mapped = mapCatalogue(file);
    QVERIFY(!mapped);
    QCOMPARE(mapped.error().code, u"catalogue_missing"_s);
}

// A folder in its place: nobody can read that, whatever the account's rights.
void TestInstalledCatalogue::saysThatItCannotBeRead()
{
    const QTemporaryDir folder;
    QFile file(folder.path());
    const auto mapped = mapCatalogue(file);
    QVERIFY(!mapped);
    QCOMPARE(mapped.error().code, u"catalogue_not_readable"_s);
    QVERIFY(!mapped.error().facts.value(u"reason"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestInstalledCatalogue)
#include "tst_installedcatalogue.moc"
