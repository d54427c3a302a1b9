// SPDX-License-Identifier: Apache-2.0
// Members, invitations and organisations: who joins, what they may, how they leave.
#include "app/accounts/api_keys.h"
#include "app/audit_log.h"
#include "app/house.h"
#include "app/meanwhile.h"
#include "app/people/hand_over.h"
#include "app/people/invitations.h"
#include "app/people/members.h"
#include "app/people/organisations.h"
#include "app/ports/accounts.h"
#include "app/ports/logins.h"
#include "app/ports/outbox.h"
#include "app/postbox.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;

class People : public House {
 protected:
  Actor ada_ = set_up();

  static std::string token_of(const std::string& link) { return link.substr(link.rfind('/') + 1); }
  std::string invited(std::vector<std::string> roles, const std::string& email = "") {
    const auto made = must(invite(*context_, ada_, {.email = email, .roles = std::move(roles)}));
    return token_of(made.link);
  }
  SignedIn accepted(const std::string& token, const std::string& email,
                    const std::string& password = "a password of their own") {
    auto out = must(accept_invitation(*context_, token, {.email = email, .password = password}));
    EXPECT_TRUE(out.signed_in.has_value());
    return std::move(*out.signed_in);
  }
  CurrentSession session(const SignedIn& signed_in) {
    return must(session_of(*context_, signed_in.token));
  }
  OwnerProof by_ada(const std::string& password = "a long password") {
    return {.owner = ada_.account, .password = password};
  }
  Roles roles_of(const Actor& who) { return must(find_member(*context_, ada_, who.account)).roles; }
  std::size_t members() { return must(list_members(*context_, ada_)).size(); }
};

TEST_F(People, JoinByALinkOnceWithTheRolesThatWereChosen) {
  const auto token = invited({"issuer", "viewer"});
  EXPECT_EQ(must(open_invitation(*context_, token)).organisation.name, "Harbour School");
  const auto joined = accepted(token, "Bea@Harbour.example ");
  EXPECT_EQ(joined.actor.organisation, ada_.organisation);
  EXPECT_EQ(joined.actor.roles, (Roles{Role::issuer, Role::viewer}));
  EXPECT_EQ(session(joined).email, "bea@harbour.example");
  EXPECT_EQ(code_of(open_invitation(*context_, token)), ErrorCode::not_found);
  EXPECT_EQ(code_of(accept_invitation(
                *context_, token, {.email = "cyd@harbour.example", .password = "long enough!"})),
            ErrorCode::not_found);
  EXPECT_TRUE(sign_in(*context_, {"bea@harbour.example", "a password of their own"}));
  EXPECT_EQ(members(), 2U);
}

TEST_F(People, AreNotInvitedForEver) {
  const auto token = invited({"viewer"});
  EXPECT_EQ(must(list_invitations(*context_, ada_)).size(), 1U);
  clock_.forward_seconds(7 * day);
  EXPECT_EQ(code_of(open_invitation(*context_, token)), ErrorCode::not_found);
  EXPECT_TRUE(must(list_invitations(*context_, ada_)).empty());
  const auto other = invited({"viewer"});
  const auto id = must(list_invitations(*context_, ada_)).front().id;
  must(withdraw_invitation(*context_, ada_, id));
  EXPECT_EQ(code_of(open_invitation(*context_, other)), ErrorCode::not_found);
}

TEST_F(People, AreInvitedRightOrToldWhatIsWrong) {
  EXPECT_EQ(path_of_error(invite(*context_, ada_, {.email = "x", .roles = {"viewer"}})), "/email");
  EXPECT_EQ(path_of_error(invite(*context_, ada_, {.email = {}, .roles = {}})), "/roles");
  EXPECT_EQ(path_of_error(invite(*context_, ada_, {.email = {}, .roles = {"king"}})), "/roles");
  EXPECT_EQ(code_of(invite(*context_, ada_, {.email = "ada@harbour.example", .roles = {"viewer"}})),
            ErrorCode::conflict);
  const auto token = invited({"viewer"});
  EXPECT_EQ(path_of_error(accept_invitation(*context_, token, {.email = "x", .password = "y"})),
            "/email");
  EXPECT_EQ(path_of_error(accept_invitation(*context_, token,
                                            {.email = "bea@harbour.example", .password = "short"})),
            "/password");
  EXPECT_TRUE(open_invitation(*context_, token)) << "nothing was used up";
}

