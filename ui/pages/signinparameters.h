// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"
#include "work/browsers.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;

namespace scopelight {

class Workbench;

/// What the sign-in is asked with: the parameters of the request, the redirect URI, the browser.
class SignInParameters : public Card {
    Q_OBJECT

public:
    explicit SignInParameters(Workbench& workbench, QWidget* parent = nullptr);

private:
    void addAccount();
    void addRedirectUri();
    void addBrowser();
    void followTheAttempt();
    void showOptions();
    void showWhatIsDocumented();
    void showRedirectUri();
    void takeOptions();
    void takeRedirectUri();

    Workbench& m_workbench;
    QList<BrowserChoice> m_browsers;
    bool m_isOfAttempt = false; ///< whose options are shown
    QCheckBox* m_offline = nullptr;
    QCheckBox* m_consent = nullptr;
    QCheckBox* m_selectAccount = nullptr;
    QCheckBox* m_incremental = nullptr;
    TextLabel* m_incrementalNote = nullptr;
    QGridLayout* m_fields = nullptr;
    QLineEdit* m_loginHint = nullptr;
    QComboBox* m_redirectUri = nullptr;
    QWidget* m_anywayRow = nullptr;
    QCheckBox* m_useAnyway = nullptr;
};

} // namespace scopelight
