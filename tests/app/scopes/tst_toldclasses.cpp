// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "scopes/reviewoutlook.h"
#include "scopes/scopecatalogue.h"
#include "scopes/scopefindings.h"
#include "scopes/toldclasses.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString calendar = u"https://www.googleapis.com/auth/calendar.readonly"_s;
const QString tasks = u"https://www.googleapis.com/auth/tasks"_s;
const QString mail = u"https://mail.google.com/"_s;
const QDate day(2026, 11, 28);

/// The page as a browser copies it.
const QString page = u"Data access\n"
                     "Your non-sensitive scopes\n"
                     "API\tScope\tUser-facing description\n"
                     "\t.../auth/userinfo.email\tSee your primary Google Account email address\n"
                     "Your sensitive scopes\n"
                     "Sensitive scopes are scopes that request access to private user data.\n"
                     "Google Calendar API\t…/auth/calendar.readonly\tSee your calendars\n"
                     "Your restricted scopes\n"
                     "Restricted scopes are scopes that request access to highly sensitive user data.\n"
                     "Gmail API\thttps://mail.google.com/\tRead, compose, send\n"_s;

bool has(const Findings& findings, const QString& code)
{
    return std::ranges::count(findings, code, &Finding::code) > 0;
}

} // namespace

/// Classes that the user pasted out of the console.
class TestToldClasses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QVERIFY(m_store.remove().has_value()); }

    void readsThePageByItsHeadings()
    {
        const auto classes = classesOnConsolePage(page, day, ScopeCatalogue());
        QVERIFY(classes.has_value());
        QCOMPARE(classes->size(), 3);
        QVERIFY(classes->value(calendar).sensitivity == Sensitivity::Sensitive);
        QVERIFY(classes->value(mail).sensitivity == Sensitivity::Restricted);
        QCOMPARE(classes->value(calendar).day, day);
    }

    void takesNoClassFromTextWithoutOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("scopes without a heading") << calendar + u'\n' + mail;
        QTest::newRow("headings without scopes") << u"Your sensitive scopes\nNo rows to display"_s;
        QTest::newRow("another page") << u"Branding\nApp name\nhttps://example.org"_s;
    }

    void takesNoClassFromTextWithoutOne()
    {
        QFETCH(const QString, text);
        const auto classes = classesOnConsolePage(text, day, ScopeCatalogue());
        QVERIFY(!classes.has_value());
        QCOMPARE(classes.error().code, u"no_classes_in_text"_s);
    }

    void standsBeforeWhatIsPublished()
    {
        const ScopeCatalogue published;
        QVERIFY(published.classOf(calendar) == Sensitivity::NotPublished);
        QVERIFY(has(scopeFindings({calendar}, {}, published), u"scope_class_not_published"_s));
        QVERIFY(has(reviewOutlook(published, {calendar}), u"review_unknown"_s));
        const ScopeCatalogue catalogue(*classesOnConsolePage(page, day, published));
        QVERIFY(catalogue.classOf(calendar) == Sensitivity::Sensitive);
        QCOMPARE(catalogue.find(calendar)->source, consoleSource);
        QCOMPARE(catalogue.find(calendar)->sourceRead, u"2026-11-28"_s);
        QVERIFY(!has(scopeFindings({calendar}, {}, catalogue), u"scope_class_not_published"_s));
        QVERIFY(!has(reviewOutlook(catalogue, {calendar}), u"review_unknown"_s));
        QVERIFY(!catalogue.search({.text = u"calendar.readonly"_s, .sensitivity = Sensitivity::Sensitive})
                     .isEmpty());
        QVERIFY(catalogue.classOf(u"email"_s)
            == Sensitivity::SignIn); // signing in costs nothing, whatever is said
        QVERIFY(
            catalogue.classOf(u"https://www.googleapis.com/auth/userinfo.email"_s) == Sensitivity::SignIn);
    }

    void keepsWhatWasToldBefore()
    {
        QVERIFY(m_store.read()->isEmpty());
        QVERIFY(
            m_store.add({{calendar, {Sensitivity::Sensitive, day}}, {tasks, {Sensitivity::Sensitive, day}}}));
        const auto all = m_store.add({{tasks, {Sensitivity::NonSensitive, day.addDays(1)}}});
        QCOMPARE(all->size(), 2);
        QVERIFY(all->value(tasks) == (ToldClass{Sensitivity::NonSensitive, day.addDays(1)}));
        QVERIFY(*m_store.read() == *all);
        const QByteArray written = readFile(file());
        QVERIFY2(written.contains("\"day\": \"2026-11-29\"") && written.contains("\"non_sensitive\""),
            written.constData());
        QVERIFY(m_store.remove().has_value());
        QVERIFY(m_store.read()->isEmpty() && !m_store.exists() && !QFile::exists(file()));
    }

    void doesNotWriteOverAFileThatItCannotRead()
    {
        QVERIFY(QDir().mkpath(m_home.filePath(u"scopelight"_s)));
        QVERIFY(writeFile(file(), "not JSON"));
        QVERIFY(!m_store.read().has_value() && m_store.exists());
        const auto kept = m_store.add({{tasks, {Sensitivity::Sensitive, day}}});
        QVERIFY(!kept.has_value());
        QCOMPARE(kept.error().code, u"classes_not_readable"_s);
        QCOMPARE(readFile(file()), QByteArray("not JSON"));
    }

private:
    QString file() const { return m_home.filePath(u"scopelight/console-classes.json"_s); }

    QTemporaryDir m_home;
    ToldClassStore m_store{file()};
};

QTEST_GUILESS_MAIN(TestToldClasses)
#include "tst_toldclasses.moc"