TEST_F(People, WhoSignInHereAlreadyJoinWithTheirPassword) {
  const auto bob = set_up_another();
  const auto token = invited({"assessor"});
  EXPECT_EQ(path_of_error(accept_invitation(
                *context_, token, {.email = "bob@hill.example", .password = "a wrong password"})),
            "/password");
  const auto joined = accepted(token, "bob@hill.example", "another password");
  const auto here = session(joined);
  EXPECT_EQ(here.organisation.name, "Harbour School");
  ASSERT_EQ(here.elsewhere.size(), 1U);
  EXPECT_EQ(here.elsewhere.front().id, bob.organisation);

  must(work_for(*context_, here, bob.organisation));
  const auto there = session(joined);
  EXPECT_EQ(there.actor.organisation, bob.organisation);
  EXPECT_EQ(there.actor.account, bob.account);
  EXPECT_TRUE(there.actor.roles.has(Role::owner));
  EXPECT_EQ(code_of(work_for(*context_, there, {"nowhere"})), ErrorCode::not_found);
}

TEST_F(People, AreMailedAnInvitationThatIsForThemAlone) {
  Postbox postbox;
  context_->mailer = &postbox;
  const auto made =
      must(invite(*context_, ada_, {.email = "Bea@harbour.example", .roles = {"viewer"}}));
  EXPECT_EQ(made.link, "") << "whoever invites does not prove the address for them";
  auto reading = must(store_->begin(Access::read));
  const auto queued = must(reading->outbox().list(ada_.organisation, std::nullopt, {}));
  reading.reset();
  ASSERT_EQ(queued.size(), 1U);
  EXPECT_EQ(queued.front().recipient, "bea@harbour.example");
  const auto at = queued.front().body.find("/join/") + 6;
  const auto token = queued.front().body.substr(at, queued.front().body.find('\\', at) - at);

  set_up_another();
  const auto bob = session(must(sign_in(*context_, {"bob@hill.example", "another password"})));
  EXPECT_EQ(code_of(accept_signed_in(*context_, token, bob)), ErrorCode::not_permitted);
  const auto bea = accepted(token, "ignored@harbour.example");
  EXPECT_EQ(session(bea).email, "bea@harbour.example");
}

TEST_F(People, AreNotFloodedWithInvitations) {
  Postbox postbox;
  context_->mailer = &postbox;
  const auto once = [&] {
    return invite(*context_, ada_, {.email = "bea@harbour.example", .roles = {"viewer"}});
  };
  for (int i = 0; i < 3; ++i)
    must(withdraw_invitation(*context_, ada_, must(once()).invitation.id));
  EXPECT_EQ(code_of(once()), ErrorCode::too_many);
  EXPECT_TRUE(must(list_invitations(*context_, ada_)).empty());
  clock_.forward_seconds(1);
  EXPECT_TRUE(once());
}

TEST_F(People, ProveAnAddressThatWasTypedWhereMailIsSent) {
  Postbox postbox;
  context_->mailer = &postbox;
  const auto token = invited({"viewer"});
  AcceptForm form{.email = "bea@harbour.example", .password = "a password of their own"};
  const auto asked = must(accept_invitation(*context_, token, form));
  EXPECT_FALSE(asked.signed_in);
  ASSERT_EQ(postbox.mails.size(), 1U);
  form.mail_proof = asked.mail_proof;
  form.mail_code = "none";
  EXPECT_EQ(path_of_error(accept_invitation(*context_, token, form)), "/mail_code");
  form.mail_code = postbox.mails.front().subject.substr(0, 6);
  EXPECT_TRUE(must(accept_invitation(*context_, token, form)).signed_in);
}

TEST_F(People, ChangeRolesButNeverLeaveAnOrganisationUnowned) {
  const auto bea = member(ada_, "bea@harbour.example", {Role::viewer});
  EXPECT_EQ(code_of(change_roles(*context_, ada_, ada_.account, {"viewer"})), ErrorCode::conflict);
  EXPECT_EQ(code_of(remove_member(*context_, ada_, ada_.account)), ErrorCode::conflict);
  must(change_roles(*context_, ada_, bea.account, {"owner"}, by_ada()));
  must(change_roles(*context_, ada_, ada_.account, {"issuer"}));
  EXPECT_EQ(must(find_member(*context_, ada_, ada_.account)).roles, Roles{Role::issuer});
  EXPECT_EQ(code_of(change_roles(*context_, ada_, bea.account, {"issuer"})), ErrorCode::conflict);
  EXPECT_EQ(code_of(change_roles(*context_, ada_, {"nobody"}, {"issuer"})), ErrorCode::not_found);
}

