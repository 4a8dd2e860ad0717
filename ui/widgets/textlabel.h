// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QLabel>

namespace scopelight {

/// A label that shows its text as it is, whatever it holds: nothing from a file or a server becomes markup.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    enum class Type { Body, Caption, Heading, Lead, Title, Figure, Wire };
    enum class Tone { Normal, Secondary, Faint, Accent, Good, Bad };

    explicit TextLabel(Type type, Tone tone = Tone::Normal, QWidget* parent = nullptr);
    TextLabel(const QString& text, Type type, Tone tone = Tone::Normal, QWidget* parent = nullptr);

    /// Several lines, as wide as there is room.
    TextLabel* wrapped();
    /// Can be selected with mouse and keyboard, and copied.
    TextLabel* selectable();
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;

private:
    void forgetSizesOfOtherText() const;
    QSize margins() const;

    mutable QString m_measured; ///< the text that the heights are of
    mutable QHash<int, int> m_heights; ///< by width
    mutable QSize m_hint; ///< of wrapped text; invalid while it is not known
    mutable QSize m_minimumHint; ///< likewise
};

/// One line that gives up its middle when there is no room, and shows itself whole in a tooltip.
class ElidedLabel : public QWidget {
    Q_OBJECT

public:
    explicit ElidedLabel(
        TextLabel::Type type, TextLabel::Tone tone = TextLabel::Tone::Normal, QWidget* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showWhole();

    QString m_text;
};

} // namespace scopelight
