// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopecatalogue.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace scopelight {

using catalogueformat::Apis;
using catalogueformat::Methods;
using catalogueformat::Scopes;

namespace {

/// A bit for each word.
using Words = quint32;
constexpr qsizetype mostWords = 32;
constexpr qsizetype shortestWord = 3;

char folded(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? char(letter + ('a' - 'A')) : letter;
}

/// Method ids are ASCII with capitals; the word is folded already.
bool contains(QByteArrayView id, QByteArrayView word)
{
    return std::search(id.begin(), id.end(), word.begin(), word.end(), [](char left, char right) {
        return folded(left) == right;
    }) != id.end();
}

Words wordsIn(QByteArrayView id, const QByteArrayList& words)
{
    Words found = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i].size() >= shortestWord && contains(id, words[i]))
            found |= Words(1) << i;
    }
    return found;
}

/// What each method has of the words, by its row.
std::vector<Words> wordsOfMethods(const CatalogueFile& file, const QByteArrayList& words)
{
    std::vector<Words> found(file.rows<Methods>());
    for (quint32 row = 0; row < found.size(); ++row)
        found[row] = wordsIn(file.text<Methods>(row, Methods::Id), words);
    return found;
}

} // namespace

QList<MethodMatch> ScopeCatalogue::searchMethods(const QString& text) const
{
    const QByteArrayList words = foldedWords(text);
    if (words.size() > mostWords
        || std::ranges::none_of(words, [](const QByteArray& word) { return word.size() >= shortestWord; }))
        return {};
    const Words all = ~Words(0) >> (mostWords - words.size());
    const std::vector<Words> inMethods = wordsOfMethods(m_file, words);
    QList<MethodMatch> matches;
    for (quint32 row = 0; row < m_file.rows<Scopes>(); ++row) {
        Words own = 0;
        const QByteArrayView scope = m_file.text<Scopes>(row, Scopes::Folded);
        for (qsizetype i = 0; i < words.size(); ++i)
            own |= scope.contains(words[i]) ? Words(1) << i : 0;
        if (own != all)
            appendMatch(matches, row, [&](quint32 method) {
                return method < inMethods.size() && (own | inMethods[method]) == all;
            });
    }
    std::ranges::stable_sort(matches, {}, [](const MethodMatch& match) { return match.method.size(); });
    return matches;
}

ScopeCatalogue::MethodHits ScopeCatalogue::findMethods(const QString& text, qsizetype most) const
{
    const QByteArrayList words = foldedWords(text);
    if (words.isEmpty())
        return {};
    QList<quint32> rows;
    for (quint32 row = 0; row < m_file.rows<Methods>(); ++row) {
        const quint32 api = m_file.cell<Methods>(row, Methods::Api);
        const QByteArrayView id = m_file.text<Methods>(row, Methods::Id);
        if (m_file.cell<Apis>(api, Apis::Default) == catalogueformat::Yes
            && std::ranges::all_of(words, [id](const QByteArray& word) { return contains(id, word); }))
            rows.append(row);
    }
    const auto length = [this](quint32 row) { return m_file.text<Methods>(row, Methods::Id).size(); };
    std::ranges::stable_sort(rows, {}, length);
    MethodHits hits{.count = rows.size()};
    for (const quint32 row : rows.first(std::min(most, rows.size())))
        hits.methods.append(methodRecord(row));
    return hits;
}

void ScopeCatalogue::appendMatch(
    QList<MethodMatch>& matches, quint32 scope, const std::function<bool(quint32 method)>& fits) const
{
    std::vector<std::pair<QByteArrayView, quint32>> found; // id and row; ids repeat across versions
    eachMethodOf(scope, [&](quint32 method) {
        if (fits(method))
            found.emplace_back(m_file.text<Methods>(method, Methods::Id), method);
    });
    if (found.empty())
        return;
    std::ranges::sort(found, [](const auto& left, const auto& right) {
        return left.first.size() != right.first.size() ? left.first.size() < right.first.size()
                                                       : left.first.compare(right.first) < 0;
    });
    qsizetype count = 1;
    for (std::size_t i = 1; i < found.size(); ++i)
        count += found[i].first == found[i - 1].first ? 0 : 1;
    const quint32 api = m_file.cell<Methods>(found.front().second, Methods::Api);
    matches.append(
        {record(scope), m_file.string<Apis>(api, Apis::Name), QString::fromUtf8(found.front().first), count});
}

} // namespace scopelight
