// SPDX-License-Identifier: Apache-2.0
// Workbooks: what people prepare without an account, found by the token in their cookie, and with
// one, found by the account. Accounts of learners belong to the server, not to an issuer.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using WorkbookId = Id<struct WorkbookTag>;
using PersonId = Id<struct PersonTag>;

struct StoredWorkbook {
  WorkbookId id;
  Bytes token_hash;                // of the cookie of who has no account; empty once saved
  std::optional<PersonId> person;  // whose it is
  std::string content;             // career::Workbook as JSON
  std::int64_t version = 1;        // raised by each change
  Instant changed;
  std::optional<Instant> remind_at;  // when to look for reminders; none: there are none to send
};

// Somebody who saved a workbook.
struct Person {
  PersonId id;
  std::string email;          // lower case, unique
  std::string password_hash;  // Argon2id, in its own text form
  Instant created;
};

struct PersonSession {
  Bytes token_hash;
  PersonId person;
  Instant created;
  Instant expires;
};

class Workbooks {
 public:
  virtual ~Workbooks() = default;
  virtual Status add(const StoredWorkbook& workbook) = 0;
  // Errors of each find: not_found.
  virtual Result<StoredWorkbook> find(const WorkbookId& id) = 0;
  virtual Result<StoredWorkbook> find_by_token(const Bytes& token_hash) = 0;
  virtual Result<StoredWorkbook> find_of_person(const PersonId& person) = 0;
  // Workbooks that have an account and whose reminders are to be looked for by now, by ascending id
  // after `after`, at most `count`.
  virtual Result<std::vector<StoredWorkbook>> list_to_remind(Instant now, const WorkbookId& after,
                                                             std::int64_t count) = 0;
  // Of a workbook that was last changed at `changed`; of one changed since, nothing.
  virtual Status set_remind_at(const WorkbookId& id, Instant changed,
                               std::optional<Instant> remind_at) = 0;
  // Takes the place of the version before it. Errors: conflict (it was changed meanwhile).
  virtual Status update(const StoredWorkbook& workbook) = 0;
  virtual Status remove(const WorkbookId& id) = 0;
  // Those without an account that nobody changed since.
  virtual Status remove_unsaved_before(Instant moment) = 0;

  // Errors: conflict (the address has an account).
  virtual Status add_person(const Person& person) = 0;
  virtual Result<Person> find_person(const PersonId& id) = 0;
  virtual Result<Person> find_person_by_email(const std::string& email) = 0;
  // With sessions and workbook.
  virtual Status remove_person(const PersonId& id) = 0;

  virtual Status add_session(const PersonSession& session) = 0;
  virtual Result<PersonSession> find_session(const Bytes& token_hash) = 0;
  virtual Status remove_session(const Bytes& token_hash) = 0;
  virtual Status remove_sessions_expired(Instant now) = 0;
};

}  // namespace cairn::app
