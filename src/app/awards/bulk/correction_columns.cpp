// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/correction_columns.h"

#include <algorithm>

#include "app/fields.h"
#include "base/text.h"

namespace cairn::app {
namespace {

struct KnownColumn {
  std::string_view name, label, hint, names;
};

// In the order of the enumerators.
constexpr KnownColumn known[] = {
    {"award", "Badge", "Its id, or the address of its page.",
     "award|award id|badge|badge id|badge address|badge url|badge page|id|credential"},
    {"email", "E-mail address now",
     "Of who has the badge. It alone names it where they have no other.",
     "email|e mail|mail|email address|e mail address|email now|e mail address now|current email|"
     "recipient email|student email|learner email"},
    {"name", "Right name", "As it should stand on the badge; empty: as it is.",
     "name|right name|new name|correct name|full name|learner name|recipient name|student name|"
     "display name"},
    {"new_email", "Right e-mail address", "Moves the badge to whoever has it; empty: as it is.",
     "new email|right email|right e mail address|correct email|new email address|new e mail|"
     "new mail"},
    {"expires", "Valid until",
     "A day such as 2027-05-31; “never” takes the end away; empty: as it is.",
     "expires|valid until|expiry|expiry date|expiration|expiration date|expires on"},
    {"row_reason", "Reason of the row", "Empty: the reason given for all.",
     "reason|why|what was wrong|comment|note"},
    {"narrative", "What they did", "As it should be read on the badge; empty: as it is.",
     "narrative|what they did|what the learner did"},
    {"evidence", "Evidence: a link", "In place of the first link; empty: as it is.",
     "evidence|evidence url|evidence link"},
    {"awarded", "Awarded on", "A day such as 2026-05-31, not to come; empty: as it is.",
     "awarded|awarded on|issued on|issue date|day of awarding"},
    {"results", "What was reached", "Such as “Grade=B; Final exam=87.5”; empty: as it is.",
     "results|what was reached"},
};

}  // namespace

SheetForm correction_form() {
  SheetForm form;
  for (const auto& column : known) {
    std::vector<std::string> names;
    for (const auto name : split(column.names, '|')) names.emplace_back(name);
    form.columns.push_back({static_cast<SheetField>(form.columns.size()), std::string(column.name),
                            names.front(), std::string(column.label), std::string(column.hint),
                            false, names});
  }
  return form;
}

Status check_correction_mapping(const Mapping& mapping, const SheetForm& form, std::size_t count) {
  using enum CorrectionField;
  const auto has = [&](CorrectionField field) { return mapping[place_of(field)].has_value(); };
  Faults faults;
  faults.check(check_mapping(mapping, form, count));
  if (!has(award) && !has(email))
    faults.add(field_error({"/award", "Badge"},
                           "No column names the badges. Choose the one with their ids or the "
                           "addresses of their pages, or the one with the learners’ addresses."));
  const CorrectionField right[] = {name, new_email, expires, narrative, evidence, awarded, results};
  if (std::none_of(std::begin(right), std::end(right), has))
    faults.add(field_error({"/name", "Right name"},
                           "No column says what is to be put right. Choose one with names, "
                           "addresses, days, words or results."));
  return faults.verdict();
}

}  // namespace cairn::app
