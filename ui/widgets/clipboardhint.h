// SPDX-License-Identifier: Apache-2.0
#pragma once

class QMimeData;

namespace scopelight {

/// Marks what goes to the clipboard as a secret, in the way that the system's clipboard histories look for.
/// Linux: the hint of KDE's Klipper. Windows: Microsoft Learn, Clipboard Formats, "Cloud Clipboard and
/// Clipboard History Formats". macOS: nspasteboard.org, org.nspasteboard.ConcealedType.
void markSecret(QMimeData& data);

} // namespace scopelight
