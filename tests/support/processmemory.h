// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// A line of /proc/PID/status ("VmHWM", the most memory held so far; "VmRSS"; "RssAnon", without the
/// libraries) in KiB, of this process unless another is named; 0 when the process has ended and where the
/// system has no such file.
qint64 kibibytesHeld(const QString& name, const QString& process = QStringLiteral("self"));
