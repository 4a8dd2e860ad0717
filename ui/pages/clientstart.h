// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace scopelight {

class Workbench;

/// What the client page shows before there is a file: where to let one go, practice, and where files come
/// from.
class ClientStart : public QWidget {
    Q_OBJECT

public:
    explicit ClientStart(Workbench& workbench, QWidget* parent = nullptr);

Q_SIGNALS:
    void openWanted();
    void fileDropped(const QString& path);

private:
    QWidget* makePractice();
    QWidget* makeOrigins();

    Workbench& m_workbench;
};

} // namespace scopelight
