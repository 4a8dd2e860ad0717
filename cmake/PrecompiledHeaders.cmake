# SPDX-License-Identifier: Apache-2.0
# Building with the tests reads Qt's headers some 400 times. Read once for what has no window and once for what has, that
# is a third less time. Releases and clang-tidy do without, where a forgotten #include shows.
add_library(core_headers OBJECT ${CMAKE_CURRENT_LIST_DIR}/precompiled.cpp)
target_link_libraries(core_headers PRIVATE Qt6::Core Qt6::Network Qt6::NetworkAuth tl::expected project_options)
target_precompile_headers(core_headers PRIVATE
    <algorithm> <array> <chrono> <functional> <memory> <optional> <ranges> <string> <utility> <variant> <vector>
    <tl/expected.hpp>
    <QCoreApplication> <QCryptographicHash> <QDateTime> <QDir> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject>
    <QList> <QLocale> <QPointer> <QRegularExpression> <QSet> <QStringList> <QTimer> <QUrl> <QUrlQuery> <QVariant>
    <QNetworkAccessManager> <QNetworkReply> <QNetworkRequest> <QTcpServer> <QTcpSocket>)

add_library(window_headers OBJECT ${CMAKE_CURRENT_LIST_DIR}/precompiled.cpp)
target_link_libraries(window_headers PRIVATE
    Qt6::Widgets Qt6::Network Qt6::NetworkAuth tl::expected project_options)
get_target_property(headers core_headers PRECOMPILE_HEADERS)
target_precompile_headers(window_headers PRIVATE ${headers}
    <QAbstractItemModel> <QAbstractItemView> <QAccessible> <QApplication> <QBoxLayout> <QClipboard> <QHeaderView> <QLabel>
    <QLineEdit> <QPainter> <QPlainTextEdit> <QPushButton> <QSettings> <QSortFilterProxyModel> <QStyledItemDelegate>
    <QTableView> <QToolButton> <QWidget>)
