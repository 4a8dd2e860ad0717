// SPDX-License-Identifier: Apache-2.0
#include "run/junit.h"

#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Outcome = Expectation::Outcome;

QString count(const Expectations& expectations, Outcome outcome)
{
    return QString::number(std::ranges::count(expectations, outcome, &Expectation::outcome));
}

void writeTotals(QXmlStreamWriter& xml, const Expectations& expectations)
{
    xml.writeAttribute(u"tests"_s, QString::number(expectations.size()));
    xml.writeAttribute(u"failures"_s, count(expectations, Outcome::NotMet));
    xml.writeAttribute(u"errors"_s, count(expectations, Outcome::NotChecked));
}

void writeLine(QXmlStreamWriter& xml, const Expectation& line, const CheckAbout& about)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"classname"_s, about.name);
    xml.writeAttribute(u"name"_s, titleOf(line));
    if (line.outcome != Outcome::Met) {
        xml.writeStartElement(line.outcome == Outcome::NotMet ? u"failure"_s : u"error"_s);
        xml.writeAttribute(u"message"_s, whyNot(line, about.context));
        xml.writeAttribute(u"type"_s, line.error ? line.error->code : line.reason);
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

} // namespace

QString whyNot(const Expectation& expectation, const ExplainContext& context)
{
    if (expectation.reason.isEmpty())
        return {};
    const QString reason = explainReason(expectation.reason, context, expectation.facts);
    return expectation.error ? reason + u' ' + explain(*expectation.error, context).headline : reason;
}

QByteArray toJUnit(const Expectations& expectations, const CheckAbout& about)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuites"_s);
    writeTotals(xml, expectations);
    xml.writeStartElement(u"testsuite"_s);
    xml.writeAttribute(u"name"_s, about.name);
    xml.writeAttribute(u"timestamp"_s, about.at.toString(u"yyyy-MM-ddTHH:mm:ss"_s));
    writeTotals(xml, expectations);
    for (const Expectation& line : expectations)
        writeLine(xml, line, about);
    xml.writeEndDocument();
    return bytes;
}

} // namespace scopelight
