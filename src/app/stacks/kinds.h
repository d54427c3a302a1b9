// SPDX-License-Identifier: Apache-2.0
// Credentials as rules of stacks see them: versions of achievements and credentials from outside as
// kinds, what learners hold as records of them.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/stacks.h"
#include "stacking/holdings.h"
#include "stacking/speech.h"

namespace cairn::app {

// Whole days since 1970, rounded down.
stacking::Day stacking_day(Instant instant);

// What rules ask about an achievement of ours: credits, level, skills.
stacking::Kind kind_of(const Achievement& achievement);
stacking::Kind kind_of(const OutsideCredential& credential);

// Kinds of one organisation, read as they are met. Lives as long as its transaction.
class KindBook {
 public:
  KindBook(Transaction& transaction, OrganisationId organisation)
      : transaction_(transaction), organisation_(std::move(organisation)) {}

  // All that can be earned now, so that it has kinds and names.
  Status load_published();
  Result<stacking::KindId> kind(const AchievementId& achievement, std::int64_t version);
  stacking::KindId kind(const OutsideCredential& credential);

  const std::vector<stacking::Kind>& kinds() const { return kinds_; }
  // The achievements that can be earned now, of each the current version.
  const std::vector<stacking::KindId>& published() const { return published_; }
  // Of an achievement as rules name it; the text itself where it is not known.
  std::string name_of(std::string_view achievement) const;
  // Sentences with names of this book, in a language.
  stacking::Speech speech(
      std::function<std::string(std::string_view english)> translate = {}) const;

 private:
  stacking::KindId add(stacking::Kind kind, const std::string& name);

  Transaction& transaction_;
  OrganisationId organisation_;
  std::vector<stacking::Kind> kinds_;
  std::vector<stacking::KindId> published_;
  std::map<std::pair<std::string, std::int64_t>, stacking::KindId> own_;
  std::map<std::string, std::string, std::less<>> names_;
};

// One of the credentials somebody holds.
struct HeldCredential {
  std::string id;           // of the award, or of the credential from outside
  std::string achievement;  // as rules name it
  std::string issuer;       // "" for our own
  std::string url;          // where it can be seen, or ""
  Instant awarded;
  std::optional<Instant> valid_until;
  bool from_outside = false;
};

struct Holder {
  LearnerId learner;
  std::vector<stacking::Record> records;  // in the order rules want
  std::vector<HeldCredential> held;       // of each record

  // Those that hold at a moment.
  Holder valid_at(Instant moment) const;
  Holder without(const std::vector<std::string>& ids) const;
};

// Those from first to last, both included, who hold something, in order.
Result<std::vector<Holder>> load_holders(const Context& context, Transaction& transaction,
                                         const OrganisationId& organisation, const LearnerId& first,
                                         const LearnerId& last, KindBook& book);
// One, who may hold nothing.
Result<Holder> load_holder(const Context& context, Transaction& transaction,
                           const OrganisationId& organisation, const LearnerId& learner,
                           KindBook& book);

// What could still be earned.
std::vector<stacking::Record> earnable_now(const KindBook& book, stacking::Day today);

}  // namespace cairn::app
