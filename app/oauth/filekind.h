// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace scopelight {

/// What a file that is no JSON seems to be, by its first bytes: api_key, access_token, refresh_token,
/// client_secret, client_id, private_key, certificate, pkcs12, property_list, web_page. Empty for what may be
/// JSON, or anything else.
QString kindOfText(const QByteArray& bytes);

/// Which of the files around Google's APIs an object is, by its members: client, service_account,
/// authorized_user, external_account, external_account_authorized_user, impersonated_service_account,
/// gdch_service_account, token, google_services, firebase_config, bare_client, profile, or unknown.
QString kindOfObject(const QJsonObject& object);

} // namespace scopelight