// A program gets nobody in who may what its key may not.
TEST_F(People, GetFromAProgramOnlyRolesThatMayNoMoreThanItself) {
  const auto program_with = [&](const std::vector<std::string>& scopes) {
    const auto key = must(create_api_key(*context_, ada_, "Staff", scopes)).key.id;
    return Actor{ada_.organisation, {key.text}};
  };
  const auto invites = [&](const Actor& program, const std::string& role) {
    return invite(*context_, program, {.email = {}, .roles = {role}}).ok();
  };
  const auto people = program_with({"people"});
  for (const auto* role : {"issuer", "assessor", "registrar", "viewer"})
    EXPECT_FALSE(invites(people, role)) << role;
  EXPECT_TRUE(invites(people, "recruiter"));
  const auto marking = program_with({"people", "claims"});
  EXPECT_TRUE(invites(marking, "assessor"));
  EXPECT_FALSE(invites(marking, "issuer"));
  const auto reading = program_with(
      {"people:write", "achievements:read", "awards:read", "stacks:read", "analytics:read"});
  EXPECT_TRUE(invites(reading, "viewer"));
  EXPECT_FALSE(invites(reading, "issuer"));
  EXPECT_FALSE(invites(reading, "assessor"));
  const auto all =
      program_with({"people", "achievements", "claims", "awards", "stacks", "analytics"});
  EXPECT_TRUE(invites(all, "issuer"));
  EXPECT_FALSE(invites(all, "owner"));

  const auto bea = member(ada_, "bea@harbour.example", {Role::issuer});
  EXPECT_EQ(code_of(change_roles(*context_, marking, bea.account, {"issuer", "viewer"})),
            ErrorCode::not_permitted);
  must(change_roles(*context_, marking, bea.account, {"issuer", "assessor"}));
  EXPECT_EQ(must(find_member(*context_, ada_, bea.account)).roles,
            (Roles{Role::issuer, Role::assessor}))
      << "what somebody is already, a program may leave them";
}

// A desk left open makes nobody an owner, and a program's key makes none either.
TEST_F(People, MakeSomebodyAnOwnerOnlyByAnOwnersPassword) {
  const auto bea = member(ada_, "bea@harbour.example", {Role::viewer}, "a password of her own");
  const auto raise = [&](const OwnerProof& proof) {
    return change_roles(*context_, ada_, bea.account, {"owner"}, proof);
  };
  EXPECT_EQ(path_of_error(raise({})), "/owner");
  EXPECT_EQ(path_of_error(raise(by_ada("a wrong password"))), "/password");
  EXPECT_EQ(path_of_error(raise({.owner = bea.account, .password = "a password of her own"})),
            "/owner");
  EXPECT_EQ(path_of_error(invite(*context_, ada_, {.email = {}, .roles = {"owner"}})), "/owner");
  must(change_roles(*context_, ada_, bea.account, {"issuer"}));
  EXPECT_EQ(roles_of(bea), Roles{Role::issuer});
  must(raise(by_ada()));
  EXPECT_EQ(roles_of(bea), Roles{Role::owner});
  must(invite(*context_, ada_, {.email = {}, .roles = {"owner"}, .proof = by_ada()}));
}

TEST_F(People, WhoGuessAnOwnersPasswordAreHeldUp) {
  const auto bea = member(ada_, "bea@harbour.example", {Role::viewer});
  ErrorCode last = ErrorCode::internal;
  for (int i = 0; i < 10 && last != ErrorCode::too_many; ++i)
    last = code_of(change_roles(*context_, ada_, bea.account, {"owner"}, by_ada("a guess")));
  EXPECT_EQ(last, ErrorCode::too_many);
}

