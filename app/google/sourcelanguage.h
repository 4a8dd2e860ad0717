// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace scopelight {

/// How a source file is read: what is a comment in it, what a text, and which calls are looked for.
enum class SourceLanguage {
    Python,
    JavaScript, ///< TypeScript too
    Page, ///< HTML and its relatives: JavaScript between `<script>` and `</script>`
    Go,
    Java, ///< Kotlin too
    Shell,
    SlashComments, ///< other languages with // and /* */: scopes and addresses only
    HashComments, ///< settings and languages with #: likewise
    Plain, ///< JSON: likewise
    None, ///< nothing an application is made of
};

/// By the ending of the name.
SourceLanguage sourceLanguage(const QString& fileName);

} // namespace scopelight
