// SPDX-License-Identifier: Apache-2.0
// Who belongs, who is invited, and what each may do.
#include "app/people/members.h"

#include <algorithm>

#include "app/people/invitations.h"
#include "server/pages/pages.h"
#include "server/pages/people.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

struct Shown {
  app::InvitationForm form = {.email = {}, .roles = {"viewer"}};
  app::AccountId changing = {};  // whose roles were to be others
  std::string link = {};         // of the invitation just made, told this once
  std::string mailed = {};       // or where it went
  const Error* error = nullptr;
};

std::string_view notice_for(std::string_view done) {
  if (done == "roles") return to_say("The roles are changed.");
  if (done == "removed") return to_say("They do not belong here any more, and are signed out.");
  if (done == "withdrawn") return to_say("The invitation leads nowhere any more.");
  return "";
}

app::AccountId member_of(const Call& call) { return {std::string(call.argument("id"))}; }

// A member with the form of their roles, which keeps what was ticked where something is wrong.
View member_row(const Call& call, const app::Account& account, std::int64_t owners,
                const Shown& shown) {
  const bool changing = shown.error != nullptr && shown.changing == account.id;
  View row;
  row.text("id", account.id.text).text("email", account.email);
  row.text("roles_text", roles_text(account.roles)).text("since", day(account.created));
  row.list("choices",
           role_choices(changing ? app::roles_named(roles_ticked(call)) : account.roles));
  add_field_errors(row, changing ? shown.error : nullptr, {"roles", "password"});
  row.flag("changing", changing);
  row.flag("asks_password", asks_password(call) && !account.roles.has(app::Role::owner));
  row.flag("yourself", account.id == call.actor().account);
  row.flag("proved", account.proved.has_value());
  // Without an owner nobody could let others in.
  row.flag("only_owner", account.roles.has(app::Role::owner) && owners == 1);
  return row;
}

// Each form has fields of its own, so that what is wrong leads to the right one.
void add_errors(View& view, const Shown& shown) {
  if (shown.error == nullptr || shown.changing.text.empty())
    return add_field_errors(view, shown.error, {"email", "roles", "password"});
  const auto roles = "roles-" + shown.changing.text;
  const auto password = "password-" + shown.changing.text;
  const auto placed =
      with_paths(with_paths(*shown.error, "/roles", "/" + roles), "/password", "/" + password);
  add_field_errors(view, &placed, {"email", "roles", "password", roles, password});
}

View invitation_row(const app::Invitation& invitation) {
  View row;
  row.text("id", invitation.id.text).maybe("email", invitation.email);
  row.text("roles_text", roles_text(invitation.roles)).text("until", day(invitation.expires));
  return row;
}

Result<Response> show(Call& call, const Shown& shown) {
  CAIRN_TRY(const auto members, app::list_members(call.context(), call.actor()));
  CAIRN_TRY(const auto invitations, app::list_invitations(call.context(), call.actor()));
  const auto owners = std::count_if(members.begin(), members.end(), [](const auto& account) {
    return account.roles.has(app::Role::owner);
  });
  View view;
  view.text("title", say("Members")).text("form_token", call.form_token());
  view.maybe("notice", say(notice_for(call.target.parameter("done"))));
  view.maybe("invitation_link", shown.link).maybe("mailed_to", shown.mailed);
  view.flag("sends_mail", call.context().mailer != nullptr);
  std::vector<View> rows;
  for (const auto& account : members) rows.push_back(member_row(call, account, owners, shown));
  view.flag("any_unproved", std::any_of(members.begin(), members.end(),
                                        [](const auto& account) { return !account.proved; }));
  view.flag("others", rows.size() > 1).list("members", std::move(rows));
  std::vector<View> waiting;
  for (const auto& invitation : invitations) waiting.push_back(invitation_row(invitation));
  view.rows("invitations", std::move(waiting));
  view.text("email", shown.form.email);
  view.list("choices", role_choices(app::roles_named(shown.form.roles)));
  view.flag("asks_password", asks_password(call));
  add_errors(view, shown);
  CAIRN_TRY(auto out, page(call, "members", std::move(view),
                           shown.error == nullptr ? 200 : status_of(*shown.error)));
  if (shown.error != nullptr) add_retry(out, *shown.error);
  return out;
}

// What the page itself tells, beside what was typed.
bool is_for_the_page(const Error& error) {
  return error.code == ErrorCode::invalid || error.code == ErrorCode::conflict ||
         error.code == ErrorCode::too_many;
}

}  // namespace

Result<Response> members(Call& call) { return show(call, {}); }

Result<Response> invite_member(Call& call) {
  Shown shown;
  shown.form = {.email = std::string(call.field("email")),
                .roles = roles_ticked(call),
                .proof = proof_of(call)};
  const auto invited = app::invite(call.context(), call.actor(), shown.form);
  if (invited) {
    Shown done;
    done.link = invited->link;
    if (invited->link.empty()) done.mailed = invited->invitation.email;
    return show(call, done);
  }
  if (!is_for_the_page(invited.error())) return invited.error();
  shown.error = &invited.error();
  return show(call, shown);
}

Result<Response> change_member_roles(Call& call) {
  const auto changed = app::change_roles(call.context(), call.actor(), member_of(call),
                                         roles_ticked(call), proof_of(call));
  if (changed) return see_other(call, "/desk/members?done=roles");
  if (!is_for_the_page(changed.error())) return changed.error();
  return show(call, {.changing = member_of(call), .error = &changed.error()});
}

Result<Response> remove_member(Call& call) {
  if (member_of(call) == call.actor().account)
    return fail(ErrorCode::conflict, "members",
                "That is you. Leave the organisation in your settings instead.");
  const auto removed = app::remove_member(call.context(), call.actor(), member_of(call));
  if (removed) return see_other(call, "/desk/members?done=removed");
  if (!is_for_the_page(removed.error())) return removed.error();
  return show(call, {.error = &removed.error()});
}

Result<Response> withdraw_invitation(Call& call) {
  CAIRN_CHECK(
      app::withdraw_invitation(call.context(), call.actor(), {std::string(call.argument("id"))}));
  return see_other(call, "/desk/members?done=withdrawn");
}

}  // namespace cairn::server::pages
