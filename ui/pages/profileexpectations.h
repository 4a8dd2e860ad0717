// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace scopelight {

class ProfileWork;
class SegmentBar;

/// What a profile expects of a run, to be edited: of each scope, of the refresh token, of the scopes' class
/// and of the listing.
class ProfileExpectations : public Card {
    Q_OBJECT

public:
    explicit ProfileExpectations(ProfileWork& profile, QWidget* parent = nullptr);

    void refresh();

private:
    void makeScopes();
    void makeOthers();
    void showScopes();

    ProfileWork& m_profile;
    QGridLayout* m_rows;
    QStringList m_scopes; ///< those that have a row
    QList<SegmentBar*> m_bars; ///< a row each
    SegmentBar* m_refreshToken;
    QComboBox* m_class;
    QLineEdit* m_files;
};

} // namespace scopelight
