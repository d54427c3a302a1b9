// SPDX-License-Identifier: Apache-2.0
#include "app/learners/by_address.h"

#include "app/fields.h"
#include "app/learners/erase.h"
#include "app/learners/holder.h"
#include "app/ports/learner_records.h"
#include "app/ports/organisations.h"
#include "base/filled.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

Result<std::vector<AddressHolder>> holders(Transaction& transaction, const std::string& typed,
                                           const OrganisationId& organisation) {
  CAIRN_TRY(const auto email, email_field({"/email", "E-mail address"}, typed));
  CAIRN_TRY(auto learners, transaction.learner_records().find_by_address(email));
  std::vector<AddressHolder> out;
  for (auto& learner : learners) {
    const bool wanted = organisation.text.empty() || learner.organisation.text == organisation.text;
    if (is_erased(learner) || !wanted) continue;
    CAIRN_TRY(auto of, transaction.organisations().find(learner.organisation));
    out.push_back({std::move(learner), std::move(of.name)});
  }
  if (out.empty())
    return fail(ErrorCode::not_found, "learner", filled("Nothing is kept of {} here.", email));
  return out;
}

}  // namespace

Result<std::vector<AddressHolder>> holders_of_address(Context& context, const std::string& email,
                                                      const OrganisationId& organisation) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return holders(*transaction, email, organisation);
}

Result<std::string> export_address(Context& context, const std::string& email,
                                   const OrganisationId& organisation) {
  CAIRN_TRY(const auto found, holders_of_address(context, email, organisation));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  for (const auto& [learner, name] : found) {
    CAIRN_TRY(const auto text,
              export_learner(context, {learner.organisation, {"command"}}, learner.id));
    CAIRN_TRY(const auto kept, json::parse(text, arena));
    rows.push_back(json::ObjectBuilder(builder)
                       .add_string("organisation", name)
                       .add_string("organisation_id", learner.organisation.text)
                       .add_string("learner", learner.id.text)
                       .add("kept", kept)
                       .value());
  }
  return json::write(
      builder.object({{"email", builder.string(email)}, {"learners", builder.array(rows)}}));
}

Result<std::vector<AddressHolder>> erase_address(Context& context, const std::string& email,
                                                 const OrganisationId& organisation) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto found, holders(*transaction, email, organisation));
  for (const auto& [learner, name] : found)
    CAIRN_CHECK(
        forget_learner(context, *transaction, {learner.organisation, {"command"}}, learner));
  CAIRN_CHECK(transaction->commit());
  return found;
}

}  // namespace cairn::app
