// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "run/expectations.h"

namespace scopelight {

/// What stands beside the lines of a test report.
struct CheckAbout {
    QString name = {}; ///< the profile's
    QDateTime at = {}; ///< UTC
    ExplainContext context = {}; ///< for the words of failures
};

/// The expectations as JUnit XML, as the parsers of CI systems read it: a `failure` where one was not met, an
/// `error` where it could not be checked.
QByteArray toJUnit(const Expectations& expectations, const CheckAbout& about);

/// One sentence of why: the reason's, and where a failure kept it from being checked that failure's.
QString whyNot(const Expectation& expectation, const ExplainContext& context);

} // namespace scopelight
