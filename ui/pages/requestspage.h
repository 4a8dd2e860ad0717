// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "work/signin.h"

class QLineEdit;
class QTableView;

namespace scopelight {

class DiagnosisCard;
class EmptyState;
class RedactedText;
class RequestsModel;
class SegmentBar;
class Workbench;

/// The record: every exchange in order, its secrets taken out when it was recorded.
class RequestsPage : public Page {
    Q_OBJECT

public:
    explicit RequestsPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
    Words words() const override;
    void focusSearch() override;
    bool cancel() override;
    void setNarrow(bool narrow) override;
    QWidget* detail() const override;
    void copyForElsewhere() override { copyAsCurl(); }
    /// Goes to the exchange that such a leg of the last attempt made, if there is one.
    void showExchangeOf(Leg::Kind leg);

private:
    QWidget* makeList();
    QWidget* makeDetail();
    void filter();
    void showRow(int row);
    void selectShown();
    void copyAsCurl();
    void saveHar();
    void refresh();

    Workbench& m_workbench;
    RequestsModel* m_model;
    QPushButton* m_clear;
    QPushButton* m_save;
    DiagnosisCard* m_problem;
    EmptyState* m_nothing;
    QWidget* m_record;
    QLineEdit* m_filter = nullptr;
    SegmentBar* m_which = nullptr;
    QTableView* m_table = nullptr;
    TextLabel* m_noneFits = nullptr;
    TextLabel* m_title = nullptr;
    ElidedLabel* m_address = nullptr;
    RedactedText* m_detail = nullptr;
    QPushButton* m_curl = nullptr;
    std::optional<HttpExchange> m_shown = {};
};

} // namespace scopelight
