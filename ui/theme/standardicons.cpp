// SPDX-License-Identifier: Apache-2.0
#include "theme/standardicons.h"

using namespace Qt::StringLiterals;

namespace scopelight {

QString standardIconName(QStyle::StandardPixmap icon)
{
    switch (icon) {
    case QStyle::SP_ToolBarHorizontalExtensionButton:
        return u"menu"_s; // asked for at every start; Qt's own picture loads all image plugins
    case QStyle::SP_MessageBoxCritical:
        return u"octagon-x"_s;
    case QStyle::SP_MessageBoxWarning:
        return u"triangle-alert"_s;
    case QStyle::SP_MessageBoxQuestion:
        return u"circle-question-mark"_s;
    case QStyle::SP_MessageBoxInformation:
        return u"info"_s;
    case QStyle::SP_FileDialogBack:
    case QStyle::SP_ArrowBack:
        return u"arrow-left"_s;
    case QStyle::SP_ArrowForward:
        return u"arrow-right"_s;
    case QStyle::SP_FileDialogToParent:
        return u"arrow-up"_s;
    case QStyle::SP_FileDialogNewFolder:
        return u"folder-plus"_s;
    case QStyle::SP_FileDialogListView:
        return u"list"_s;
    case QStyle::SP_FileDialogDetailedView:
        return u"list-tree"_s;
    default:
        return {};
    }
}

} // namespace scopelight
