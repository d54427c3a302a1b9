// SPDX-License-Identifier: Apache-2.0
// Keeping a workbook: without an account under a token in a cookie, for a while; with one, for as
// long as its owner wants.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/career/workbook.h"
#include "app/context.h"
#include "app/ports/workbooks.h"

namespace cairn::app::career {

// What a visitor shows: the values of their cookies, or "".
struct Visitor {
  std::string workbook_token;
  std::string session_token;
};

// A workbook as it was when it was opened.
struct OpenedWorkbook {
  Workbook workbook;
  std::optional<Person> person;          // who is signed in
  std::optional<StoredWorkbook> stored;  // none: nothing is kept yet
};

// An empty workbook where there is none. Errors: io and internal alone.
Result<OpenedWorkbook> open_workbook(Context& context, const Visitor& visitor);

// Who is signed in, or nobody. Errors: io and internal alone.
Result<std::optional<Person>> person_signed_in(Context& context, const std::string& session_token);

// What a visitor without an account has begun is gone. A token that is unknown opens nothing
// already.
Status forget_workbook(Context& context, const std::string& workbook_token);

// Keeps what was opened and changed since. A new one of a visitor without an account gets a token,
// which is returned, else "". Errors: conflict (changed in another window), too_large.
Result<std::string> keep_workbook(Context& context, const OpenedWorkbook& opened);

struct PersonForm {
  std::string email;
  std::string password;
  std::string peer;  // where the try comes from
};

struct PersonSignedIn {
  std::string token;  // for the cookie
  Instant expires;
};

// An account, and the visitor's workbook becomes its own. Errors: invalid ("/email", "/password"),
// conflict with "/email" (it has an account), too_many.
Result<PersonSignedIn> sign_up(Context& context, const PersonForm& form, const Visitor& visitor);
// Goals, plans and skills the visitor has begun without an account join those of the account.
// Errors: not_permitted, too_many.
Result<PersonSignedIn> sign_in(Context& context, const PersonForm& form, const Visitor& visitor);
// A token that is unknown is signed out already.
Status sign_out_person(Context& context, std::string_view session_token);
// The account and all it kept are gone. Errors: not_permitted (wrong password, or not signed in),
// too_many.
Status delete_person(Context& context, const std::string& session_token,
                     const std::string& password, const std::string& peer);

// All of `more` that `workbook` does not hold: goals and plans under new ids, skills where they
// are higher or better proved.
void join(Workbook& workbook, const Workbook& more);

}  // namespace cairn::app::career
