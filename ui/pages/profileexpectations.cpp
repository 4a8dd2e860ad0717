// SPDX-License-Identifier: Apache-2.0
#include "pages/profileexpectations.h"

#include "models/classword.h"
#include "theme/metrics.h"
#include "widgets/clearlayout.h"
#include "widgets/segmentbar.h"
#include "work/profilework.h"

#include <QComboBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QJsonArray>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// The limits that a profile may name, from below, after "no limit".
const QList<Sensitivity>& limits()
{
    static const QList<Sensitivity> all{
        Sensitivity::SignIn, Sensitivity::NonSensitive, Sensitivity::Sensitive, Sensitivity::Restricted};
    return all;
}

/// The order of the segments: either way, the one, the other.
QJsonValue tokenValue(int segment)
{
    return segment == 0 ? QJsonValue(QJsonValue::Undefined) : QJsonValue(segment == 1);
}

int tokenSegment(const QJsonValue& value)
{
    return !value.isBool() ? 0 : value.toBool() ? 1 : 2;
}

} // namespace

ProfileExpectations::ProfileExpectations(ProfileWork& profile, QWidget* parent)
    : Card(tr("What is expected"), parent)
    , m_profile(profile)
{
    makeScopes();
    body()->addWidget(new Hairline);
    makeOthers();
}

void ProfileExpectations::makeScopes()
{
    m_rows = new QGridLayout;
    m_rows->setSpacing(Metrics::grid);
    m_rows->setColumnStretch(0, 1);
    body()->addLayout(m_rows);
}

void ProfileExpectations::makeOthers()
{
    auto* fields = new QGridLayout;
    fields->setSpacing(Metrics::grid);
    fields->setColumnStretch(0, 1);
    const auto add = [fields](const QString& text, QWidget* field) {
        auto* label = new TextLabel(text, TextLabel::Type::Body);
        label->setBuddy(field);
        const int row = fields->rowCount();
        fields->addWidget(label->wrapped(), row, 0);
        fields->addWidget(field, row, 1);
    };
    m_refreshToken = new SegmentBar(tr("A refresh token"));
    m_refreshToken->setObjectName(u"expectRefreshToken"_s);
    m_refreshToken->setSegments({{tr("Either way")}, {tr("Comes")}, {tr("Does not come")}});
    connect(m_refreshToken, &SegmentBar::chosen, this,
        [this](int segment) { m_profile.setExpectation(u"refresh_token"_s, tokenValue(segment)); });
    add(tr("A refresh token"), m_refreshToken);
    m_class = new QComboBox;
    m_class->setObjectName(u"expectClass"_s);
    m_class->setAccessibleName(tr("No scope above this class"));
    m_class->addItem(tr("no limit"));
    for (const Sensitivity limit : limits())
        m_class->addItem(classWord(limit));
    connect(m_class, &QComboBox::activated, this, [this](int index) {
        m_profile.setExpectation(u"class_at_most"_s,
            index == 0 ? QJsonValue(QJsonValue::Undefined) : QJsonValue(toString(limits()[index - 1])));
    });
    add(tr("No scope above this class"), m_class);
    m_files = new QLineEdit;
    m_files->setObjectName(u"expectFiles"_s);
    m_files->setAccessibleName(tr("Files in the Drive listing, at least"));
    m_files->setPlaceholderText(tr("any number"));
    m_files->setValidator(new QIntValidator(0, std::numeric_limits<int>::max(), m_files));
    connect(m_files, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_profile.setExpectation(u"drive_files_at_least"_s,
            text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text.toInt()));
    });
    add(tr("Files in the Drive listing, at least"), m_files);
    body()->addLayout(fields);
}

void ProfileExpectations::refresh()
{
    showScopes();
    const QJsonObject& expectations = m_profile.expectations();
    m_refreshToken->setCurrent(tokenSegment(expectations.value(u"refresh_token"_s)));
    const QString limit = expectations.value(u"class_at_most"_s).toString();
    const auto found = std::ranges::find(limits(), limit, [](Sensitivity one) { return toString(one); });
    m_class->setCurrentIndex(found == limits().end() ? 0 : int(found - limits().begin()) + 1);
    const QJsonValue files = expectations.value(u"drive_files_at_least"_s);
    if (!m_files->hasFocus())
        m_files->setText(files.isDouble() ? QString::number(files.toInteger()) : QString());
}

/// The rows are made anew only for other scopes: the keyboard stays where it is.
void ProfileExpectations::showScopes()
{
    if (const QStringList scopes = m_profile.scopes(); scopes != m_scopes) {
        m_scopes = scopes;
        m_bars.clear();
        clearLayout(*m_rows);
        for (const QString& scope : m_scopes) {
            const QString shortName = ScopeCatalogue::shortName(scope);
            auto* name = new ElidedLabel(TextLabel::Type::Wire);
            name->setText(shortName);
            auto* bar = new SegmentBar(tr("What is expected of %1").arg(shortName));
            bar->setObjectName(u"expect "_s + shortName);
            bar->setSegments({{tr("Either way")}, {tr("Granted")}, {tr("Not granted")}});
            connect(bar, &SegmentBar::chosen, this, [this, scope](int segment) {
                m_profile.setWanted(scope, static_cast<ProfileWork::Wanted>(segment));
            });
            const int row = int(m_bars.size());
            m_rows->addWidget(name, row, 0);
            m_rows->addWidget(bar, row, 1);
            bar->show(); // now, not with the next event: the keyboard may go there at once
            m_bars.append(bar);
        }
    }
    for (qsizetype i = 0; i < m_bars.size(); ++i)
        m_bars[i]->setCurrent(int(m_profile.wanted(m_scopes[i])));
}

} // namespace scopelight
