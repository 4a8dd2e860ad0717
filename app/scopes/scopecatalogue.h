// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "scopes/cataloguefile.h"
#include "scopes/scopeset.h"
#include "scopes/sensitivity.h"

#include <QByteArrayList>
#include <QList>
#include <QStringList>

#include <functional>
#include <optional>

namespace scopelight {

/// Where a class comes from that the user pasted out of the project's console (scopes/toldclasses.h).
inline const QString consoleSource = QStringLiteral("console");

/// A view of the scope table.
struct ScopeRecord {
    QString scope = {}; ///< full wire form
    QString description = {};
    Sensitivity sensitivity = Sensitivity::NotPublished;
    QString source = {}; ///< address of the page the class comes from, consoleSource, or empty
    QString sourceRead = {}; ///< the day on which that was read or pasted, YYYY-MM-DD, or empty
    QStringList apis = {}; ///< "drive:v3"
    /// Empty, or why it is special: "alias", "removed", "retired", "legacy", "service_account", "delegation",
    /// "add_on", "apps_script", "not_in_documents" (resources/catalogue/README.md).
    QString kind = {};
    bool operator==(const ScopeRecord&) const = default;
};

/// What a scope opens in one API.
struct OpenedApi {
    struct Method {
        QString id = {}; ///< "drive.files.list"
        QString verb = {}; ///< "GET"
        bool operator==(const Method&) const = default;
    };
    QString name = {}; ///< "drive"
    QString title = {}; ///< "Google Drive API"
    QList<Method> methods = {}; ///< by id; versions of the API count once
};

/// A method of one version of an API.
struct MethodRecord {
    QString id = {}; ///< "drive.files.list"
    QString api = {}; ///< "drive:v3"
    QString verb = {}; ///< "GET"
    quint32 row = 0; ///< in the catalogue: no other method has it
    quint32 scopeSet = 0; ///< methods with the same one accept the same scopes: scopesOf()
    bool operator==(const MethodRecord&) const = default;
};

/// A harmless read whose answer shows whether a scope works (resources/catalogue/README.md, probes.tsv).
struct ScopeProbe {
    QString kind = {}; ///< "read", "const", "sample", "negative"; without an address the others
    QString method = {}; ///< "drive.about.get"
    QString address = {}; ///< empty where no read can be made without knowing more
    bool operator==(const ScopeProbe&) const = default;
};

/// A scope that was found through methods it opens.
struct MethodMatch {
    ScopeRecord record = {};
    QString api = {}; ///< "drive": where the method is
    QString method = {}; ///< the shortest that matches: "drive.files.list"
    qsizetype count = 0; ///< how many methods match
};

/// Every scope, API and method that Google's discovery documents name, and the scopes that its pages add. The
/// data are a flat little-endian file, mapped and used in place: nothing is parsed, nothing is read before
/// the first question.
class ScopeCatalogue {
public:
    /// Opens the installed catalogue, constant time; an empty one where installedCatalogue() fails, which the
    /// programs have asked before.
    ScopeCatalogue();
    /// The same; these classes stand before what Google's pages say.
    explicit ScopeCatalogue(ToldClasses told);
    /// Opens other bytes of the same layout, which must outlive the catalogue. Damaged ones give an empty or
    /// a smaller catalogue.
    explicit ScopeCatalogue(QByteArrayView flatFile);

    qsizetype scopeCount() const;
    qsizetype apiCount() const;
    qsizetype methodCount() const;
    /// Newest revision of a document, YYYYMMDD, and where the documents come from.
    QString revision() const;
    QString source() const;

    /// Exactly that scope (full form, or `openid`, `email`, `profile`).
    std::optional<ScopeRecord> find(const QString& scope) const;
    /// How many classes were told.
    qsizetype toldCount() const { return m_told.size(); }
    /// What was told of that scope.
    std::optional<ToldClass> toldClass(const QString& scope) const;
    /// Its class; NotPublished for a scope that it does not know.
    Sensitivity classOf(const QString& scope) const;
    /// How many of these scopes are of that class.
    qsizetype count(const ScopeSet& scopes, Sensitivity sensitivity) const;
    /// `drive.readonly` → `https://www.googleapis.com/auth/drive.readonly` where the catalogue has it;
    /// `openid`, `email`, `profile` and full forms as they are; nothing for a name it does not know.
    std::optional<QString> expand(const QString& shortName) const;
    /// The opposite: without the common prefix.
    static QString shortName(const QString& scope);
    /// "drive, drive.file": short names, as sentences list them.
    static QString shortNames(const QStringList& scopes);
    /// Whether the scope's name says that it reads only: "readonly", "read_only" or "read" is a part of it.
    static bool saysReadOnly(const QString& scope);

