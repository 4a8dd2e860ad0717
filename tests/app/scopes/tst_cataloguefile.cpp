// SPDX-License-Identifier: Apache-2.0
#include "scopes/cataloguefile.h"

#include "scopes/installedcatalogue.h"
#include "scopes/scopecatalogue.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

namespace format = catalogueformat;

QString full(const QString& name)
{
    return u"https://www.googleapis.com/auth/"_s + name;
}

QByteArray flatFile()
{
    return installedCatalogue().value_or(QByteArrayView()).toByteArray();
}

/// Asks everything that can be asked.
qsizetype exercise(const ScopeCatalogue& catalogue)
{
    const auto drive = catalogue.find(full(u"drive"_s));
    return catalogue.search({.text = u"drive"_s, .api = u"drive"_s}).size()
        + catalogue.search({.sensitivity = Sensitivity::Restricted}).size()
        + catalogue.searchMethods(u"files.list"_s).size() + catalogue.apisOpenedBy(full(u"drive"_s)).size()
        + catalogue.homeOf(full(u"drive"_s)).size() + catalogue.nearest(u"drive.readnoly"_s).size()
        + catalogue.exclusivePrefixes().size() + catalogue.revision().size() + catalogue.source().size()
        + (drive ? drive->apis.size() : 0);
}

/// The method's row in that API, or -1.
qint64 methodRow(const CatalogueFile& file, QByteArrayView api, QByteArrayView id)
{
    for (quint32 row = 0; row < file.rows<format::Methods>(); ++row) {
        const quint32 owner = file.cell<format::Methods>(row, format::Methods::Api);
        if (file.text<format::Methods>(row, format::Methods::Id) == id
            && file.text<format::Apis>(owner, format::Apis::Key) == api)
            return row;
    }
    return -1;
}

} // namespace

class TestCatalogueFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsMethodsForTheAdvisor();
    void keepsMethodsSortedById();
    void survivesACutFile();
    void survivesDamagedWords();
    void refusesAnotherLayout();
    void measures();
};

void TestCatalogueFile::keepsMethodsForTheAdvisor()
{
    const QByteArray bytes = flatFile();
    const CatalogueFile file(bytes);
    const qint64 row = methodRow(file, "drive:v3", "drive.files.export");
    QVERIFY(row >= 0);
    const auto method = static_cast<quint32>(row);
    using Methods = format::Methods;
    QCOMPARE(format::verbs.at(file.cell<Methods>(method, Methods::Verb)), QByteArrayView("GET"));
    QCOMPARE(file.string<Methods>(method, Methods::Path), u"files/{fileId}/export"_s);
    QCOMPARE(file.list<Methods>(method, Methods::Query).size(), 1);
    QCOMPARE(file.textAt(file.list<Methods>(method, Methods::Query)[0]), QByteArrayView("mimeType"));

    const quint32 set = file.cell<Methods>(method, Methods::Set);
    const CatalogueFile::List scopes = file.list<format::Sets>(set, format::Sets::ScopeList);
    QStringList accepted;
    for (qsizetype i = 0; i < scopes.size(); ++i)
        accepted.append(file.string<format::Scopes>(scopes[i], format::Scopes::Scope));
    QCOMPARE(accepted,
        QStringList({full(u"drive"_s), full(u"drive.file"_s), full(u"drive.meet.readonly"_s),
            full(u"drive.readonly"_s)}));

    bool isPosted = false;
    const CatalogueFile::List methods = file.list<format::Sets>(set, format::Sets::MethodList);
    for (qsizetype i = 0; i < methods.size(); ++i)
        isPosted = isPosted || methods[i] == method;
    QVERIFY(isPosted);
}

void TestCatalogueFile::keepsMethodsSortedById()
{
    const QByteArray bytes = flatFile();
    const CatalogueFile file(bytes);
    QCOMPARE(file.rows<format::MethodsById>(), file.rows<format::Methods>());
    QByteArrayView before;
    for (quint32 i = 0; i < file.rows<format::MethodsById>(); ++i) {
        const quint32 row = file.cell<format::MethodsById>(i, format::MethodsById::Method);
        const QByteArrayView id = file.text<format::Methods>(row, format::Methods::Id);
        QVERIFY(before.compare(id) <= 0);
        before = id;
    }
}

void TestCatalogueFile::survivesACutFile()
{
    const QByteArray whole = flatFile();
    for (qsizetype size = 0; size < whole.size(); size = size < 200 ? size + 1 : size * 2) {
        const QByteArray cut = whole.first(size); // a buffer of its own, so that sanitizers see its end
        const ScopeCatalogue catalogue(cut);
        QCOMPARE(catalogue.scopeCount(), 0);
        QCOMPARE(exercise(catalogue), 0);
    }
}

void TestCatalogueFile::survivesDamagedWords()
{
    const QByteArray whole = flatFile();
    for (const char fill : {'\xff', '\x7f', '\x01', '\x00'}) {
        for (qsizetype word = 8; word < format::headerSize; word += format::wordSize) {
            QByteArray damaged = whole;
            std::fill_n(damaged.begin() + word, format::wordSize, fill);
            exercise(ScopeCatalogue(damaged));
        }
        for (qsizetype start = format::headerSize; start < whole.size(); start += whole.size() / 12) {
            QByteArray damaged = whole;
            std::fill_n(damaged.begin() + start, std::min<qsizetype>(60'000, whole.size() - start), fill);
            exercise(ScopeCatalogue(damaged));
        }
    }
}

void TestCatalogueFile::refusesAnotherLayout()
{
    QByteArray other = flatFile();
    other[3] = '1';
    QCOMPARE(ScopeCatalogue(other).scopeCount(), 0);
    QCOMPARE(ScopeCatalogue(QByteArrayView()).methodCount(), 0);
}

/// Prints figures; asserts none.
void TestCatalogueFile::measures()
{
    const auto perCall = [](auto&& call) {
        constexpr int rounds = 100;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < rounds; ++i)
            call();
        return static_cast<double>(timer.nsecsElapsed()) / (rounds * 1000.0);
    };
    const ScopeCatalogue catalogue;
    const double open = perCall([] { return ScopeCatalogue().scopeCount(); });
    const double find = perCall([&] { return catalogue.find(full(u"drive.readonly"_s)); });
    const double search = perCall([&] { return catalogue.search({.text = u"drive read"_s}); });
    const double miss = perCall([&] { return catalogue.search({.text = u"qqqqqq"_s}); });
    const double nearest = perCall([&] { return catalogue.nearest(u"drive.readnoly"_s); });
    qInfo("microseconds: open %.1f, find %.1f, search %.1f, search without a hit %.1f, nearest %.1f; "
          "one search costs as much as opening %.1f times",
        open, find, search, miss, nearest, search / open);
}

QTEST_GUILESS_MAIN(TestCatalogueFile)
#include "tst_cataloguefile.moc"
