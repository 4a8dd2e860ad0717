// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "helppage.h"
#include "theme/style.h"
#include "theme/theme.h"
#include "widgets/helpbutton.h"
#include "widgets/helptext.h"
#include "widgets/helpwindow.h"

#include <QDesktopServices>
#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSet>
#include <QTest>
#include <QTextFrame>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// The pages that any entry of the diagnosis data names.
QSet<QString> namedInTheData()
{
    QSet<QString> named;
    for (const QString& file : QDir(u":/scopelight/diagnosis"_s).entryList()) {
        const QJsonObject entries =
            QJsonDocument::fromJson(readFile(u":/scopelight/diagnosis/"_s + file)).object();
        for (const QJsonValue entry : entries) {
            for (const QJsonValue page : entry[u"help"].toArray())
                named.insert(page.toString());
        }
    }
    return named;
}

/// Takes the addresses that would be opened in a browser.
class Opened : public QObject {
    Q_OBJECT

public:
    Opened() { QDesktopServices::setUrlHandler(u"https"_s, this, "take"); }
    ~Opened() override { QDesktopServices::unsetUrlHandler(u"https"_s); }
    Q_DISABLE_COPY_MOVE(Opened)
    QList<QUrl> urls = {};

public Q_SLOTS:
    void take(const QUrl& url) { urls.append(url); }
};

/// How light the ground of a picture of the help is in the window; -1 where there is none.
int lightnessOf(HelpText& text, const QString& name)
{
    const auto image = text.loadResource(QTextDocument::ImageResource, QUrl(name)).value<QImage>();
    return image.isNull() ? -1 : image.pixelColor(image.width() / 2, 8).lightness();
}

} // namespace

/// The pages of the user's help as they are written, and the window that shows them.
class TestHelp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }
    void cleanup() { QApplication::setPalette(Theme::light().toPalette()); }
    void hasThePagesThatAreNamed();
    void hasWhatAPageNeeds_data();
    void hasWhatAPageNeeds();
    void linksToWhatIsThere();
    void keepsThePicturesSmall();
    void takesTheDarkPictureInTheDark();
    void follows();
    void opensGooglesPagesInTheBrowser();
    void saysThatAPageIsNotThere();
    void goesWithEsc();
};

void TestHelp::hasThePagesThatAreNamed()
{
    const QStringList pages = helpPages();
    const QSet<QString> known(pages.begin(), pages.end());
    QVERIFY2(known.contains(namedInTheData()), "The data name a page that the window does not know");
    QStringList files = writtenHelpPages();
    QVERIFY(files.removeOne(u"README"_s));
    QCOMPARE(QSet<QString>(files.begin(), files.end()), known);
    // The Grant page names those that no failure leads to.
    QCOMPARE(known - namedInTheData(), (QSet<QString>{u"unticked-box"_s, u"earlier-grant"_s}));
}

void TestHelp::hasWhatAPageNeeds_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : helpPages())
        QTest::newRow(qPrintable(name)) << name;
}

void TestHelp::hasWhatAPageNeeds()
{
    QFETCH(const QString, name);
    const HelpPage page = helpPage(name);
    QCOMPARE(page.title, helpTitle(name));
    QVERIFY(page.targets.contains(u"pictures/%1-light.png"_s.arg(name)));
    for (const QString& theme : {u"light"_s, u"dark"_s})
        QVERIFY(!QImage(u"%1/pictures/%2-%3.png"_s.arg(helpFolder(), name, theme)).isNull());
    QVERIFY2(page.source.startsWith(u"Source: Google, "), qPrintable(page.source));
    for (const QString& part : {u"What you see"_s, u"Why"_s, u"What to do"_s,
             u"What Scopelight cannot know"_s, u"Try it in practice"_s})
        QVERIFY2(page.text.contains(u"\n## "_s + part + u'\n'), qPrintable(part));
    QVERIFY(helpPage(u"README"_s).targets.contains(name + u".md"_s));
}

