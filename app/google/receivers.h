// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/bindings.h"
#include "google/callchains.h"
#include "google/clientsmade.h"

namespace scopelight {

/// Which API the names of a file stand for, as far as the file itself says.
class Receivers {
public:
    Receivers(const SourceText& source, const MethodIndex& methods, const QList<CallChain>& chains);

    /// What a chain is called on.
    struct Receiver {
        QString api = {}; ///< "drive:v3"
        QString resource = {}; ///< "spreadsheets" for what was taken out of the client before
        qsizetype names = 0; ///< how many of the chain's names belong to the receiver: 1 of `self.service`
    };
    std::optional<Receiver> of(const CallChain& chain) const;
    const QList<ClientMade>& clients() const { return m_clients; }
    /// The APIs that the file makes clients of.
    const QStringList& apis() const { return m_apis; }

private:
    void bindClients();
    void bindTypes();
    bool bindResources(const QList<CallChain>& chains);
    void addOtherBindings();
    void append(Binding binding, const QString& api, const QString& resource = {});
    SourceRange rangeOfTyped(qsizetype position, bool& isField) const;

    const SourceText& m_source;
    const MethodIndex& m_methods;
    SourceBlocks m_blocks;
    QList<ClientMade> m_clients;
    QList<Binding> m_bindings;
    QStringList m_apis;
};

/// The name as Google's documents have it: Go writes the first letter large, Python puts an underscore behind
/// its own words and `_media` behind methods that fetch content.
QString methodPart(const QString& name, SourceLanguage language);

} // namespace scopelight
