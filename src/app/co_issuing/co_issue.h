// SPDX-License-Identifier: Apache-2.0
// Co-issuing: an organisation asks another of this server to sign an achievement's awards too. The
// other reads it whole and agrees to that version; each award is then signed by both. A version
// that changed since waits for a new yes, and is signed by its issuer alone meanwhile.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/co_issuers.h"
#include "app/ports/organisations.h"
#include "app/signing.h"

namespace cairn::app {

inline constexpr std::size_t co_issuers_max = 5;  // of an achievement

// `partner`: an organisation's id, or the address of its page. Asking again after a refusal or an
// end is asking anew. Errors: not_found (the achievement); conflict (retired, or asked already);
// invalid ("/partner": none of this server's, one's own, or one too many; "/message").
Result<CoIssuer> ask_to_co_issue(Context& context, const Actor& actor,
                                 const AchievementId& achievement, std::string_view partner,
                                 std::string_view message);

struct CoIssuing {
  CoIssuer agreement;
  Achievement achievement;  // as it is now
  Organisation issuer;
  Organisation partner;
  // Its awards are signed by both: agreed, and to the version that is now.
  bool holds() const;
  // Declined or ended: only a new question opens it again.
  bool over() const;
};
// Whom the actor's organisation asked. Errors: not_found.
Result<std::vector<CoIssuing>> co_issuers_of(Context& context, const Actor& actor,
                                             const AchievementId& achievement);
// Who asked the actor's organisation. Of what is over only the achievement's id and name are told.
Result<std::vector<CoIssuing>> co_issuing_asked(Context& context, const Actor& actor);
// One of these. Errors: not_found.
Result<CoIssuing> open_co_issuing(Context& context, const Actor& actor,
                                  const AchievementId& achievement);

enum class CoIssuingAnswer : std::uint8_t { agree, decline };
// `version`: the one that was read. Errors: not_found; conflict (it has changed since, is retired,
// or was declined or ended).
Status answer_co_issuing(Context& context, const Actor& actor, const AchievementId& achievement,
                         std::int64_t version, CoIssuingAnswer answer);

// By either side, from now on; what is signed stays. `partner`: whose signature ends. Errors:
// not_found.
Status end_co_issuing(Context& context, const Actor& actor, const AchievementId& achievement,
                      const OrganisationId& partner);

// Within a transaction: who signs this version of an achievement beside its issuer.
struct CoSigner {
  std::string name;
  Signer signer;
};
Result<std::vector<CoSigner>> co_signers_of(Context& context, Transaction& transaction,
                                            const Achievement& achievement);

// "Issued by A together with B and C."; "" where nobody signs beside the issuer.
std::string together_sentence(const std::string& issuer, const std::vector<CoSigner>& others);

}  // namespace cairn::app
