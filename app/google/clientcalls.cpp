// SPDX-License-Identifier: Apache-2.0
#include "google/clientcalls.h"

#include "google/receivers.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// More than these are no help to anybody.
constexpr qsizetype mostPossible = 3;

/// Names after a receiver, and the method that the longest beginning of them is.
struct Call {
    QString resource = {};
    QList<CallChain::Name> names = {};
};

class CallReader {
public:
    CallReader(const SourceText& source, const MethodIndex& methods)
        : m_source(source)
        , m_methods(methods)
        , m_chains(callChains(source))
        , m_receivers(source, methods, m_chains)
    {
    }

    ApiUses read()
    {
        for (const ClientMade& client : m_receivers.clients())
            readCall(client.api, {{}, namesBehind(m_source, client.end)});
        for (const CallChain& chain : std::as_const(m_chains)) {
            if (const auto receiver = m_receivers.of(chain))
                readCall(receiver->api, {receiver->resource, chain.names.sliced(receiver->names)});
            else if (chain.root == u"gapi" && chain.names.first().name == u"client")
                readGapi(chain);
            else
                readUnbound(chain);
        }
        return m_uses;
    }

private:
    bool takesCalledResources() const
    {
        return m_source.language == SourceLanguage::Python || m_source.language == SourceLanguage::Java;
    }

    /// Whether the name can be a step on the way: Python and Java call resources, the others do not.
    bool isStep(const CallChain::Name& name) const { return name.isCalled == takesCalledResources(); }

    template <class Find>
    void eachBeginning(const Call& call, const Find& find) const
    {
        QString name = call.resource;
        for (const CallChain::Name& next : call.names) {
            name += (name.isEmpty() ? QString() : u"."_s) + methodPart(next.name, m_source.language);
            if (next.isCalled)
                find(name, next);
            if (!isStep(next))
                break;
        }
    }

    ApiUse useOf(const MethodRecord& method, qsizetype position) const
    {
        return {.method = method, .line = m_source.lineAt(position), .how = u"client_call"_s};
    }

    void readCall(const QString& api, const Call& call)
    {
        std::optional<ApiUse> longest;
        eachBeginning(call, [&](const QString& name, const CallChain::Name& last) {
            if (const auto method = m_methods.find(api, name))
                longest = useOf(*method, last.position);
        });
        if (longest)
            m_uses.found.append(*longest);
    }

    /// gapi.client.drive.files.list(…): the version is the one that the page loads.
    void readGapi(const CallChain& chain)
    {
        if (chain.names.size() < 3)
            return;
        const QString name = chain.names[1].name;
        const QString loaded = loadedVersion(name);
        const QString api = loaded.isEmpty() ? m_methods.catalogue().defaultApi(name) : name + u':' + loaded;
        readCall(api, {{}, chain.names.sliced(2)});
    }

    QString loadedVersion(const QString& api) const
    {
        static const QRegularExpression loading(
            uR"re(discovery/v1/apis/(\w+)/(\w+)/rest|\bload\(\s*['"](\w+)['"]\s*,\s*['"](\w+)['"])re"_s);
        for (const auto& match : loading.globalMatch(m_source.text)) {
            if (match.captured(1) + match.captured(3) == api)
                return match.captured(2) + match.captured(4);
        }
        return {};
    }

    /// Something that this file does not make: its name or its neighbours suggest which API it is.
    void readUnbound(const CallChain& chain)
    {
        const bool isOwn = chain.root == u"self" || chain.root == u"this";
        const QString receiver = isOwn ? chain.names.first().name : chain.root;
        QList<MethodRecord> candidates;
        qsizetype position = 0;
        eachBeginning({{}, isOwn ? chain.names.sliced(1) : chain.names},
            [&](const QString& name, const CallChain::Name& last) {
                const QList<MethodRecord> fitting = suggested(receiver, name);
                if (fitting.isEmpty())
                    return;
                candidates = fitting;
                position = last.position;
            });
        if (candidates.size() > mostPossible)
            return;
        for (const MethodRecord& method : std::as_const(candidates))
            m_uses.possible.append(useOf(method, position));
    }

    QList<MethodRecord> suggested(const QString& receiver, const QString& name) const
    {
        QStringList apis = m_receivers.apis();
        if (const QString named = m_methods.catalogue().defaultApi(receiver.toLower()); !named.isEmpty())
            apis.prepend(named);
        for (const QString& api : std::as_const(apis)) {
            if (const auto method = m_methods.find(api, name))
                return {*method};
        }
        // Without calls on the way, store.files.list() may be anybody's.
        return takesCalledResources() && apis.isEmpty() && name.contains(u'.') ? m_methods.named(name)
                                                                               : QList<MethodRecord>();
    }

    const SourceText& m_source;
    const MethodIndex& m_methods;
    QList<CallChain> m_chains;
    Receivers m_receivers;
    ApiUses m_uses;
};

} // namespace

ApiUses clientCalls(const SourceText& source, const MethodIndex& methods)
{
    return CallReader(source, methods).read();
}

} // namespace scopelight
