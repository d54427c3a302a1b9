// SPDX-License-Identifier: Apache-2.0
// Mail records: who wants no mail of an organisation, in which language it writes, and of which
// ends learners were told.
#pragma once
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct EndingAward {
  OrganisationId organisation;
  AwardId award;
  Instant until;
};

// Of mail to learners, as their organisation wants it.
struct MailLook {
  std::string sender;     // the name it comes under; "": that of the organisation
  std::string signature;  // lines at its end; "": none
  bool operator==(const MailLook&) const = default;
};

class MailRecords {
 public:
  virtual ~MailRecords() = default;
  // An address, in lower case, that wants no more mail of an organisation, or wants it again.
  virtual Status refuse(const OrganisationId& organisation, const std::string& email,
                        Instant since) = 0;
  virtual Status take_back(const OrganisationId& organisation, const std::string& email) = 0;
  virtual Result<bool> refuses(const OrganisationId& organisation, const std::string& email) = 0;
  virtual Result<std::int64_t> count_refusals(const OrganisationId& organisation) = 0;
  // Where no learner of the organisation has the address any more; that mail came back, too.
  virtual Status forget_refusal(const OrganisationId& organisation, const std::string& email) = 0;

  // An address whose mail came back for good, and why; nothing more is sent there by itself.
  virtual Status put_bounce(const OrganisationId& organisation, const std::string& email,
                            Instant since, const std::string& reason) = 0;
  virtual Status remove_bounce(const OrganisationId& organisation, const std::string& email) = 0;
  // Errors: not_found.
  virtual Result<std::string> find_bounce(const OrganisationId& organisation,
                                          const std::string& email) = 0;

  // Of learners whose language is not known; "" where nobody chose one.
  virtual Result<std::string> language(const OrganisationId& organisation) = 0;
  virtual Status set_language(const OrganisationId& organisation, const std::string& language) = 0;
  virtual Result<MailLook> look(const OrganisationId& organisation) = 0;
  virtual Status set_look(const OrganisationId& organisation, const MailLook& look) = 0;

  // Of every organisation: awards in force, accepted where they were offered, that end after `from`
  // and by `until`, were in force for longer than that time, and of whose end nobody was told yet;
  // the first to end first.
  virtual Result<std::vector<EndingAward>> list_ending(Instant from, Instant until,
                                                       std::int64_t count_max) = 0;
  virtual Status note_end_told(const EndingAward& award) = 0;
};

}  // namespace cairn::app
