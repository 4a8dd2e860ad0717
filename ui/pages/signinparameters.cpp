// SPDX-License-Identifier: Apache-2.0
#include "pages/signinparameters.h"

#include "theme/metrics.h"
#include "widgets/plaintooltip.h"
#include "work/workbench.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A switch at the right of its words.
QCheckBox* addSwitch(
    QBoxLayout& rows, const QString& text, const QString& parameter, const QString& objectName)
{
    auto* box = new QCheckBox;
    box->setObjectName(objectName);
    box->setProperty("kind", u"switch"_s);
    box->setAccessibleName(text);
    auto* row = new QHBoxLayout;
    row->addWidget(new TextLabel(text, TextLabel::Type::Body));
    auto* name = new ElidedLabel(TextLabel::Type::Wire, TextLabel::Tone::Faint);
    name->setText(parameter);
    row->addWidget(name, 1);
    row->addWidget(box);
    rows.addLayout(row);
    return box;
}

/// A field at the right of its words; the fields of several rows stand under each other.
void addField(QGridLayout& fields, const QString& text, QWidget* field)
{
    auto* label = new TextLabel(text, TextLabel::Type::Body);
    label->setBuddy(field); // on Unix a combo box's own accessible name is what is chosen in it
    const int row = fields.rowCount();
    fields.addWidget(label, row, 0);
    fields.addWidget(field, row, 1);
}

/// The redirect URIs that can be answered on this machine, as the file spells them.
QStringList usableRedirectUris(const OAuthClient& client)
{
    if (client.type == OAuthClient::Type::Installed)
        return {defaultRedirectUri(), u"http://127.0.0.1:8080"_s};
    QStringList usable;
    for (const QString& uri : client.redirectUris) {
        if (RedirectUri::parse(uri))
            usable.append(uri);
    }
    return usable;
}

} // namespace

SignInParameters::SignInParameters(Workbench& workbench, QWidget* parent)
    : Card(tr("Parameters"), parent)
    , m_workbench(workbench)
    , m_browsers(installedBrowsers())
{
    QVBoxLayout& rows = *body();
    m_offline = addSwitch(rows, tr("Offline access"), u"access_type"_s, u"offlineAccess"_s);
    m_consent = addSwitch(rows, tr("Ask for consent"), u"prompt"_s, u"promptConsent"_s);
    m_selectAccount = addSwitch(rows, tr("Choose the account"), u"prompt"_s, u"promptSelectAccount"_s);
    m_incremental =
        addSwitch(rows, tr("Add to earlier grants"), u"include_granted_scopes"_s, u"includeGrantedScopes"_s);
    m_incrementalNote = new TextLabel(explainReason(u"incremental_of_desktop_client"_s),
        TextLabel::Type::Caption, TextLabel::Tone::Secondary);
    m_incrementalNote->setObjectName(u"incrementalNote"_s);
    rows.addWidget(m_incrementalNote->wrapped());
    for (QCheckBox* box : {m_offline, m_consent, m_selectAccount, m_incremental})
        connect(box, &QCheckBox::clicked, this, &SignInParameters::takeOptions);
    m_fields = new QGridLayout;
    m_fields->setSpacing(Metrics::grid);
    m_fields->setColumnStretch(1, 1);
    rows.addLayout(m_fields);
    addAccount();
    addRedirectUri();
    addBrowser();
    connect(&workbench, &Workbench::optionsChanged, this, &SignInParameters::showOptions);
    connect(&workbench, &Workbench::optionsChanged, this, &SignInParameters::showRedirectUri);
    connect(&workbench.clientFile(), &ClientFile::changed, this, &SignInParameters::showRedirectUri);
    connect(&workbench.clientFile(), &ClientFile::changed, this, &SignInParameters::showWhatIsDocumented);
    connect(&workbench.signIn(), &SignIn::changed, this, &SignInParameters::followTheAttempt);
    showOptions();
    showRedirectUri();
}

void SignInParameters::addAccount()
{
    m_loginHint = new QLineEdit;
    m_loginHint->setObjectName(u"loginHint"_s);
    m_loginHint->setPlaceholderText(tr("any"));
    m_loginHint->setAccessibleName(tr("Account to sign in with, login_hint"));
    connect(m_loginHint, &QLineEdit::editingFinished, this, &SignInParameters::takeOptions);
    addField(*m_fields, tr("Account"), m_loginHint);
}

