// SPDX-License-Identifier: Apache-2.0
#include "google/receivers.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

Receivers::Receivers(const SourceText& source, const MethodIndex& methods, const QList<CallChain>& chains)
    : m_source(source)
    , m_methods(methods)
    , m_blocks(source)
    , m_clients(clientsMade(source, methods))
{
    bindClients();
    bindTypes();
    addOtherBindings();
    constexpr int deepest = 3; // values = sheet.values() of sheet = service.spreadsheets()
    for (int depth = 0; depth < deepest && bindResources(chains); ++depth)
        addOtherBindings();
}

void Receivers::append(Binding binding, const QString& api, const QString& resource)
{
    binding.api = api;
    binding.resource = resource;
    m_bindings.append(binding);
    if (!m_apis.contains(api))
        m_apis.append(api);
}

void Receivers::bindClients()
{
    static const QRegularExpression as(u"\\s+as\\s+(\\w+)"_s);
    for (const ClientMade& client : m_clients) {
        m_apis.append(client.api);
        for (const Binding& binding : bindingsTo(m_source, m_blocks, client.begin))
            append(binding, client.api);
        // with build(…) as service:
        const auto match = as.match(m_source.code, client.end, QRegularExpression::NormalMatch,
            QRegularExpression::AnchorAtOffsetMatchOption);
        if (match.hasMatch()) {
            append({.name = match.captured(1),
                       .position = match.capturedStart(1),
                       .visible = m_blocks.blockAt(client.begin)},
                client.api);
        }
    }
    m_apis.removeDuplicates();
}

/// A parameter belongs to its function, a field to every object of its struct.
SourceRange Receivers::rangeOfTyped(qsizetype position, bool& isField) const
{
    qsizetype open = -1;
    for (auto bracket = m_source.partners.cbegin(); bracket != m_source.partners.cend(); ++bracket) {
        if (bracket.key() < position && position < bracket.value())
            open = std::max(open, bracket.key());
    }
    isField =
        open >= 0 && m_source.code[open] == u'{' && m_source.code.first(open).trimmed().endsWith(u"struct"_s);
    if (open < 0 || isField)
        return m_blocks.whole();
    return m_source.code[open] == u'(' ? m_blocks.bodyBehind(m_source.behindBracket(open) - 1)
                                       : m_blocks.blockAt(position);
}

/// Types tell as much as values: `srv *drive.Service` in Go, `drive: drive_v3.Drive` in TypeScript.
void Receivers::bindTypes()
{
    static const QRegularExpression go(u"\\b(\\w+)\\s+\\*(\\w+)\\.Service\\b"_s);
    static const QRegularExpression script(u"([\\w$]+)\\??\\s*:\\s*([a-z]\\w*?)_(v\\w+)\\.[A-Z]\\w*"_s);
    constexpr qsizetype mostTyped = 100;
    const bool isGo = m_source.language == SourceLanguage::Go;
    if (!isGo && m_source.language != SourceLanguage::JavaScript)
        return;
    const QHash<QString, QString> packages =
        isGo ? goPackages(m_source, m_methods) : QHash<QString, QString>();
    for (const auto& match : (isGo ? go : script).globalMatch(m_source.code)) {
        const QString api =
            isGo ? packages.value(match.captured(2)) : match.captured(2) + u':' + match.captured(3);
        if (!m_methods.hasApi(api) || m_bindings.size() >= mostTyped)
            continue;
        bool isField = false;
        const SourceRange range = rangeOfTyped(match.capturedStart(1), isField);
        const QString name = (isField ? u"."_s : QString()) + match.captured(1);
        append({.name = name, .position = match.capturedStart(1), .visible = range}, api);
    }
}

/// Other things that go by the same names.
void Receivers::addOtherBindings()
{
    QStringList names;
    for (const Binding& binding : std::as_const(m_bindings))
        names.append(binding.name);
    names.removeDuplicates();
    if (names.isEmpty())
        return;
    const auto others = bindingsOf(m_source, m_blocks, names);
    if (!others) {
        m_bindings.clear(); // what else the names stand for is not known
        return;
    }
    for (const Binding& binding : *others) {
        const bool isKnown = std::ranges::any_of(m_bindings, [&](const Binding& known) {
            return known.position == binding.position && known.name == binding.name;
        });
        if (!isKnown)
            m_bindings.append(binding);
    }
}

/// `sheet = service.spreadsheets()`: whether there was one.
bool Receivers::bindResources(const QList<CallChain>& chains)
{
    bool hasMore = false;
    for (const CallChain& chain : chains) {
        const auto receiver = of(chain);
        if (!receiver)
            continue;
        QString resource = receiver->resource;
        for (const CallChain::Name& name : chain.names.sliced(receiver->names))
            resource += (resource.isEmpty() ? QString() : u"."_s) + methodPart(name.name, m_source.language);
        if (resource.isEmpty() || resource == receiver->resource
            || !m_methods.hasResource(receiver->api, resource))
            continue;
        for (const Binding& binding : bindingsTo(m_source, m_blocks, chain.begin)) {
            const bool isKnown = std::ranges::any_of(m_bindings, [&](const Binding& known) {
                return known.position == binding.position && !known.api.isEmpty();
            });
            if (isKnown)
                continue;
            m_bindings.removeIf([&](const Binding& known) { return known.position == binding.position; });
            append(binding, receiver->api, resource);
            hasMore = true;
        }
    }
    return hasMore;
}

std::optional<Receivers::Receiver> Receivers::of(const CallChain& chain) const
{
    const QString first = chain.names.first().name;
    const bool isOwn = chain.root == u"self" || chain.root == u"this";
    const Binding* binding =
        bindingAt(m_bindings, isOwn ? chain.root + u'.' + first : chain.root, chain.begin);
    if (binding != nullptr && !binding->api.isEmpty())
        return Receiver{binding->api, binding->resource, isOwn ? 1 : 0};
    const Binding* field = bindingAt(m_bindings, u'.' + first, chain.begin);
    if (field != nullptr && !field->api.isEmpty())
        return Receiver{field->api, field->resource, 1};
    return std::nullopt;
}

QString methodPart(const QString& name, SourceLanguage language)
{
    QString part = name;
    if (language == SourceLanguage::Go)
        part.front() = part.front().toLower();
    if (language != SourceLanguage::Python)
        return part;
    if (part.endsWith(u"_media"_s))
        part.chop(6);
    return part.endsWith(u'_') ? part.chopped(1) : part;
}

} // namespace scopelight
