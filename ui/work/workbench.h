// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "scopes/scopecatalogue.h"
#include "scopes/toldclasses.h"
#include "work/accesswork.h"
#include "work/clientfile.h"
#include "work/drivework.h"
#include "work/grantwork.h"
#include "work/history.h"
#include "work/onlinework.h"
#include "work/practice.h"
#include "work/signin.h"
#include "work/stepid.h"

#include <QHash>

namespace scopelight {

/// How a step stands, as the rail shows it.
struct StepState {
    enum class Mark { Empty, Ready, Running, Done, Look, Problem };
    Mark mark = Mark::Empty;
    QString caption = {}; ///< four words at most
    bool operator==(const StepState&) const = default;
};

/// All that the window works on. The data goes one way: a client, scopes, a sign-in, its grant, a listing.
/// main() builds it.
class Workbench : public QObject {
    Q_OBJECT

public:
    struct Parts {
        HttpTrace& trace;
        TracingNetworkAccessManager& network;
        TracingNetworkAccessManager& signInNetwork; ///< of the flow alone
        AuthorizationFlow& flow;
        Clock clock;
        QString practiceProgram; ///< scopelight-cli
        QStringList practiceArguments = {};
        QString runFolder; ///< where the records of runs are kept
        QString countFile; ///< where it is counted which refresh tokens came
        QString classFile; ///< where the classes are kept that the user pasted
    };
    explicit Workbench(Parts parts, QObject* parent = nullptr);

    HttpTrace& trace() { return m_parts.trace; }
    ClientFile& clientFile() { return m_clientFile; }
    const ClientFile& clientFile() const { return m_clientFile; }
    Practice& practice() { return m_practice; }
    SignIn& signIn() { return m_signIn; }
    GrantWork& grant() { return m_grant; }
    DriveWork& drive() { return m_drive; }
    AccessWork& access() { return m_access; }
    OnlineWork& online() { return m_online; }
    History& history() { return *m_history; }

    const ScopeSet& scopes() const { return m_scopes; }
    void setScopes(const ScopeSet& scopes);
    /// With the classes that the user pasted; it stays the same object. Nothing is read before it is asked
    /// for.
    const ScopeCatalogue& catalogue() const;
    /// Takes over what was copied from the console's Data access page, from now on. Codes of
    /// classesOnConsolePage() and ToldClassStore::add().
    Result<void> takeClasses(const QString& consolePage);
    /// Forgets all that were taken over. Code file_not_removed.
    Result<void> forgetClasses();
    /// Whether any are kept, though the file be unreadable.
    bool hasKeptClasses() const { return m_classStore.exists(); }
    /// Whether they are Google's, as far as is known: without a client they are taken to be.
    bool areScopesGoogles() const { return !m_clientFile.client() || serverKind() != ServerKind::Other; }
    /// Those of them that the server marked when it refused the last request.
    const QStringList& refusedScopes() const { return m_refusedScopes; }
    /// What is to be said about them: what the server refused, and, where they are Google's, what is known.
    Findings scopeFindings() const;
    const AuthorizationOptions& options() const { return m_options; }
    void setOptions(const AuthorizationOptions& options);
    /// A browser command; empty: the system's.
    void setBrowser(const QString& command) { m_browser = command; }
    const QString& browser() const { return m_browser; }
    /// Empty: chosen as the design has it. `useAnyway`: although the file does not list it.
    void setRedirectUri(const QString& uri, bool useAnyway);
    const QString& redirectUri() const { return m_redirectUri; }
    bool usesRedirectAnyway() const { return m_useAnyway; }
    /// What a profile says of a server that is not Google's: where its documents are (empty: where the client
    /// signs in) and its Drive API. Another client takes both away.
    void setServer(const QString& issuer, const QString& apiRoot);
    const QString& issuer() const { return m_issuer; }
    const QString& apiRoot() const { return m_apiRoot; }

    /// Starts the practice provider and opens its client file; where no scopes are chosen, chooses some.
    void startPractice();
    /// The user's word that this client may talk to these origins.
    void trust(const QStringList& origins);
    QStringList trustedOrigins() const;
    /// Asks the server what it says of client, scopes and options, before anybody signs in.
    void checkOnline();
    /// Signs in with the client, scopes and options that are chosen.
    void startSignIn();
    /// The same for these scopes alone, added to what was granted (include_granted_scopes), by the account
    /// that granted it.
    void askAgainFor(const ScopeSet& missing);
    /// Revokes the grant, then signs in again: what comes is as near to a new user's first consent as the
    /// server forgets.
    void startClean();
    /// Whether the grant is the first one after startClean() had revoked another.
    bool isAfterRevoking() const { return m_isAfterRevoking; }
    /// Whether another was revoked by startClean(), and none came since.
    bool isStartingClean() const { return m_startsClean; }
    void listDrive(const QString& query);
    /// What was asked for, what came beside it, and these.
    ScopeSet scopesToTest(const ScopeSet& beside) const;
    /// Reads once for each of them, with a token that has not ended where one can be had.
    void testAccess(const ScopeSet& beside);
    QDateTime now() const { return m_parts.clock(); }
    /// Whether there is an API to list with: Google's, the practice provider's, or a trusted one of a
    /// profile.
    bool hasDriveApi() const { return !driveRoot().isEmpty(); }
    bool isPractice() const;
    /// Who answers, as far as is known.
    ServerKind serverKind() const;
    ExplainContext context() const;
    /// Whether anything shown goes on with the clock alone.
    bool isCounting() const;
    StepState stepState(StepId step) const;

Q_SIGNALS:
    void scopesChanged();
    /// What is known of scopes has changed, whichever are chosen.
    void classesChanged();
    /// The server marked others, or took its word back.
    void refusedScopesChanged();
    void optionsChanged();
    /// Something that a rail, a page or the status line shows.
    void changed();

private:
    void forgetWhatFollowsTheClient();
    void useClasses(const ToldClasses& told);
    void noteRefusedScopes();
    SignIn::Plan plan() const;
    QUrl driveRoot() const;
    void readAccess(const ScopeSet& beside);

    Parts m_parts;
    ClientFile m_clientFile;
    Practice m_practice;
    SignIn m_signIn;
    GrantWork m_grant;
    DriveWork m_drive;
    AccessWork m_access;
    OnlineWork m_online;
    History* m_history = nullptr; ///< a child: it hears of what happens after the works themselves
    ToldClassStore m_classStore;
    mutable std::optional<ScopeCatalogue> m_catalogue;
    ScopeSet m_scopes;
    Findings m_scopeFindings;
    QStringList m_refusedScopes;
    AuthorizationOptions m_options;
    QString m_browser;
    QString m_redirectUri;
    bool m_useAnyway = false;
    bool m_startsClean = false; ///< until a grant comes of it
    bool m_isAfterRevoking = false;
    QString m_issuer;
    QString m_apiRoot;
    std::optional<OAuthClient> m_client; ///< as the file last had it
    QStringList m_identity; ///< of the client that the rest belongs to
    QHash<QStringList, QStringList> m_trusted; ///< identity to origins
};

} // namespace scopelight
