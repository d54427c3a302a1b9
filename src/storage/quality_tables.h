// SPDX-License-Identifier: Apache-2.0
// The Quality port over a Connection: what is said of offers, questions, reports, providers, peers.
#pragma once
#include "app/ports/quality.h"
#include "storage/abuse_report_table.h"
#include "storage/peer_tables.h"
#include "storage/provider_fact_table.h"
#include "storage/question_tables.h"
#include "storage/review_table.h"

namespace cairn::storage {

class QualityTables final : public app::Quality {
 public:
  explicit QualityTables(Connection& connection)
      : reviews_(connection),
        questions_(connection),
        abuse_reports_(connection),
        provider_facts_(connection),
        peers_(connection) {}
  app::Reviews& reviews() override { return reviews_; }
  app::Questions& questions() override { return questions_; }
  app::AbuseReports& abuse_reports() override { return abuse_reports_; }
  app::ProviderFacts& provider_facts() override { return provider_facts_; }
  app::Peers& peers() override { return peers_; }

 private:
  ReviewTable reviews_;
  QuestionTables questions_;
  AbuseReportTable abuse_reports_;
  ProviderFactTable provider_facts_;
  PeerTables peers_;
};

}  // namespace cairn::storage
