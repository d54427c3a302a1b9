// SPDX-License-Identifier: Apache-2.0
// What somebody records of their outcomes, as forms bring it, whoever keeps it: a learner on their
// page, or who plans in their workbook.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "outcomes/record.h"

namespace cairn::app {

struct OutcomeDesk {
  outcomes::Record record;
  std::vector<outcomes::Credential> credentials;  // held, then those added by hand
  std::string name;                               // of who records; "" where it is not known
};

struct OutcomeForm {
  std::string kind, day, note, evidence;
  std::vector<std::string> credentials;  // keys of the desk's
  std::string amount, currency, period;  // of a raise; "year" or "month"
  std::string cause;
  std::string before, after;  // of confidence
  std::string until = {};     // of a raise
};
// Errors of each: invalid with every member that is wrong; too_large.
Status add_outcome(OutcomeDesk& desk, const OutcomeForm& form, outcomes::Day today);

struct CostForm {
  std::string credential, what;
  std::string amount, currency;
  std::string hours;
};
Status add_cost(OutcomeDesk& desk, const CostForm& form);

struct CredentialForm {
  std::string key;  // of an offer of the catalogue; "": of no catalogue
  std::string title, issuer, day;
};
// One that is there already stays as it is.
Status add_credential(OutcomeDesk& desk, const CredentialForm& form, outcomes::Day today);

// An entry, a cost or a credential added by hand. Errors: not_found.
Status remove_outcome(OutcomeDesk& desk, std::string_view id);

// What was added by hand joins what is held.
void show_own_credentials(OutcomeDesk& desk);

// The currency that was used last, to begin with.
std::string usual_currency(const outcomes::Record& record);

// As it is kept. Errors: invalid.
std::string record_text(const outcomes::Record& record);
Result<outcomes::Record> read_record_text(std::string_view text);

}  // namespace cairn::app