TEST_F(People, HandTheOrganisationOverInOneAct) {
  Postbox postbox;
  context_->mailer = &postbox;
  const auto bea = member(ada_, "bea@harbour.example", {Role::assessor});
  must(hand_over(*context_, ada_,
                 {.to = bea.account, .proof = by_ada(), .roles = {"issuer", "viewer"}}));
  EXPECT_EQ(roles_of(bea), (Roles{Role::owner, Role::assessor}));
  EXPECT_EQ(roles_of(ada_), (Roles{Role::issuer, Role::viewer}));
  const auto log = must(read_audit(*context_, ada_, {}, {}));
  const auto line = std::find_if(log.rows.begin(), log.rows.end(), [](const AuditLine& it) {
    return it.entry.action == "member.hand-over";
  });
  ASSERT_NE(line, log.rows.end());
  EXPECT_EQ(line->who, "ada@harbour.example");
  EXPECT_EQ(line->entry.subject, bea.account.text);
  auto reading = must(store_->begin(Access::read));
  const auto queued = must(reading->outbox().list(ada_.organisation, std::nullopt, {}));
  reading.reset();
  ASSERT_EQ(queued.size(), 1U);
  EXPECT_EQ(queued.front().recipient, "bea@harbour.example");
  EXPECT_EQ(queued.front().about, "You own Harbour School now");
  EXPECT_EQ(path_of_error(hand_over(*context_, ada_,
                                    {.to = bea.account, .proof = by_ada(), .roles = {"viewer"}})),
            "/owner")
      << "nobody hands over what is theirs no more";
}

TEST_F(People, LeaveWhatTheyHandOver) {
  const auto bea = member(ada_, "bea@harbour.example", {Role::viewer}, "a password of her own");
  const auto signed_in = must(sign_in(*context_, {"ada@harbour.example", "a long password"}));
  must(hand_over(*context_, ada_,
                 {.to = bea.account, .proof = by_ada(), .afterwards = Afterwards::leaves}));
  EXPECT_EQ(code_of(session_of(*context_, signed_in.token)), ErrorCode::not_permitted);
  const auto left = must(list_members(*context_, bea));
  ASSERT_EQ(left.size(), 1U);
  EXPECT_TRUE(left.front().roles.has(Role::owner));
  for (const auto& line : must(read_audit(*context_, bea, {}, {})).rows)
    EXPECT_NE(line.who, "ada@harbour.example");
}

TEST_F(People, HandOverNothingWhereAnythingIsWrong) {
  const auto bea = member(ada_, "bea@harbour.example", {Role::viewer});
  const auto other = set_up_another();
  const auto path = [&](HandOver form) { return path_of_error(hand_over(*context_, ada_, form)); };
  EXPECT_EQ(path({.to = ada_.account, .proof = by_ada(), .roles = {"viewer"}}), "/to");
  EXPECT_EQ(path({.to = other.account, .proof = by_ada(), .roles = {"viewer"}}), "/to");
  EXPECT_EQ(path({.to = bea.account, .proof = by_ada()}), "/roles");
  EXPECT_EQ(path({.to = bea.account, .proof = by_ada(), .roles = {"owner"}}), "/roles");
  EXPECT_EQ(path({.to = bea.account, .proof = by_ada("no"), .roles = {"viewer"}}), "/password");
  EXPECT_EQ(path({.to = bea.account,
                  .proof = {.owner = other.account, .password = "another password"},
                  .roles = {"viewer"}}),
            "/owner");
  EXPECT_EQ(roles_of(bea), Roles{Role::viewer});
  EXPECT_EQ(roles_of(ada_), Roles{Role::owner});
  must(remove_member(*context_, ada_, bea.account));
  EXPECT_EQ(path({.to = bea.account, .proof = by_ada(), .roles = {"viewer"}}), "/to");
}

// Who has no password, or lost it, signs in anew instead.
TEST_F(People, ProveWhoTheyAreByAFreshSignInToo) {
  const auto bea = member(ada_, "bea@harbour.example", {Role::viewer});
  CurrentSession fresh;
  fresh.login = must(find_member(*context_, ada_, bea.account)).login;
  fresh.means = SignInMeans::openid;
  fresh.begun = clock_.now();
  EXPECT_TRUE(proved_just_now(*context_, fresh));
  EXPECT_EQ(path_of_error(check_own_password(*context_, fresh.login, {"/password", "P"}, "x", "")),
            "/password")
      << "they have none";
  clock_.forward_seconds(16 * 60);
  EXPECT_FALSE(proved_just_now(*context_, fresh));
  fresh.begun = clock_.now();
  fresh.means = SignInMeans::password;
  EXPECT_FALSE(proved_just_now(*context_, fresh)) << "a password can be asked for";
  must(hand_over(*context_, ada_,
                 {.to = bea.account,
                  .proof = {.owner = ada_.account, .password = {}, .just_now = true},
                  .roles = {"viewer"}}));
}

