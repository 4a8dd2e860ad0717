// SPDX-License-Identifier: Apache-2.0
#include "google/sourcelanguage.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace scopelight {

SourceLanguage sourceLanguage(const QString& fileName)
{
    using enum SourceLanguage;
    // Text for people (Markdown, reStructuredText) is left out: what it names is not used.
    static const QHash<QString, SourceLanguage> languages{{u"py"_s, Python}, {u"js"_s, JavaScript},
        {u"mjs"_s, JavaScript}, {u"cjs"_s, JavaScript}, {u"jsx"_s, JavaScript}, {u"ts"_s, JavaScript},
        {u"mts"_s, JavaScript}, {u"cts"_s, JavaScript}, {u"tsx"_s, JavaScript}, {u"gs"_s, JavaScript},
        {u"html"_s, Page}, {u"htm"_s, Page}, {u"vue"_s, Page}, {u"svelte"_s, Page}, {u"go"_s, Go},
        {u"java"_s, Java}, {u"kt"_s, Java}, {u"kts"_s, Java}, {u"sh"_s, Shell}, {u"bash"_s, Shell},
        {u"cs"_s, SlashComments}, {u"php"_s, SlashComments}, {u"swift"_s, SlashComments},
        {u"dart"_s, SlashComments}, {u"rs"_s, SlashComments}, {u"scala"_s, SlashComments},
        {u"groovy"_s, SlashComments}, {u"rb"_s, HashComments}, {u"yml"_s, HashComments},
        {u"yaml"_s, HashComments}, {u"toml"_s, HashComments}, {u"env"_s, HashComments},
        {u"properties"_s, HashComments}, {u"json"_s, Plain}};
    if (!fileName.contains(u'.'))
        return None;
    return languages.value(fileName.section(u'.', -1).toLower(), None);
}

} // namespace scopelight
