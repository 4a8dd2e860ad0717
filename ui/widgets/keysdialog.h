// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace scopelight {

/// What every key does, beside the window and not in its way.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    explicit KeysDialog(QWidget* parent = nullptr);
};

} // namespace scopelight
