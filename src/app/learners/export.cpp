// SPDX-License-Identifier: Apache-2.0
// What is kept of a learner, taken along.
#include "app/audit.h"
#include "app/learners/erase.h"
#include "app/learners/holder.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/award_changes.h"
#include "app/ports/awards.h"
#include "app/ports/learner_records.h"
#include "app/ports/outcomes.h"
#include "app/ports/sharing.h"
#include "app/quality/said.h"
#include "encoding/hex.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

using json::Builder;
using json::ObjectBuilder;
using json::Value;

class Export {
 public:
  Export(Transaction& transaction, const Learner& learner, Builder builder)
      : transaction_(transaction), learner_(learner), builder_(builder) {}

  Result<Value> all() {
    ObjectBuilder object(builder_);
    object.add_string("name", learner_.name).add_string("email", learner_.email);
    object.add_string("known_since", format_instant(learner_.created));
    CAIRN_TRY(const auto addresses,
              list(transaction_.learner_records().addresses_of(learner_.organisation, learner_.id),
                   &Export::address));
    CAIRN_TRY(const auto claims,
              list(transaction_.claims().list_of_learner(learner_.organisation, learner_.id),
                   &Export::claim));
    CAIRN_TRY(const auto badges,
              list(transaction_.awards().list_of_learner(learner_.organisation, learner_.id),
                   &Export::badge));
    CAIRN_TRY(const auto said, said_by(transaction_, learner_.id.text, builder_));
    return object.add("further_addresses", addresses)
        .add("claims", claims)
        .add("badges", badges)
        .add("said_of_offers", said)
        .value();
  }

 private:
  template <class T>
  Result<Value> list(Result<std::vector<T>> rows, Result<Value> (Export::*make)(const T&)) {
    if (!rows) return rows.error();
    std::vector<Value> values;
    for (const auto& row : *rows) {
      CAIRN_TRY(const auto value, (this->*make)(row));
      values.push_back(value);
    }
    return builder_.array(values);
  }

  Result<Value> address(const LearnerAddress& it) {
    return ObjectBuilder(builder_)
        .add_string("email", it.email)
        .add_string("confirmed", format_instant(it.confirmed))
        .value();
  }

  Result<Value> evidence(const Evidence& it) {
    return ObjectBuilder(builder_)
        .add_string_if("link", it.url)
        .add_string_if("file", it.file_name)
        .add_string_if("media_type", it.media_type)
        .add_string_if("sha256", encoding::to_hex(it.sha256))
        .value();
  }

  Result<Value> claim(const Claim& it) {
    CAIRN_TRY(const auto achievement, transaction_.achievements().find_version(
                                          it.organisation, it.achievement, it.achievement_version));
    CAIRN_TRY(const auto decision,
              optional(transaction_.claims().find_decision(it.organisation, it.id)));
    CAIRN_TRY(const auto brought,
              list(transaction_.claims().evidence_of(it.organisation, it.id), &Export::evidence));
    ObjectBuilder object(builder_);
    object.add_string("achievement", achievement.name)
        .add_string("sent", format_instant(it.submitted))
        .add_string("state", name_of(it.state))
        .add_string_if("statement", it.statement)
        .add("evidence", brought);
    if (decision)
      object.add_string("decided", format_instant(decision->decided))
          .add_string_if("reason", decision->reason);
    return object.value();
  }

  Result<Value> former(const FormerVersion& it) { return json::parse(it.credential, arena()); }

  Result<Value> share_link(const ShareLink& it) {
    ObjectBuilder object(builder_);
    object.add_string("made", format_instant(it.created)).add("views", builder_.integer(it.views));
    if (it.expires) object.add_string("ends", format_instant(*it.expires));
    if (!it.part.empty()) {
      CAIRN_TRY(const auto part, json::parse(arena().copy(it.part), arena()));
      object.add("shows", part);
    }
    return object.value();
  }

  Result<Value> badge(const Award& it) {
    ObjectBuilder object(builder_);
    object.add_string("awarded", format_instant(it.awarded));
    if (it.revoked)
      object.add_string("revoked", format_instant(*it.revoked))
          .add_string_if("revocation_reason", it.revocation_reason);
    if (it.suspended)
      object.add_string("suspended", format_instant(*it.suspended))
          .add_string_if("suspension_reason", it.suspension_reason);
    CAIRN_TRY(
        const auto formers,
        list(transaction_.award_changes().formers_of(it.organisation, it.id), &Export::former));
    CAIRN_TRY(const auto links,
              list(transaction_.sharing().links_of(it.organisation, it.id), &Export::share_link));
    CAIRN_TRY(const auto credential, json::parse(it.credential, arena()));
    return object.add("links", links)
        .add("credential", credential)
        .add("former_versions", formers)
        .value();
  }

  Arena& arena() { return builder_.arena(); }

  Transaction& transaction_;
  const Learner& learner_;
  Builder builder_;
};

Result<std::string> exported(Transaction& transaction, const Learner& learner) {
  Arena arena;
  CAIRN_TRY(const auto all, Export(transaction, learner, Builder(arena)).all());
  return json::write(all);
}

}  // namespace

Result<std::string> export_learner(Context& context, const Actor& actor, const LearnerId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto learner, transaction->claims().find_learner(actor.organisation, id));
  CAIRN_TRY(auto text, exported(*transaction, learner));
  CAIRN_CHECK(audit(context, *transaction, actor, "learner.export", id.text));
  CAIRN_CHECK(transaction->commit());
  return text;
}

Result<std::string> export_myself(Context& context, std::string_view learner_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto learner, holder_of(*transaction, learner_token));
  Arena arena;
  const Builder builder(arena);
  CAIRN_TRY(const auto all, Export(*transaction, learner, builder).all());
  // Their own alone: an organisation that exports what it keeps of them does not read it.
  CAIRN_TRY(const auto kept,
            optional(transaction->outcomes().find(learner.organisation, learner.id)));
  if (!kept) return json::write(all);
  CAIRN_TRY(const auto record, json::parse(kept->content, arena));
  return json::write(builder.with(all, "outcomes", record));
}

}  // namespace cairn::app
