// SPDX-License-Identifier: Apache-2.0
// Claim codes: an address on a wall, with its QR code, by which everybody in the room gets the
// badge, at once or after somebody's yes, within a window of time and up to a number.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/claim_codes.h"
#include "app/ports/organisations.h"

namespace cairn::app {

struct CodeForm {
  std::string label;
  std::string mode = "approval";  // by name
  std::string opens;              // a day, or "" for now
  std::string closes;             // the last day, or "" for no end
  std::string quota;              // a number, or "" for any
};

// Whether it can be asked for by a code, for somebody's yes: the page of a code takes words, no
// evidence and no declaration. Errors: not_found.
Result<bool> can_be_asked_by_code(Context& context, const Actor& actor,
                                  const AchievementId& achievement);

// Errors: not_found; conflict (the achievement is not published); invalid with the path of each
// wrong field ("/label"; "/mode", also where it cannot be asked for so; "/opens", "/closes",
// "/quota").
Result<ClaimCode> make_code(Context& context, const Actor& actor, const AchievementId& achievement,
                            const CodeForm& form);
// It leads nowhere from now on. Errors: not_found.
Status end_code(Context& context, const Actor& actor, const std::string& code);
Result<std::vector<ClaimCode>> list_codes(Context& context, const Actor& actor,
                                          const AchievementId& achievement);

// "{base}/get/{code}"
std::string code_url(const Context& context, const ClaimCode& code);

struct OpenedCode {
  ClaimCode code;
  Achievement achievement;
  Organisation organisation;
};
// Errors: not_found (no such code); conflict (not open yet, over, used up, ended, or the
// achievement has come to ask for more than a code's page takes: says which).
Result<OpenedCode> open_code(Context& context, std::string_view code);

// Within the transaction of what it is used for. Errors: not_found; conflict (whoever came first
// meanwhile has taken the last one, or it was ended).
Status count_use(Transaction& transaction, const OrganisationId& organisation,
                 const std::string& code);

struct CodeAnswer {
  std::string name;
  std::string email;
  std::string statement;  // of a code that asks for approval
  std::string mail_code;  // of six digits, where `mail_proof` asks for it
  std::string mail_proof;
  std::string language;              // BCP 47, in which they were asked, or ""
  std::string badges;                // addresses of badges that are needed before, as typed
  std::string learner_token;         // of who has a learner's page here, or ""
  std::string secret = {};           // of the form they came in (new_form_secret), or ""
  std::string_view badge_file = {};  // a badge of another issuer that is needed before, or ""
};

struct CodeUsed {
  std::string personal_link;  // to the badge, or
  std::string claim_page;     // to the learner's page, where somebody decides first
  std::string mail_proof;     // or: a code was mailed; answer again with it
};
// One badge an address and code, counted once. What was made before is shown again to who proved
// the address by mail, shows the learner's page it is on, or sends the same form again; others are
// refused, for an address is no proof of who somebody is. Nor does it lead to the page of a learner
// who has it: who does not prove it has a page of their own.
// Errors: those of open_code; invalid ("/name", "/email", "/statement", "/mail_code",
// "/badges", and "/badge_file", which is read once the address is proved where mail is sent).
Result<CodeUsed> use_code(Context& context, std::string_view code, const CodeAnswer& answer);

}  // namespace cairn::app
