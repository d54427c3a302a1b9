// SPDX-License-Identifier: Apache-2.0
// The organisation of an API key: read and changed.
#include "app/limits.h"
#include "app/organisation/domain_check.h"
#include "app/organisation/profile.h"
#include "app/organisation/retention.h"

#include "json/build.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/api/settings.h"

namespace cairn::server::api {

namespace {

Response told(const app::DomainCheck& check) {
  Arena arena;
  json::ObjectBuilder out{json::Builder(arena)};
  out.add_string("domain", check.domain)
      .add_string("recordName", check.record_name)
      .add_string("recordText", check.record_text);
  if (check.confirmed) out.add_string("confirmed", format_instant(*check.confirmed));
  if (check.checked) out.add_string("checked", format_instant(*check.checked));
  return answer(out.add_string_if("fault", check.fault).value());
}

}  // namespace

Result<Response> organisation(Call& call) {
  CAIRN_TRY(auto reading, call.context().store.begin(app::Access::read));
  CAIRN_TRY(const auto found, reading->organisations().find(call.actor().organisation));
  Arena arena;
  return answer(json::ObjectBuilder(json::Builder(arena))
                    .add_string("id", found.id.text)
                    .add_string("name", found.name)
                    .add_string("url", found.url)
                    .add_string("description", found.description)
                    .add_string("email", found.contact_email)
                    .add_string("telephone", found.telephone)
                    .add_string("address", found.address)
                    .add("privateAtFirst", json::Value::boolean(!found.sharing.empty()))
                    .add("wholeOnly", json::Value::boolean(found.whole_only))
                    .add_string_if("logo", app::logo_url(call.context(), found))
                    .add_string("created", format_instant(found.created))
                    .value());
}

// Whole: what is left out becomes empty.
Result<Response> change_organisation(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const app::OrganisationForm form{.name = body.text("name", Needed::yes),
                                   .url = body.text("url"),
                                   .description = body.text("description"),
                                   .contact_email = body.text("email"),
                                   .telephone = body.text("telephone"),
                                   .address = body.text("address"),
                                   .private_at_first = body.flag("privateAtFirst"),
                                   .whole_only = body.flag("wholeOnly")};
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::change_organisation(call.context(), call.actor(), form));
  return organisation(call);
}

Result<Response> change_logo(Call& call) {
  CAIRN_CHECK(app::change_logo(call.context(), call.actor(), as_bytes(call.request.body)));
  return organisation(call);
}

Result<Response> remove_logo(Call& call) {
  CAIRN_CHECK(app::remove_logo(call.context(), call.actor()));
  return nothing();
}

Result<Response> own_domain(Call& call) {
  CAIRN_TRY(const auto check, app::domain_check(call.context(), call.organisation));
  return told(check);
}

Result<Response> check_own_domain(Call& call) {
  CAIRN_TRY(const auto check, app::check_domain_now(call.context(), call.actor()));
  return told(check);
}

Result<Response> retention(Call& call) {
  CAIRN_TRY(const auto rule, app::find_retention(call.context(), call.organisation));
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder out(builder);
  if (rule.evidence_months > 0) out.add("evidenceMonths", builder.integer(rule.evidence_months));
  if (rule.offer_months > 0) out.add("offerMonths", builder.integer(rule.offer_months));
  return answer(out.value());
}

// Whole: what is left out is kept for good.
Result<Response> change_retention(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto evidence = body.maybe_integer("evidenceMonths", 1, limits::retention_months_max);
  const auto offers = body.maybe_integer("offerMonths", 1, limits::retention_months_max);
  CAIRN_CHECK(body.faults());
  const auto written = [](std::optional<std::int64_t> months) {
    return months ? std::to_string(*months) : std::string();
  };
  CAIRN_CHECK(
      app::change_retention(call.context(), call.actor(), {written(evidence), written(offers)}));
  return retention(call);
}

}  // namespace cairn::server::api
