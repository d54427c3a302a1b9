// SPDX-License-Identifier: Apache-2.0
// The keys badges are signed with: which does now, another, and one that others may know.
#include <algorithm>

#include "app/organisation/keys.h"

#include "app/domain.h"
#include "server/language.h"
#include "server/pages/settings.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

View key_row(const app::KeyInUse& it) {
  View row;
  row.text("id", it.key.id.text).text("did", it.did);
  row.text("kind", crypto::name_of(it.key.type)).text("created", day(it.key.created));
  row.maybe("until", it.until ? day(*it.until) : "");
  row.flag("signs_now", !it.until && !it.key.compromised);
  row.maybe("compromised", it.key.compromised ? day(*it.key.compromised) : "");
  row.flag("resigning", it.key.resigning == app::Resigning::wanted && it.badges > 0);
  row.maybe("badges", it.badges > 0 ? std::to_string(it.badges) : "");
  return row;
}

std::string_view notice_for(std::string_view done) {
  if (done == "changed")
    return to_say("A new key signs from now on. What the earlier one signed still holds.");
  if (done == "compromised")
    return to_say("The key may no longer sign for you. Read below what becomes of its badges.");
  if (done == "sign-anew")
    return to_say("The badges are being signed anew. You may leave this page.");
  return "";
}

Result<Response> show(Call& call, const Error* error) {
  CAIRN_TRY(const auto keys, app::list_keys(call.context(), call.actor()));
  CAIRN_TRY(const auto name, app::signing_name(call.context(), call.actor().organisation));
  View view;
  view.text("title", say("Signing keys")).text("form_token", call.form_token());
  add_settings_tabs(call, view, "/desk/settings/keys");
  view.maybe("notice", say(notice_for(call.target.parameter("done"))));
  view.text("signs_as", name.did).flag("by_domain", name.proof == app::DomainProof::proved);
  std::vector<View> rows;
  for (const auto& key : keys) rows.push_back(key_row(key));
  view.list("keys", std::move(rows));
  add_field_errors(view, error, {"confirmed"});
  return page(call, "signing_keys", std::move(view), error == nullptr ? 200 : 422);
}

// Nothing happens by a stray click.
bool is_sure(const Call& call) { return call.field("confirmed") == "1"; }

Result<Response> ask_again(Call& call) {
  const auto unsure = fail(ErrorCode::invalid, "keys",
                           "Tick the box, so that no key is changed by mistake.", "/confirmed");
  return show(call, &unsure);
}

// One of the organisation's.
Status check_there(Call& call) {
  CAIRN_TRY(const auto keys, app::list_keys(call.context(), call.actor()));
  const bool there = std::any_of(keys.begin(), keys.end(), [&](const auto& one) {
    return one.key.id.text == call.argument("id");
  });
  return there ? Status(done) : Status(fail(ErrorCode::not_found, "keys", "There is no such key."));
}

Result<Response> done_at(Call& call, std::string_view what) {
  return see_other(call, "/desk/settings/keys?done=" + std::string(what));
}

}  // namespace

Result<Response> signing_keys(Call& call) { return show(call, nullptr); }

Result<Response> change_signing_key(Call& call) {
  if (!is_sure(call)) return ask_again(call);
  const auto type = crypto::key_type_of(call.field("kind")).value_or(crypto::KeyType::ed25519);
  CAIRN_CHECK(app::rotate_key(call.context(), call.actor(), type));
  return done_at(call, "changed");
}

Result<Response> mark_key_compromised(Call& call) {
  CAIRN_CHECK(check_there(call));
  if (!is_sure(call)) return ask_again(call);
  CAIRN_CHECK(
      app::mark_compromised(call.context(), call.actor(), {std::string(call.argument("id"))}));
  return done_at(call, "compromised");
}

Result<Response> sign_anew(Call& call) {
  CAIRN_CHECK(app::sign_anew(call.context(), call.actor(), {std::string(call.argument("id"))}));
  return done_at(call, "sign-anew");
}

}  // namespace cairn::server::pages
