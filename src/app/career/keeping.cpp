// SPDX-License-Identifier: Apache-2.0
#include "app/career/keeping.h"

#include "app/career/reminders.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/choices.h"
#include "app/ports/workbooks.h"
#include "app/quality/peers.h"
#include "app/recommend/learnt.h"

namespace cairn::app::career {
namespace {

constexpr std::int64_t microseconds = 1'000'000;

Result<std::optional<Person>> person_of(Context& context, Transaction& transaction,
                                        const std::string& session_token) {
  if (session_token.empty()) return std::optional<Person>();
  auto& workbooks = transaction.workbooks();
  CAIRN_TRY(const auto session, optional(workbooks.find_session(token_hash(session_token))));
  if (!session || session->expires <= context.clock.now()) return std::optional<Person>();
  return optional(workbooks.find_person(session->person));
}

Result<std::optional<StoredWorkbook>> stored_of(Transaction& transaction,
                                                const std::optional<Person>& person,
                                                const std::string& workbook_token) {
  auto& workbooks = transaction.workbooks();
  if (person) return optional(workbooks.find_of_person(person->id));
  if (workbook_token.empty()) return std::optional<StoredWorkbook>();
  return optional(workbooks.find_by_token(token_hash(workbook_token)));
}

}  // namespace

Result<OpenedWorkbook> open_workbook(Context& context, const Visitor& visitor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  OpenedWorkbook opened;
  CAIRN_TRY(opened.person, person_of(context, *transaction, visitor.session_token));
  CAIRN_TRY(opened.stored, stored_of(*transaction, opened.person, visitor.workbook_token));
  if (opened.stored) {
    CAIRN_TRY(opened.workbook, read_workbook(opened.stored->content));
  }
  return opened;
}

Result<std::optional<Person>> person_signed_in(Context& context, const std::string& session_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return person_of(context, *transaction, session_token);
}

Status forget_workbook(Context& context, const std::string& workbook_token) {
  if (workbook_token.empty()) return done;
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& workbooks = transaction->workbooks();
  CAIRN_TRY(const auto found, optional(workbooks.find_by_token(token_hash(workbook_token))));
  if (!found) return done;
  CAIRN_CHECK(workbooks.remove(found->id));
  return transaction->commit();
}

Result<std::string> keep_workbook(Context& context, const OpenedWorkbook& opened) {
  auto content = write(opened.workbook);
  if (content.size() > limits::workbook_bytes_max)
    return fail(ErrorCode::too_large, "cairn#workbook",
                "This is more than a workbook may hold. Remove a goal or an advert first.");
  const auto now = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& workbooks = transaction->workbooks();
  std::string token;
  if (opened.stored) {
    auto changed = *opened.stored;
    changed.content = std::move(content);
    changed.changed = now;
    changed.remind_at = look_after_change(opened.workbook, now);
    CAIRN_CHECK(workbooks.update(changed));
    if (changed.person)
      CAIRN_CHECK(transaction->choices().put(changed.id, learnt_from(opened.workbook)));
  } else {
    StoredWorkbook made{.id = {new_name(server_organisation(), context.random)},
                        .token_hash = {},
                        .person = std::nullopt,
                        .content = std::move(content),
                        .version = 1,
                        .changed = now,
                        .remind_at = look_after_change(opened.workbook, now)};
    if (opened.person) {
      made.person = opened.person->id;
    } else {
      token = new_token(server_organisation(), context.random);
      made.token_hash = token_hash(token);
    }
    CAIRN_CHECK(workbooks.remove_unsaved_before(
        {now.microseconds - limits::unsaved_workbook_seconds_max * microseconds}));
    CAIRN_CHECK(workbooks.add(made));
    if (made.person) CAIRN_CHECK(transaction->choices().put(made.id, learnt_from(opened.workbook)));
  }
  if (opened.person) CAIRN_CHECK(keep_peers_true(*transaction, opened.person->id, opened.workbook));
  CAIRN_CHECK(transaction->commit());
  return token;
}

}  // namespace cairn::app::career
