// SPDX-License-Identifier: Apache-2.0
// Store: everything that must last. A use case begins one transaction, works on its tables and
// commits once; when commit returns, the change survives a power cut.
#pragma once
#include <atomic>
#include <cstdint>
#include <memory>

#include "base/result.h"

namespace cairn::app {

class Accounts;
class Achievements;
class Addresses;
class Answers;
class ApiKeys;
class Assessments;
class AwardChanges;
class Awards;
class Choices;
class Claims;
class Imports;
class Invitations;
class Issued;
class Keys;
class LearnerRecords;
class Logins;
class MailRecords;
class Market;
class Organisations;
class Outbox;
class Outcomes;
class PlainTables;
class Quality;
class Records;
class Stacks;
class Sharing;
class Usage;
class Webhooks;
class Workbooks;

// Rolled back when it is destroyed without a commit.
class Transaction {
 public:
  virtual ~Transaction() = default;
  virtual Status commit() = 0;

  virtual Organisations& organisations() = 0;
  virtual Accounts& accounts() = 0;
  virtual Logins& logins() = 0;
  virtual Invitations& invitations() = 0;
  virtual ApiKeys& api_keys() = 0;
  virtual Keys& keys() = 0;
  virtual Achievements& achievements() = 0;
  virtual Claims& claims() = 0;
  virtual Assessments& assessments() = 0;
  virtual Awards& awards() = 0;
  virtual AwardChanges& award_changes() = 0;
  virtual Addresses& addresses() = 0;
  virtual Records& records() = 0;
  virtual Stacks& stacks() = 0;
  virtual Outbox& outbox() = 0;
  virtual Webhooks& webhooks() = 0;
  virtual MailRecords& mail_records() = 0;
  virtual Workbooks& workbooks() = 0;
  virtual Choices& choices() = 0;
  virtual Answers& answers() = 0;
  virtual Issued& issued() = 0;
  virtual LearnerRecords& learner_records() = 0;
  virtual Sharing& sharing() = 0;
  virtual Outcomes& outcomes() = 0;
  virtual Usage& usage() = 0;
  virtual Market& market() = 0;
  virtual Imports& imports() = 0;
  virtual PlainTables& plain_tables() = 0;
  virtual Quality& quality() = 0;
};

enum class Access : std::uint8_t { read, write };

// May be used from several threads. One thread holds at most one transaction at a time.
class Store {
 public:
  virtual ~Store() = default;
  // Writers wait for each other; readers see one moment and wait for nobody.
  virtual Result<std::unique_ptr<Transaction>> begin(Access access) = 0;

  // Another number after each change that this process made.
  std::uint64_t version() const { return version_.load(std::memory_order_acquire); }

 protected:
  void has_changed() { version_.fetch_add(1, std::memory_order_acq_rel); }

 private:
  std::atomic<std::uint64_t> version_ = 0;
};

}  // namespace cairn::app