void TestHelp::linksToWhatIsThere()
{
    for (const QString& name : writtenHelpPages()) {
        for (const QString& target : helpPage(name).targets) {
            const bool isGoogles = target.startsWith(u"https://developers.google.com/"_s)
                || target.startsWith(u"https://support.google.com/"_s);
            QVERIFY2(isGoogles || QFile::exists(helpFolder() + u'/' + target),
                qPrintable(name + u": "_s + target));
        }
    }
}

void TestHelp::keepsThePicturesSmall()
{
    qint64 bytes = 0;
    for (const QFileInfo& file : QDir(helpFolder() + u"/pictures"_s).entryInfoList(QDir::Files))
        bytes += file.size();
    QVERIFY2(bytes < 1'200'000, qPrintable(QString::number(bytes)));
}

void TestHelp::takesTheDarkPictureInTheDark()
{
    HelpWindow window{QDir(helpFolder())};
    window.showPage(u"denied"_s);
    HelpText& text = *window.findChild<HelpText*>();
    const QString name = u"pictures/denied-light.png"_s;
    QVERIFY(lightnessOf(text, name) > 200);
    QApplication::setPalette(Theme::dark().toPalette());
    QTRY_VERIFY(lightnessOf(text, name) < 60);
    QVERIFY(lightnessOf(text, name) >= 0);
    const QTextFrame* quote = text.document()->rootFrame()->childFrames().first();
    QCOMPARE(quote->frameFormat().background().color(), Theme::dark().sunk);
    QCOMPARE(text.heading(), helpTitle(u"denied"_s));
}

void TestHelp::follows()
{
    HelpWindow window{QDir(helpFolder())};
    auto* text = window.findChild<HelpText*>();
    auto* back = window.findChild<QPushButton*>(u"helpBack"_s);
    window.showPage(u"denied"_s);
    QVERIFY(!back->isEnabled());
    Q_EMIT text->anchorClicked(QUrl(u"nothing-new-granted.md"_s));
    QCOMPARE(text->heading(), helpTitle(u"nothing-new-granted"_s));
    QCOMPARE(window.windowTitle(), u"Help: "_s + text->heading());
    back->click();
    QCOMPARE(text->heading(), helpTitle(u"denied"_s));
    window.findChild<QPushButton*>(u"helpContents"_s)->click();
    QCOMPARE(text->heading(), helpPage(u"README"_s).title);
}

void TestHelp::opensGooglesPagesInTheBrowser()
{
    const Opened opened;
    HelpText text{QDir(helpFolder())};
    text.open(u"denied"_s);
    const QUrl google(u"https://developers.google.com/identity/protocols/oauth2/web-server"_s);
    Q_EMIT text.anchorClicked(google);
    Q_EMIT text.anchorClicked(QUrl(u"http://localhost:8080/"_s));
    QCOMPARE(opened.urls, QList<QUrl>{google});
    QCOMPARE(text.heading(), helpTitle(u"denied"_s));
}

void TestHelp::saysThatAPageIsNotThere()
{
    HelpWindow window{QDir(u"/nowhere"_s)};
    window.showPage(u"denied"_s);
    const QString text = window.findChild<HelpText*>()->toPlainText();
    QVERIFY2(text.contains(u"/nowhere/denied.md"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Usual reason: Scopelight was installed without its help."_s), qPrintable(text));
}

void TestHelp::goesWithEsc()
{
    QWidget main;
    main.show();
    showHelp(u"denied"_s, main);
    auto* help = main.findChild<HelpWindow*>();
    QVERIFY(help != nullptr && help->isVisible());
    QVERIFY(
        help->findChild<HelpText*>()->toPlainText().contains(u"What to do"_s)); // found beside the programs
    QTest::keyClick(help->findChild<HelpText*>(), Qt::Key_Escape);
    QVERIFY(!help->isVisible());
    showHelp(u"api-off"_s, main);
    QCOMPARE(main.findChildren<HelpWindow*>(), QList<HelpWindow*>{help});
    QVERIFY(help->isVisible());
    QVERIFY(!help->findChild<HelpText*>()->accessibleName().isEmpty());
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
