// SPDX-License-Identifier: Apache-2.0
// Accounts of people who plan: making one, signing in and out, leaving.
#include <algorithm>

#include "app/accounts/password.h"
#include "app/accounts/tries.h"
#include "app/career/keeping.h"
#include "app/career/reminders.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/choices.h"
#include "app/ports/outbox.h"
#include "app/ports/workbooks.h"
#include "app/quality/holder.h"
#include "app/recommend/learnt.h"
#include "base/text.h"

namespace cairn::app::career {
namespace {

Result<PersonSignedIn> start_session(Context& context, Transaction& transaction,
                                     const PersonId& person) {
  const auto now = context.clock.now();
  PersonSignedIn signed_in;
  signed_in.token = new_token(server_organisation(), context.random);
  signed_in.expires = {now.microseconds + limits::session_seconds_max * 1'000'000};
  auto& workbooks = transaction.workbooks();
  CAIRN_CHECK(workbooks.remove_sessions_expired(now));
  CAIRN_CHECK(workbooks.add_session({token_hash(signed_in.token), person, now, signed_in.expires}));
  return signed_in;
}

// The visitor's workbook becomes the person's, or joins what the person has.
Status hand_over(Context& context, Transaction& transaction, const Person& person,
                 const std::string& workbook_token) {
  if (workbook_token.empty()) return done;
  auto& workbooks = transaction.workbooks();
  CAIRN_TRY(auto visitors, optional(workbooks.find_by_token(token_hash(workbook_token))));
  if (!visitors) return done;
  CAIRN_TRY(auto own, optional(workbooks.find_of_person(person.id)));
  if (!own) {
    visitors->person = person.id;
    visitors->token_hash.clear();
    visitors->changed = context.clock.now();
    CAIRN_TRY(const auto workbook, read_workbook(visitors->content));
    visitors->remind_at = look_after_change(workbook, visitors->changed);
    CAIRN_CHECK(workbooks.update(*visitors));
    return transaction.choices().put(visitors->id, learnt_from(workbook));
  }
  CAIRN_TRY(auto workbook, read_workbook(own->content));
  CAIRN_TRY(const auto more, read_workbook(visitors->content));
  join(workbook, more);
  auto content = write(workbook);
  if (content.size() > limits::workbook_bytes_max) return done;  // both stay as they are
  own->content = std::move(content);
  own->changed = context.clock.now();
  own->remind_at = look_after_change(workbook, own->changed);
  CAIRN_CHECK(workbooks.update(*own));
  CAIRN_CHECK(transaction.choices().put(own->id, learnt_from(workbook)));
  return workbooks.remove(visitors->id);
}

// The slow comparison happens outside of any transaction.
Result<Person> check(Context& context, const std::string& email, const PersonForm& form) {
  Tries tries(context, "person " + email, form.peer);
  CAIRN_CHECK(tries.begin());
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto person, optional(transaction->workbooks().find_person_by_email(email)));
  transaction.reset();
  if (!password_matches(form.password, person ? person->password_hash : std::string()) || !person)
    return wrong_password();
  tries.succeed();
  return std::move(*person);
}

bool is_better(const HeldSkill& a, const HeldSkill& b) {
  const bool a_own = a.evidence_level == "self";
  const bool b_own = b.evidence_level == "self";
  return a_own != b_own ? b_own : a.level > b.level;
}

}  // namespace

void join(Workbook& workbook, const Workbook& more) {
  for (const auto& skill : more.profile.skills) {
    const auto same = [&](const HeldSkill& it) {
      return it.skill == skill.skill && it.source == skill.source;
    };
    auto& skills = workbook.profile.skills;
    const auto found = std::find_if(skills.begin(), skills.end(), same);
    if (found == skills.end())
      skills.push_back(skill);
    else if (is_better(skill, *found))
      *found = skill;
  }
  for (const auto& id : more.profile.credentials) {
    auto& held = workbook.profile.credentials;
    if (std::find(held.begin(), held.end(), id) == held.end()) held.push_back(id);
  }
  for (const auto& one : more.profile.brought) add_brought(workbook.profile, one);
  outcomes::join(workbook.record, more.record);
  for (const auto& one : more.dismissed)
    if (std::ranges::none_of(workbook.dismissed,
                             [&](const auto& it) { return it.offer == one.offer; }))
      workbook.dismissed.push_back(one);
  workbook.kept_out |= more.kept_out;
  if (workbook.framework != more.framework && !more.goals.empty()) return;
  for (auto goal : more.goals) {
    const auto before = goal.id;
    goal.id = workbook.new_id();
    for (auto& advert : goal.adverts) advert.id = workbook.new_id();
    for (auto plan : more.plans) {
      if (plan.goal != before) continue;
      plan.id = workbook.new_id();
      plan.goal = goal.id;
      workbook.plans.push_back(std::move(plan));
    }
    workbook.goals.push_back(std::move(goal));
  }
}

Result<PersonSignedIn> sign_up(Context& context, const PersonForm& form, const Visitor& visitor) {
  Faults faults;
  const auto email = faults.take(email_field({"/email", "E-mail address"}, form.email));
  faults.check(check_password({"/password", "Password"}, form.password));
  CAIRN_CHECK(faults.verdict());
  CAIRN_CHECK(context.throttle.take("sign-up " + form.peer, {20, 60}, context.clock.now()));
  CAIRN_TRY(auto hash, hash_password(form.password));
  const Person person{{new_name(server_organisation(), context.random)},
                      email,
                      std::move(hash),
                      context.clock.now()};
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  if (auto added = transaction->workbooks().add_person(person); !added) {
    auto error = std::move(added).error();
    if (error.code == ErrorCode::conflict) error.path = "/email";
    return error;
  }
  CAIRN_CHECK(hand_over(context, *transaction, person, visitor.workbook_token));
  CAIRN_TRY(auto signed_in, start_session(context, *transaction, person.id));
  CAIRN_CHECK(transaction->commit());
  return signed_in;
}

Result<PersonSignedIn> sign_in(Context& context, const PersonForm& form, const Visitor& visitor) {
  if (form.password.size() > limits::password_characters_max * 4) return wrong_password();
  CAIRN_TRY(const auto person, check(context, to_lower_ascii(trim(form.email)), form));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(hand_over(context, *transaction, person, visitor.workbook_token));
  CAIRN_TRY(auto signed_in, start_session(context, *transaction, person.id));
  CAIRN_CHECK(transaction->commit());
  return signed_in;
}

Status sign_out_person(Context& context, std::string_view session_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->workbooks().remove_session(token_hash(session_token)));
  return transaction->commit();
}

Status delete_person(Context& context, const std::string& session_token,
                     const std::string& password, const std::string& peer) {
  CAIRN_TRY(const auto opened,
            open_workbook(context, {.workbook_token = {}, .session_token = session_token}));
  if (!opened.person) return fail(ErrorCode::not_permitted, "session", "Sign in to go on.");
  CAIRN_TRY(const auto person,
            check(context, opened.person->email, {opened.person->email, password, peer}));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(forget_what_was_said(*transaction, person.id.text));
  CAIRN_CHECK(transaction->workbooks().remove_person(person.id));
  if (opened.stored)
    for (const auto& plan : opened.workbook.plans)
      CAIRN_CHECK(transaction->outbox().remove_to(
          server_organisation(), plan.calendar.reminder_email, opened.stored->id.text));
  return transaction->commit();
}

}  // namespace cairn::app::career
