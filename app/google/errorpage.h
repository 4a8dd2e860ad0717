// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/oauthclient.h"

#include <QStringList>

#include <optional>

namespace scopelight {

/// What Google's error page says: a request refused in the browser, of which the application hears nothing.
/// It travels as a protocol buffer in the page's address (`authError`). Undocumented, as observed at Google.
struct ErrorPage {
    QString code = {}; ///< field 1
    QString description = {}; ///< field 2
    QString helpAddress = {}; ///< field 3, left out when empty
    int status = 400; ///< field 4
    QString clientId = {}; ///< a parameter of the address

    /// From what a person has before the eyes: the address of the page, at Google or at the origin of
    /// `authUri`, or the words that it shows ("Error 400: redirect_uri_mismatch"). Codes: nothing_pasted,
    /// not_an_error_page (fact pasted: the host), robot_check, error_page_unreadable.
    static Result<ErrorPage> parse(const QString& pasted, const QString& authUri);
    /// Whether such a text is meant for parse() and is not the address that a browser landed on: an address
    /// of such a page, or its words with "Error" and a number.
    static bool isMeantBy(const QString& pasted);

    /// "/signin/oauth/error?authError=…&client_id=…&flowName=GeneralOAuthFlow": the practice provider's
    /// redirect.
    QByteArray target() const;
    /// The message in padded base64url: the value of `authError`.
    QByteArray encoded() const;
    /// The opposite; nothing for what is no such message. Padding may be missing.
    static std::optional<ErrorPage> decode(const QByteArray& encoded);

    /// The scopes that the description marks as invalid; none where it marks none.
    QStringList refusedScopes() const;
    /// The failure, with what the page says and what it was asked with. Facts: error_description,
    /// help_address, status, redirect_uri and refused_scopes (separated by spaces) where the description
    /// names them, sent_client_id, client_type as the file names it, sent_redirect_uri and near, the listed
    /// redirect URI that is nearly that, and other_client when the page is about another client ID than was
    /// sent.
    Error toError(const OAuthClient& client, const QString& sentRedirectUri) const;
    bool operator==(const ErrorPage&) const = default;
};

} // namespace scopelight
