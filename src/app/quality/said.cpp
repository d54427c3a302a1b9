// SPDX-License-Identifier: Apache-2.0
#include "app/quality/said.h"

#include "app/ports/organisations.h"
#include "app/ports/peers.h"
#include "app/ports/quality.h"
#include "app/ports/questions.h"
#include "app/quality/holder.h"
#include "app/quality/limits.h"
#include "json/write.h"

namespace cairn::app {
namespace {

using json::ObjectBuilder;
using json::Value;

class Said {
 public:
  Said(Transaction& transaction, const std::string& person, json::Builder builder)
      : transaction_(transaction), person_(person), builder_(builder) {}

  Result<Value> all() {
    CAIRN_TRY(const auto organisations, transaction_.organisations().list());
    CAIRN_CHECK(add_of(server_organisation()));
    for (const auto& it : organisations) CAIRN_CHECK(add_of(it.id));
    ObjectBuilder object(builder_);
    object.add("reviews", builder_.array(reviews_));
    object.add("questions", builder_.array(questions_));
    object.add("answers", builder_.array(answers_));
    if (organisation_of(person_) != server_organisation()) return object.value();
    CAIRN_CHECK(add_peers(object));
    return object.value();
  }

 private:
  Status add_of(const OrganisationId& keeper) {
    auto& quality = transaction_.quality();
    CAIRN_TRY(const auto reviews, quality.reviews().list_of_holder(keeper, person_));
    for (const auto& it : reviews) reviews_.push_back(review(it));
    CAIRN_TRY(const auto questions, quality.questions().list_of_asker(keeper, person_));
    for (const auto& it : questions)
      questions_.push_back(ObjectBuilder(builder_)
                               .add_string("offer", it.offer)
                               .add_string("text", it.text)
                               .add_string_if("name", it.name)
                               .add_string("asked", format_instant(it.asked))
                               .add_string_if("hidden_because", it.hidden_reason)
                               .value());
    CAIRN_TRY(const auto answers, quality.questions().list_of_author(keeper, person_));
    for (const auto& it : answers)
      answers_.push_back(ObjectBuilder(builder_)
                             .add_string("question", it.question.text)
                             .add_string("text", it.text)
                             .add_string_if("name", it.name)
                             .add_string("written", format_instant(it.written))
                             .add_string_if("hidden_because", it.hidden_reason)
                             .value());
    return done;
  }

  Value review(const Review& it) const {
    ObjectBuilder object(builder_);
    object.add_string("offer", it.offer).add("learning", builder_.integer(it.learning));
    if (it.career) object.add("career", builder_.integer(*it.career));
    object.add_string("text", it.text).add_string_if("name", it.name);
    object.add_string("written", format_instant(it.written));
    object.add_string("changed", format_instant(it.changed));
    return object.add_string_if("reply", it.reply)
        .add_string_if("hidden_because", it.hidden_reason)
        .value();
  }

  Status add_peers(ObjectBuilder& object) {
    auto& peers = transaction_.quality().peers();
    std::vector<Value> joined, written;
    CAIRN_TRY(const auto memberships, peers.of_person({person_}));
    for (const auto& it : memberships)
      joined.push_back(ObjectBuilder(builder_)
                           .add_string("plan", it.plan)
                           .add_string("name", it.name)
                           .add_string_if("about", it.about)
                           .add_string("joined", format_instant(it.joined))
                           .value());
    CAIRN_TRY(const auto notes, peers.notes_of({person_}, limits::peer_notes_kept_max));
    for (const auto& it : notes)
      written.push_back(ObjectBuilder(builder_)
                            .add("own", Value::boolean(it.sender.text == person_))
                            .add_string("text", it.text)
                            .add_string("sent", format_instant(it.sent))
                            .value());
    object.add("peers", builder_.array(joined)).add("notes", builder_.array(written));
    return done;
  }

  Transaction& transaction_;
  const std::string& person_;
  json::Builder builder_;
  std::vector<Value> reviews_, questions_, answers_;
};

}  // namespace

Result<Value> said_by(Transaction& transaction, const std::string& person, json::Builder builder) {
  return Said(transaction, person, builder).all();
}

Result<std::string> export_said(Context& context, const std::string& session_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto speaker,
            speaker_of(context, *transaction,
                       {.learner_token = {}, .session_token = session_token, .client = {}}));
  if (!speaker) return fail(ErrorCode::not_permitted, "session", "Sign in to go on.");
  Arena arena;
  CAIRN_TRY(const auto said, said_by(*transaction, speaker->id, json::Builder(arena)));
  return json::write(said);
}

}  // namespace cairn::app
