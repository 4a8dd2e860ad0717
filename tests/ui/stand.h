// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mainwindow.h"

#include <QApplication>
#include <QTemporaryDir>

class QListView;

/// The window with all that main() builds around it, settings of its own, and the practice provider of the
/// built scopelight-cli.
class Stand {
public:
    /// Whether a consent page is shown: nobody is there to work it.
    enum class Consent { Given, Asked };
    explicit Stand(const QStringList& practiceArguments = {}, Consent consent = Consent::Given);

    /// Starts practice and waits until its client file is open.
    bool startPractice();
    /// Signs in through the tests' browser, and waits for the end; whether it came to a grant.
    bool signIn();
    /// Lets the browser follow the address that the sign-in waits for.
    bool visit();
    /// Waits until a listing has ended.
    bool list();

    /// The visible widget of that name.
    template <class T>
    T* find(const QString& name) const
    {
        for (T* widget : window.findChildren<T*>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    /// Clicks the visible button of that name; whether it is there and can be clicked.
    bool click(const QString& button) const;
    /// Presses these keys in the window, wherever the keyboard is; whether just one action of the menus took
    /// them.
    bool press(const QString& keys);
    /// The list of the Scopes page, while it is visible.
    QListView* catalogue() const;
    /// Searches the catalogue, makes the scope of that short name current, and puts the cursor there.
    bool goToScope(const QString& searched, const QString& scope) const;
    /// What the visible label of that name says; empty when there is none.
    QString label(const QString& name) const;
    /// What the visible card says; empty when there is none.
    QString headline() const;
    /// The first of these lines, as the terminal says them, that no visible label contains; empty when all
    /// are there.
    QString unsaid(const QString& words) const;

    QTemporaryDir home = {};
    scopelight::HttpTrace trace = {};
    scopelight::TracingNetworkAccessManager network;
    scopelight::TracingNetworkAccessManager signInNetwork;
    scopelight::AuthorizationFlow flow;
    scopelight::Workbench workbench;
    scopelight::Appearance appearance;
    scopelight::MainWindow window;
};

/// The full form of one of Google's scopes.
QString fullScope(const QString& name);
