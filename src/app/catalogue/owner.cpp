// SPDX-License-Identifier: Apache-2.0
#include "app/catalogue/owner.h"

#include <algorithm>

#include "app/audit.h"
#include "app/career/open_catalogues.h"
#include "app/career/own_offers.h"
#include "app/operation/server_owner.h"
#include "app/optional.h"
#include "app/ports/imports.h"
#include "app/ports/organisations.h"
#include "base/filled.h"
#include "catalogue/curated.h"

namespace cairn::app {
namespace {

constexpr const char* where = "catalogue";

// What runs by itself was laid down by somebody who may.
bool is_schedule(const Actor& actor) { return actor.account.text == "schedule"; }

Error not_theirs(const std::string& catalogue) {
  return fail(
      ErrorCode::not_permitted, where,
      filled("The catalogue “{}” belongs to another organisation of this server. Give yours "
             "another name.",
             catalogue),
      "/name");
}

Error nobodys(const std::string& catalogue) {
  return fail(ErrorCode::not_permitted, where,
              filled("The catalogue “{}” is nobody’s and changed on the command line alone. Give "
                     "yours another name, or ask who runs this server to give it to you.",
                     catalogue),
              "/name");
}

Result<bool> is_there(Context& context, const std::string& catalogue) {
  CAIRN_TRY(const auto offers, context.library.offers());
  return std::ranges::any_of(offers->books,
                             [&](const auto& book) { return book->head().name == catalogue; });
}

}  // namespace

bool is_command(const Actor& actor) { return actor.account.text == "command"; }

Result<Say> say_of(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto own, transaction->imports().owned(actor.organisation));
  Say say{actor.organisation, {}};
  say.catalogues.insert(std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  return say;
}

Result<Say> say_on_skills(Context& context, const Actor& actor) {
  CAIRN_TRY(auto say, say_of(context, actor));
  CAIRN_TRY(const bool runs, runs_the_server(context, actor));
  if (runs) say.catalogues.emplace(catalogue::curated_name);
  return say;
}

bool may_decide(const Say& say, std::string_view catalogue, std::string_view offer) {
  if (catalogue == career::achievements_catalogue)
    return organisation_of(offer) == say.organisation;
  return say.catalogues.contains(catalogue);
}

Status may_import(Context& context, const Actor& actor, const std::string& catalogue) {
  // Names that no import may have are refused where it is kept.
  if (is_command(actor) || is_own_catalogue(catalogue)) return done;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(const auto owner, optional(transaction->imports().owner_of(catalogue)));
    if (owner) return *owner == actor.organisation ? Status(done) : Status(not_theirs(catalogue));
  }
  if (is_schedule(actor)) return done;
  CAIRN_TRY(const bool there, is_there(context, catalogue));
  return there ? Status(nobodys(catalogue)) : Status(done);
}

Status own_from_now_on(Context& context, const Actor& actor, const std::string& catalogue) {
  if (is_own_catalogue(catalogue) || catalogue_name_of(catalogue) != catalogue) return done;
  CAIRN_CHECK(may_import(context, actor, catalogue));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto owner, optional(transaction->imports().owner_of(catalogue)));
  if (owner) {  // also where somebody took the name meanwhile
    const bool may = *owner == actor.organisation || is_command(actor);
    return may ? Status(done) : Status(not_theirs(catalogue));
  }
  CAIRN_CHECK(transaction->imports().set_owner(catalogue, actor.organisation, context.clock.now()));
  return transaction->commit();
}

Status give_catalogue(Context& context, const std::string& catalogue,
                      const std::optional<OrganisationId>& to) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  if (to) CAIRN_CHECK(transaction->organisations().find(*to));
  CAIRN_CHECK(transaction->imports().set_owner(catalogue, to, context.clock.now()));
  if (to)
    CAIRN_CHECK(audit(context, *transaction, {*to, {"command"}}, "catalogue.given", catalogue));
  return transaction->commit();
}

}  // namespace cairn::app
