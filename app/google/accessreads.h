// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "http/tracingnetworkaccessmanager.h"
#include "scopes/scopecatalogue.h"

#include <QElapsedTimer>
#include <QObject>
#include <QUrl>

#include <optional>

namespace scopelight {

/// What one harmless read of an API says about a scope.
struct ScopeAccess {
    enum class Verdict {
        Allowed, ///< the API answered the read
        Refused, ///< for want of a scope, and for nothing else
        ApiOff, ///< the API is not enabled in the client's project
        Inconclusive, ///< the answer, or that there was none, says nothing about the scope
        NotTested,
    };
    QString scope = {}; ///< as it was asked for, else as it was granted
    QString method = {}; ///< "drive.about.get"; empty where no read is known
    Verdict verdict = Verdict::NotTested;
    QStringList through = {}; ///< Allowed: the scopes of the token that open the method
    QString reason = {}; ///< of Allowed and NotTested, in words through explainReason()
    Facts facts = {}; ///< for those words
    std::optional<Error> error = {}; ///< of the other verdicts, in words through explain()
    std::optional<qint64> elapsedMs = {}; ///< from the request to its answer
    /// Whether it is to be read, and was not yet.
    bool isWaiting() const { return verdict == Verdict::NotTested && reason.isEmpty(); }
    bool operator==(const ScopeAccess&) const = default;
};
/// "allowed", "refused", "api_off", "inconclusive", "not_tested".
QString toString(ScopeAccess::Verdict verdict);

/// The rows for these scopes before anything is read.
QList<ScopeAccess> plannedAccess(const ScopeSet& scopes, const ScopeCatalogue& catalogue);

/// What to read, and with what.
struct AccessQuery {
    QUrl apiRoot = {}; ///< googleApiRoot, or what stands in for the root of every API
    ScopeSet scopes = {}; ///< a row each
    ScopeSet granted = {}; ///< what the token has; empty: not known
    Secret accessToken = {};
    std::optional<bool> hasTokenEnded = {}; ///< its announced end; nothing where none is known
};

/// Asks one harmless read for each scope: a GET of the catalogue's, once where scopes share it, a few at a
/// time, never again. Allowed says through which scopes of the token; Refused is said on the scope reason
/// itself alone (parseApiError()).
class AccessReads : public QObject {
    Q_OBJECT

public:
    AccessReads(TracingNetworkAccessManager& network, const ScopeCatalogue& catalogue, AccessQuery query,
        QObject* parent = nullptr);

    /// A scope a row, in their order.
    const QList<ScopeAccess>& rows() const { return m_rows; }
    /// How many rows wait for an answer.
    qsizetype waiting() const;
    void start();
    /// Sends nothing more; what has arrived stays. finished() follows with the code `cancelled`.
    void cancel();

Q_SIGNALS:
    /// Rows have got their verdict.
    void progressed();
    /// Comes once: how many rows were read. Codes: no_api_root, cancelled.
    void finished(const scopelight::Result<qint64>& result);

private:
    struct Read {
        QUrl address;
        QList<qsizetype> rows;
        QElapsedTimer since = {};
    };

    void plan();
    void sendNext();
    void judge(const Read& read, const Result<HttpResponse>& answer);
    void end(const Result<qint64>& result);
    /// Allowed, through the scopes of the token that open it.
    Facts whatIsKnown(const ScopeAccess& row) const;
    void allow(ScopeAccess& row, const QUrl& address) const;

    TracingNetworkAccessManager& m_network;
    const ScopeCatalogue& m_catalogue;
    AccessQuery m_query;
    QList<ScopeAccess> m_rows;
    QList<Read> m_reads; ///< an address each
    qsizetype m_sent = 0;
    qsizetype m_answered = 0;
    bool m_isFinished = false;
};

} // namespace scopelight