    /// What to search for; empty members do not filter.
    struct Query {
        QString text = {}; ///< words, all of which must occur in scope, description or API, without case
        QString api = {}; ///< "drive" or "drive:v3"
        std::optional<Sensitivity> sensitivity = {};
    };
    /// Best match first: that short name, short names that begin so, short names with all the words, then the
    /// rest; by name within each.
    QList<ScopeRecord> search(const Query& query) const;
    /// Scopes that search() does not find for those words, but that open a method in which the words stand
    /// that the scope lacks; words of one or two letters are not looked for in methods. Shortest method
    /// first, by wire form within each.
    QList<MethodMatch> searchMethods(const QString& text) const;
    /// The closest scopes to one that is not there, full forms, nearest first, at most `count`; none that is
    /// farther away than a slip of the hand.
    QStringList nearest(const QString& scope, qsizetype count = 3) const;

    /// "drive" for drive.readonly: the API in which the scope opens most; empty where it opens none or many.
    QString homeOf(const QString& scope) const;
    /// "drive:v3" for "drive": the version that the bare name means, else any; empty for an unknown name.
    QString defaultApi(const QString& name) const;
    /// "Google Drive API" for "drive:v3"; empty for a key it does not know.
    QString apiTitle(const QString& key) const;
    /// Whether an API goes by this name ("drive") or key ("drive:v3").
    bool knowsApi(const QString& name) const;
    /// The closest names of APIs to one that is not there, as nearest() does it.
    QStringList nearestApis(const QString& name, qsizetype count = 3) const;
    /// The methods that this scope opens ("drive.files.list"), by name; versions of one API count once.
    QStringList methodsOpenedBy(const QString& scope) const;
    /// The same by API, that of which it opens most first.
    QList<OpenedApi> apisOpenedBy(const QString& scope) const;

    /// The `most` methods with the shortest ids among those in which all the words occur, without case; each
    /// in the version that its bare name means. `count`: how many there are.
    struct MethodHits {
        QList<MethodRecord> methods = {};
        qsizetype count = 0;
    };
    MethodHits findMethods(const QString& text, qsizetype most) const;
    /// `drive.files.list` in the version that the bare name means, or `drive:v2/drive.files.list`. Codes:
    /// unknown_method (nearest), unknown_method_api (api, nearest), ambiguous_method (choices).
    Result<MethodRecord> method(const QString& written) const;
    /// Every version of every API: "drive:v3".
    QStringList apis() const;
    /// The methods of a version of an API, by id.
    QList<MethodRecord> methodsOf(const QString& api) const;
    /// The methods that a request to this address calls; `{}` stands in the path, which begins without a
    /// slash, for what is not known, and an empty verb for any. Of several it cannot be told which one.
    QList<MethodRecord> methodsAt(const QString& verb, const QString& host, const QString& path) const;
    /// The scopes each of which opens the method, sorted; none where its document declares none.
    QStringList scopesOf(const MethodRecord& method) const;
    /// How many methods the scope opens, those of every version counted.
    qsizetype openedCount(const QString& scope) const;
    /// What the scope reaches where that is less than its methods suggest: a code of rules.tsv ("own_files",
    /// "no_content"), in words through explainReason("reach_own_files"); empty for the others.
    QString reachOf(const QString& scope) const;
    /// Whether that is a part of the content only: other files, mails or calendars it does not see at all.
    bool reachesPartOnly(const QString& scope) const;
    /// Whether holding several such scopes widens a method's answer, so that none stands for another.
    bool widensTheAnswer(const QString& scope) const;

    /// The first of `others` for each group of methods that the scope opens, if each group has one that opens
    /// it as well; else none. Others that reach a part of the content only count for nothing, and neither
    /// does what is said of APIs where holding several scopes widens the answer.
    QStringList openedAlsoBy(const QString& scope, const QStringList& others) const;
    /// One method for each group that the scopes open; the methods of a group accept the same scopes.
    QList<MethodRecord> groupsOpenedBy(const QStringList& scopes) const;

    /// The read that shows whether the scope works, aliases included; one of kind "none" or nothing where
    /// none is known.
    std::optional<ScopeProbe> probeOf(const QString& scope) const;

    /// Beginnings of scopes (full form) that Google does not let stand beside others in one request.
    QStringList exclusivePrefixes() const;

private:
    std::optional<quint32> rowOf(const QString& scope) const;
    ScopeRecord record(quint32 row) const;
    Sensitivity classAt(quint32 row) const;
    std::optional<ToldClass> toldClassAt(quint32 row) const;
    MethodRecord methodRecord(quint32 row) const;
    QString ruleFor(QByteArrayView rule, const QString& scope) const;
    /// The rows of an id, a version of an API each.
    QList<quint32> rowsOfMethod(const QString& id) const;
    QStringList nearestMethods(const QString& id) const;
    bool isServedAt(quint32 api, const QByteArray& root, const QByteArray& path) const;
    /// Versions of an API each have theirs.
    void eachMethodOf(quint32 scope, const std::function<void(quint32 method)>& visit) const;
    /// Adds a scope that opens methods which fit.
    void appendMatch(
        QList<MethodMatch>& matches, quint32 scope, const std::function<bool(quint32 method)>& fits) const;
    /// The words as the folded text spells them; a scope's full address counts as its short name.
    static QByteArrayList foldedWords(const QString& text);
    /// The short name without case, as UTF-8.
    QByteArrayView foldedName(quint32 row) const;

    CatalogueFile m_file;
    ToldClasses m_told;
};

} // namespace scopelight
