// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>

namespace scopelight {

/// Files that the desktop asks a running program to open: macOS does so with every file, from the first on,
/// in place of an argument (Qt: class QFileOpenEvent).
class FileOpenings : public QObject {
    Q_OBJECT

public:
    /// `open` is called with the path of each.
    explicit FileOpenings(std::function<void(const QString& path)> open, QObject* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<void(const QString& path)> m_open;
};

} // namespace scopelight
