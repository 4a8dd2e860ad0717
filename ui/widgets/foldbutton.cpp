// SPDX-License-Identifier: Apache-2.0
#include "widgets/foldbutton.h"

#include "theme/icons.h"

#include <QAccessibleWidget>
#include <QLayout>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int motionMs = 120;

class FoldInterface : public QAccessibleWidget {
public:
    explicit FoldInterface(FoldButton& button)
        : QAccessibleWidget(&button, QAccessible::Button)
        , m_button(button)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.expanded = m_button.isOpen();
        state.collapsed = !m_button.isOpen();
        return state;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& action) override
    {
        if (action == pressAction())
            m_button.click();
        else
            QAccessibleWidget::doAction(action);
    }

private:
    FoldButton& m_button;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* button = qobject_cast<FoldButton*>(object);
    return button != nullptr ? new FoldInterface(*button) : nullptr;
}

void installAccess()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

} // namespace

FoldButton::FoldButton(const QString& text, const QString& name, QWidget& part)
    : QPushButton(themedIcon(u"chevron-down"_s), text)
    , m_part(part)
{
    installAccess();
    setProperty("kind", u"quiet"_s);
    setProperty("buttonSize", u"small"_s);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(name);
    part.setVisible(false);
    m_motion.setDuration(motionMs);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
    connect(this, &QPushButton::clicked, this, [this] { setOpen(!m_isOpen); });
    connect(&m_motion, &QVariantAnimation::valueChanged, this,
        [this](const QVariant& height) { m_part.setMaximumHeight(height.toInt()); });
    connect(&m_motion, &QVariantAnimation::finished, this, [this] {
        m_part.setVisible(m_isOpen);
        m_part.setMaximumHeight(QWIDGETSIZE_MAX);
    });
}

void FoldButton::setOpen(bool isOpen)
{
    if (m_isOpen == isOpen)
        return;
    m_isOpen = isOpen;
    setIcon(themedIcon(isOpen ? u"chevron-up"_s : u"chevron-down"_s));
    QAccessible::State changed;
    changed.expanded = changed.collapsed = true;
    QAccessibleStateChangeEvent event(this, changed);
    QAccessible::updateAccessibility(&event);
    m_motion.stop();
    if (!wantsMotion()) {
        m_part.setMaximumHeight(QWIDGETSIZE_MAX);
        return m_part.setVisible(isOpen);
    }
    const int from = m_part.isVisible() ? m_part.height() : 0;
    m_part.setMaximumHeight(from);
    m_part.setVisible(true);
    m_motion.setStartValue(from);
    m_motion.setEndValue(isOpen ? wholeHeight() : 0);
    m_motion.start();
}

bool FoldButton::wantsMotion() const
{
    return isVisible() && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
}

/// Its texts wrap, so it is asked when it has got its width.
int FoldButton::wholeHeight() const
{
    if (QLayout* layout = m_part.parentWidget()->layout())
        layout->activate();
    return m_part.hasHeightForWidth() ? m_part.heightForWidth(m_part.width()) : m_part.sizeHint().height();
}

} // namespace scopelight