TEST_F(People, WhoLeaveAreGoneAndWhatTheyDecidedStays) {
  const auto bea = member(ada_, "bea@harbour.example", {Role::issuer}, "a long password");
  const auto signed_in = must(sign_in(*context_, {"bea@harbour.example", "a long password"}));
  const auto claim = submitted(published(ada_));
  awarded(bea, claim.id);
  must(remove_member(*context_, ada_, bea.account));
  EXPECT_EQ(code_of(session_of(*context_, signed_in.token)), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(sign_in(*context_, {"bea@harbour.example", "a long password"})),
            ErrorCode::not_permitted);
  EXPECT_EQ(members(), 1U);
  EXPECT_EQ(must(open_case(*context_, ada_, claim.id)).decision->decided_by, bea.account);
  const auto log = must(read_audit(*context_, ada_, {}, {}));
  EXPECT_TRUE(std::any_of(log.rows.begin(), log.rows.end(), [](const AuditLine& line) {
    return line.entry.action == "claim.award" && line.who.empty();
  })) << "the log forgets who it was";
  for (const auto& line : log.rows) EXPECT_NE(line.who, "bea@harbour.example");
  auto reading = must(store_->begin(Access::read));
  EXPECT_EQ(code_of(reading->logins().find_by_email("bea@harbour.example")), ErrorCode::not_found);
  reading.reset();
  EXPECT_EQ(code_of(remove_member(*context_, ada_, bea.account)), ErrorCode::not_found);
  accepted(invited({"viewer"}), "bea@harbour.example");
  EXPECT_EQ(members(), 2U) << "they may come back";
}

TEST_F(People, WhoBelongElsewhereStayThere) {
  const auto bob = set_up_another();
  clock_.forward_seconds(1);
  const auto here = member(ada_, "bob@hill.example", {Role::viewer});
  const auto signed_in = must(sign_in(*context_, {"bob@hill.example", "another password"}));
  must(remove_member(*context_, ada_, here.account));
  EXPECT_EQ(session(signed_in).actor.organisation, bob.organisation);
  EXPECT_TRUE(session(signed_in).elsewhere.empty());
}

// That a session was seen is noted now and then, and nothing else of it.
TEST_F(People, ChangeOrganisationsWhileAnotherOfTheirPagesIsOpened) {
  const auto bob = set_up_another();
  member(ada_, "bob@hill.example", {Role::viewer});
  const auto signed_in = must(sign_in(*context_, {"bob@hill.example", "another password"}));
  const auto here = session(signed_in);
  const auto other =
      here.actor.organisation == bob.organisation ? ada_.organisation : bob.organisation;
  clock_.forward_seconds(10 * 60);
  Meanwhile store(*store_, [&] { must(work_for(*context_, here, other)); });
  Context house{store, clock_,     random_, *keys_,    drawing_,
                pdf_,  calendars_, nullptr, *library_, context_->base_url};
  must(session_of(house, signed_in.token));
  EXPECT_EQ(session(signed_in).actor.organisation, other);
}

TEST_F(People, MakeFurtherOrganisationsUpToALimit) {
  const auto signed_in = must(sign_in(*context_, {"ada@harbour.example", "a long password"}));
  EXPECT_EQ(path_of_error(found_further(*context_, session(signed_in), {"", "x"})), "/name");
  must(found_further(*context_, session(signed_in), {"Harbour Kitchen", ""}));
  const auto now = session(signed_in);
  EXPECT_EQ(now.organisation.name, "Harbour Kitchen");
  EXPECT_TRUE(now.actor.roles.has(Role::owner));
  EXPECT_EQ(published(now.actor).organisation, now.actor.organisation) << "it can sign";
  for (int i = 0; i < 18; ++i)
    must(found_further(*context_, session(signed_in), {"More " + std::to_string(i), ""}));
  EXPECT_EQ(code_of(found_further(*context_, session(signed_in), {"One too many", ""})),
            ErrorCode::conflict);
}

}  // namespace
}  // namespace cairn::app
