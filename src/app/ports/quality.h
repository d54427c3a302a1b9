// SPDX-License-Identifier: Apache-2.0
// Quality: what is said of offers and of who gives them. Its parts are ports of their own.
#pragma once

namespace cairn::app {

class Reviews;
class Questions;
class AbuseReports;
class ProviderFacts;
class Peers;

class Quality {
 public:
  virtual ~Quality() = default;
  virtual Reviews& reviews() = 0;
  virtual Questions& questions() = 0;
  virtual AbuseReports& abuse_reports() = 0;
  virtual ProviderFacts& provider_facts() = 0;
  virtual Peers& peers() = 0;
};

}  // namespace cairn::app
