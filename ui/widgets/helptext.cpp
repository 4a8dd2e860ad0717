// SPDX-License-Identifier: Apache-2.0
#include "widgets/helptext.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QImage>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextFrame>
#include <QTextList>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int mostPictureWidth = 720; ///< in logical pixels, like all lengths
constexpr qreal lineHeight = 135; ///< percent

const QString ending = u".md"_s;

/// What stands in a box: commands, and the program's own sentences.
enum class Box { None, Code, Quote };

Box boxOf(const QTextBlock& block)
{
    const QTextBlockFormat format = block.blockFormat();
    if (format.hasProperty(QTextFormat::BlockCodeFence))
        return Box::Code;
    return format.intProperty(QTextFormat::BlockQuoteLevel) > 0 ? Box::Quote : Box::None;
}

/// Sizes and distances of a block, by what the Markdown says it is: that brings its own.
void dressBlock(const QTextBlock& block, const QFont& base)
{
    QTextCursor cursor(block);
    QTextBlockFormat format;
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    const int level = block.blockFormat().headingLevel();
    if (level > 0) {
        QTextCharFormat letters;
        letters.setFont(level == 1 ? Type::title(base) : Type::lead(base));
        cursor.setCharFormat(letters);
        format.setTopMargin(level == 1 ? 0 : Metrics::gap);
        format.setBottomMargin(Metrics::grid);
    } else if (boxOf(block) == Box::Code) {
        QTextCharFormat letters;
        letters.setFont(Type::wire(base));
        cursor.mergeCharFormat(letters);
        format.setNonBreakableLines(false);
    } else {
        if (!block.text().contains(QChar::ObjectReplacementCharacter)) // a picture is no line of text
            format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(0);
        format.setBottomMargin(boxOf(block) == Box::Quote ? 0 : Metrics::grid);
        format.setRightMargin(0);
    }
    if (boxOf(block) == Box::Quote) {
        format.setLeftMargin(0);
        if (QTextList* list = block.textList()) // the box says that they belong together
            list->remove(block);
        format.setIndent(0);
    }
    cursor.mergeBlockFormat(format);
}

/// What a box was cut from leaves an empty block on either side of it.
void flatten(QTextCursor& rest)
{
    if (!rest.block().text().isEmpty())
        return;
    QTextBlockFormat flat;
    flat.setLineHeight(1, QTextBlockFormat::FixedHeight);
    rest.setBlockFormat(flat);
}

/// Puts neighbours of one kind into a box.
void boxBlocks(const QTextBlock& first, const QTextBlock& last, const Theme& theme)
{
    QTextFrameFormat format;
    format.setBackground(theme.sunk);
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(theme.line);
    format.setPadding(Metrics::grid);
    format.setBottomMargin(Metrics::grid);
    const QTextBlockFormat ofFirst = first.blockFormat(); // which it loses
    QTextCursor cursor(first);
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
    const QTextFrame* box = cursor.insertFrame(format);
    QTextCursor above = box->firstCursorPosition();
    QTextCursor below = box->lastCursorPosition();
    above.setBlockFormat(ofFirst);
    above.movePosition(QTextCursor::PreviousBlock);
    below.movePosition(QTextCursor::NextBlock);
    flatten(above);
    flatten(below);
}

} // namespace

HelpText::HelpText(const QDir& folder, QWidget* parent)
    : QTextBrowser(parent)
    , m_folder(folder)
{
    setAccessibleName(tr("Help"));
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(Metrics::margin);
    setOpenLinks(false);
    connect(this, &QTextBrowser::anchorClicked, this, &HelpText::follow);
    connect(this, &QTextBrowser::sourceChanged, this, &HelpText::dress);
}

void HelpText::open(const QString& page)
{
    setSource(QUrl(page + ending), QTextDocument::MarkdownResource);
}

QString HelpText::heading() const
{
    return document()->firstBlock().text();
}

/// Google's pages are for the browser; the others stand beside this one.
void HelpText::follow(const QUrl& link)
{
    if (link.scheme() == u"https")
        QDesktopServices::openUrl(link);
    else if (link.isRelative() || link.isLocalFile())
        open(link.fileName().chopped(ending.size()));
}

QVariant HelpText::loadResource(int type, const QUrl& name)
{
    if (type == QTextDocument::MarkdownResource)
        return pageText(name.fileName());
    return type == QTextDocument::ImageResource ? picture(name.path()) : QVariant();
}

QVariant HelpText::pageText(const QString& file) const
{
    QFile page(m_folder.filePath(file));
    if (page.open(QIODevice::ReadOnly))
        return QString::fromUtf8(page.readAll());
    return tr(
        "# This page is not there\n\n`%1` cannot be read. Usual reason: Scopelight was installed without "
        "its help. Install it again, or read the help where the source is, in docs/help.")
        .arg(QDir::toNativeSeparators(page.fileName()));
}

/// Never wider than a page is, and as sharp as the screen shows it.
QVariant HelpText::picture(const QString& file) const
{
    QString name = file;
    if (isDark())
        name.replace(u"-light.png"_s, u"-dark.png"_s);
    QImage image(m_folder.filePath(name));
    if (image.isNull())
        return {};
    const int width = qRound(std::min(image.width(), mostPictureWidth) * devicePixelRatioF());
    image = image.scaledToWidth(width, Qt::SmoothTransformation);
    image.setDevicePixelRatio(devicePixelRatioF());
    return image;
}

bool HelpText::isDark() const
{
    return palette().color(QPalette::Window).lightness() < 128;
}

void HelpText::dress()
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        dressBlock(block, font());
    // From the end, so that what is still to come stays where it is.
    for (QTextBlock last = document()->lastBlock(); last.isValid();) {
        QTextBlock first = last;
        while (first.previous().isValid() && boxOf(first.previous()) == boxOf(last))
            first = first.previous();
        const QTextBlock before = first.previous();
        if (boxOf(last) != Box::None)
            boxBlocks(first, last, Theme::of(palette()));
        last = before;
    }
}

void HelpText::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    const int read = verticalScrollBar()->value();
    reload();
    verticalScrollBar()->setValue(read);
}

} // namespace scopelight
