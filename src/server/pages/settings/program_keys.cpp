// SPDX-License-Identifier: Apache-2.0
// Keys for programs: what there is, another with its scopes, shown once, and the end of one.
#include <algorithm>

#include "app/accounts/api_keys.h"
#include "app/accounts/scopes.h"
#include "app/operation/server_owner.h"
#include "server/language.h"
#include "server/pages/settings.h"
#include "server/router.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

// What the scopes of a noun allow, for people.
struct NounWords {
  std::string_view noun, label, read, write;
};
constexpr NounWords words[] = {
    {"organisation", to_say("The organisation"),
     to_say("read its profile, who did what, and mail on its way"), to_say("change its profile")},
    {"people", to_say("Members and keys"), to_say("see who belongs and which keys there are"),
     to_say("invite and end members, make and end keys")},
    {"achievements", to_say("Achievements"), to_say("read achievements and rubrics"),
     to_say("make, change, publish and retire them")},
    {"claims", to_say("Claims and assessment"), to_say("read claims, evidence and marks"),
     to_say("mark, decide, ask for more")},
    {"awards", to_say("Badges"), to_say("read badges and lists of them"),
     to_say("award, correct, suspend and revoke")},
    {"stacks", to_say("Stacks"), to_say("read stacks and how far people are"),
     to_say("write, publish and retire them")},
    {"webhooks", to_say("Webhooks"), to_say("see where news is sent"), to_say("change where")},
    {"analytics", to_say("Figures"), to_say("read figures"), to_say("count adverts of files")},
    {"bounces", to_say("Mail that came back"), "", to_say("tell of it")},
    {"server", to_say("The server"), to_say("read how the server is"),
     to_say("bring in frameworks of skills")},
};
static_assert(std::size(words) == std::size(app::api_nouns) + std::size(app::further_nouns));

struct ScopeWords {
  std::string_view scope, label;
};
constexpr ScopeWords vc_words[] = {{"vc:issue", to_say("sign any credential")},
                                   {"vc:status", to_say("revoke what was signed")}};

constexpr std::string_view endings[] = {"30", "90", "365", "never"};

struct KeyForm {
  std::string name;
  std::vector<std::string> scopes;
  std::string expires = "365";
};

KeyForm read_form(const Call& call) {
  KeyForm form;
  form.name = call.field("name");
  form.expires = call.field("expires");
  for (const auto& field : call.form.fields)
    if (field.name == "scope") form.scopes.push_back(field.value);
  return form;
}

// Whether anything here asks for it.
bool is_asked_for(std::string_view scope) {
  const auto all = routes();
  return std::any_of(all.begin(), all.end(), [&](const Route& route) {
    return route.caller == Caller::api_key && app::covers(scope, route.scope);
  });
}

View scope_box(const KeyForm& form, const std::string& scope, std::string_view label) {
  const auto& chosen = form.scopes;
  View box;
  box.text("scope", scope).text("scope_label", say(label));
  box.flag("chosen", std::find(chosen.begin(), chosen.end(), scope) != chosen.end());
  return box;
}

View scope_group(std::string_view label, std::vector<View> boxes) {
  View group;
  group.text("group", say(label)).list("boxes", std::move(boxes));
  return group;
}

std::vector<View> scope_groups(const KeyForm& form, bool runs_the_server) {
  std::vector<View> groups, vc_boxes;
  for (const auto& noun : words) {
    if (app::is_of_the_server(noun.noun) && !runs_the_server) continue;
    std::vector<View> boxes;
    for (const auto& [deed, label] : {std::pair(":read", noun.read), {":write", noun.write}})
      if (const auto scope = std::string(noun.noun) + deed; is_asked_for(scope))
        boxes.push_back(scope_box(form, scope, label));
    if (!boxes.empty()) groups.push_back(scope_group(noun.label, std::move(boxes)));
  }
  for (const auto& one : vc_words)
    vc_boxes.push_back(scope_box(form, std::string(one.scope), one.label));
  groups.push_back(scope_group(to_say("VC API"), std::move(vc_boxes)));
  return groups;
}

std::vector<View> ending_choices(const KeyForm& form) {
  std::vector<View> choices;
  for (const auto ending : endings) {
    View choice;
    choice.text("value", ending).flag("chosen", ending == form.expires);
    choice.text("label", ending == "never" ? say("when I end it") : say("after {} days", ending));
    choices.push_back(std::move(choice));
  }
  return choices;
}

View key_row(const app::ApiKey& key, Instant now) {
  View row;
  row.text("id", key.id.text).text("key_name", key.name).text("created", day(key.created));
  std::string scopes;
  for (const auto& scope : key.scopes) scopes += (scopes.empty() ? "" : " ") + scope;
  row.text("scopes", scopes).flag("expired", app::is_expired(key, now));
  row.maybe("expires", key.expires ? day(*key.expires) : "");
  row.maybe("last_used", key.last_used ? day(*key.last_used) : "");
  return row;
}

Result<Response> show(Call& call, const KeyForm& form, const Error* error,
                      const app::NewApiKey* made) {
  CAIRN_TRY(const auto keys, app::list_api_keys(call.context(), call.actor()));
  View view;
  view.text("title", say("Keys for programs")).text("form_token", call.form_token());
  add_settings_tabs(call, view, "/desk/keys-for-programs");
  view.maybe("token", made == nullptr ? "" : made->token);
  view.text("made_name", made == nullptr ? "" : made->key.name);
  view.flag("ended", call.target.parameter("ended") == "1");
  std::vector<View> rows;
  for (const auto& key : keys) rows.push_back(key_row(key, call.context().clock.now()));
  view.rows("keys", std::move(rows)).text("name", form.name);
  CAIRN_TRY(const bool runs, app::runs_the_server(call.context(), call.actor()));
  view.list("groups", scope_groups(form, runs)).list("endings", ending_choices(form));
  add_field_errors(view, error, {"name", "scopes", "expires"});
  return page(call, "program_keys", std::move(view), error == nullptr ? 200 : status_of(*error));
}

}  // namespace

Result<Response> program_keys(Call& call) { return show(call, {}, nullptr, nullptr); }

Result<Response> make_program_key(Call& call) {
  const auto form = read_form(call);
  const auto expires = app::read_expiry(form.expires, call.context().clock.now());
  if (!expires) return show(call, form, &expires.error(), nullptr);
  const auto made =
      app::create_api_key(call.context(), call.actor(), form.name, form.scopes, *expires);
  if (made) return show(call, {}, nullptr, &*made);
  if (made.error().code != ErrorCode::invalid && made.error().code != ErrorCode::conflict)
    return made.error();
  return show(call, form, &made.error(), nullptr);
}

Result<Response> end_program_key(Call& call) {
  CAIRN_CHECK(
      app::remove_api_key(call.context(), call.actor(), {std::string(call.argument("id"))}));
  return see_other(call, "/desk/keys-for-programs?ended=1");
}

}  // namespace cairn::server::pages