void SignInParameters::addRedirectUri()
{
    m_redirectUri = new QComboBox;
    m_redirectUri->setObjectName(u"redirectUri"_s);
    m_redirectUri->setAccessibleName(tr("Redirect URI"));
    m_redirectUri->setEditable(true);
    m_redirectUri->setCompleter(nullptr); // it is sent byte for byte, so nobody adds to it
    m_redirectUri->setInsertPolicy(QComboBox::NoInsert);
    m_redirectUri->lineEdit()->setAccessibleName(tr("Redirect URI"));
    m_redirectUri->lineEdit()->setPlaceholderText(tr("chosen for you"));
    connect(m_redirectUri, &QComboBox::activated, this, &SignInParameters::takeRedirectUri);
    connect(m_redirectUri->lineEdit(), &QLineEdit::editingFinished, this, &SignInParameters::takeRedirectUri);
    addField(*m_fields, tr("Redirect URI"), m_redirectUri);
    m_anywayRow = new QWidget;
    auto* row = new QVBoxLayout(m_anywayRow);
    row->setContentsMargins(0, 0, 0, 0);
    m_useAnyway = addSwitch(*row, tr("Use it anyway"), {}, u"useAnyway"_s);
    row->addWidget((new TextLabel(tr("This file does not list it. The console may be newer than the file."),
                        TextLabel::Type::Caption, TextLabel::Tone::Secondary))
                       ->wrapped());
    connect(m_useAnyway, &QCheckBox::clicked, this, &SignInParameters::takeRedirectUri);
    m_fields->addWidget(m_anywayRow, m_fields->rowCount(), 1);
}

void SignInParameters::addBrowser()
{
    auto* browser = new QComboBox;
    browser->setObjectName(u"browserChoice"_s);
    browser->setAccessibleName(tr("Browser"));
    browser->view()->setAccessibleName(tr("Browser"));
    for (const BrowserChoice& choice : m_browsers)
        browser->addItem(choice.name);
    connect(browser, &QComboBox::activated, this,
        [this](int index) { m_workbench.setBrowser(m_browsers[index].command); });
    addField(*m_fields, tr("Browser"), browser);
}

/// While an attempt runs its own options are shown: asking again for what is missing has others.
void SignInParameters::followTheAttempt()
{
    if (std::exchange(m_isOfAttempt, m_workbench.signIn().isRunning()) != m_workbench.signIn().isRunning())
        showOptions();
}

void SignInParameters::showOptions()
{
    const SignIn& signIn = m_workbench.signIn();
    const AuthorizationOptions& options = signIn.isRunning() ? signIn.plan().options : m_workbench.options();
    const QStringList prompt = options.prompt.split(u' ', Qt::SkipEmptyParts);
    m_offline->setChecked(options.accessType == u"offline");
    m_consent->setChecked(prompt.contains(u"consent"_s));
    m_selectAccount->setChecked(prompt.contains(u"select_account"_s));
    m_incremental->setChecked(options.includeGrantedScopes);
    m_loginHint->setText(options.loginHint);
    showWhatIsDocumented();
}

void SignInParameters::showWhatIsDocumented()
{
    const auto& client = m_workbench.clientFile().client();
    m_incrementalNote->setVisible(m_incremental->isChecked() && client
        && client->type == OAuthClient::Type::Installed && m_workbench.areScopesGoogles());
}

void SignInParameters::showRedirectUri()
{
    const auto& client = m_workbench.clientFile().client();
    const QString& chosen = m_workbench.redirectUri();
    const QStringList usable = client ? usableRedirectUris(*client) : QStringList();
    m_redirectUri->clear();
    m_redirectUri->addItem(QString());
    m_redirectUri->addItems(usable);
    m_redirectUri->setEditText(chosen);
    setPlainToolTip(*m_redirectUri, chosen);
    const bool isWeb = client && client->type == OAuthClient::Type::Web;
    m_anywayRow->setVisible(isWeb && !chosen.isEmpty() && !client->redirectUris.contains(chosen));
    m_useAnyway->setChecked(m_workbench.usesRedirectAnyway());
}

void SignInParameters::takeOptions()
{
    QStringList prompt;
    if (m_selectAccount->isChecked())
        prompt.append(u"select_account"_s);
    if (m_consent->isChecked())
        prompt.append(u"consent"_s);
    m_workbench.setOptions({.accessType = m_offline->isChecked() ? u"offline"_s : u"online"_s,
        .prompt = prompt.join(u' '),
        .loginHint = m_loginHint->text().trimmed(),
        .includeGrantedScopes = m_incremental->isChecked()});
}

void SignInParameters::takeRedirectUri()
{
    const QString uri = m_redirectUri->currentText().trimmed();
    const bool isAnother = uri != m_workbench.redirectUri();
    m_workbench.setRedirectUri(uri, !isAnother && m_useAnyway->isChecked());
}

} // namespace scopelight
