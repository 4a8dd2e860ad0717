// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "browser.h"
#include "models/scopemodel.h"
#include "widgets/diagnosiscard.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// Settings go into the stand's own folder before anything reads them.
QString prepared(const QTemporaryDir& home)
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
    return QStringLiteral(SCOPELIGHT_CLI);
}

QStringList argumentsFor(Stand::Consent consent)
{
    return consent == Stand::Consent::Given ? QStringList{u"--auto-consent"_s} : QStringList();
}

} // namespace

Stand::Stand(const QStringList& practiceArguments, Consent consent)
    : network(trace, QDateTime::currentDateTimeUtc)
    , signInNetwork(trace, QDateTime::currentDateTimeUtc)
    , flow(signInNetwork, trace, QDateTime::currentDateTimeUtc)
    , workbench({.trace = trace,
          .network = network,
          .signInNetwork = signInNetwork,
          .flow = flow,
          .clock = QDateTime::currentDateTimeUtc,
          .practiceProgram = prepared(home),
          .practiceArguments = argumentsFor(consent) + practiceArguments,
          .runFolder = home.filePath(u"runs"_s),
          .countFile = home.filePath(u"grants.json"_s),
          .classFile = home.filePath(u"console-classes.json"_s)})
    , appearance(*qApp)
    , window(workbench, appearance)
{
    workbench.setBrowser(u"true"_s); // the tests' browser visits the address itself
    window.resize(1280, 800);
    window.open();
}

bool Stand::startPractice()
{
    workbench.startPractice();
    return QTest::qWaitFor([this] { return workbench.isPractice(); }, 20'000);
}

bool Stand::visit()
{
    const SignIn& signIn = workbench.signIn();
    if (!QTest::qWaitFor([&] { return !signIn.address().isEmpty() || signIn.error(); }) || signIn.error())
        return false;
    return Browser::open(signIn.address()).status == 200;
}

bool Stand::signIn()
{
    workbench.startSignIn();
    return visit() && QTest::qWaitFor([this] { return workbench.grant().grant().has_value(); });
}

bool Stand::list()
{
    workbench.listDrive({});
    return QTest::qWaitFor([this] { return workbench.drive().state() > DriveWork::State::Listing; }, 20'000);
}

bool Stand::click(const QString& button) const
{
    auto* found = find<QPushButton>(button);
    const auto hasRoom = [found] { return !found->size().isEmpty(); }; // once its page is laid out
    if (found == nullptr || !found->isEnabled() || !QTest::qWaitFor(hasRoom))
        return false;
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

bool Stand::press(const QString& keys)
{
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        return false;
    int taken = 0;
    const QObject here;
    for (const QAction* action : window.findChildren<QAction*>()) {
        if (action->shortcuts().contains(QKeySequence(keys)))
            QObject::connect(action, &QAction::triggered, &here, [&taken] { ++taken; });
    }
    const QKeyCombination pressed = QKeySequence(keys)[0];
    QTest::keyClick(window.windowHandle(), pressed.key(), pressed.keyboardModifiers());
    return taken == 1;
}

QString Stand::headline() const
{
    const auto* card = find<scopelight::DiagnosisCard>({});
    return card != nullptr ? card->accessibleName() : QString();
}

QString Stand::unsaid(const QString& words) const
{
    static const QRegularExpression mark(u"^(  - |Problem: |Usual reason: |Possible: |Less likely: )"_s);
    QStringList shown;
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (label->isVisible())
            shown.append(label->text());
    }
    for (QString line : words.split(u'\n')) {
        line.remove(mark);
        if (std::ranges::none_of(shown, [&line](const QString& text) { return text.contains(line); }))
            return line;
    }
    return {};
}

QListView* Stand::catalogue() const
{
    return find<QListView>(u"catalogue"_s);
}

bool Stand::goToScope(const QString& searched, const QString& scope) const
{
    find<QLineEdit>(u"scopeSearch"_s)->setText(searched);
    QListView* list = catalogue();
    const QModelIndex index = qobject_cast<ScopeModel*>(list->model())->indexOf(fullScope(scope));
    list->setCurrentIndex(index);
    list->setFocus();
    return index.isValid();
}

QString Stand::label(const QString& name) const
{
    if (const auto* elided = find<ElidedLabel>(name))
        return elided->text();
    const auto* found = find<QLabel>(name);
    return found != nullptr ? found->text() : QString();
}

QString fullScope(const QString& name)
{
    return u"https://www.googleapis.com/auth/"_s + name;
}
