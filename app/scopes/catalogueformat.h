// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <array>

/// The layout of the catalogue's flat file, shared by its writer (resources/catalogue/tool) and its reader
/// (CatalogueFile). Everything is a little-endian 32-bit word or UTF-8 text:
///
///     magic, bytes of the whole file, then for each Part its offset and its length in bytes; then the parts.
///
/// A cell of a table is a number, the row of another table, a *text* (offset into Part::Text, where the
/// length stands before the bytes) or a *list* (index into Part::Lists, where the count stands before the
/// items).
namespace scopelight::catalogueformat {

inline constexpr quint32 magic = 0x33434c53; // "SLC3"; the digit changes with the layout
inline constexpr quint32 wordSize = 4;

enum class Part : quint32 {
    Text,
    Lists,
    About,
    Apis,
    Scopes,
    Sets,
    Methods,
    MethodsById,
    Rules,
    Probes,
    Count
};

inline constexpr quint32 headerSize = (2 + 2 * static_cast<quint32>(Part::Count)) * wordSize;

/// One row: where the data come from, and the version of the programs that the file belongs to.
struct About {
    static constexpr Part part = Part::About;
    enum Column : quint32 { Revision, Source, License, Generator, Version, Columns };
};

/// Sorted as in apis.tsv; the methods of an API are neighbours, sorted by id.
struct Apis {
    static constexpr Part part = Part::Apis;
    enum Column : quint32 {
        Name, ///< text, "drive"
        Key, ///< text, "drive:v3"
        Revision, ///< text
        Default, ///< an Answer: whether the bare name means this version
        Preferred, ///< an Answer: Google's own flag
        Listed, ///< an Answer: whether a newer list of Google's names it
        Root, ///< text, "https://www.googleapis.com/"
        Path, ///< text, "drive/v3/": between root and the method's path
        Title, ///< text
        Documentation, ///< text
        FirstMethod, ///< row
        MethodCount,
        Columns
    };
};
enum Answer : quint32 { Unknown, No, Yes };
inline constexpr std::array<QByteArrayView, 3> answers = {"unknown", "no", "yes"};

/// Sorted by wire form.
struct Scopes {
    static constexpr Part part = Part::Scopes;
    enum Column : quint32 {
        Scope, ///< text, wire form
        Description, ///< text
        Class, ///< index into `sensitivities`
        ClassSource, ///< text
        ClassRead, ///< text, the day on which the source was read, YYYY-MM-DD
        Kind, ///< text: why it is special, mostly empty
        KindSource, ///< text
        ApiList, ///< list of rows in Apis
        SetList, ///< list of rows in Sets
        Folded, ///< text, case-folded: short name, description and APIs, one a line; what search() looks at
        Columns
    };
};
inline constexpr std::array<QByteArrayView, 5> sensitivities = {
    "sign_in", "non_sensitive", "sensitive", "restricted", "not_published"};

/// The distinct sets of scopes that methods accept: any one scope of a set opens the method.
struct Sets {
    static constexpr Part part = Part::Sets;
    enum Column : quint32 {
        ScopeList, ///< list of rows in Scopes
        MethodList, ///< list of rows in Methods
        Columns
    };
};

struct Methods {
    static constexpr Part part = Part::Methods;
    enum Column : quint32 {
        Id, ///< text, "drive.files.list"
        Api, ///< row
        Verb, ///< index into `verbs`
        Path, ///< text; `{x}` and `{+x}` are its required path parameters
        Set, ///< row
        Flags, ///< bit n is `flags[n]`
        Query, ///< list of texts: required query parameters
        Columns
    };
};
inline constexpr std::array<QByteArrayView, 7> verbs = {
    "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"};
inline constexpr std::array<QByteArrayView, 4> flags = {"body", "deprecated", "download", "upload"};

/// Rows of Methods sorted by id, then by API: ids repeat across versions.
struct MethodsById {
    static constexpr Part part = Part::MethodsById;
    enum Column : quint32 { Method, Columns };
};

struct Rules {
    static constexpr Part part = Part::Rules;
    enum Column : quint32 {
        Rule, ///< text: alias, depth, device_flow, exclusive, reach, widens
        Subject, ///< text, wire form; for exclusive and widens a prefix
        Value, ///< text: the scope (wire form) that an alias stands for; for reach and depth a code
        Source, ///< text
        Columns
    };
};

/// Harmless reads, by scope.
struct Probes {
    static constexpr Part part = Part::Probes;
    enum Column : quint32 {
        Scope, ///< row
        Kind, ///< text: read, const, sample, negative, user_input, external, none
        Method, ///< text
        Url, ///< text
        Expected, ///< text
        Notes, ///< text
        Columns
    };
};

inline constexpr QByteArrayView scopePrefix = "https://www.googleapis.com/auth/";
/// OpenID Connect's own names, the only ones without address.
inline constexpr std::array<QByteArrayView, 3> signInNames = {"openid", "email", "profile"};

} // namespace scopelight::catalogueformat
