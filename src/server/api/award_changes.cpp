// SPDX-License-Identifier: Apache-2.0
// What becomes of awards, for programs: one at its address, or many at once.
#include "app/awards/change.h"
#include "json/build.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {

namespace {

using app::AwardChange;

json::Value state_of(const app::Award& award, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", award.id.text).add_string("credential_id", award.credential_id);
  out.add("version", builder.integer(award.version));
  out.add_string("awarded", format_instant(award.awarded));
  if (award.valid_until) out.add_string("valid_until", format_instant(*award.valid_until));
  if (award.suspended)
    out.add_string("suspended", format_instant(*award.suspended))
        .add_string_if("suspension_reason", award.suspension_reason);
  if (award.revoked)
    out.add_string("revoked", format_instant(*award.revoked))
        .add_string_if("revocation_reason", award.revocation_reason);
  return out.value();
}

void read_correction(Body& body, app::ChangeForm& form) {
  if (body.contains("name")) form.name = body.text("name");
  if (body.contains("email")) form.email = body.text("email");
  form.newest_words = body.flag("newest_words");
  if (body.contains("narrative")) form.narrative = body.text("narrative");
  if (body.contains("evidence")) form.evidence = body.text("evidence");
  if (body.contains("awarded")) form.awarded = body.text("awarded");
  for (auto& part : body.parts("results"))
    form.results.emplace_back(part.text("name", Needed::yes), part.text("value"));
  form.achievement = body.text("achievement");
  if (const auto version = body.maybe_integer("achievement_version", 1, 1'000'000'000))
    form.version = std::to_string(*version);
  form.waiver = body.text("waiver");
}

app::ChangeForm read_change(Body& body, AwardChange change) {
  app::ChangeForm form;
  form.change = change;
  form.reason = body.text("reason");
  if (change == AwardChange::extend) form.until = body.text("until");
  return form;
}

Result<Response> change_one(Call& call, AwardChange change) {
  CAIRN_TRY(auto body, Body::read(call.request));
  auto form = read_change(body, change);
  if (change == AwardChange::correct) read_correction(body, form);
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto award, app::change_award(call.context(), call.actor(),
                                                {std::string(call.argument("id"))}, form));
  Arena arena;
  return answer(state_of(award, json::Builder(arena)));
}

std::string_view word_for(app::Effect effect) {
  switch (effect) {
    case app::Effect::changed: return "changed";
    case app::Effect::unchanged: return "unchanged";
    case app::Effect::refused: return "refused";
  }
  return "";
}

}  // namespace

Result<Response> revoke_award(Call& call) { return change_one(call, AwardChange::revoke); }
Result<Response> suspend_award(Call& call) { return change_one(call, AwardChange::suspend); }
Result<Response> reinstate_award(Call& call) { return change_one(call, AwardChange::reinstate); }
Result<Response> extend_award(Call& call) { return change_one(call, AwardChange::extend); }
Result<Response> correct_award(Call& call) { return change_one(call, AwardChange::correct); }

Result<Response> change_awards(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto which = body.one_of("change", {"revoke", "suspend", "reinstate", "extend", "correct"});
  if (!which)
    body.fault("change", "Say what shall happen: revoke, suspend, reinstate, extend or correct.");
  const auto change = static_cast<AwardChange>(which.value_or(0));
  auto form = read_change(body, change);
  form.newest_words = change == AwardChange::correct;
  const bool only_look = body.flag("dry_run");
  std::vector<app::AwardId> ids;
  for (auto& id : body.texts("awards")) ids.push_back({std::move(id)});
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto changed,
            app::change_awards(call.context(), call.actor(), ids, form,
                               only_look ? app::Trial::only_look : app::Trial::change));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& one : changed)
    items.push_back(json::ObjectBuilder(builder)
                        .add_string("award", one.id.text)
                        .add_string("effect", word_for(one.effect))
                        .add_string_if("detail", one.sentence)
                        .value());
  return answer(builder.object({{"items", builder.array(items)}}));
}

}  // namespace cairn::server::api
