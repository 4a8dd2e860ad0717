// SPDX-License-Identifier: Apache-2.0
#include "fileopenings.h"

#include <QFileOpenEvent>
#include <QStringList>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestFileOpenings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensFilesAndNoAddresses();
};

void TestFileOpenings::opensFilesAndNoAddresses()
{
    QStringList opened;
    const FileOpenings openings([&opened](const QString& path) { opened += path; });
    QFileOpenEvent file(u"/home/ana/client secret.json"_s);
    QFileOpenEvent address(QUrl(u"https://a.example/client_secret.json"_s));
    QCoreApplication::sendEvent(QCoreApplication::instance(), &file);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &address);
    QCOMPARE(opened, QStringList{u"/home/ana/client secret.json"_s});
}

QTEST_GUILESS_MAIN(TestFileOpenings)
#include "tst_fileopenings.moc"
