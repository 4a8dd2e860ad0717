// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/oauthclient.h"
#include "oauth/servermetadata.h"
#include "widgets/card.h"

#include <optional>

class QGridLayout;

namespace scopelight {

class ChipLabel;
class Workbench;

/// What the client file says: who the client is, where it signs in, its redirect URIs, its secret, masked. A
/// secret that the file does not have is typed in here.
class ClientCard : public Card {
    Q_OBJECT

public:
    explicit ClientCard(Workbench& workbench, QWidget* parent = nullptr);

    void refresh();

Q_SIGNALS:
    /// The field for the secret is gone, and the keyboard was in it.
    void secretTyped();

private:
    void fill();
    void addRow(const QString& name, const QString& value, bool isFirst = true);
    void addSecretRow();
    void addRetype();

    Workbench& m_workbench;
    ElidedLabel* m_name;
    ElidedLabel* m_origin;
    ChipLabel* m_endpoints;
    QGridLayout* m_rows;
    /// What the card tells of; it is filled anew only when that changes, so that nobody loses what they type.
    struct Shown {
        QString path = {};
        OAuthClient client = {};
        ServerKind server = ServerKind::Google;
        bool operator==(const Shown&) const = default;
    };
    std::optional<Shown> m_shown = {};
};

} // namespace scopelight
